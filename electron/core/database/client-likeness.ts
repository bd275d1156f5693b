import { sql } from 'kysely';
import type { LikenessKey, LikenessReason } from '#shared/clients/likeness.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** What several clients share is no likeness: the head office's phone, an agency's address. */
const SHARED_BY_AT_MOST = 20;
/** Clients whose keys are written or looked for in one statement. */
export const LIKENESS_CHUNK = 500;

export interface ClientKeys {
  readonly clientId: string;
  readonly keys: readonly LikenessKey[];
}

/** Keeps the keys of clients just written, many in one statement; those of a client that had some must be taken away before. */
export async function insertLikeness(db: WriteDb, clients: readonly ClientKeys[]): Promise<void> {
  for (let from = 0; from < clients.length; from += LIKENESS_CHUNK) {
    const rows = clients
      .slice(from, from + LIKENESS_CHUNK)
      .flatMap(({ clientId, keys }) => keys.map(({ kind, key }) => [clientId, kind, key]));
    await sql`INSERT INTO client_likeness (kind, key, place)
      SELECT k.value ->> 1, k.value ->> 2, p.place
      FROM json_each(${JSON.stringify(rows)}) k CROSS JOIN client_place p ON p.client_id = k.value ->> 0`.execute(db);
  }
}

export async function deleteLikeness(db: WriteDb, clientId: string): Promise<void> {
  await sql`DELETE FROM client_likeness
    WHERE place = (SELECT place FROM client_place WHERE client_id = ${clientId})`.execute(db);
}

/** One key of `asked[index]` under which another client is kept as well. */
export interface LikenessMatch {
  readonly index: number;
  readonly kind: LikenessReason;
  readonly clientId: string;
}

/** Who has any of these keys, by index, leaving out keys that too many have. At most `LIKENESS_CHUNK` askers at once. */
export async function listLikenessMatches(
  db: ReadDb,
  asked: readonly (readonly LikenessKey[])[],
): Promise<readonly LikenessMatch[]> {
  const keys = asked.flatMap((own, index) => own.map(({ kind, key }) => [index, kind, key]));
  if (keys.length === 0) return [];
  return db
    .selectFrom(
      sql<{ asker: number; kind: LikenessReason; key: string }>`(
        SELECT k.value ->> 0 AS asker, k.value ->> 1 AS kind, k.value ->> 2 AS key FROM json_each(${JSON.stringify(keys)}) k
        WHERE NOT EXISTS (SELECT 1 FROM client_likeness c WHERE c.kind = k.value ->> 1 AND c.key = k.value ->> 2
          LIMIT 1 OFFSET ${sql.lit(SHARED_BY_AT_MOST)}))`.as('a'),
    )
    .crossJoin('client_likeness as l')
    .crossJoin('client_place as p')
    .whereRef('l.kind', '=', 'a.kind')
    .whereRef('l.key', '=', 'a.key')
    .whereRef('p.place', '=', 'l.place')
    .select(['a.asker as index', 'a.kind', 'p.client_id as clientId'])
    .execute();
}

/** The kept keys of these clients. */
export async function listLikenessOf(
  db: ReadDb,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LikenessKey[]>> {
  const rows = await db
    .selectFrom('client_place as p')
    .innerJoin('client_likeness as l', 'l.place', 'p.place')
    .select(['p.client_id', 'l.kind', 'l.key'])
    .where('p.client_id', 'in', clientIds)
    .execute();
  const found = new Map<string, LikenessKey[]>();
  for (const { client_id: clientId, kind, key } of rows) {
    const own = found.get(clientId) ?? [];
    own.push({ kind, key });
    found.set(clientId, own);
  }
  return found;
}
