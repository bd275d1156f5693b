import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';

/** A header taken apart: the words that are compared, and the unit it states. */
export interface FoldedHeader {
  readonly words: string;
  readonly unit: string | undefined;
}

/** How many of the smaller unit one of these is; only for money and prices. */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['rmb', 1],
  ['人民币元', 1],
  ['千元', 1_000],
  ['万', 10_000],
  ['万元', 10_000],
  ['百万元', 1_000_000],
  ['亿元', 100_000_000],
]);
const OTHER_UNITS = new Set(['%', '％', '天', '日', '个月', '月', 'days', '件', '吨', '公斤', 'kg', '张', '米']);
const NUMBERING = new Set(['序号', 'no', 'no.', '#', '行号', '项次', '顺序号', '编序', '№']);

/** Folds width, spaces, line breaks, `*`, brackets and units, so that `信用额度＊\n（万元）` compares as `信用额度`. */
export function foldHeader(text: string): FoldedHeader {
  let words = removeWhitespace(foldWidth(text))
    .toLowerCase()
    .replace(/[*★※●]/g, '');
  let unit: string | undefined;
  // `金额(含税)` and `金额(不含税)` are two columns, so a short word in brackets stays; a unit or an instruction goes.
  words = words.replace(/[(（[【]([^)）\]】]*)[)）\]】]/g, (_, inside: string) => {
    const meant = withoutUnitWord(inside);
    if (!isUnit(meant)) return isExplanation(meant) ? '' : meant;
    unit ??= meant;
    return '';
  });
  const tail = /^(.+?)[/,，:：-](?:单位[:：]?)?([^/,，:：-]+)$/.exec(words);
  if (tail?.[1] !== undefined && tail[2] !== undefined && isUnit(tail[2])) {
    unit ??= tail[2];
    words = tail[1];
  }
  return { words: words.replace(/[、,，/\\·.:：;；_-]/g, ''), unit };
}

/** The factor a header's unit asks for on a money or price column: 10,000 for 万元, 1 without a unit. */
export function unitFactor(unit: string | undefined): number {
  return unit === undefined ? 1 : (FACTORS.get(unit) ?? 1);
}

/** 序号 and its kin: a count of rows, never a value. */
export function isNumberingHeader(text: string): boolean {
  return NUMBERING.has(foldHeader(text).words) || NUMBERING.has(removeWhitespace(foldWidth(text)).toLowerCase());
}

const TOTALS =
  /^(?:合计|总计|小计|累计|总合计|本页[合小]计|本月合计|本年累计|金额合计|grandtotal|subtotal|totals?)(?:[:：(（].*)?$/;

/** A cell that says that its row adds up the rows above. */
export function isTotalsWord(text: string): boolean {
  return TOTALS.test(removeWhitespace(foldWidth(text)).toLowerCase());
}

function withoutUnitWord(text: string): string {
  return text.replace(/^单位[:：]?/, '');
}

function isExplanation(text: string): boolean {
  return text.length > 6 || /^(?:必填|选填|可选|如|例|格式|文本|下拉)/.test(text);
}

function isUnit(text: string): boolean {
  return FACTORS.has(text) || OTHER_UNITS.has(text);
}
