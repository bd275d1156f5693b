import type { LogEntry } from '#core/office.ts';
import type { OfficeLogLine } from './office-protocol.ts';

const FRAMES_KEPT = 8;

/**
 * Takes out of a message whatever could be a person's data: quoted text, numbers from four digits up, e-mail addresses and
 * everything that is not plain ASCII. What stays says which statement or rule failed.
 */
export function withoutValues(message: string): string {
  return message
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/gu, '…')
    .replaceAll(/\S+@\S+/gu, '…')
    .replaceAll(/\d[\d.,-]{3,}/gu, '…')
    .replaceAll(/[^\x20-\x7e…]+/gu, '…')
    .slice(0, 300);
}

/** Where it happened: the frames of a stack, without its first lines, which repeat the message. */
export function framesOf(stack: string | undefined): readonly string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, FRAMES_KEPT)
    .map((line) => line.trim());
}

/** An entry of the office as a line of the log file. */
export function lineOf({ level, message, reference, stack }: LogEntry): OfficeLogLine {
  return {
    level,
    event: 'office.said',
    fields: {
      message: withoutValues(message),
      ...(reference === undefined ? {} : { reference }),
      ...(stack === undefined ? {} : { at: framesOf(stack) }),
    },
  };
}

/** Any other error, by its name and place. */
export function errorFields(error: unknown): OfficeLogLine['fields'] {
  return error instanceof Error
    ? { name: error.name, message: withoutValues(error.message), at: framesOf(error.stack) }
    : { name: typeof error };
}
