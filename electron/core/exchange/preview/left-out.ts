import { plainText } from '#shared/exchange/parse-cell.ts';
import type { LeftOutRow, PreviewColumn } from '#shared/exchange/sheet-preview.ts';
import { columnIndex } from '#shared/exchange/cell-address.ts';
import { isNumberingHeader, isTotalsWord } from '#shared/exchange/fold-header.ts';
import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import { isExampleText } from '../template-words.ts';
import type { SheetGrid } from './sheet-grid.ts';

const NOTES = /^(?:注|备注|说明|注意|填表说明|制表|填表|编制|审核|复核|批准|经办|打印|日期|note)[人日期时间说明]*[:：]/;

/** Why a row under the header is no record; undefined when it has to be read as one. `needed` are columns a record cannot lack. */
export function leftOutReason(
  grid: SheetGrid,
  row: number,
  columns: readonly PreviewColumn[],
  needed: readonly PreviewColumn[],
): LeftOutRow['reason'] | undefined {
  if (isExampleText(firstText(grid, row))) return 'example_row';
  const lacksNeeded = needed.length === 0 || needed.some((column) => isEmptyOrWord(grid, row, column));
  if (lacksNeeded) {
    const texts = grid.cells(row).map((cell) => removeWhitespace(foldWidth(plainText(cell))).toLowerCase());
    if (texts.some(isTotalsWord)) return 'totals_row';
    const first = texts.find((text) => text !== '') ?? '';
    if (NOTES.test(first) && texts.filter((text) => text !== '').length <= 4) return 'note_row';
  }
  if (repeatsHeader(grid, row, columns)) return 'repeated_header';
  return holdsNothing(grid, row, columns) ? 'only_number' : undefined;
}

function firstText(grid: SheetGrid, row: number): string {
  const [first] = grid.cells(row);
  return first === undefined ? '' : plainText(first);
}

/** A totals row writes its word into any column, also into one a record needs. */
function isEmptyOrWord(grid: SheetGrid, row: number, column: PreviewColumn): boolean {
  const text = grid.text(row, columnIndex(column.letter));
  return text.trim() === '' || isTotalsWord(text);
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
