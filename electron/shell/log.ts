import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OfficeLogLine } from './office-protocol.ts';

/** One file of at most this many bytes is written; it and the last few before it are kept. */
export const LOG_FILE_BYTES = 2 * 1024 * 1024;
export const LOG_FILES_KEPT = 5;

export interface Log {
  write(line: OfficeLogLine): void;
}

/**
 * Appends one JSON line per entry to `countersign.log` in `directory` and turns files over by size.
 * Nothing of a log may stop the office: a line that cannot be written goes to the error stream instead.
 */
export function openLog(directory: string, now: () => number, limitBytes: number = LOG_FILE_BYTES): Log {
  const file = path.join(directory, 'countersign.log');
  const numbered = (n: number): string => (n === 0 ? file : path.join(directory, `countersign.${n}.log`));
  mkdirSync(directory, { recursive: true });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  function turnOver(): void {
    rmSync(numbered(LOG_FILES_KEPT - 1), { force: true });
    for (let n = LOG_FILES_KEPT - 2; n >= 0; n--)
      if (statSync(numbered(n), { throwIfNoEntry: false })) renameSync(numbered(n), numbered(n + 1));
    size = 0;
  }

  return {
    write({ level, event, fields }) {
      const text = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`;
      try {
        if (size > 0 && size + Buffer.byteLength(text) > limitBytes) turnOver();
        appendFileSync(file, text, { mode: 0o600 });
        size += Buffer.byteLength(text);
      } catch (error) {
        console.error('the log file cannot be written:', error instanceof Error ? error.message : error, text);
      }
    },
  };
}
