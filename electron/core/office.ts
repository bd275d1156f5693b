import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { keepRegisterSchema } from '#core/database/register-schema.ts';
import { openStore, type Store } from '#core/database/open-store.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { createDoor } from '#core/door/door.ts';
import type { LogEntry, Office } from '#core/kernel/office-face.ts';
import { systemClock, type Clock } from '#core/kernel/clock.ts';
import { uuidV7 } from '#core/kernel/ids.ts';
import { heldSheets } from '#core/modules/imports/held-sheets.ts';
import { deskGrants } from '#core/modules/review/desk.service.ts';
import { signingWindows } from '#core/modules/review/signing-windows.ts';
import { SHIPPED_COST, passwords, type PasswordCost } from '#core/modules/users/passwords.ts';
import { markAsSample } from '#core/modules/users/sample.service.ts';
import { createSessions } from '#core/modules/users/sessions.ts';
import { createRegistry } from '#core/registry.ts';

export { restoreFromFile } from '#core/backup/restore-from-file.ts';
export { StoreRefused } from '#core/database/store-refused.ts';
export type { LogEntry, Office } from '#core/kernel/office-face.ts';

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
  /** Marks a new, empty store for good as a sample office: said in the window and on every print, never backed up. */
  readonly sample?: true;
  /** The registers the office keeps. Default: all that are declared in shared/registers. */
  readonly registers?: readonly RegisterKind[];
}

/** Opens the store and everything that works on it. Throws StoreRefused with a reason when the store may not be used. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const clock = options.clock ?? systemClock;
  const store: Store = await openStore(options.directory, options.mode ?? 'create');
  if (options.sample) await markAsSample(store, clock.now());
  const registers = options.registers ?? REGISTERS;
  await keepRegisterSchema(store, registers);
  const grants = deskGrants();
  const windows = signingWindows();
  const held = heldSheets();
  const sessions = createSessions((seat) => {
    windows.drop(seat);
    grants.drop(seat);
    held.drop(seat);
  });
  const office = createDoor({
    store,
    clock,
    sessions,
    registry: createRegistry({
      store,
      sessions,
      grants,
      windows,
      held,
      registers,
      passwords: passwords(options.passwordCost ?? SHIPPED_COST),
      ...(options.startReader && { startReader: options.startReader }),
    }),
    newId: options.newId ?? (() => uuidV7(clock.now())),
    log: options.log ?? (() => {}),
  });
  // What waited too long while the office was closed is settled before anybody comes in.
  await office.tick();
  return office;
}
