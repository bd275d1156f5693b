import { sql } from 'kysely';
import { likenessHash, type LikenessKey, type LikenessReason } from '#shared/clients/likeness.ts';
import { inList } from '#core/database/in-list.ts';
import { insertEach } from '#core/database/insert-rows.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** What several clients share is no likeness: the head office's phone, an agency's address. */
const SHARED_BY_AT_MOST = 20;
/** Clients whose keys are looked for in one statement. */
export const LIKENESS_CHUNK = 500;

export interface ClientKeys {
  readonly clientId: string;
  readonly keys: readonly LikenessKey[];
}

/** Keeps the keys of clients just written; those of a client that had some must be taken away before. */
export async function insertLikeness(db: WriteDb, clients: readonly ClientKeys[]): Promise<void> {
  const places = await db
    .selectFrom('client_place')
    .select(['client_id', 'place'])
    .where('client_id', 'in', inList(clients.map(({ clientId }) => clientId)))
    .execute();
  const placeOf = new Map(places.map(({ client_id: clientId, place }) => [clientId, place]));
  const rows = clients.flatMap(({ clientId, keys }) => keys.map((key) => [likenessHash(key), placeOf.get(clientId)]));
  await insertEach(db, 'client_likeness', ['key', 'place'], rows);
}

/** Takes away the keys of a client, made of its content as it stood. */
export async function deleteLikeness(db: WriteDb, { clientId, keys }: ClientKeys): Promise<void> {
  await sql`DELETE FROM client_likeness
    WHERE key IN (SELECT value FROM json_each(${JSON.stringify(keys.map(likenessHash))}))
      AND place = (SELECT place FROM client_place WHERE client_id = ${clientId})`.execute(db);
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
  const keys = asked.flatMap((own, index) => own.map((key) => [index, key.kind, likenessHash(key)]));
  if (keys.length === 0) return [];
  return db
    .selectFrom(
      sql<{ asker: number; kind: LikenessReason; key: number }>`(
        SELECT k.value ->> 0 AS asker, k.value ->> 1 AS kind, k.value ->> 2 AS key FROM json_each(${JSON.stringify(keys)}) k
        WHERE NOT EXISTS (SELECT 1 FROM client_likeness c WHERE c.key = k.value ->> 2
          LIMIT 1 OFFSET ${sql.lit(SHARED_BY_AT_MOST)}))`.as('a'),
    )
    .crossJoin('client_likeness as l')
    .crossJoin('client_place as p')
    .whereRef('l.key', '=', 'a.key')
    .whereRef('p.place', '=', 'l.place')
    .select(['a.asker as index', 'a.kind', 'p.client_id as clientId'])
    .execute();
}
