import type { DayChange } from '#shared/settings/settings.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function listChanges(db: ReadDb): Promise<DayChange[]> {
  const rows = await db.selectFrom('working_day_change').selectAll().orderBy('on_date').execute();
  return rows.map((row) => ({
    on: row.on_date,
    is: row.is_workday === 1 ? 'workday' : 'holiday',
    reason: row.reason,
  }));
}

export async function replaceChanges(db: WriteDb, changes: readonly DayChange[], submissionId: string): Promise<void> {
  await db.deleteFrom('working_day_change').execute();
  for (const { on, is, reason } of changes) {
    await db
      .insertInto('working_day_change')
      .values({ on_date: on, is_workday: is === 'workday' ? 1 : 0, reason, submission_id: submissionId })
      .execute();
  }
}
