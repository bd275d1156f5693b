import { plainText } from '#shared/exchange/parse-cell.ts';
import type { LeftOutRow, PreviewColumn } from '#shared/exchange/sheet-preview.ts';
import { columnIndex } from '#shared/exchange/cell-address.ts';
import { foldHeader, isNumberingHeader, isTotalsWord, totalsOf } from '#shared/exchange/fold-header.ts';
import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import { simplifyWords } from '#shared/exchange/traditional.ts';
import { isExampleText } from '../template-words.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { TargetWords } from './suggest-mapping.ts';

type Reason = LeftOutRow['reason'];

const NOTES =
  /^(?:注|备注|说明|注意|填表说明|制表|填表|编制|审核|复核|批准|经办|打印|日期|操作员|财务主管|财务|单位负责人|部门主管|主管|记账|出纳|会计|签字|签名|盖章|导出|制单|数据来源|统计|第|页码|note|preparedby|printedby)[人员日期时间说明部门签字名章]*[:：]/;
/** 第1页/共3页, 共 120 条记录, Page 1 of 3. */
const PAGES = /^[-—]*(?:第?\d+页|共\d+[条页行笔]|page\d+)/;
/** Notes under a table fill a few cells at most; a record whose name begins so fills more. */
const NOTE_CELLS = 8;

/** What the rows under a header are compared with. `needed` are columns a record cannot lack. */
export interface RowMeasures {
  readonly columns: readonly PreviewColumn[];
  readonly needed: readonly PreviewColumn[];
  /** What subtotals of this sheet name: 华东区 of 华东区小计. */
  readonly groups: ReadonlySet<string>;
}

/** Why a row under the header is no record; undefined when it has to be read as one. */
export function leftOutReason(grid: SheetGrid, row: number, measures: RowMeasures): Reason | undefined {
  const { columns, needed } = measures;
  if (isExampleText(firstText(grid, row))) return 'example_row';
  if (addsUp(grid, row, columns)) return 'totals_row';
  if (isTechnical(grid, row, columns)) return 'repeated_header';
  const lacksNeeded = needed.length === 0 || needed.some((column) => isEmptyOrWord(grid, row, column));
  if (lacksNeeded) {
    const texts = textsOf(grid, row);
    if (texts.some(isTotalsWord)) return 'totals_row';
    const [first = ''] = texts;
    if ((NOTES.test(first) || PAGES.test(first)) && texts.length <= NOTE_CELLS) return 'note_row';
  } else if (isFooter(grid, row)) return 'note_row';
  if (isGroupTitle(grid, row, measures)) return 'group_title';
  if (repeatsHeader(grid, row, columns)) return 'repeated_header';
  return holdsNothing(grid, row, columns) ? 'only_number' : undefined;
}

const BARE_TOTAL = /^(?:合计|总计|小计|累计|本页合计|本页小计|totals?|grandtotal|subtotal):?$/;

/** 合计 alone in front of all values, in a column that holds none of ours. */
function addsUp(grid: SheetGrid, row: number, columns: readonly PreviewColumn[]): boolean {
  const [first] = grid.cells(row);
  if (first?.[1] !== 's' || !BARE_TOTAL.test(groupOf(plainText(first)))) return false;
  const column = columns.find(({ letter }) => columnIndex(letter) === first[0]);
  return column === undefined || column.target === null || isNumberingHeader(column.header);
}

/** Names of fields as programs write them, in a row beside the header: FNumber, FName, tax_no. */
const FIELD_NAME = /^(?:F[A-Z]\w*|[a-z]+(?:_[a-z\d]+)+|[a-z]+(?:[A-Z][a-z\d]+)+)$/;

function isTechnical(grid: SheetGrid, row: number, columns: readonly PreviewColumn[]): boolean {
  const cells = grid.cells(row);
  if (cells.length < 3 || !columns.some(({ header }) => /\p{Script=Han}/u.test(header))) return false;
  return cells.every((cell) => cell[1] === 's' && FIELD_NAME.test(plainText(cell)));
}

function textsOf(grid: SheetGrid, row: number): readonly string[] {
  return grid
    .cells(row)
    .map((cell) => removeWhitespace(foldWidth(plainText(cell))).toLowerCase())
    .filter((text) => text !== '');
}

function firstText(grid: SheetGrid, row: number): string {
  const [first] = grid.cells(row);
  return first === undefined ? '' : plainText(first);
}

/** 制表人：周敏 | 审核： | 第1页, or 制表： | 周敏: whichever columns they fall into, the row is the foot of a sheet. */
function isFooter(grid: SheetGrid, row: number): boolean {
  if (!/[:：页]/.test(firstText(grid, row))) return false;
  const texts = textsOf(grid, row);
  const [first = ''] = texts;
  if (NOTES.test(first) && /[:：]$/.test(first) && !first.startsWith('备注')) return true;
  return texts.every((text) => NOTES.test(text) || PAGES.test(text));
}

/** A totals row writes its word into any column, also into one a record needs. */
function isEmptyOrWord(grid: SheetGrid, row: number, column: PreviewColumn): boolean {
  const text = grid.text(row, columnIndex(column.letter));
  return text === '' || isTotalsWord(text);
}

/** In a sheet of fewer columns a merged cell may be a wide name. */
const TITLE_OVER = 3;

/** A row with one text and nothing else: over merged cells, named by a subtotal, or in the first column where a record needs more. */
function isGroupTitle(grid: SheetGrid, row: number, { columns, needed, groups }: RowMeasures): boolean {
  const only = grid.onlyCell(row);
  if (only?.[1] !== 's') return false;
  if (columns.length >= TITLE_OVER && grid.mergedWidth(row) >= columns.length * 0.6) return true;
  const text = plainText(only);
  if (groups.size > 0 && groups.has(groupOf(text))) return true;
  const [first, second] = needed;
  return first !== undefined && second !== undefined && only[0] <= columnIndex(first.letter) && !isDigits(text);
}

function isDigits(text: string): boolean {
  return /\d/.test(text) && !/\p{Script=Han}/u.test(text);
}

/** The groups a sheet names in its subtotals, by their first cells. */
export function groupsOf(grid: SheetGrid): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const row of grid.rowNumbers) {
    for (const cell of grid.cells(row).slice(0, 3)) {
      const of = cell[1] === 's' ? totalsOf(String(cell[2])) : undefined;
      if (of !== undefined) groups.add(of);
    }
  }
  return groups;
}

function groupOf(text: string): string {
  return simplifyWords(removeWhitespace(foldWidth(text))).toLowerCase();
}

/** Long lists repeat their header on each page, word for word. */
function repeatsHeader(grid: SheetGrid, row: number, columns: readonly PreviewColumn[]): boolean {
  let named = 0;
  let same = 0;
  for (const { letter, header } of columns) {
    if (header === '') continue;
    named += 1;
    const text = grid.text(row, columnIndex(letter));
    if (text !== '' && header.endsWith(text)) same += 1;
    // So many others that the rest cannot make up for them: most rows are told by a third of their cells.
    else if (named - same > columns.length * 0.4) return false;
  }
  return same >= 2 && same >= named * 0.6;
}

function holdsNothing(grid: SheetGrid, row: number, columns: readonly PreviewColumn[]): boolean {
  return columns.every((column) => {
    if (column.target === null || isNumberingHeader(column.header)) return true;
    return grid.text(row, columnIndex(column.letter)) === '';
  });
}

const WORD_AT_MOST = 12;

/** Finds where another table begins below the first: a row most of whose cells are words of our columns, in another order. */
export function secondTableAt(
  grid: SheetGrid,
  rows: readonly number[],
  targets: readonly TargetWords[],
): number | undefined {
  const words = new Set(targets.flatMap((target) => target.words));
  const mayBe = (text: string): boolean => text.length > 1 && text.length <= WORD_AT_MOST && !/\d/.test(text);
  const isWord = (text: string): boolean => mayBe(text) && words.has(foldHeader(text).words);
  return rows.find((row) => {
    const cells = grid.cells(row);
    if (cells.length < 2 || !cells.slice(0, 3).some((cell) => cell[1] === 's' && mayBe(plainText(cell)))) return false;
    const texts = cells.map(plainText).filter((text) => text !== '');
    const known = texts.filter(isWord).length;
    return known >= 2 && known >= texts.length * 0.6;
  });
}
