import type { ColumnType, SheetColumn } from '#shared/exchange/column-kinds.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';

// The words of our own template workbooks, and how the importer knows them again.

/** Which of a pair of words: Chinese first, English second. */
export type WordIndex = 0 | 1;
type Words = readonly [zh: string, en: string];

const GUIDE_SHEET: Words = ['填写说明', 'How to fill in'];
const EXAMPLE: Words = ['示例：', 'Example: '];

export function guideSheetName(at: WordIndex): string {
  return GUIDE_SHEET[at];
}

/** The notes beside a form are never taken for data. */
export function isGuideSheet(name: string): boolean {
  return GUIDE_SHEET.includes(name.trim());
}

/** The first cell of the example row says what it is, so that a form filled in below it imports without it. */
export function exampleText(value: string, at: WordIndex): string {
  return `${EXAMPLE[at]}${value}`;
}

export function isExampleText(text: string): boolean {
  return /^(?:示例|example):/i.test(foldWidth(text).trim());
}

export const guideHeads: readonly Words[] = [
  ['列', 'Column'],
  ['必填', 'Required'],
  ['填什么', 'Meaning'],
  ['格式', 'Format'],
  ['可填的值', 'Allowed values'],
  ['示例', 'Example'],
];

export const YES: Words = ['是', 'yes'];

export const guideTitle = (title: string, at: WordIndex): string =>
  at === 0 ? `${title}填写说明` : `${title}: how to fill in`;

export const guideLine: Words = [
  '带 * 的列必填，其余可空。灰色示例行不用删，导入时自动略过。列的先后可换，用不着的列可删；表头文字请保留。',
  'Columns marked * are required, the others may stay empty. The grey example row is left out by itself. Columns may be moved or deleted; keep the words of the header.',
];

/** How a value of each type is written. */
export const FORMATS: Readonly<Record<ColumnType, Words>> = {
  text: ['文字', 'Text'],
  identifier: ['文本，号码原样照抄，前面的 0 保留', 'Text, digits as they are, leading zeros kept'],
  phone: ['文本，手机 11 位，座机可带区号', 'Text, a mobile or a landline with its area code'],
  fen: ['数字，单位元，最多两位小数', 'A number in yuan, two decimals at most'],
  quantity: ['数字，最多六位小数', 'A number, six decimals at most'],
  price: ['数字，单位元，最多六位小数', 'A number in yuan, six decimals at most'],
  date: ['日期，如 2026-03-05', 'A date such as 2026-03-05'],
  integer: ['整数', 'A whole number'],
  rate: ['百分比，如 13%', 'A percentage such as 13%'],
  choice: ['从下拉列表里选', 'Pick one from the list'],
};

const EXAMPLES: Readonly<Record<ColumnType, string>> = {
  text: '',
  identifier: '001',
  phone: '13800138000',
  fen: '1000.00',
  quantity: '10',
  price: '12.50',
  date: '2026-03-05',
  integer: '30',
  rate: '13%',
  choice: '',
};

/** A value of the column's type, for a column nobody wrote an example for. */
export function exampleOfType(column: SheetColumn, at: WordIndex): string {
  const [first] = column.choices ?? [];
  if (first !== undefined) return at === 0 ? first.label.zh : first.label.en;
  return EXAMPLES[column.type];
}
