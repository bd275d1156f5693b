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

/** By entry: what was left of its balance after it, in the order of the days; of one ledger. */
export async function listBalancesAfter(db: ReadDb, ledger: string): Promise<ReadonlyMap<string, number>> {
  const moved = db
    .selectFrom('register_movement as m')
    .innerJoin('register_entry as e', 'e.id', 'm.entry_id')
    .select(['m.entry_id', 'm.key', 'e.entered_on', (eb) => eb.fn.sum<number>('m.amount').as('amount')])
    .where('m.ledger', '=', ledger)
    .groupBy(['m.entry_id', 'm.key', 'e.entered_on']);
  const rows = await db
    .selectFrom(moved.as('moved'))
    .select((eb) => [
      'entry_id',
      'amount',
      eb.fn
        .sum<number>('amount')
        .over((over) => over.partitionBy('key').orderBy('entered_on').orderBy('entry_id'))
        .as('balance'),
    ])
    .execute();
  // an entry that was amended to another balance leaves nothing behind in the first
  return new Map(rows.filter(({ amount }) => amount !== 0).map((row) => [row.entry_id, row.balance]));
}
