import { excelSerialToDate, parseBusinessDate } from '#shared/kernel/business-date.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import { foldIdentifier, foldPhone } from '#shared/kernel/identifiers.ts';
import { parseFen } from '#shared/kernel/money.ts';
import { parsePrice, parseQuantity } from '#shared/kernel/quantity.ts';
import { foldDashes, foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import type { ColumnChoice, SheetColumn } from './column-kinds.ts';
import { simplifyWords } from './traditional.ts';
import type { SheetValue } from './sheet-preview.ts';
import type { SheetCell } from './workbook-content.ts';

/** How the column is read: the factor of its unit (10,000 for 万元), a header in percent, the workbook's date system. */
export interface CellReading {
  readonly factor: number;
  readonly percent: boolean;
  readonly date1904: boolean;
}

export type ParsedCell =
  | { readonly ok: true; readonly value: SheetValue | undefined }
  | { readonly ok: false; readonly reason: CellReason; readonly details?: RuleDetails };

export const cellReasons = [
  'required',
  'digits_lost',
  'too_many_numbers',
  'two_in_one_cell',
  'foreign_currency',
  'not_an_identifier',
  'error_cell',
  'formula_without_value',
  'not_an_amount',
  'too_many_decimals',
  'not_a_quantity',
  'not_a_price',
  'not_a_date',
  'ambiguous_date',
  'not_an_integer',
  'not_a_rate',
  'unit_differs',
  'unknown_choice',
  'duplicate_in_file',
  'same_in_file',
  'belongs_above',
  'differs_within_record',
  'record_has_refused_row',
] as const;
export type CellReason = (typeof cellReasons)[number];

/** A spreadsheet keeps 15 digits of a number; the rest were zeros before we saw them. */
const KEPT_DIGITS = 15;

/** Reads one cell as its column's type. An empty cell is no value; whether it may be is the caller's question. */
export function parseCell(column: SheetColumn, cell: SheetCell | undefined, reading: CellReading): ParsedCell {
  if (cell === undefined) return found(undefined);
  if (cell[1] === 'e') return refused('error_cell', { error: String(cell[2]) });
  const text = plainText(cell);
  if (text === '' || (column.free !== true && column.type !== 'choice' && saysNothing(text))) return found(undefined);
  switch (column.type) {
    case 'text':
      return found(column.free === true || column.lines === true ? shownText(cell) : joinLines(shownText(cell)));
    case 'identifier':
      return parseIdentifier(cell, foldIdentifier);
    case 'phone':
      return parseIdentifier(cell, phoneIn);
    case 'fen':
      return parseNumber(cell, reading.factor, parseFen, 'not_an_amount');
    case 'quantity':
      return parseNumber(cell, 1, parseQuantity, 'not_a_quantity');
    case 'price':
      return parseNumber(cell, reading.factor, parsePrice, 'not_a_price');
    case 'date':
      return parseDate(cell, reading.date1904);
    case 'integer':
      return parseInteger(cell);
    case 'rate':
      return parseRate(cell, reading.percent, column.taxes === true);
    case 'choice':
      return parseChoice(column, cell);
  }
}

/** A break within a name is how it was made to fit its cell; an address may have lines. */
function joinLines(text: string): string {
  return text.includes('\n') || text.includes('\r')
    ? text.replace(/\s*[\r\n]+\s*/g, (_, at: number) => (/[\w.,]/.test(text.charAt(at - 1)) ? ' ' : ''))
    : text;
}

const NOTHING = new Set(['', '-', '--', '/', '//', '\\', '无', '暂无', '没有', '空', 'n/a', 'na', 'null']);

/** With what folding drops; longer texts are not even folded. */
const NOTHING_AT_MOST = 6;

/** What people write where there is no value; free words may well be one of these. */
export function saysNothing(text: string): boolean {
  return text.length <= NOTHING_AT_MOST && NOTHING.has(foldDashes(foldWidth(text)).toLowerCase());
}

function found(value: SheetValue | undefined): ParsedCell {
  return { ok: true, value };
}

function refused(reason: CellReason, details?: RuleDetails): ParsedCell {
  return details === undefined ? { ok: false, reason } : { ok: false, reason, details };
}

/** The value as text: a number without float noise (`0.30000000000000004` is 0.3), everything else as it stands, trimmed. */
export function plainText(cell: SheetCell): string {
  const [, type, value] = cell;
  if (type === 'n') return plainNumber(Number(value));
  if (type === 'b') return value === true ? '是' : '否';
  const text = String(value);
  return (/[\u200B\uFEFF]/.test(text) ? text.replace(/[\u200B\uFEFF]/g, '') : text).trim();
}

/** What the person sees in the cell; a long number without its `E+17`. */
function shownText(cell: SheetCell): string {
  const shown = cell[3];
  if (cell[1] !== 'n' || shown === undefined || /E[+-]?\d+$/i.test(shown)) return plainText(cell);
  return shown.trim();
}

function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 10 ** KEPT_DIGITS) return String(value);
  const text = String(Number(value.toPrecision(KEPT_DIGITS)));
  return /e/i.test(text) ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

function parseIdentifier(cell: SheetCell, fold: (text: string) => string): ParsedCell {
  const [, type, value, shown] = cell;
  if (type === 'd' || type === 'b') return refused('not_an_identifier');
  if (type === 'n') {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) return refused('not_an_identifier');
    if (number >= 10 ** KEPT_DIGITS) return refused('digits_lost');
    // `00123` shown by a number format is what the office means.
    const keepsZeros = shown !== undefined && /^\d+$/.test(shown) && Number(shown) === number;
    return found(keepsZeros ? shown : String(number));
  }
  const folded = fold(String(value).replace(/^\s*['‘’`]/, ''));
  // `1E5` may be a code; `1E+05` and `9.14E17` are what spreadsheets and reports make of a number.
  if (/^\d(?:\.\d+E\+?|E\+)\d+$/.test(folded)) return refused('digits_lost');
  return found(folded === '' ? undefined : folded);
}

/** A phone without what forms and phone books write around it: 手机：13857120486（微信同号）. */
function phoneIn(text: string): string {
  const bare = foldWidth(text)
    .trim()
    .replace(/^(?:手机|电话|联系电话|固话|座机|办公|移动电话|tel|mob|mobile|phone|cell)\s*[:.]?\s*(?=[\d+(])/i, '')
    .replace(/\s*\(?(?:同微信|微信同号|微信同步|微信|同号|wechat)\)?$/i, '');
  return foldPhone(bare);
}

function parseNumber(
  cell: SheetCell,
  factor: number,
  parse: (text: string) => number | undefined,
  reason: CellReason,
): ParsedCell {
  if (cell[1] === 'd' || cell[1] === 'b') return refused(reason);
  const text = signInFront(plainText(cell).replace(/(?<=元)\s*整$/, ''));
  const { value, written } = withUnit(text, factor);
  const parsed = parse(multiplyDecimal(value, written));
  if (parsed !== undefined) return found(parsed);
  const shown = cell[1] === 'n' ? parseShown(cell, written, parse) : undefined;
  if (shown !== undefined) return found(shown);
  return refused(isDecimal(value) ? 'too_many_decimals' : reason);
}

/** Accountants write a negative amount in brackets, some programs with the minus behind it. */
function signInFront(text: string): string {
  const folded = foldDashes(foldWidth(text)).trim();
  const negative = /^\(\s*([^()+-]+)\)$/.exec(folded) ?? /^([^()+-]*\d)-$/.exec(folded);
  return negative?.[1] === undefined ? text : `-${negative[1].trim()}`;
}

/** `50万元` in a cell says its own unit, whatever the header says. */
function withUnit(text: string, factor: number): { value: string; written: number } {
  const own = /^(.*?\d)\s*(万元|万|千元|亿元)$/.exec(foldWidth(text));
  if (own?.[1] === undefined) return { value: text, written: factor };
  return { value: own[1], written: { 万元: 1e4, 万: 1e4, 千元: 1e3, 亿元: 1e8 }[own[2] ?? ''] ?? factor };
}

/** A calculated amount such as 1234.5678 that is shown as 1,234.57 counts as what is shown, when only rounding lies between. */
function parseShown(cell: SheetCell, factor: number, parse: (text: string) => number | undefined): number | undefined {
  const shown = cell[3];
  if (shown === undefined || factor !== 1) return undefined;
  const numeric = Number(shown.replace(/[,¥￥\s]/g, ''));
  const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
  if (!Number.isFinite(numeric) || decimals < 2) return undefined;
  return Math.abs(numeric - Number(cell[2])) <= 0.5000001 * 10 ** -decimals ? parse(shown) : undefined;
}

function isDecimal(text: string): boolean {
  return /^[+-]?[\d,]*\.\d+$/.test(removeWhitespace(foldWidth(text)));
}

/** Moves the decimal point of a written number, so that 12.3456 万元 becomes 123456 元 without passing through a float. */
function multiplyDecimal(text: string, factor: number): string {
  const places = Math.round(Math.log10(factor));
  if (places === 0) return text;
  const match = /^([^\d.]*)([\d,]*)(?:\.(\d+))?(\D*)$/.exec(foldWidth(text).trim());
  if (match === null) return text;
  const [, before = '', whole = '', fraction = '', after = ''] = match;
  if (whole === '' && fraction === '') return text;
  const padded = fraction.padEnd(places, '0');
  const rest = padded.slice(places);
  return `${before}${whole.replaceAll(',', '')}${padded.slice(0, places)}${rest === '' ? '' : `.${rest}`}${after}`;
}

/** A licence that never ends has no last day. */
const WITHOUT_END = /^(?:长期|长期有效|永久|永久有效|无固定期限|无期限|不限)$/;

function parseDate(cell: SheetCell, date1904: boolean): ParsedCell {
  const [, type, value] = cell;
  if (type === 'd') return found(String(value));
  if (type === 'b') return refused('not_a_date');
  if (type === 's' && WITHOUT_END.test(String(value).trim())) return found(undefined);
  if (type === 'n') {
    const number = Number(value);
    // A bare serial number, 1954 to 2119; eight digits are a date written without marks.
    if (number >= 20_000 && number < 80_000) {
      const date = excelSerialToDate(number, date1904);
      return date === undefined ? refused('not_a_date') : found(date);
    }
  }
  const reading = parseBusinessDate(plainText(cell));
  if (reading.ok) return found(reading.date);
  return refused(reading.reason === 'ambiguous' ? 'ambiguous_date' : 'not_a_date');
}

function parseInteger(cell: SheetCell): ParsedCell {
  if (cell[1] === 'd' || cell[1] === 'b') return refused('not_an_integer');
  const text = removeWhitespace(foldWidth(plainText(cell))).replaceAll(',', '');
  const match = /^([+-]?\d{1,15})(?:\.0+)?(?:天|日|days?|次|人|件|个月|个|份|年)?$/i.exec(text);
  return match === null ? refused('not_an_integer') : found(Number(match[1]));
}

/** `13%`, `13` and `0.13` are all 13 percent; below 1 without a percent sign is a fraction. Gives basis points. */
function parseRate(cell: SheetCell, percentHeader: boolean, taxes: boolean): ParsedCell {
  if (cell[1] === 'd' || cell[1] === 'b') return refused('not_a_rate');
  const text = removeWhitespace(foldWidth(plainText(cell))).replace(/^税率:?/, '');
  const marked = text.endsWith('%');
  const value = parseQuantity(marked ? text.slice(0, -1) : text);
  if (value === undefined || value < 0) return refused('not_a_rate');
  const shownAsPercent = cell[1] === 'n' && (cell[3]?.endsWith('%') ?? false);
  // 0.13 under 税率% is 13 %: no tax is less than half a percent.
  const isBelow = value < (percentHeader ? (taxes ? 400_000 : 0) : 1_000_000);
  const isFraction = shownAsPercent || (!marked && isBelow);
  const basisPoints = isFraction ? value / 100 : value / 10_000;
  if (!Number.isInteger(basisPoints) || basisPoints > 10_000) return refused('not_a_rate');
  return found(basisPoints);
}

function parseChoice(column: SheetColumn, cell: SheetCell): ParsedCell {
  const choices = column.choices ?? [];
  const code = codesOf(choices).get(foldChoice(plainText(cell)));
  if (code !== undefined) return found(code);
  if (saysNothing(plainText(cell))) return found(undefined);
  return refused('unknown_choice', { choices: choices.map((candidate) => candidate.label.zh).join('、') });
}

const codesBefore = new WeakMap<readonly ColumnChoice[], ReadonlyMap<string, string>>();

/** Codes by every word for them, folded; a word that two have is the first one's. */
function codesOf(choices: readonly ColumnChoice[]): ReadonlyMap<string, string> {
  const known = codesBefore.get(choices);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const { code, label, synonyms = [] } of choices.toReversed()) {
    for (const word of [code, label.zh, label.en, ...synonyms]) codes.set(foldChoice(word), code);
  }
  codesBefore.set(choices, codes);
  return codes;
}

function foldChoice(text: string): string {
  return simplifyWords(removeWhitespace(foldWidth(text))).toLowerCase();
}

/** The value's look for a list of refused cells: enough to find it, not enough to pass personal data on. */
export function maskValue(column: SheetColumn | undefined, cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  const text = cell[1] === 'n' ? (cell[3] ?? plainText(cell)) : plainText(cell);
  switch (column?.type) {
    case 'identifier':
    case 'phone':
      return text.length <= 6 ? text : `${text.slice(0, 4)}…${text.slice(-3)} (${text.length})`;
    case 'text':
    case undefined:
      return text.length <= 6 ? text : `${text.slice(0, 4)}… (${text.length})`;
    default:
      return text.length <= 24 ? text : `${text.slice(0, 24)}…`;
  }
}
