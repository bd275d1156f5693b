import { createHash } from 'node:crypto';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import type { TextEncoding, WorkbookReading, WorkbookRule } from '#shared/exchange/workbook-content.ts';
import { readingProcessEntry, startNodeChild } from './reading/reading-child.ts';
import type { ReadingChild, StartChild } from './reading/reading-child.ts';
import { defaultLimits } from './reading/reading-request.ts';
import type {
  ReadingLimits,
  ReadingMessage,
  ReadingProgress,
  ReadingRequest,
  SheetReading,
  SheetRequest,
} from './reading/reading-request.ts';
import { type PackedRows, packedRows, type SheetRows } from './sheet-rows.ts';

export interface ReadWorkbookOptions {
  /** How the reading process is started; forks Node when absent. */
  readonly startChild?: StartChild;
  readonly limits?: Partial<ReadingLimits>;
  /** Asked of the person after `workbook_encoding_unknown`. */
  readonly encoding?: TextEncoding;
  /** Asked of the person after `workbook_password_protected`. */
  readonly password?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/**
 * Reads a file as an office sends it into plain data, in a process of its own that ends itself when it has had its time and is
 * killed when it does not, or is cancelled. Every way it can fail is a typed refusal; it never rejects for what a file holds.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadWorkbookOptions = {},
): Promise<WorkbookReading> {
  return (await ask(bytes, fileName, options, {})) as WorkbookReading;
}

/** A sheet previewed as one kind in the process that read it; its rows as they came. */
export type PreviewedSheet = Pick<SheetReading, 'file'> & {
  readonly preview: SheetReading['preview'];
  readonly rows: SheetRows;
};

/**
 * The same file read as one kind, which the reading process does as well: the office is sent what can be imported and what was
 * refused, a few hundred rows at a time, and never has the whole workbook before it.
 */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  sheet: SheetRequest,
  options: ReadWorkbookOptions = {},
): Promise<Refused | { readonly ok: true; readonly sheet: PreviewedSheet }> {
  const packed: PackedRows[] = [];
  const reading = await ask(bytes, fileName, options, { sheet, onRows: (rows) => void packed.push(rows) });
  if (!reading.ok) return reading;
  const { file, preview, cells } = reading as SheetReading;
  return { ok: true, sheet: { file, preview, rows: packedRows(packed, cells) } };
}

type Refused = Extract<WorkbookReading, { readonly ok: false }>;
type Reading = WorkbookReading | SheetReading;

interface Asked {
  readonly sheet?: SheetRequest;
  readonly onRows?: (rows: PackedRows) => void;
}

async function ask(bytes: Uint8Array, fileName: string, options: ReadWorkbookOptions, asked: Asked): Promise<Reading> {
  const limits = { ...defaultLimits, ...options.limits };
  if (options.signal?.aborted === true) return refused('workbook_reading_cancelled');
  if (bytes.byteLength === 0) return refused('workbook_empty');
  if (bytes.byteLength > limits.fileBytes) {
    const megabyte = 1024 * 1024;
    return refused('workbook_too_large', {
      megabytes: Math.ceil(bytes.byteLength / megabyte),
      limitMegabytes: Math.floor(limits.fileBytes / megabyte),
    });
  }
  const request: ReadingRequest = {
    bytes,
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    limits: {
      ...limits,
      milliseconds: timeFor(bytes, limits.milliseconds),
      wallMilliseconds: timeFor(bytes, limits.wallMilliseconds),
    },
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(asked.sheet && { sheet: asked.sheet }),
  };
  const child = await (options.startChild ?? startNodeChild)(readingProcessEntry(), limits.memoryMegabytes);
  return awaitReading(child, request, options, asked);
}

function refused(rule: WorkbookRule, details: RuleDetails = {}): Refused {
  return { ok: false, refusal: { rule, details } };
}

/** An ordinary file has the time of the limit; each megabyte beyond this is given a share more, as a large one holds more. */
const ORDINARY_BYTES = 1024 * 1024;

function timeFor(bytes: Uint8Array, milliseconds: number): number {
  const beyond = Math.max(0, bytes.byteLength - ORDINARY_BYTES) / ORDINARY_BYTES;
  return Math.round(milliseconds * (1 + beyond * 0.3));
}

function awaitReading(
  child: ReadingChild,
  request: ReadingRequest,
  options: ReadWorkbookOptions,
  { onRows }: Asked,
): Promise<Reading> {
  const { milliseconds, wallMilliseconds, memoryMegabytes } = request.limits;
  const tookTooLong = (limit: number): Reading =>
    refused('workbook_took_too_long', { seconds: Math.ceil(limit / 1000) });
  return new Promise((resolve) => {
    let askedAt = Number.POSITIVE_INFINITY;
    const settle = (reading: Reading): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      child.kill();
      resolve(reading);
    };
    const cancel = (): void => settle(refused('workbook_reading_cancelled'));
    const timer = setTimeout(() => settle(tookTooLong(wallMilliseconds)), wallMilliseconds);
    options.signal?.addEventListener('abort', cancel, { once: true });
    child.onExit((outOfMemory) => {
      if (outOfMemory) settle(refused('workbook_needs_too_much_memory', { limitMegabytes: memoryMegabytes }));
      // It ends itself when it has had its time, and that is never sooner by the clock.
      else if (performance.now() - askedAt >= milliseconds) settle(tookTooLong(milliseconds));
      else settle(refused('workbook_damaged'));
    });
    child.onMessage((raw) => {
      const message = raw as ReadingMessage;
      if (message.type === 'ready') {
        askedAt = performance.now();
        child.send(request);
      } else if (message.type === 'progress') options.onProgress?.(message.progress);
      else if (message.type === 'rows') onRows?.({ count: message.count, rows: message.rows });
      else settle(message.reading);
    });
  });
}
