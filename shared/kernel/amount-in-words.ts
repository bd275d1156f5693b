const DIGITS = '零壹贰叁肆伍陆柒捌玖';
/** Inside a group of four digits, from its right. */
const PLACES = ['', '拾', '佰', '仟'];

/**
 * 人民币大写 of an amount in fen, as cheques and vouchers want it (支付结算办法, annex 1): `人民币壹佰元零伍分`.
 * Ends with 整 at 元 and, unless `wholeAfterJiao` is false, at 角. Of the two official forms, 零 is written only where digits are skipped.
 */
export function amountInWords(fen: number | bigint, options: { readonly wholeAfterJiao?: boolean } = {}): string {
  const signed = BigInt(fen);
  const value = signed < 0n ? -signed : signed;
  const yuan = value / 100n;
  const jiao = Number((value / 10n) % 10n);
  const cents = Number(value % 10n);
  const whole = yuan === 0n ? (value === 0n ? '零元' : '') : `${integerInWords(yuan)}元`;
  return `人民币${signed < 0n ? '负' : ''}${whole}${fractionInWords(jiao, cents, yuan > 0n, options.wholeAfterJiao ?? true)}`;
}

function fractionInWords(jiao: number, cents: number, afterYuan: boolean, wholeAfterJiao: boolean): string {
  if (jiao === 0 && cents === 0) return '整';
  const tenths = jiao === 0 ? (afterYuan ? '零' : '') : `${DIGITS.charAt(jiao)}角`;
  if (cents === 0) return wholeAfterJiao ? `${tenths}整` : tenths;
  return `${tenths}${DIGITS.charAt(cents)}分`;
}

/** Digit by digit from the left: a run of skipped zeros before a further digit is one 零. */
function integerInWords(yuan: bigint): string {
  const digits = yuan.toString();
  let words = '';
  let skipped = false;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(i));
    const place = digits.length - 1 - i;
    if (digit > 0) words += `${skipped ? '零' : ''}${DIGITS.charAt(digit)}${PLACES[place % 4] ?? ''}`;
    skipped = digit === 0;
    if (place % 4 === 0) words += groupUnit(yuan, place);
  }
  return words;
}

/** 万 or 亿 after a group of four, unless the group is empty; 亿 also closes 万亿. */
function groupUnit(yuan: bigint, place: number): string {
  const throughHere = yuan / 10n ** BigInt(place);
  if (place === 8) return throughHere > 0n ? '亿' : '';
  if (place === 4 || place === 12) return throughHere % 10_000n > 0n ? '万' : '';
  return '';
}
