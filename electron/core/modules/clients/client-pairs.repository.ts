import { sql, type SqlBool } from 'kysely';
import { clientPairList, type ClientPairListInput } from '#shared/clients/client-merges.contract.ts';
import { isClientLike } from '#core/database/lists/client-match.ts';
import { filled, listSql } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export const PAIRS = listSql({
  list: clientPairList,
  table: 'client_pair',
  alias: 'p',
  id: 'p.id',
  columns: { strength: filled('p.strength') },
  sums: {},
});

/** Somebody noted, on either of the two of pair `p`, that they are not the same company. */
export const KEPT_APART = `EXISTS (SELECT 1 FROM daily_entry AS d
  WHERE d.subject_kind = 'client' AND d.kind = 'client_distinct' AND d.struck_at IS NULL
    AND ((d.subject_id = p.first_client AND json_extract(d.content, '$.otherId') = p.second_client)
      OR (d.subject_id = p.second_client AND json_extract(d.content, '$.otherId') = p.first_client)))`;
const APART = sql.raw<SqlBool>(KEPT_APART);

/** One page of pairs by key, strongest first; those kept apart only where asked for. */
export function listPairIds(db: ReadDb, asked: ClientPairListInput) {
  const { apart, text = '' } = asked;
  return readList(db, PAIRS, asked, {
    scope: [apart ? APART : sql<SqlBool>`NOT ${APART}`],
    text: text === '' ? [] : [isClientLike('p.first_client', text), isClientLike('p.second_client', text)],
  });
}

export async function listPairsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('client_pair as p')
    .innerJoin('client as a', 'a.id', 'p.first_client')
    .innerJoin('client as b', 'b.id', 'p.second_client')
    .innerJoin('v_client_balance as ab', 'ab.client_id', 'a.id')
    .innerJoin('v_client_balance as bb', 'bb.client_id', 'b.id')
    .select([
      'p.id',
      'p.strength',
      'p.reasons',
      'a.id as firstId',
      'a.code as firstCode',
      'a.name as firstName',
      'a.status as firstStatus',
      'ab.balance_fen as firstBalanceFen',
      'b.id as secondId',
      'b.code as secondCode',
      'b.name as secondName',
      'b.status as secondStatus',
      'bb.balance_fen as secondBalanceFen',
    ])
    .where('p.id', 'in', ids.map(Number))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}

/** Clients written since pairs were last looked for, with their names; at most `limit`. */
export function listDue(db: ReadDb, limit: number) {
  return db
    .selectFrom('client_pair_due as d')
    .innerJoin('client as c', 'c.id', 'd.client_id')
    .select(['c.id', 'c.name'])
    .orderBy('d.client_id')
    .limit(limit)
    .execute();
}

/** How many more have to be looked at; counted to a thousand. */
export async function countDue(db: ReadDb): Promise<number> {
  const rows = await db.selectFrom('client_pair_due').select('client_id').limit(1000).execute();
  return rows.length;
}

export interface NewPair {
  readonly first_client: string;
  readonly second_client: string;
  readonly strength: number;
  readonly reasons: string;
}

const ROWS_AT_ONCE = 500;

/** Replaces every pair that one of these clients is in. */
export async function replacePairs(
  db: WriteDb,
  clientIds: readonly string[],
  pairs: readonly NewPair[],
): Promise<void> {
  for (const side of ['first_client', 'second_client'] as const) {
    await db.deleteFrom('client_pair').where(side, 'in', clientIds).execute();
  }
  for (let from = 0; from < pairs.length; from += ROWS_AT_ONCE) {
    await db
      .insertInto('client_pair')
      .values(pairs.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  await db.deleteFrom('client_pair_due').where('client_id', 'in', clientIds).execute();
}
