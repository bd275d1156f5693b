import type { Reply } from '#shared/kernel/failure.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';

/** What happened inside, for the log file; never personal data. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly reference?: string;
  readonly stack?: string;
}

/** The one door of the office: the window, the command line and the tests come through here and nowhere else. */
export interface Office {
  /** `seat` is the window or connection that calls; who sits there is the office's own knowledge. */
  execute(seat: string, call: OfficeCall): Promise<Reply<unknown>>;
  /** Lets the office do what time asks for: expire or escalate what waited too long. Called every minute by whoever holds it. */
  tick(): Promise<void>;
  /**
   * Makes a backup into these places by itself, without anybody signed in: nightly, or when the window closes. Nothing is
   * done when there is a good one since `unlessSince` (UTC milliseconds). Logged like one that a person asked for.
   */
  backUp(places: readonly string[], unlessSince: number): Promise<Reply<unknown>>;
  cancel(seat: string, requestId: string): void;
  /** The window is gone: its session ends and its long work is cancelled. */
  leave(seat: string): void;
  /** Changes go to everybody; progress carries the seat that asked. */
  subscribe(listener: (event: OfficeEvent, seat?: string) => void): () => void;
  close(): Promise<void>;
}
