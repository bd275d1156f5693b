import type { TextEncoding, WorkbookReading } from '#shared/exchange/workbook-content.ts';

/** Bounds of one reading; quality rule 9. Sizes in bytes. */
export interface ReadingLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed; office files measure 6 to 10. */
  readonly ratio: number;
  readonly rows: number;
  readonly milliseconds: number;
  readonly memoryMegabytes: number;
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  // 100,000 records, and room for titles, notes, headers and totals around them.
  rows: 100_050,
  milliseconds: 10_000,
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
  | { readonly type: 'done'; readonly reading: WorkbookReading };
