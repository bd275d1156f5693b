import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

/** Clients as a list of likely duplicates names them; those merged into another are none. */
export function listStandingClients(db: ReadDb, ids: readonly string[]) {
  return db
    .selectFrom('client as c')
    .select(['c.id', 'c.code', 'c.name', 'c.status'])
    .where('c.id', 'in', ids)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('client_holder as h').select('h.client_id').whereRef('h.client_id', '=', 'c.id'))),
    )
    .execute();
}

/** Of these clients, the pairs that somebody noted as not the same company, as `first second` in the order of their ids. */
export async function listKeptApart(db: ReadDb, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const other = sql<string>`json_extract(d.content, '$.otherId')`;
  const rows = await db
    .selectFrom('daily_entry as d')
    .select(['d.subject_id', other.as('other')])
    .where('d.subject_kind', '=', 'client')
    .where('d.subject_id', 'in', ids)
    .where('d.kind', '=', 'client_distinct')
    .where('d.struck_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => pairKey(row.subject_id, row.other)));
}

export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
