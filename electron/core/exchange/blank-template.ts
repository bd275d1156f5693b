import { columnLetter } from '#shared/exchange/cell-address.ts';
import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { ReportColumn, ReportProperties } from '#shared/exchange/report-sheet.ts';
import { columnStyle, headerStyle, titleStyle } from './writing/sheet-styles.ts';
import { displayWidth, sheetName } from './writing/spreadsheet-text.ts';
import { writeSpreadsheet } from './writing/spreadsheet-writer.ts';
import type { SpreadsheetSheet } from './writing/spreadsheet-writer.ts';

/** Rows prepared as text and with choices; more can be filled in below. */
const PREPARED_ROWS = 500;
/** A list of choices longer than this does not fit into a cell's rule. */
const LONGEST_LIST = 250;

/** The empty form of one kind: required columns starred, units in the header, identifier cells already text, choices to pick. */
export function blankTemplate(definition: SheetDefinition, properties: ReportProperties): Promise<Uint8Array> {
  const zh = properties.language === 'zh-CN';
  const title = zh ? definition.title.zh : definition.title.en;
  const headers = definition.columns.map((column) => headerOf(column, zh));
  const lastRow = 2 + PREPARED_ROWS;
  const sheet: SpreadsheetSheet = {
    name: sheetName(title, new Set()),
    rows: [[title], headers, ...Array.from({ length: PREPARED_ROWS }, () => headers.map(() => null))],
    columns: definition.columns.map((column, at) => ({
      width: column.width ?? Math.max(12, displayWidth(headers[at] ?? '') + 4),
      style: columnStyle(reportColumn(column), formatOf(column)),
    })),
    placed: [
      { row: 0, column: 0, style: titleStyle },
      ...headers.map((_, column) => ({ row: 1, column, style: headerStyle })),
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: Math.max(1, headers.length - 1) }],
    rowHeights: new Map([
      [0, 28],
      [1, 24],
    ]),
    headerRow: 1,
    frozenColumns: 0,
    lastFilteredRow: 1,
    orientation: 'landscape',
    footer: { left: title, center: '', right: '' },
    validations: definition.columns.flatMap((column, at) => choiceRule(column, columnLetter(at), lastRow, zh)),
  };
  return writeSpreadsheet([sheet], {
    title,
    creator: properties.creator,
    company: properties.company ?? '',
    madeAt: properties.madeAt,
  });
}

function headerOf(column: SheetColumn, zh: boolean): string {
  const unit = column.units?.[0];
  return `${zh ? column.label.zh : column.label.en}${unit === undefined ? '' : `(${unit})`}${column.required === true ? '*' : ''}`;
}

function reportColumn(column: SheetColumn): ReportColumn {
  const type = column.type === 'phone' || column.type === 'choice' ? 'text' : column.type;
  return { header: column.label.zh, type };
}

/** Only money and counts are numbers in the form; everything else is text, so nothing typed is turned into something else. */
function formatOf(column: SheetColumn): string {
  switch (column.type) {
    case 'fen':
      return '#,##0.00';
    case 'quantity':
    case 'price':
    case 'integer':
      return 'General';
    default:
      return '@';
  }
}

function choiceRule(
  column: SheetColumn,
  letter: string,
  lastRow: number,
  zh: boolean,
): SpreadsheetSheet['validations'] & object {
  const values = (column.choices ?? []).map((choice) => (zh ? choice.label.zh : choice.label.en));
  if (values.length === 0 || values.join(',').length > LONGEST_LIST) return [];
  return [{ type: 'list', values, range: `${letter}3:${letter}${lastRow}`, allowBlank: true, showErrorMessage: true }];
}
