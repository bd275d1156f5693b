import { createHash } from 'node:crypto';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import type { TextEncoding, WorkbookReading, WorkbookRule } from '#shared/exchange/workbook-content.ts';
import { readingProcessEntry, startNodeChild } from './reading/reading-child.ts';
import type { ReadingChild, StartChild } from './reading/reading-child.ts';
import { defaultLimits } from './reading/reading-request.ts';
import type { ReadingLimits, ReadingMessage, ReadingProgress, ReadingRequest } from './reading/reading-request.ts';

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
 * Reads a file as an office sends it into plain data, in a process of its own that is killed when it takes too long or is
 * cancelled. Every way it can fail is a typed refusal; it never rejects for what a file holds.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  options: ReadWorkbookOptions = {},
): Promise<WorkbookReading> {
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
    limits,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.password === undefined ? {} : { password: options.password }),
  };
  const child = await (options.startChild ?? startNodeChild)(readingProcessEntry(), limits.memoryMegabytes);
  return awaitReading(child, request, options);
}

function refused(rule: WorkbookRule, details: RuleDetails = {}): WorkbookReading {
  return { ok: false, refusal: { rule, details } };
}

/** A busy PC may take long to start a process; that is no fault of the file, whose own time counts from then on. */
const START_MS = 60_000;
/** An ordinary file has the time of the limit; each megabyte beyond this is given a share more, as a large one holds more. */
const ORDINARY_BYTES = 1024 * 1024;

function timeFor({ bytes, limits }: ReadingRequest): number {
  const beyond = Math.max(0, bytes.byteLength - ORDINARY_BYTES) / ORDINARY_BYTES;
  return Math.round(limits.milliseconds * (1 + beyond * 0.3));
}

function awaitReading(
  child: ReadingChild,
  request: ReadingRequest,
  options: ReadWorkbookOptions,
): Promise<WorkbookReading> {
  return new Promise((resolve) => {
    const settle = (reading: WorkbookReading): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      child.kill();
      resolve(reading);
    };
    const cancel = (): void => settle(refused('workbook_reading_cancelled'));
    const { memoryMegabytes } = request.limits;
    const milliseconds = timeFor(request);
    const tooLong = (most: number) => (): void =>
      settle(refused('workbook_took_too_long', { seconds: Math.ceil(most / 1000) }));
    let timer = setTimeout(tooLong(START_MS), START_MS);
    options.signal?.addEventListener('abort', cancel, { once: true });
    child.onExit((outOfMemory) =>
      settle(
        outOfMemory
          ? refused('workbook_needs_too_much_memory', { limitMegabytes: memoryMegabytes })
          : refused('workbook_damaged'),
      ),
    );
    child.onMessage((raw) => {
      const message = raw as ReadingMessage;
      if (message.type === 'ready') {
        clearTimeout(timer);
        timer = setTimeout(tooLong(milliseconds), milliseconds);
        child.send(request);
      }
      if (message.type === 'progress') options.onProgress?.(message.progress);
      if (message.type === 'done') settle(message.reading);
    });
  });
}
