import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

export interface NamedClient {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** More than are named to a person who has to choose. */
const CANDIDATES = 6;

/** Clients by one of the words that stand in their file; those merged away are among them. */
export function listClientsBy(
  db: ReadDb,
  column: 'code' | 'tax_number' | 'folded_name' | 'short_name',
  value: string,
): Promise<NamedClient[]> {
  return db
    .selectFrom('client')
    .select(['id', 'code', 'name'])
    .where(column, '=', value)
    .orderBy('code')
    .limit(CANDIDATES)
    .execute();
}

/** Clients whose file once had this name: what was signed before it was amended says so. */
export async function listClientsOnceCalled(db: ReadDb, name: string): Promise<NamedClient[]> {
  const rows = await db
    .selectFrom('submission as s')
    .innerJoin('client as c', 'c.id', 's.record_id')
    .select(['c.id', 'c.code', 'c.name', 's.content'])
    .where('s.kind', '=', 'client')
    .where('s.state', '=', 'effective')
    .whereRef('c.submission_id', '<>', 's.id')
    .where(sql<boolean>`instr(s.content, ${`"name":${JSON.stringify(name)}`}) > 0`)
    .orderBy('c.code')
    .limit(CANDIDATES * CANDIDATES)
    .execute();
  // The name of a contact stands in the same words.
  const called = rows.filter(({ content }) => (JSON.parse(content) as { readonly name?: unknown }).name === name);
  return [...new Map(called.map(({ id, code, name: now }) => [id, { id, code, name: now }])).values()];
}
