import { columnLetter } from '#shared/exchange/cell-address.ts';
import type { ColumnChoice, SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { ReportColumn, ReportProperties, ReportSheet } from '#shared/exchange/report-sheet.ts';
import {
  exampleOfType,
  exampleText,
  FORMATS,
  guideHeads,
  guideLine,
  guideSheetName,
  guideTitle,
  type WordIndex,
  YES,
} from './template-words.ts';
import { layOut } from './write-workbook.ts';
import { formatColumns } from './writing/column-formats.ts';
import { columnStyle, exampleStyle, headerStyle, titleStyle, waitingStyle } from './writing/sheet-styles.ts';
import { displayWidth, sheetName } from './writing/spreadsheet-text.ts';
import { writeSpreadsheet } from './writing/spreadsheet-writer.ts';
import type { PlacedCell, SheetCellStyle, SpreadsheetSheet } from './writing/spreadsheet-writer.ts';

/** Rows with lists to pick from; the formats go on to the end of the sheet. */
const PREPARED_ROWS = 2000;
/** Rows with a frame: a page to write on. The others print only once something stands in them. */
const FRAMED_ROWS = 20;
/** So many characters stand side by side on a page that can still be read. */
const PAGE_WIDTH = 220;
/** A list of choices longer than this does not fit into a cell's rule. */
const LONGEST_LIST = 250;

/** Rows above the data: title and header. The example stands first below them. */
const HEAD_ROWS = 2;
/** The first row without a frame, from 0: its formats are those of its columns. */
const FIRST_WAITING_ROW = HEAD_ROWS + 1 + FRAMED_ROWS;

/**
 * The template workbook of one kind: an empty form with required columns starred, one grey example row, identifier cells
 * already text and choices to pick, and a second sheet that explains each column.
 */
export async function blankTemplate(definition: SheetDefinition, properties: ReportProperties): Promise<Uint8Array> {
  const at = properties.language === 'zh-CN' ? 0 : 1;
  const title = titleOf(definition, at);
  const form = formSheet(definition, at);
  const guide = layOut(guideReport(definition, at), guideSheetName(at), properties);
  const bytes = await writeSpreadsheet([form, guide], {
    title,
    creator: properties.creator,
    company: properties.company ?? '',
    madeAt: properties.madeAt,
  });
  return formatColumns(bytes, 'xl/worksheets/sheet1.xml', FIRST_WAITING_ROW);
}

function formSheet(definition: SheetDefinition, at: WordIndex): SpreadsheetSheet {
  const title = titleOf(definition, at);
  const { columns } = definition;
  const headers = columns.map((column) => headerOf(column, at));
  const styles = columns.map((column) => columnStyle(reportColumn(column), formatOf(column)));
  const widths = columns.map((column, index) => {
    const wanted = column.width ?? Math.max(12, displayWidth(headers[index] ?? '') + 4);
    // The example in the first column carries its mark.
    return index === 0 ? Math.max(20, wanted) : wanted;
  });
  const lastRow = HEAD_ROWS + 1 + PREPARED_ROWS;
  return {
    name: sheetName(title, new Set()),
    rows: [[title], headers, ...Array.from({ length: FRAMED_ROWS + 2 }, () => headers.map(() => null))],
    columns: columns.map((_, index) => ({
      width: widths[index] ?? 12,
      style: waitingStyle(styles[index] ?? {}),
    })),
    placed: [
      { row: 0, column: 0, style: titleStyle },
      ...headers.map((_, column) => ({ row: 1, column, style: headerStyle })),
      ...exampleCells(definition, styles, at),
      ...framedCells(styles),
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
    pagesWide: Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH),
    footer: { left: title, center: at === 0 ? '第 &P 页 共 &N 页' : 'Page &P of &N', right: '' },
    validations: columns.flatMap((column, index) => choiceRule(column, columnLetter(index), lastRow, at)),
  };
}

function exampleCells(
  definition: SheetDefinition,
  styles: readonly SheetCellStyle[],
  at: WordIndex,
): readonly PlacedCell[] {
  return definition.columns.map((column, index) => {
    const value = exampleOf(definition, column, at);
    const shown = index === 0 ? exampleText(value, at) : value;
    const style = exampleStyle({ ...styles[index], numFmt: '@' });
    return { row: HEAD_ROWS, column: index, style, ...(shown !== '' && { value: shown }) };
  });
}

function framedCells(styles: readonly SheetCellStyle[]): readonly PlacedCell[] {
  return Array.from({ length: FRAMED_ROWS }, (_, row) => row + HEAD_ROWS + 1).flatMap((row) =>
    styles.map((style, column) => ({ row, column, style })),
  );
}

/** 填写说明: what each column means, how it is written, what may stand in it. */
function guideReport(definition: SheetDefinition, at: WordIndex): ReportSheet {
  const title = titleOf(definition, at);
  const widths = [22, 8, 48, 30, 30, 26];
  return {
    name: guideSheetName(at),
    title: guideTitle(title, at),
    filterLine: guideLine[at],
    columns: guideHeads.map((words, index) => ({
      header: words[at],
      type: 'text',
      ...(widths[index] !== undefined && { width: widths[index] }),
    })),
    rows: definition.columns.map((column) => [
      headerOf(column, at),
      column.required === true ? YES[at] : '',
      meaningOf(definition, column, at),
      FORMATS[column.type][at],
      choiceWords(column, at).join(at === 0 ? '、' : ', '),
      exampleOf(definition, column, at),
    ]),
  };
}

function titleOf({ title }: SheetDefinition, at: WordIndex): string {
  return at === 0 ? title.zh : title.en;
}

function headerOf(column: SheetColumn, at: WordIndex): string {
  const unit = column.units?.[0];
  const label = at === 0 ? column.label.zh : column.label.en;
  return `${label}${unit === undefined ? '' : `(${unit})`}${column.required === true ? '*' : ''}`;
}

function meaningOf(definition: SheetDefinition, column: SheetColumn, at: WordIndex): string {
  return definition.guide?.[column.key]?.[at] ?? (at === 0 ? column.label.zh : column.label.en);
}

/** As it would be typed; of a choice the word in the language of the form. */
function exampleOf(definition: SheetDefinition, column: SheetColumn, at: WordIndex): string {
  const written = definition.guide?.[column.key]?.[2];
  if (written === undefined) return exampleOfType(column, at);
  const choice = column.choices?.find(({ code, label }) => code === written || label.zh === written);
  return choice === undefined ? written : wordOf(choice, at);
}

function wordOf({ label }: ColumnChoice, at: WordIndex): string {
  return at === 0 ? label.zh : label.en;
}

function choiceWords(column: SheetColumn, at: WordIndex): readonly string[] {
  return (column.choices ?? []).map((choice) => wordOf(choice, at));
}

function reportColumn(column: SheetColumn): ReportColumn {
  const type = column.type === 'phone' || column.type === 'choice' ? 'text' : column.type;
  return { header: column.label.zh, type };
}

/** Numbers and dates are what they are in the form; everything else is text, so nothing typed is turned into something else. */
function formatOf(column: SheetColumn): string {
  switch (column.type) {
    case 'fen':
      return '#,##0.00';
    case 'quantity':
    case 'price':
      return 'General';
    case 'integer':
      return '0';
    case 'date':
      return 'yyyy-mm-dd';
    default:
      return '@';
  }
}

/** A list to pick from in the prepared rows only: on a whole column it makes files that hang other programs. */
function choiceRule(
  column: SheetColumn,
  letter: string,
  lastRow: number,
  at: WordIndex,
): SpreadsheetSheet['validations'] & object {
  const values = [...choiceWords(column, at)];
  if (values.length === 0 || values.join(',').length > LONGEST_LIST) return [];
  const range = `${letter}${HEAD_ROWS + 2}:${letter}${lastRow}`;
  const errorTitle = at === 0 ? '不在可选的里面' : 'Not one of the list';
  const errorMessage = at === 0 ? `请从列表里选：${values.join('、')}` : `Pick one of: ${values.join(', ')}`;
  return [
    {
      type: 'list',
      values,
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle,
      // A rule's message holds 225 characters.
      errorMessage: errorMessage.slice(0, 220),
    },
  ];
}
