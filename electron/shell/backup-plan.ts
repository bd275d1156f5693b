import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BackupPlan } from '#shared/backup/backup-plan.ts';
import { writeThrough } from './window-state.ts';

/** When an attempt failed, the next one waits so long: a drive that is away stays away for a while. */
const RETRY_MS = 30 * 60_000;

const NO_PLAN: BackupPlan = { places: [], time: '18:00', atClosing: false };

/** What this PC does by itself. It lies beside the window's state and not in the store, because paths belong to a PC. */
export function readBackupPlan(file: string): BackupPlan {
  try {
    return BackupPlan.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return NO_PLAN;
  }
}

export function writeBackupPlan(file: string, plan: BackupPlan): void {
  writeThrough(file, JSON.stringify(plan));
}

/** Reads a plan that came from the page; undefined when it is none. */
export function readSentPlan(payload: unknown): BackupPlan | undefined {
  const read: z.ZodSafeParseResult<BackupPlan> = BackupPlan.safeParse(payload);
  return read.success ? read.data : undefined;
}

/** Whether to try now, as the plan and the last try say; the office itself knows whether there is a good one already. */
export function mayTry(plan: BackupPlan, lastTry: number | undefined, now: number): boolean {
  if (plan.places.length === 0 || plan.time === null) return false;
  return lastTry === undefined || now - lastTry >= RETRY_MS;
}
