import { randomUUID } from 'node:crypto';
import type { OfficeEvent } from '#shared/ipc/office-link.ts';
import { lastDue } from '#shared/backup/backup-plan.ts';
import { mayTry, readBackupPlan, writeBackupPlan } from './backup-plan.ts';
import type { DesktopRequest, OfficeChoice } from './desktop-requests.ts';
import type { Log } from './log.ts';
import type { OfficeConnection } from './office-connection.ts';
import { adoptRestored, finishAdoption, removeSample, sampleExists, storeFolders } from './store-folders.ts';

/** Where the shell itself asks from; nobody ever signs in there. */
const SEAT = 'desktop';
const LOOK_EVERY_MS = 60_000;
/** How long another office may take to be put away before it is opened elsewhere. */
const PATIENCE_MS = 10_000;
/** A backup at closing is not waited for longer than this. */
const CLOSING_BACKUP_MS = 120_000;
/** One that is so fresh need not be made again when the window closes. */
const FRESH_MS = 60 * 60_000;

export type StoresRequest = Exclude<DesktopRequest, { readonly verb: Exclude<DesktopRequest['verb'], StoresVerb> }>;
type StoresVerb = 'backup-plan' | 'set-backup-plan' | 'offices' | 'open-office' | 'delete-sample';

export interface StoresOptions {
  /** Folder of the own store. */
  readonly directory: string;
  /** File of this PC's plan. */
  readonly planFile: string;
  readonly log: Log;
  readonly now: () => number;
  readonly office: () => Pick<OfficeConnection, 'reopen' | 'backUp' | 'call'>;
  readonly tell: (event: OfficeEvent) => void;
}

/** Which office this PC shows, and the backups it makes by itself. */
export interface Stores {
  /** Folder of the store that is open or about to be. */
  folder(): string;
  isSample(): boolean;
  answer(request: StoresRequest): Promise<unknown>;
  /** Makes the backup the plan asks for at closing, if any. */
  beforeClosing(): Promise<void>;
  stop(): void;
}

export function openStores(options: StoresOptions): Stores {
  const { directory, planFile, log, now } = options;
  const folders = storeFolders(directory);
  finishAdoption(folders.own, now());
  let open: 'own' | 'sample' = 'own';
  let plan = readBackupPlan(planFile);
  let lastTry: number | undefined;
  let turns = 0;

  async function backUp(unlessSince: number): Promise<void> {
    const reply = await options.office().backUp(plan.places, unlessSince);
    const outcome = reply.ok ? (reply.value as { readonly outcome: string }).outcome : reply.failure.code;
    if (outcome !== 'not_due') log.write({ level: 'info', event: 'backup.by-itself', fields: { outcome } });
    if (outcome === 'not_due' || outcome === 'made') lastTry = undefined;
  }

  const timer = setInterval(() => {
    if (open !== 'own' || plan.time === null || !mayTry(plan, lastTry, now())) return;
    lastTry = now();
    void backUp(lastDue(plan.time, now()));
  }, LOOK_EVERY_MS);
  timer.unref();

  /** Whether the own folder holds an office; when that cannot be told, it is taken to. */
  async function isFounded(): Promise<boolean> {
    const call = { requestId: randomUUID(), name: 'office.status', input: {} };
    const reply = await options.office().call(SEAT, call);
    return !reply.ok || (reply.value as { readonly initialised: boolean }).initialised;
  }

  async function openOffice(which: OfficeChoice): Promise<boolean> {
    // an office that is there is never moved away for another one, whoever asks
    if (which === 'restored' && (open !== 'own' || (await isFounded()))) return false;
    const turn = (turns += 1);
    options.tell({ type: 'availability', state: 'restarting' });
    const outcome = await options.office().reopen(PATIENCE_MS, () => {
      open = which === 'sample' ? 'sample' : 'own';
      if (which === 'restored') adoptRestored(folders.own, now());
    });
    log.write({ level: 'info', event: 'office.reopened', fields: { which, ok: outcome.ok } });
    // somebody asked for another one meanwhile: this was cancelled
    if (turn !== turns) return false;
    options.tell({ type: 'availability', state: outcome.ok ? 'ready' : 'stopped' });
    return outcome.ok;
  }

  function keepPlan(next: typeof plan): boolean {
    try {
      writeBackupPlan(planFile, next);
    } catch {
      log.write({ level: 'warn', event: 'backup.plan-not-saved', fields: {} });
      return false;
    }
    plan = next;
    lastTry = undefined;
    return true;
  }

  return {
    folder: () => folders[open],
    isSample: () => open === 'sample',
    stop: () => clearInterval(timer),
    async beforeClosing() {
      if (open !== 'own' || !plan.atClosing || plan.places.length === 0) return;
      const waited = new Promise((settle) => setTimeout(settle, CLOSING_BACKUP_MS).unref());
      await Promise.race([backUp(now() - FRESH_MS), waited]);
    },
    async answer(request) {
      switch (request.verb) {
        case 'backup-plan':
          return plan;
        case 'set-backup-plan':
          return keepPlan(request.plan);
        case 'offices':
          return { open, sampleExists: sampleExists(folders) };
        case 'open-office':
          return openOffice(request.which);
        case 'delete-sample':
          if (open === 'sample') return false;
          removeSample(folders);
          return true;
      }
    },
  };
}
