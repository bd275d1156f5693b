import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { ColumnMapping, SheetPreview } from '#shared/exchange/sheet-preview.ts';
import type { TextEncoding, WorkbookContent, WorkbookReading } from '#shared/exchange/workbook-content.ts';
import type { PreviewChoices } from '../preview-sheet.ts';

/** Bounds of one reading; quality rule 9. Sizes in bytes. */
export interface ReadingLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed; office files measure 6 to 10. */
  readonly ratio: number;
  readonly rows: number;
  /** Processor time of the reading process, and never sooner than so long by the clock. */
  readonly milliseconds: number;
  /** By the clock: for a process that neither answers nor ends itself, and a PC too busy to read at all. */
  readonly wallMilliseconds: number;
  readonly memoryMegabytes: number;
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  // 100,000 records, and room for titles, notes, headers and totals around them.
  rows: 100_050,
  // With its start and the watch's own step, a file that never ends is stopped within ten seconds on a quiet PC.
  milliseconds: 9_500,
  wallMilliseconds: 60_000,
  memoryMegabytes: 512,
};

/** What the reading process is sent; plain data. */
export interface ReadingRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly sha256: string;
  readonly limits: ReadingLimits;
  readonly encoding?: TextEncoding;
  readonly password?: string;
  /** Asked for: how the file is read as one kind, in place of all that stands in it. */
  readonly sheet?: SheetRequest;
}

/** A file is read as this kind, by what the person set or else by what was remembered for its header. */
export interface SheetRequest {
  readonly definition: SheetDefinition;
  readonly choices: PreviewChoices;
  /** Mappings by the fingerprint of their header. */
  readonly remembered: Readonly<Record<string, ColumnMapping>>;
  /** The other kinds of the office, to say of a file that it is one of theirs. */
  readonly others?: readonly SheetDefinition[];
}

/** A previewed sheet without its rows, which came before it in blocks; `cells` is what all of them have alike. */
export interface SheetReading {
  readonly ok: true;
  readonly file: Pick<WorkbookContent, 'fileName' | 'sha256' | 'format'>;
  readonly preview: Omit<SheetPreview, 'rows'>;
  readonly cells: Readonly<Record<string, string>>;
}

export type ReadingStep = 'checking' | 'parsing' | 'collecting';

export interface ReadingProgress {
  readonly step: ReadingStep;
  readonly rowsDone: number;
}

/** What the reading process answers: any number of `progress` and `rows`, then one `done`. */
export type ReadingMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ReadingProgress }
  /** Rows of a previewed sheet, as JSON in UTF-8: small, and read by nobody before their turn. */
  | { readonly type: 'rows'; readonly count: number; readonly rows: Uint8Array }
  /** `peakMegabytes`: the most the process held in memory, everything counted. */
  | { readonly type: 'done'; readonly reading: WorkbookReading | SheetReading; readonly peakMegabytes?: number };
