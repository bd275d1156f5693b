import { sql, type SqlBool } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

/** Which balances of a ledger: one by its whole key, or all whose keys begin with these parts. */
export interface Balances {
  readonly ledger: string;
  readonly key: readonly string[];
  readonly isWhole: boolean;
}

export interface Span {
  readonly from: string;
  readonly until: string;
}

/** The last of a page. */
export interface Moved {
  readonly entryId: string;
  readonly key: string;
  readonly register: string;
  readonly on: string;
  readonly amount: number;
  readonly balance: number;
}

/** By the index of keys: `["id",` and whatever follows it. */
function isOf({ key, isWhole }: Balances) {
  const text = JSON.stringify(key);
  if (isWhole) return sql<SqlBool>`m.key = ${text}`;
  const start = text.slice(0, -1);
  return sql<SqlBool>`m.key >= ${`${start},`} AND m.key < ${`${start}-`}`;
}

/** What each entry moved of each balance in the end: what it was amended to counts on its day, what was taken back not at all. */
function movedBy(db: ReadDb, of: Balances, until: string) {
  return db
    .selectFrom('register_movement as m')
    .innerJoin('register_entry as e', 'e.id', 'm.entry_id')
    .select(['m.entry_id as entryId', 'm.key', 'e.register', 'e.entered_on as on'])
    .select((eb) => eb.fn.sum<number>('m.amount').as('amount'))
    .where('m.ledger', '=', of.ledger)
    .where(isOf(of))
    .where('e.entered_on', '<=', until)
    .groupBy(['m.entry_id', 'm.key'])
    .having((eb) => eb.fn.sum<number>('m.amount'), '<>', 0);
}

/** 期初、收、付 of balances over days, ends included. */
export async function findTurnover(
  db: ReadDb,
  of: Balances,
  { from, until }: Span,
): Promise<{ readonly opening: number; readonly came: number; readonly went: number }> {
  const sum = (condition: ReturnType<typeof sql<SqlBool>>) =>
    sql<number>`COALESCE(SUM(CASE WHEN ${condition} THEN amount END), 0)`;
  return db
    .selectFrom(movedBy(db, of, until).as('moved'))
    .select([
      sum(sql<SqlBool>`"on" < ${from}`).as('opening'),
      sum(sql<SqlBool>`"on" >= ${from} AND amount > 0`).as('came'),
      sum(sql<SqlBool>`"on" >= ${from} AND amount < 0`).as('went'),
    ])
    .executeTakeFirstOrThrow();
}

/** What moved within the days, oldest first, each with what was left of all the balances together. */
export async function listTurnover(
  db: ReadDb,
  of: Balances,
  { from, until }: Span,
  page: { readonly after: readonly [on: string, entryId: string, key: string] | undefined; readonly limit: number },
): Promise<Moved[]> {
  const run = db
    .selectFrom(movedBy(db, of, until).as('moved'))
    .selectAll()
    .select(sql<number>`SUM(amount) OVER (ORDER BY "on", "entryId", "key")`.as('balance'));
  let rows = db.selectFrom(run.as('run')).selectAll().where('run.on', '>=', from);
  if (page.after !== undefined) {
    const [on, entryId, key] = page.after;
    rows = rows.where(sql<SqlBool>`("on", "entryId", "key") > (${on}, ${entryId}, ${key})`);
  }
  return rows.orderBy('run.on').orderBy('run.entryId').orderBy('run.key').limit(page.limit).execute();
}
