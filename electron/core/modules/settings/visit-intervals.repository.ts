import type { VisitInterval } from '#shared/settings/settings.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** By class; none before the office has written its own. */
export function listIntervals(db: ReadDb) {
  return db
    .selectFrom('visit_interval')
    .select(['size_grade as sizeGrade', 'days', 'version', 'submission_id as submissionId'])
    .orderBy('size_grade')
    .execute();
}

export async function putIntervals(
  db: WriteDb,
  lines: readonly VisitInterval[],
  signed: { readonly version: number; readonly submission_id: string },
): Promise<void> {
  for (const { sizeGrade, days } of lines) {
    await db
      .insertInto('visit_interval')
      .values({ size_grade: sizeGrade, days, ...signed })
      .onConflict((conflict) => conflict.column('size_grade').doUpdateSet({ days, ...signed }))
      .execute();
  }
}
