import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import { simplifyWords } from './traditional.ts';

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
const OTHER_UNITS = new Set(
  [
    '%',
    '％',
    '天',
    '日',
    '个月',
    '月',
    'days',
    '件',
    '吨',
    '公斤',
    '千克',
    'kg',
    '张',
    '米',
    '桶',
    '箱',
    '个',
    '只',
    '台',
  ].concat(['套', '支', '把', '包', '袋', '瓶', '卷', '份', '升', 'l', '平方米', '立方米', 'm', 'm2', 'pcs', 't']),
);
/** 元/吨: money for each of something. */
const MONEY_PER = /^(元|千元|万元|rmb|cny|¥)\/.{1,4}$/;
const NUMBERING = new Set(['序号', 'no', 'no.', '#', '行号', '项次', '顺序号', '编序', '№']);

/** Folds width, spaces, line breaks, `*`, brackets and units, so that `信用额度＊\n（万元）` compares as `信用额度`. */
export function foldHeader(text: string): FoldedHeader {
  let words = simplifyWords(removeWhitespace(foldWidth(text)))
    .toLowerCase()
    .replace(/[*★※●'"“”「」?？]/g, '');
  let unit: string | undefined;
  // `金额(含税)` and `金额(不含税)` are two columns, so a short word in brackets stays; a unit or an instruction goes.
  words = words.replace(/[(（[【]([^)）\]】]*)[)）\]】]/g, (_, inside: string) => {
    const meant = withoutUnitWord(inside);
    const stated = unitOf(meant);
    if (stated === undefined) return isExplanation(meant) ? '' : meant;
    unit ??= stated;
    return '';
  });
  if (words.length > 1 && words.endsWith('%')) {
    unit ??= '%';
    words = words.slice(0, -1);
  }
  const tail = /^(.+?)[/,，:：-](?:单位[:：]?)?([^/,，:：-]+)$/.exec(words);
  const tailUnit = unitOf(tail?.[2] ?? '');
  if (tail?.[1] !== undefined && tailUnit !== undefined) {
    unit ??= tailUnit;
    words = tail[1];
  }
  return { words: words.replace(/[、,，/\\·.:：;；_-]/g, ''), unit };
}

/** Words in brackets that make another column of it, or say which: 金额(不含税), 地址(收货). */
const TELLING = /税|货|票|其他|其它|备用|副|旧|原|新|第|二|2/;

/**
 * What a header says without its notes in brackets (跟单业务员（我方）), and in each of two languages (客户编号 Customer No.);
 * `sure` when nothing but the other language was taken off.
 */
export function headerVariants(text: string): readonly { readonly text: string; readonly sure: boolean }[] {
  const folded = foldWidth(text).trim();
  const bare = folded.replace(/\(([^)]*)\)|\[([^\]]*)\]/g, (all: string, round = '', square = '') =>
    TELLING.test(`${round}${square}`) ? all : '',
  );
  const two =
    /^(\p{Script=Han}[^a-z]*?)[\s/|([-]+([a-z].*)$/isu.exec(folded) ??
    /^([a-z][^\p{Script=Han}]*?)[\s/|([-]+(\p{Script=Han}.*)$/isu.exec(folded);
  const taxed = /^(.+?)\((含税|不含税|未税|无税)(?:价)?\)$/.exec(removeWhitespace(folded));
  const halves = [two?.[1], two?.[2]?.replace(/[)\]]$/, '')].filter((half) => half !== undefined);
  // (客户)名称#中文(简体), as one program heads its columns; 购买方手机 of a form for invoices.
  const field = /^[*\s]*\([^)]{1,8}\)\s*([^#(]+)(?:#(.*))?$/.exec(folded);
  const bought = /^(?:购买方|购货方|购方|企业)(.{2,})$/.exec(folded)?.[1];
  return [
    ...halves.map((half) => ({ text: half, sure: true })),
    ...(field?.[1] === undefined || /编码|代码/.test(field[2] ?? '') ? [] : [{ text: field[1], sure: true }]),
    ...(bought === undefined ? [] : [{ text: bought, sure: false }]),
    // 单价（含税） is the 含税单价.
    ...(taxed === null ? [] : [{ text: `${taxed[2]}${taxed[1]}`, sure: true }]),
    ...(bare.trim() !== folded && bare.trim() !== '' ? [{ text: bare, sure: false }] : []),
  ];
}

/** What the lines above a header say of all amounts below: `单位：万元`. */
export function unitInTitle(text: string): string | undefined {
  return /单位:(?:人民币)?(千元|万元|百万元|亿元)/.exec(removeWhitespace(foldWidth(text)))?.[1];
}

/** The factor a header's unit asks for on a money or price column: 10,000 for 万元, 1 without a unit. */
export function unitFactor(unit: string | undefined): number {
  return unit === undefined ? 1 : (FACTORS.get(unit) ?? 1);
}

/** The unit a factor stands for: 万元 of 10,000. */
export function wordOfFactor(factor: number): string {
  return [...FACTORS].findLast(([unit, of]) => of === factor && unit.endsWith('元'))?.[0] ?? '';
}

/** 序号 and its kin: a count of rows, never a value. */
export function isNumberingHeader(text: string): boolean {
  return NUMBERING.has(foldHeader(text).words) || NUMBERING.has(removeWhitespace(foldWidth(text)).toLowerCase());
}

/** 华东区小计, 一月合计, 江苏恒泰 汇总: the words may name what is added up; 价税合计 is a column. */
const TOTALS =
  /^(?:(?!价税)(.{0,16}?)(?:合计|总计|小计|累计|共计|汇总)|grandtotals?|subtotals?|pagetotals?|totals?|sum)(?:[:(].*)?$/;
const TOTALS_AT_MOST = 40;

/** A cell that says that its row adds up the rows above. */
export function isTotalsWord(text: string): boolean {
  return text.length <= TOTALS_AT_MOST && TOTALS.test(foldTotals(text));
}

/** What is added up by a cell of that kind: 华东区 of 华东区小计. */
export function totalsOf(text: string): string | undefined {
  const of = text.length <= TOTALS_AT_MOST ? TOTALS.exec(foldTotals(text))?.[1] : undefined;
  return of === '' ? undefined : of;
}

function foldTotals(text: string): string {
  return simplifyWords(removeWhitespace(foldWidth(text))).toLowerCase();
}

function withoutUnitWord(text: string): string {
  return text.replace(/^单位[:：]?/, '').replace(/^人民币(?=.?.?元$)/, '');
}

function isExplanation(text: string): boolean {
  return text.length > 6 || /^(?:必填|选填|可选|如|例|格式|文本|下拉)/.test(text);
}

/** The unit a text is, if it is one; of 元/吨 the money. */
function unitOf(text: string): string | undefined {
  if (FACTORS.has(text) || OTHER_UNITS.has(text)) return text;
  const money = MONEY_PER.exec(text)?.[1];
  return money !== undefined && FACTORS.has(money) ? money : money && '元';
}
