import type { BackupPlan } from '#shared/backup/backup-plan.ts';
import { lastDue } from '#shared/backup/backup-plan.ts';
import { mayTry, readBackupPlan, writeBackupPlan } from './backup-plan.ts';
import type { Log } from './log.ts';
import type { OfficeConnection } from './office-connection.ts';

const LOOK_EVERY_MS = 60_000;
/** A backup at closing is not waited for longer than this. */
const CLOSING_BACKUP_MS = 120_000;
/** One that is so fresh need not be made again when the window closes. */
const FRESH_MS = 60 * 60_000;

interface OwnBackupsOptions {
  /** File of this PC's plan. */
  readonly planFile: string;
  readonly log: Log;
  readonly now: () => number;
  readonly office: () => Pick<OfficeConnection, 'backUp'>;
  /** Whether the office's own store is open: a sample is never backed up. */
  readonly isOwn: () => boolean;
}

/** The backups this PC makes by itself, by its plan. */
export interface OwnBackups {
  plan(): BackupPlan;
  /** False when it could not be kept. */
  keep(plan: BackupPlan): boolean;
  /** Makes the backup the plan asks for at closing, if any. */
  beforeClosing(): Promise<void>;
  stop(): void;
}

export function startOwnBackups({ planFile, log, now, office, isOwn }: OwnBackupsOptions): OwnBackups {
  let plan = readBackupPlan(planFile);
  let lastTry: number | undefined;

  async function backUp(unlessSince: number): Promise<void> {
    const reply = await office().backUp(plan.places, unlessSince);
    const outcome = reply.ok ? (reply.value as { readonly outcome: string }).outcome : reply.failure.code;
    if (outcome !== 'not_due') log.write({ level: 'info', event: 'backup.by-itself', fields: { outcome } });
    if (outcome === 'not_due' || outcome === 'made') lastTry = undefined;
  }

  const timer = setInterval(() => {
    if (!isOwn() || plan.time === null || !mayTry(plan, lastTry, now())) return;
    lastTry = now();
    void backUp(lastDue(plan.time, now()));
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    plan: () => plan,
    stop: () => clearInterval(timer),
    keep(next) {
      try {
        writeBackupPlan(planFile, next);
      } catch {
        log.write({ level: 'warn', event: 'backup.plan-not-saved', fields: {} });
        return false;
      }
      plan = next;
      lastTry = undefined;
      return true;
    },
    async beforeClosing() {
      if (!isOwn() || !plan.atClosing || plan.places.length === 0) return;
      const waited = new Promise((settle) => setTimeout(settle, CLOSING_BACKUP_MS).unref());
      await Promise.race([backUp(now() - FRESH_MS), waited]);
    },
  };
}
