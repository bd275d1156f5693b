import type { StoreRefused } from '#core/office.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Reply } from '#shared/kernel/failure.ts';

/** What the window's process says to the office's process. `seat` is the opaque id of a window, never taken from the page. */
export type ToOffice =
  | { readonly type: 'call'; readonly id: number; readonly seat: string; readonly call: OfficeCall }
  | { readonly type: 'cancel'; readonly seat: string; readonly requestId: string }
  | { readonly type: 'leave'; readonly seat: string }
  | { readonly type: 'close' }
  /** A backup the PC's plan asks for; answered as a `reply`. */
  | { readonly type: 'back-up'; readonly id: number; readonly places: readonly string[]; readonly unlessSince: number }
  /** What a reading process said, and that it is gone; `outOfMemory` when its heap limit ended it. */
  | { readonly type: 'reader-message'; readonly id: number; readonly message: unknown }
  | { readonly type: 'reader-exit'; readonly id: number; readonly outOfMemory: boolean };

/** Why the store could not be opened; each has a sentence with its remedy in `sentences.ts`. */
export type OpenFailure = StoreRefused['reason'] | 'read_only' | 'disk_full' | 'unexpected';

/** One line for the log file. `fields` hold codes, counts and durations, never what a person typed. */
export interface OfficeLogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the office's process says back. */
export type FromOffice =
  | { readonly type: 'ready' }
  | { readonly type: 'failed-to-open'; readonly reason: OpenFailure; readonly detail: string }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'event'; readonly event: OfficeEvent; readonly seat?: string }
  /** Asks for a process that reads one workbook, with a heap of this many megabytes; then talks to it. */
  | { readonly type: 'reader-start'; readonly id: number; readonly memoryMegabytes: number }
  | { readonly type: 'reader-send'; readonly id: number; readonly request: unknown }
  | { readonly type: 'reader-kill'; readonly id: number }
  /** The office cannot go on; it is ended and started again. */
  | { readonly type: 'crashed'; readonly fields: OfficeLogLine['fields'] }
  | { readonly type: 'log'; readonly line: OfficeLogLine };
