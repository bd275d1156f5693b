import { businessDateOf } from '#shared/kernel/business-date.ts';
import type { DayChanges } from '#shared/kernel/working-calendar.ts';
import { afterWorkingHours } from '#shared/kernel/working-hours.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { listDayChanges, listRunning } from '#core/modules/review/deadline.repository.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import { setDue } from '#core/modules/review/submission.repository.ts';

async function dayChangesFrom(db: ReadDb, instant: number): Promise<DayChanges> {
  const rows = await listDayChanges(db, businessDateOf(instant));
  return new Map(rows.map(({ date, isWorkday }) => [date, isWorkday === 1]));
}

/** The instant at which so many working hours of the office's own calendar have passed since now. */
export async function deadlineAfter(ctx: QueryContext, hours: number): Promise<number> {
  return afterWorkingHours(ctx.now, hours, await dayChangesFrom(ctx.db, ctx.now));
}

/**
 * Counts every time limit that runs anew, after the office's calendar has changed. None is moved into the past: what had
 * time left when the calendar was signed keeps the end it was told.
 */
export async function moveDeadlines(ctx: CommandContext): Promise<void> {
  const running = await listRunning(ctx.db);
  const changes = await dayChangesFrom(ctx.db, Math.min(ctx.now, ...running.map(({ since }) => since)));
  for (const row of running) {
    const dueAt = afterWorkingHours(row.since, snapshotOf(row).limit.hours, changes);
    if (dueAt !== row.due_at && dueAt > ctx.now) await setDue(ctx.db, row.id, dueAt);
  }
}
