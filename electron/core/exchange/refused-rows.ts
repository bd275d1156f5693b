import { columnIndex } from '#shared/exchange/cell-address.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { plainText } from '#shared/exchange/parse-cell.ts';
import type { ReportColumn, ReportProperties, ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { RefusedCell, SheetPreview } from '#shared/exchange/sheet-preview.ts';
import type { SheetCell, WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { SheetGrid } from './preview/sheet-grid.ts';
import { writeWorkbook } from './write-workbook.ts';

/** The words this workbook needs, in the person's language; `sentence` says what is wrong with one cell and what to do. */
export interface RefusedRowsWords {
  readonly reasonHeader: string;
  readonly sourceRowHeader: string;
  readonly title: string;
  readonly sentence: (refused: RefusedCell) => string;
}

/**
 * The refused rows under their original headers with the original values, and a reason for each: to be corrected in place and
 * imported again. All cells are text, so a corrected account number keeps its digits.
 */
export function refusedRowsWorkbook(
  content: WorkbookContent,
  preview: SheetPreview,
  definition: SheetDefinition,
  words: RefusedRowsWords,
  properties: ReportProperties,
): Promise<Uint8Array> {
  return writeWorkbook([refusedRowsSheet(content, preview, definition, words, properties.language)], properties);
}

function refusedRowsSheet(
  content: WorkbookContent,
  preview: SheetPreview,
  definition: SheetDefinition,
  words: RefusedRowsWords,
  language: ReportProperties['language'],
): ReportSheet {
  const sheet = content.sheets.find((candidate) => candidate.name === preview.sheet);
  const byRow = Map.groupBy(preview.refused, (cell) => cell.rowNumber);
  const columns: readonly ReportColumn[] = [
    ...preview.columns.map((column): ReportColumn => ({ header: column.header, type: 'text' })),
    { header: words.sourceRowHeader, type: 'integer', width: 8 },
    { header: words.reasonHeader, type: 'text', width: 48 },
  ];
  const grid = sheet === undefined ? undefined : new SheetGrid(sheet);
  const rows = [...byRow].map(([rowNumber, refused]) => [
    ...preview.columns.map((column) => originalText(grid?.filledCell(rowNumber, columnIndex(column.letter)))),
    rowNumber,
    refused.map((cell) => `${placeOf(cell, preview.sheet)}${words.sentence(cell)}`).join('\n'),
  ]);
  const name = language === 'zh-CN' ? definition.title.zh : definition.title.en;
  return { name, title: words.title, filterLine: content.fileName, columns, rows, frozenColumns: 0 };
}

/** The cell in front of its reason; on a further sheet with the name of that. */
function placeOf({ address, column, rowNumber }: RefusedCell, sheet: string): string {
  if (column !== '') return `${column}${rowNumber} `;
  return address.startsWith(`${sheet}!`) || address.startsWith(`'${sheet}'!`) ? '' : `${address} `;
}

/** As the office saw it, a damaged number in the form that shows the damage. */
function originalText(cell: SheetCell | undefined): string | null {
  if (cell === undefined) return null;
  const [, type, , shown] = cell;
  return type === 'n' && shown !== undefined && /e\+/i.test(shown) ? shown : plainText(cell);
}
