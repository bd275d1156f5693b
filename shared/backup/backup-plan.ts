import { z } from 'zod';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const CHINA_OFFSET_MS = 8 * HOUR_MS;

/** What one PC does about backups by itself; its file belongs to that PC. */
export const BackupPlan = z.strictObject({
  places: z.array(z.string().min(1).max(1000)).max(2),
  /** Once a day from this time on, in the office's time; null: only when somebody asks. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** Also when the window is closed. */
  atClosing: z.boolean(),
});
export type BackupPlan = z.infer<typeof BackupPlan>;

/** The last moment, at or before `now`, at which a backup was to be made. UTC milliseconds. */
export function lastDue(time: string, now: number): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  const intoDay = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const midnight = Math.floor((now + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;
  const today = midnight + intoDay;
  return today <= now ? today : today - DAY_MS;
}

export type BackupState = 'none' | 'good' | 'overdue';

/**
 * How the office stands: overdue an hour after the due time without a good one since. Without a time, a backup is overdue
 * after seven days.
 */
export function backupState(time: string | null, lastMadeAt: number | undefined, now: number): BackupState {
  if (lastMadeAt === undefined) return 'none';
  if (time === null) return now - lastMadeAt > 7 * DAY_MS ? 'overdue' : 'good';
  const due = lastDue(time, now);
  const waited = lastMadeAt < due - DAY_MS || (lastMadeAt < due && now - due > HOUR_MS);
  return waited ? 'overdue' : 'good';
}
