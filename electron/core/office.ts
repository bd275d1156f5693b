import type { Reply } from '#shared/kernel/failure.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import { openStore, type Store } from '#core/database/open-store.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { createDoor } from '#core/door/door.ts';
import { systemClock, type Clock } from '#core/kernel/clock.ts';
import { uuidV7 } from '#core/kernel/ids.ts';
import { SHIPPED_COST, passwords, type PasswordCost } from '#core/modules/users/passwords.ts';
import { createSessions } from '#core/modules/users/sessions.ts';
import { createRegistry } from '#core/registry.ts';

export { StoreRefused } from '#core/database/store-refused.ts';

/** What happened inside, for the log file; never personal data. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly reference?: string;
  readonly stack?: string;
}

export interface OfficeOptions {
  /** The folder of the store. */
  readonly directory: string;
  /** `create` makes an empty store where none is; `open` refuses a folder without one. Default: create. */
  readonly mode?: 'create' | 'open';
  readonly log?: (entry: LogEntry) => void;
  readonly clock?: Clock;
  readonly newId?: () => string;
  readonly passwordCost?: PasswordCost;
  /** Starts the process that reads one workbook, where Node cannot be forked (a packaged window). Default: fork Node. */
  readonly startReader?: StartChild;
}

/** The one door of the office: the window, the command line and the tests come through here and nowhere else. */
export interface Office {
  /** `seat` is the window or connection that calls; who sits there is the office's own knowledge. */
  execute(seat: string, call: OfficeCall): Promise<Reply<unknown>>;
  cancel(seat: string, requestId: string): void;
  /** The window is gone: its session ends and its long work is cancelled. */
  leave(seat: string): void;
  /** Changes go to everybody; progress carries the seat that asked. */
  subscribe(listener: (event: OfficeEvent, seat?: string) => void): () => void;
  close(): Promise<void>;
}

/** Opens the store and everything that works on it. Throws StoreRefused with a reason when the store may not be used. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const clock = options.clock ?? systemClock;
  const store: Store = await openStore(options.directory, options.mode ?? 'create');
  const sessions = createSessions();
  return createDoor({
    store,
    clock,
    sessions,
    registry: createRegistry({ store, sessions, passwords: passwords(options.passwordCost ?? SHIPPED_COST) }),
    newId: options.newId ?? (() => uuidV7(clock.now())),
    log: options.log ?? (() => {}),
  });
}
