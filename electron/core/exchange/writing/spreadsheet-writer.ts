import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, DataValidation, MergeRange, WriteSheet } from 'hucre/xlsx';
import { columnLetter } from '#shared/exchange/cell-address.ts';

// The only file that knows which library writes workbooks. Everything it cannot do by itself is done here: text that looks like
// an error sign, repeated header rows, reproducible properties.

export type SheetCellStyle = CellStyle;

/** A cell placed by hand over its column's style; rows and columns from 0. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly value?: string | number;
  readonly formula?: string;
  readonly style?: SheetCellStyle;
}

/** A sheet as it is to lie in the file: values as a spreadsheet holds them. */
export interface SpreadsheetSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly columns: readonly { readonly width: number; readonly style: SheetCellStyle }[];
  readonly placed: readonly PlacedCell[];
  readonly merges: readonly MergeRange[];
  readonly rowHeights: ReadonlyMap<number, number>;
  /** Row of the header, from 0: frozen, filtered, repeated on each printed page. */
  readonly headerRow: number;
  readonly frozenColumns: number;
  /** Last row the filter covers, from 0. */
  readonly lastFilteredRow: number;
  readonly orientation: 'landscape' | 'portrait';
  /** How many pages its columns may take side by side; one when absent. */
  readonly pagesWide?: number;
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
  readonly validations?: readonly DataValidation[];
}

export interface SpreadsheetProperties {
  readonly title: string;
  readonly creator: string;
  readonly company: string;
  /** Milliseconds UTC. */
  readonly madeAt: number;
}

/** Text a spreadsheet would show as an error. */
const ERROR_SIGN = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

export async function writeSpreadsheet(
  sheets: readonly SpreadsheetSheet[],
  properties: SpreadsheetProperties,
): Promise<Uint8Array> {
  const madeAt = new Date(properties.madeAt);
  return writeXlsx({
    sheets: sheets.map(toLibrarySheet),
    defaultFont: { name: 'Microsoft YaHei', size: 10 },
    namedRanges: sheets.flatMap((sheet) => [
      // LibreOffice shows a filter only where this name stands beside it.
      {
        name: '_xlnm._FilterDatabase',
        range: `${quoteSheet(sheet.name)}!${filteredRange(sheet, '$')}`,
        scope: sheet.name,
      },
      {
        name: '_xlnm.Print_Titles',
        range: `${quoteSheet(sheet.name)}!$${sheet.headerRow + 1}:$${sheet.headerRow + 1}`,
        scope: sheet.name,
      },
    ]),
    properties: {
      title: properties.title,
      creator: properties.creator,
      lastModifiedBy: properties.creator,
      company: properties.company,
      created: madeAt,
      modified: madeAt,
    },
  });
}

function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function filteredRange(sheet: SpreadsheetSheet, mark: '' | '$'): string {
  const last = columnLetter(sheet.columns.length - 1);
  return `${mark}A${mark}${sheet.headerRow + 1}:${mark}${last}${mark}${sheet.lastFilteredRow + 1}`;
}

function toLibrarySheet(sheet: SpreadsheetSheet): WriteSheet {
  return {
    name: sheet.name,
    rows: sheet.rows.map((row) => [...row]),
    columns: sheet.columns.map(({ width, style }) => ({ width, style })),
    cells: placedCells(sheet),
    merges: [...sheet.merges],
    rowDefs: new Map([...sheet.rowHeights].map(([row, height]) => [row, { height }])),
    freezePane: { rows: sheet.headerRow + 1, columns: sheet.frozenColumns },
    autoFilter: { range: filteredRange(sheet, '') },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: sheet.pagesWide ?? 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: footerCode(sheet.footer) },
    ...(sheet.validations === undefined ? {} : { dataValidations: [...sheet.validations] }),
  };
}

function placedCells(sheet: SpreadsheetSheet): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      if (typeof value !== 'string' || !ERROR_SIGN.test(value)) return;
      // The library turns these words into error cells, but not the runs of rich text.
      const style = sheet.columns[column]?.style;
      cells.set(`${rowIndex},${column}`, { richText: [{ text: value }], ...(style === undefined ? {} : { style }) });
    });
  });
  for (const { row, column, value, formula, style } of sheet.placed) {
    cells.set(`${row},${column}`, {
      ...(style === undefined ? {} : { style }),
      ...(formula === undefined ? {} : { formula, ...(value === undefined ? {} : { formulaResult: value }) }),
      ...(formula === undefined && value !== undefined ? { value } : {}),
    });
  }
  return cells;
}

/** `&` starts a code in headers and footers; a doubled one prints. */
function footerCode(footer: SpreadsheetSheet['footer']): string {
  return `&L${escapeFooter(footer.left)}&C${footer.center}&R${escapeFooter(footer.right)}`;
}

function escapeFooter(text: string): string {
  // A digit right after a size code would be read as part of it; a space in front keeps it text.
  return text
    .slice(0, 80)
    .replaceAll('&', '&&')
    .replace(/^(?=\d)/, ' ');
}
