import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** What an entry has moved so far, by key. */
export async function listMoved(db: ReadDb, entryId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('register_movement')
    .select(['key', (eb) => eb.fn.sum<number>('amount').as('amount')])
    .where('entry_id', '=', entryId)
    .groupBy('key')
    .execute();
  return new Map(rows.map((row) => [row.key, row.amount]));
}

export async function findBalance(db: ReadDb, ledger: string, key: string): Promise<number> {
  const row = await db
    .selectFrom('register_balance')
    .select('balance')
    .where('ledger', '=', ledger)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.balance ?? 0;
}

/** What open submissions keep of a balance, this one left out. */
export async function findPending(db: ReadDb, scope: string, key: string, submissionId: string): Promise<number> {
  const row = await db
    .selectFrom('submission_claim')
    .select((eb) => eb.fn.sum<number | null>('quantity_e6').as('pending'))
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('submission_id', '<>', submissionId)
    .executeTakeFirst();
  return row?.pending ?? 0;
}

export async function insertMovement(
  db: WriteDb,
  row: {
    readonly entry_id: string;
    readonly version: number;
    readonly ledger: string;
    readonly key: string;
    readonly amount: number;
    readonly submission_id: string;
  },
): Promise<void> {
  await db.insertInto('register_movement').values(row).execute();
}

/** Balances that are not the sum of their movements, and movements without a balance: none, ever. */
export async function listWrongBalances(db: ReadDb): Promise<readonly { ledger: string; key: string }[]> {
  const sums = db
    .selectFrom('register_movement')
    .select(['ledger', 'key', (eb) => eb.fn.sum<number>('amount').as('amount')])
    .groupBy(['ledger', 'key']);
  const wrong = await db
    .selectFrom('register_balance as b')
    .leftJoin(sums.as('m'), (join) => join.onRef('m.ledger', '=', 'b.ledger').onRef('m.key', '=', 'b.key'))
    .select(['b.ledger', 'b.key'])
    .where((eb) => eb(eb.fn.coalesce('m.amount', eb.lit(0)), '<>', eb.ref('b.balance')))
    .execute();
  const without = await db
    .selectFrom(sums.as('m'))
    .leftJoin('register_balance as b', (join) => join.onRef('m.ledger', '=', 'b.ledger').onRef('m.key', '=', 'b.key'))
    .select(['m.ledger', 'm.key'])
    .where('b.key', 'is', null)
    .execute();
  return [...wrong, ...without];
}

export async function countBalances(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('register_balance')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** The entry that settles this one, or that this one settles. */
export function findSettlement(db: ReadDb, entryId: string) {
  return db
    .selectFrom('register_settlement as s')
    .innerJoin('register_entry as by', 'by.id', 's.entry_id')
    .innerJoin('register_entry as of', 'of.id', 's.settled_id')
    .select(['s.entry_id', 's.settled_id', 'by.number as by_number', 'by.register as by_register'])
    .select(['of.number as of_number', 'of.register as of_register'])
    .where('s.status', '=', 'active')
    .where((eb) => eb.or([eb('s.entry_id', '=', entryId), eb('s.settled_id', '=', entryId)]))
    .executeTakeFirst();
}

/** By which entry one is settled, in force. */
export function findSettling(db: ReadDb, settledId: string) {
  return db
    .selectFrom('register_settlement as s')
    .innerJoin('register_entry as e', 'e.id', 's.entry_id')
    .select(['e.id', 'e.number'])
    .where('s.settled_id', '=', settledId)
    .where('s.status', '=', 'active')
    .executeTakeFirst();
}

export async function keepSettlement(
  db: WriteDb,
  row: { readonly entry_id: string; readonly settled_id: string; readonly submission_id: string },
): Promise<void> {
  await db
    .insertInto('register_settlement')
    .values({ ...row, status: 'active' })
    .onConflict((conflict) =>
      conflict
        .column('entry_id')
        .doUpdateSet({ settled_id: row.settled_id, status: 'active', submission_id: row.submission_id }),
    )
    .execute();
}

export async function endSettlement(db: WriteDb, entryId: string, submissionId: string): Promise<void> {
  await db
    .updateTable('register_settlement')
    .set({ status: 'void', submission_id: submissionId })
    .where('entry_id', '=', entryId)
    .execute();
}

/** Entries of a register after one of them, each with what its movements of one ledger add up to. */
export function listMovements(db: ReadDb, register: string, after: string, limit: number) {
  return db
    .selectFrom('register_entry as e')
    .leftJoin('register_movement as m', 'm.entry_id', 'e.id')
    .select(['e.id', 'e.number', 'e.fields', 'e.status'])
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('m.amount'), eb.lit(0)).as('moved'))
    .where('e.register', '=', sql.lit(register))
    .where('e.id', '>', after)
    .groupBy('e.id')
    .orderBy('e.id')
    .limit(limit)
    .execute();
}
