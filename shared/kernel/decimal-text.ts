import { foldDashes, foldWidth } from './text-width.ts';

const PLAIN = /^(\d+)(?:\.(\d*))?$/;
const GROUPED = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;
const NO_INTEGER_PART = /^()\.(\d+)$/;
const CURRENCY_BEFORE = /^(?:人民币|RMB|CNY|¥)\s*/i;
const CURRENCY_AFTER = /\s*[元圆]$/;

/** Reads a decimal as people type it, times 10^decimals. Undefined when it is no number or needs more decimals. */
export function readScaled(text: string, decimals: number, options: { currency?: boolean } = {}): bigint | undefined {
  let rest = foldDashes(foldWidth(text)).replaceAll('。', '.').trim();
  let negative = false;
  let signed = false;
  const takeSign = (): void => {
    if (signed || !/^[+-]/.test(rest)) return;
    signed = true;
    negative = rest.startsWith('-');
    rest = rest.slice(1).trimStart();
  };
  takeSign();
  if (options.currency === true) {
    rest = rest.replace(CURRENCY_BEFORE, '').replace(CURRENCY_AFTER, '');
    takeSign();
  }
  const magnitude = readMagnitude(rest, decimals);
  return negative && magnitude !== undefined ? -magnitude : magnitude;
}

function readMagnitude(text: string, decimals: number): bigint | undefined {
  // A space between digits groups thousands like a comma: `1 234.50`; `12 34` is refused as two numbers.
  const grouped = text.replace(/\s*,\s*|\s+/g, ',');
  const match = PLAIN.exec(grouped) ?? GROUPED.exec(grouped) ?? NO_INTEGER_PART.exec(grouped);
  if (match === null) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  return BigInt(`${(match[1] ?? '').replaceAll(',', '')}${fraction.padEnd(decimals, '0')}`);
}

/** Writes an integer that counts 10^-scale units, with at least `minDecimals` decimals; no grouping, ASCII minus. */
export function writeScaled(value: bigint, scale: number, minDecimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(minDecimals, '0');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Turns `-1234567.5` into `−1,234,567.5`: thousands grouped, the true minus sign (U+2212). */
export function forReading(plain: string): string {
  const [whole = '', fraction] = plain.replace('-', '\u2212').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
