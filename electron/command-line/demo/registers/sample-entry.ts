import type { EntryFields } from '#shared/registers/registers.contract.ts';

/** What the entries of the sample office name, by what people call it. */
export interface KnownToday {
  /** The client, contract and note of the day's delivery. */
  readonly client: string;
  readonly contract: string;
  readonly note: string;
  readonly maker: string;
  readonly checker: string;
  readonly manager: string;
  clientOf(name: string): string;
  /** An entry that stands above, by its `as`. */
  entry(as: string): string;
}

/** A line of one register, as the sample office keeps it. */
export interface SampleEntry {
  readonly register: string;
  /** A name for later entries to call it by. */
  readonly as?: string;
  fields(known: KnownToday): EntryFields;
}
