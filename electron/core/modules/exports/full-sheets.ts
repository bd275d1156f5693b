import type { PersonalClass } from '#shared/kernel/masking.ts';
import type { SheetColumn, SheetDefinition, SheetPart } from '#shared/exchange/column-kinds.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { ReportColumn, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import type { WordIndex } from '#core/modules/exports/export-columns.ts';

/** Records as the full workbook of their kind shows them: the columns the import reads, and how each is found in a record. */
interface FullWorkbook<R> {
  readonly definition: SheetDefinition;
  /** Columns of the first sheet. */
  readonly columns: readonly SheetColumn[];
  readonly filterLine: string;
  /** The stored value of a column; `undefined` and `null` leave the cell empty. */
  valueOf(record: R, key: string): unknown;
  /** The parts of a record on a further sheet, in their order. */
  partsOf(record: R, path: string): readonly object[];
  /** What a column tells of a person; a further sheet's key is `contacts.phone`. */
  personal?(key: string): PersonalClass | undefined;
}

const TYPES = {
  text: 'text',
  identifier: 'identifier',
  phone: 'identifier',
  choice: 'text',
  fen: 'fen',
  quantity: 'quantity',
  price: 'price',
  date: 'date',
  integer: 'integer',
  rate: 'rate',
} as const satisfies Readonly<Record<SheetColumn['type'], ReportColumn['type']>>;

/** One sheet of rows, and one for each part a record may have several of. `lines` gives the rows of a record, itself when absent. */
export function fullSheets<R>(
  book: FullWorkbook<R>,
  records: readonly R[],
  at: WordIndex,
  lines: (record: R) => readonly R[] = (record) => [record],
): readonly ReportSheet[] {
  const { definition, columns, filterLine } = book;
  const title = at === 0 ? definition.title.zh : definition.title.en;
  const first: ReportSheet = {
    name: title,
    title,
    filterLine,
    columns: columns.map((column) => headOf(column, at, book.personal?.(column.key))),
    rows: records
      .flatMap(lines)
      .map((row) => columns.map((column) => shown(column, book.valueOf(row, column.key), at))),
  };
  return [first, ...(definition.parts ?? []).map((part) => partSheet(book, part, records, at))];
}

function partSheet<R>(book: FullWorkbook<R>, part: SheetPart, records: readonly R[], at: WordIndex): ReportSheet {
  const naming = [...new Set(part.joins.flat())].flatMap((key) => findColumn(book.definition, key) ?? []);
  const title = at === 0 ? part.title.zh : part.title.en;
  return {
    name: title,
    title,
    filterLine: book.filterLine,
    columns: [
      ...naming.map((column) => headOf(column, at, book.personal?.(column.key))),
      ...part.columns.map((column) => headOf(column, at, book.personal?.(`${part.path}.${column.key}`))),
    ],
    rows: records.flatMap((record) =>
      book
        .partsOf(record, part.path)
        .map((one) => [
          ...naming.map((column) => shown(column, book.valueOf(record, column.key), at)),
          ...part.columns.map((column) => shown(column, valueAt(one, column.key), at)),
        ]),
    ),
  };
}

function headOf(column: SheetColumn, at: WordIndex, personal: PersonalClass | undefined): ReportColumn {
  return {
    header: at === 0 ? column.label.zh : column.label.en,
    type: TYPES[column.type],
    ...(column.width !== undefined && { width: column.width }),
    ...(personal !== undefined && { personal }),
  };
}

/** As it stands in the cell: a choice in words, what is true or false as the choice of that code. */
function shown(column: SheetColumn, value: unknown, at: WordIndex): ReportValue {
  const code = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  const choice = column.choices?.find((one) => one.code === code);
  if (choice !== undefined) return at === 0 ? choice.label.zh : choice.label.en;
  return typeof code === 'string' || typeof code === 'number' ? code : null;
}

/** What lies at a path of a content: `invoiceProfile.title`. */
export function valueAt(source: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (held, step) => (typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[step] : undefined),
      source,
    );
}
