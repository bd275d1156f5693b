import type { TextEncoding, WorkbookReading } from '#shared/exchange/workbook-content.ts';

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
}

export type ReadingStep = 'checking' | 'parsing' | 'collecting';

export interface ReadingProgress {
  readonly step: ReadingStep;
  readonly rowsDone: number;
}

/** What the reading process answers: any number of `progress`, then one `done`. */
export type ReadingMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ReadingProgress }
  /** `peakMegabytes`: the most the process held in memory, everything counted. */
  | { readonly type: 'done'; readonly reading: WorkbookReading; readonly peakMegabytes?: number };
