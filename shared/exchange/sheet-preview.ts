import type { RuleDetails } from '#shared/kernel/failure.ts';

/** A parsed cell: text, or a whole number in the unit of its column type. */
export type SheetValue = string | number;

/** How the person (or the last import) wants a column read; `null` leaves it out. */
export interface MappedColumn {
  /** Key of a column or a split; `null`: not imported. */
  readonly target: string | null;
  /** 10,000 when the header says 万元. */
  readonly factor?: number;
}

/** Column letter to target. What is not named keeps the suggestion. */
export type ColumnMapping = Readonly<Record<string, MappedColumn>>;

export interface PreviewColumn {
  readonly letter: string;
  /** As it stands in the file, the two rows of a two-row header joined by a space. */
  readonly header: string;
  readonly firstValue: string;
  readonly target: string | null;
  readonly factor: number;
  /**
   * `exact` the header is a label or a synonym · `likely` it contains one · `set` by a person or an earlier import · `misfit` guessed,
   * but no value is of that kind · `spare` another column says it · `lonely` it says something of a column the file lacks · `band` one of several by quantity · `none`.
   */
  readonly confidence: 'exact' | 'likely' | 'set' | 'misfit' | 'spare' | 'lonely' | 'band' | 'none';
  /** Of a band: the quantity its values hold from, in millionths. */
  readonly fromE6?: number;
  /** Of a spare or lonely column: the key of that other one. */
  readonly of?: string;
}

/** A row of a further sheet that belongs to a record. */
export interface PartRow {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, SheetValue>>;
  readonly cells: Readonly<Record<string, string>>;
}

/** One row that can be imported. */
export interface PreviewRow {
  readonly rowNumber: number;
  /** By column key; a column without a value is absent. */
  readonly values: Readonly<Record<string, SheetValue>>;
  /** By column key, the letter of the column the value stands in (or would stand in). */
  readonly cells: Readonly<Record<string, string>>;
  /** By path of the part, its rows in their order; only for parts that have a sheet in the file. */
  readonly parts?: Readonly<Record<string, readonly PartRow[]>>;
}

export interface LeftOutRow {
  readonly rowNumber: number;
  /**
   * `only_number`: nothing but its running number, or nothing in an imported column · `example_row`: the one of our template ·
   * `group_title`: 华东区 above its rows · `second_table`: under another header further down.
   */
  readonly reason:
    | 'totals_row'
    | 'repeated_header'
    | 'note_row'
    | 'only_number'
    | 'example_row'
    | 'group_title'
    | 'second_table';
}

/** One value that was not accepted; its whole row (or record) is refused. */
export interface RefusedCell {
  /** `客户!C7` */
  readonly address: string;
  readonly rowNumber: number;
  /** Letter of the column; empty when the field has no column in the file. */
  readonly column: string;
  /** Key of the column; empty when the whole row is meant. */
  readonly field: string;
  /** What the value looks like, without repeating personal data: `9132…K3K (18)`. */
  readonly shape: string;
  readonly reason: string;
  readonly details: RuleDetails;
}

export interface PreviewNote {
  readonly reason:
    | 'hidden_sheet_used'
    | 'other_sheets_not_read'
    | 'hidden_rows_included'
    | 'hidden_columns_included'
    | 'merged_cells_filled'
    | 'totals_rows_left_out'
    | 'unit_factor_applied'
    | 'required_column_missing'
    | 'column_mapped_twice'
    | 'header_not_found'
    | 'card_not_list'
    | 'table_sideways'
    | 'looks_like_other'
    | 'second_table_not_read'
    | 'group_titles_left_out'
    | 'rows_with_one_cell'
    | 'same_header_twice'
    | 'like_sheets_not_read'
    | 'column_spare'
    | 'column_lonely'
    | 'column_does_not_fit'
    | 'formulas_without_value'
    | 'column_split'
    | 'part_rows_without_record'
    | 'same_as_above_filled'
    | 'year_from_title'
    | 'fact_above_used'
    | 'prices_by_quantity'
    | 'tables_side_by_side'
    | 'balances_need_contracts'
    | 'taken_for_short_name'
    | 'taken_for_code'
    | 'taken_for_former_name'
    | 'taken_for_survivor'
    | 'taken_for_more';
  readonly details: RuleDetails;
}

/** What the checker keys off the original: sums over the accepted rows. */
export interface ControlTotal {
  readonly key: string;
  /** `sum` in the column's own unit; `digit_sum` adds all digits of an identifier column. */
  readonly measure: 'sum' | 'digit_sum';
  readonly value: number;
}

export interface SheetPreview {
  readonly kind: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly rows: number;
    readonly hiddenRows: number;
    readonly mergedCells: number;
  }[];
  readonly sheet: string;
  /** First and last row of the header, counted from 1; 0 when none was found. */
  readonly headerRow: number;
  readonly headerLastRow: number;
  /** Under this key a mapping is remembered: SHA-256 of kind and folded headers. */
  readonly headerFingerprint: string;
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly refused: readonly RefusedCell[];
  readonly notes: readonly PreviewNote[];
  /** `inFile` = `accepted` + `refused` + `leftOut`, in rows under the header, blank rows not counted. */
  readonly counts: {
    readonly inFile: number;
    readonly accepted: number;
    readonly refused: number;
    readonly leftOut: number;
  };
  readonly controlTotals: readonly ControlTotal[];
}

/** The rows of one record: one row without grouping, a head and its lines with it. */
export interface SheetRecord {
  /** The row the head was read from. */
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, SheetValue>>;
  readonly cells: Readonly<Record<string, string>>;
  readonly lines: readonly PreviewRow[];
  readonly parts?: NonNullable<PreviewRow['parts']>;
}
