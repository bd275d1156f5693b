import type { FieldFault } from '#shared/kernel/failure.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { KeyedType } from '#shared/review/review.schema.ts';
import type { SheetRecord } from '#shared/exchange/sheet-preview.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { EntryContent } from '#shared/daily/daily.schema.ts';
import type { DailyKind } from '#core/modules/daily/daily-kind.ts';
import { makePermissionOf, type RecordKind } from '#core/modules/review/record-kind.ts';

/** A value of an amended record that stands in the workbook, and in which row. */
export interface KeyedCell {
  /** Path in the record's content. */
  readonly path: string;
  readonly type: KeyedType;
  readonly rowNumber: number;
}

/** The record a draft amends, on which version, and what of it came from the file: the checker's rows are drawn out of that. */
export interface Amends {
  readonly recordId: string;
  readonly baseVersion: number;
  readonly keyed: readonly KeyedCell[];
}

/** A record that the file calls by another name than the office, and what it was recognised by. */
export interface TakenFor {
  /** As it stands in the file. */
  readonly text: string;
  readonly by: 'short_name' | 'code' | 'former_name' | 'survivor';
  readonly code: string;
  readonly name: string;
}

export type Drafted<D> =
  | { readonly ok: true; readonly draft: D; readonly amends?: Amends; readonly taken?: TakenFor }
  /** Paths into the draft; the engine finds the cells they stand in. */
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** What a row of a sheet is drafted, completed and checked as. */
export type DraftedAs<D = unknown, C = unknown> = Pick<
  RecordKind<D, C>,
  'name' | 'draft' | 'content' | 'complete' | 'claims' | 'validate' | 'validateMany'
>;

/** How the rows of a sheet become one kind of thing. One record of the file gives one draft, or faults by path. */
export interface SheetKind<D = unknown, C = unknown> {
  readonly record: DraftedAs<D, C>;
  readonly definition: SheetDefinition;
  /** Looks up what the file names in words (client by name, product by code) and shapes the draft, which is parsed after it. */
  draft(ctx: QueryContext, record: SheetRecord): Promise<Drafted<unknown>>;
  /** The sheet's column behind a path of the draft, where they differ; a fault of the draft is shown there. */
  columnOf?(record: SheetRecord, path: string): string;
  /** Records a file may have, where that is fewer than any import may. */
  readonly most?: number;
  /** The money the checker adds up on the original; without one, ten drawn rows are keyed instead. */
  controlFen?(content: C): number;
}

/** How a workbook becomes records of one kind. */
export interface ImportKind<D = unknown, C = unknown> extends SheetKind<D, C> {
  readonly record: RecordKind<D, C>;
  /** A file of this kind amends one record and is submitted as that amendment: its content as the record's form sends it. */
  amendsOne?(content: C): D;
}

export function defineImportKind<D, C>(kind: ImportKind<D, C>): ImportKind<D, C> {
  return kind;
}

/**
 * How a workbook becomes daily entries of one kind: nothing is submitted, each row is at once an entry of whoever brings the
 * file. `record` is no record but what a row is drafted and checked as.
 */
export interface DailyImport<C = unknown> extends SheetKind<C, C> {
  readonly daily: {
    readonly kind: DailyKind;
    readonly subject: { readonly kind: string; readonly id: string };
    /** What the entry itself says. */
    entryOf(content: C): EntryContent;
  };
}

export type AnyImport = ImportKind | DailyImport;

export function isDaily(kind: SheetKind): kind is DailyImport {
  return 'daily' in kind;
}

/** What a file of this kind makes, its bearer must be allowed to make by a form. */
export function permissionToBring(kind: AnyImport): string {
  return isDaily(kind) ? kind.daily.kind.write : makePermissionOf(kind.record);
}
