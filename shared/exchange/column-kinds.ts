import type { PreviewNote } from './sheet-preview.ts';

/** The two languages of the office; headers of exported files follow the person's language. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/**
 * What a column of a workbook holds, and so what a cell becomes:
 * `text` `identifier` `phone` a string · `fen` whole fen · `quantity` and `price` millionths (`…E6`) · `date` `YYYY-MM-DD` ·
 * `integer` a whole number · `rate` basis points (13% is 1300) · `choice` one of the column's codes.
 */
export type ColumnType =
  | 'text'
  | 'identifier'
  | 'phone'
  | 'fen'
  | 'quantity'
  | 'price'
  | 'date'
  | 'integer'
  | 'rate'
  | 'choice';

/** One value a `choice` column accepts: the code the record keeps, and the words offices write for it. */
export interface ColumnChoice {
  readonly code: string;
  readonly label: BilingualText;
  readonly synonyms?: readonly string[];
}

export interface SheetColumn {
  /** Path into the record draft (`name`, `invoiceProfile.title`); a key below the definition's `linesPath` belongs to a line. */
  readonly key: string;
  readonly label: BilingualText;
  /** Other words offices put in the header. Width, spaces, `*`, brackets and units are folded before comparing. */
  readonly synonyms?: readonly string[];
  /** Words that mean this column only where no other takes them: 名称 is a short name beside 全名. */
  readonly later?: readonly string[];
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Free words, which may well be 无 or of several lines: everywhere else such a text is no value, and a line break none. */
  readonly free?: true;
  /** Its text may be of several lines, as an address is. */
  readonly lines?: true;
  /** It may be empty, but a row without it that says 合计 is the sum of others and no record. */
  readonly named?: boolean;
  /** A field that is keyed twice (双录); the preview marks it and identifiers among them get a digit sum. */
  readonly critical?: boolean;
  readonly choices?: readonly ColumnChoice[];
  /** Character widths of the column in the blank template and in exports. */
  readonly width?: number;
  /** Units a header may carry, first the one the template prints. Only money knows `万元` and `千元`. */
  readonly units?: readonly string[];
  /** Not guessed where the file has this column as well: 不含税单价 beside 含税单价. */
  readonly unless?: string;
  /**
   * Taken for this column where the file has no other for it: 开票税号 is the 税号 of a file without one. With `belongsTo` the record
   * does so itself, row by row: 手机 of nobody is the client's own phone.
   */
  readonly standsFor?: string;
  /** Says something of this column and is not guessed without it: 职务 needs the 联系人 whose it is. */
  readonly belongsTo?: string;
  /** Where the second of two numbers in one cell goes: 13857120486 / 0510-85221234. */
  readonly second?: string;
  /** The column of the unit that people write behind the number: 10桶. */
  readonly unitKey?: string;
  /** A rate of tax, which is never so small that 0.13 could mean 0.13 %. */
  readonly taxes?: true;
  /** A quantity from which on something holds, so that ≥500 and 500以上 are 500. */
  readonly least?: true;
}

/** One column of an office's file that holds two of ours: 开户行及账号 is a bank and an account, 地址、电话 an address and a phone. */
export interface SheetSplit {
  readonly key: string;
  readonly label: BilingualText;
  readonly synonyms?: readonly string[];
  /** Keys of two columns: the words in front, then the number at the end. */
  readonly into: readonly [words: string, number: string];
  /** The number is a phone's, so that 张江路100 021-58901234 ends in eleven digits and not in fourteen. */
  readonly endsInPhone?: boolean;
}

/** What a form says of one column: its meaning in both languages, and a value as somebody would type it. */
export type ColumnGuide = readonly [zh: string, en: string, example: string];

/** Rows that belong to one record: a contract and its lines. */
export interface SheetGrouping {
  /** Keys whose values together name the record, such as `contractNumber`. */
  readonly by: readonly string[];
  /** Where the lines lie in the draft: with `lines`, the column `lines.quantityE6` belongs to each row. */
  readonly linesPath: string;
}

/** What a record may have several of, on a sheet of its own: the contacts of a client. */
export interface SheetPart {
  /** Where its rows lie in the draft: `contacts`. */
  readonly path: string;
  /** The name of the sheet, in either language. */
  readonly title: BilingualText;
  /** Keys of the definition's columns that name a record together, the surest first; they stand on this sheet as well. */
  readonly joins: readonly (readonly string[])[];
  /** Keys below `path`. */
  readonly columns: readonly SheetColumn[];
}

/** Columns under quantities (1-99, 100以上), each a further value from that quantity on. */
export interface SheetBands {
  /** Key of the value that stands in them. */
  readonly value: string;
  /** Key of the quantity, in millionths. */
  readonly from: string;
}

/** How one kind of record looks in a workbook. Modules register one each; the engine knows nothing else about them. */
export interface SheetDefinition {
  /** `clients`, `products`, `contracts` … */
  readonly kind: string;
  readonly title: BilingualText;
  readonly columns: readonly SheetColumn[];
  readonly splits?: readonly SheetSplit[];
  /** Further sheets of the full workbook; a file without them is read as it is. */
  readonly parts?: readonly SheetPart[];
  readonly grouping?: SheetGrouping;
  readonly bands?: SheetBands;
  /** Keys that may be said once above the table instead of in a column: 截止日期：2026年2月28日. */
  readonly above?: readonly string[];
  /** What else to say of a file that lacks what a record needs: such files are brought often, and belong elsewhere. */
  readonly lacking?: PreviewNote['reason'];
  /** Keys whose values may stand once only in a file, such as the tax id. */
  readonly unique?: readonly string[];
  /** A key whose value may stand twice only where one of the others tells the two apart: a name with two tax ids. */
  readonly uniqueUnless?: { readonly key: string; readonly apart: readonly string[] };
  /** Keys that further rows of the same record fill in alone: a second contact of a client. Such a row is refused by that name. */
  readonly repeats?: readonly string[];
  /** By column key, for the template workbook; a column without one is explained by its type. */
  readonly guide?: Readonly<Record<string, ColumnGuide>>;
}

export function findColumn(definition: SheetDefinition, key: string): SheetColumn | undefined {
  return definition.columns.find((column) => column.key === key);
}

/** True for a column that each row of a group carries for itself. */
export function isLineColumn(definition: SheetDefinition, key: string): boolean {
  return definition.grouping !== undefined && key.startsWith(`${definition.grouping.linesPath}.`);
}
