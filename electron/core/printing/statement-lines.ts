import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { type Column, type ColumnPlan, fitColumns } from './columns.ts';
import { BODY_SIZES, TYPE } from './dots.ts';
import { type CellText, columnTexts, flowRow, type TableStyle } from './flow-table.ts';
import { paperFen } from './numbers.ts';
import { type Page, runningTotals, type Sized, type Totalling } from './pagination.ts';
import type { StatementSheet, StatementSheetLine } from './statement-data.ts';
import { type TableRow } from './table.ts';

const STYLE: TableStyle = { sizes: BODY_SIZES, rowHeight: 36, edges: 13 };
export const TITLES = 40;
export const CARRIED = 36;
/** 本期合计 and the closing balance, whose capitals may take two lines. */
export const CLOSING = 36 + 56;

/** What ran up so far, in fen. */
export interface StatementTotal {
  readonly chargeFen: bigint;
  readonly creditFen: bigint;
}

export interface StatementRow extends Sized {
  readonly line: StatementSheetLine;
  readonly row: TableRow;
}

export type StatementPage = Page<StatementRow, StatementTotal>;
export type StatementColumns = readonly Column<StatementLineWithBalance>[];

export const statementTotals: Totalling<StatementRow, StatementTotal> = {
  zero: { chargeFen: 0n, creditFen: 0n },
  of: ({ line }) => ({ chargeFen: BigInt(line.chargeFen ?? 0), creditFen: BigInt(line.creditFen ?? 0) }),
  add: (a, b) => ({ chargeFen: a.chargeFen + b.chargeFen, creditFen: a.creditFen + b.creditFen }),
};

/** The balance the client owes after so much. */
export function balanceAt({ openingFen }: StatementSheet, { chargeFen, creditFen }: StatementTotal): bigint {
  return BigInt(openingFen) + chargeFen - creditFen;
}

interface StatementLineWithBalance extends StatementSheetLine {
  readonly balanceFen: bigint;
}

function withBalances({ openingFen, lines }: StatementSheet): StatementLineWithBalance[] {
  let balanceFen = BigInt(openingFen);
  return lines.map((line) => {
    balanceFen += BigInt(line.chargeFen ?? 0) - BigInt(line.creditFen ?? 0);
    return { ...line, balanceFen };
  });
}

/** `10-26` within one year, else the whole date. */
function dayOf({ from, to }: StatementSheet, on: string): string {
  return from.slice(0, 4) === to.slice(0, 4) ? on.slice(5) : on;
}

export function statementColumns(sheet: StatementSheet, width: number): StatementColumns {
  const { lines, openingFen } = sheet;
  const balances = withBalances(sheet);
  const money = (
    title: string,
    of: (line: StatementSheetLine) => number | null,
  ): ColumnPlan<StatementLineWithBalance> => ({
    key: title,
    title,
    align: 'right',
    width: { min: 112 },
    text: (line) => shown(of(line)),
    alsoFits: runningTotals(lines.map((line) => of(line) ?? 0)).map(paperFen),
    alsoFitsIn: 'hei',
  });
  const short = (title: string, min: number, text: (line: StatementSheetLine) => string) => ({
    key: title,
    title,
    align: 'right' as const,
    width: { min },
    text,
  });
  return fitColumns<StatementLineWithBalance>(
    [
      { key: 'on', title: '日期', align: 'center', width: { min: 74 }, text: (line) => dayOf(sheet, line.on) },
      { key: 'number', title: '单号', width: { min: 182, max: 190 }, text: (line) => line.number },
      { key: 'says', title: '摘要（品名 规格/发票号）', share: 1, text: (line) => line.says },
      short('数量', 66, (line) => line.quantity),
      short('单价', 92, (line) => line.price),
      money('发货', (line) => line.chargeFen),
      money('收款/折让', (line) => line.creditFen),
      {
        ...money('余额', () => null),
        text: (line) => paperFen(line.balanceFen),
        alsoFits: [openingFen, ...balances.map(({ balanceFen }) => balanceFen)].map(paperFen),
      },
    ],
    balances,
    { width, size: TYPE.body, leastShared: 190 },
  );
}

const shown = (fen: number | null): string => (fen === null ? '' : paperFen(fen));

export function statementRows(sheet: StatementSheet, columns: StatementColumns): StatementRow[] {
  const widths = columns.map((column) => column.dots);
  return withBalances(sheet).map((line, index) => {
    const row = flowRow(columnTexts(columns, line, index), widths, STYLE);
    return { line, row, size: row.height };
  });
}

/** Titles, 期初余额 or 承前页, the rows, and 过次页 or what the period adds up to. */
export function statementTableRows(sheet: StatementSheet, columns: StatementColumns, page: StatementPage): TableRow[] {
  const widths = columns.map((column) => column.dots);
  const row = (texts: readonly CellText[], rowHeight: number): TableRow =>
    flowRow(texts, widths, { ...STYLE, rowHeight });
  const amount = (fen: bigint | number): CellText => ({
    text: paperFen(fen),
    align: 'right',
    typeface: 'hei',
    whole: true,
    place: '余额',
  });
  const label = (text: string, over: number): CellText => ({
    text,
    columns: columns.length - over,
    align: 'center',
    typeface: 'hei',
    place: text,
  });
  const titles = columns.map(({ title }): CellText => ({
    text: title,
    align: 'center',
    typeface: 'hei',
    head: true,
    place: title,
  }));
  const begins = page.first
    ? [label(`期初余额（${sheet.from}）`, 1), amount(sheet.openingFen)]
    : [label('承前页', 1), amount(balanceAt(sheet, page.carried))];
  return [
    row(titles, TITLES),
    row(begins, CARRIED),
    ...page.rows.map((item) => item.row),
    ...(page.last
      ? closingRows(sheet, page, row, amount, label)
      : [row([label('过次页', 1), amount(balanceAt(sheet, page.total))], CARRIED)]),
  ];
}

function closingRows(
  sheet: StatementSheet,
  page: StatementPage,
  row: (texts: readonly CellText[], rowHeight: number) => TableRow,
  amount: (fen: bigint | number) => CellText,
  label: (text: string, over: number) => CellText,
): TableRow[] {
  const { chargeFen, creditFen } = page.total;
  const owed = sheet.closingFen < 0 ? '我方结欠贵方' : '贵方应付我方';
  const words = amountInWords(Math.abs(sheet.closingFen));
  return [
    row([label('本期合计', 3), amount(chargeFen), amount(creditFen), { text: '', place: '余额' }], CARRIED),
    row(
      [
        label(`期末余额（${owed}）：${words}`, 2),
        { ...amount(sheet.closingFen), text: `￥${paperFen(sheet.closingFen)}`, columns: 2 },
      ],
      40,
    ),
  ];
}
