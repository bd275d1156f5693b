import type { ReadDb } from '#core/kernel/context.ts';

/** Who keyed a daily entry, and when. */
export function findDailyAuthor(db: ReadDb, entryId: string) {
  return db
    .selectFrom('daily_entry as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .select(['p.name', 'e.at'])
    .where('e.id', '=', entryId)
    .executeTakeFirst();
}
