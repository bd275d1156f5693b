import { sql } from 'kysely';
import { likenessHash, type LikenessKey, type LikenessReason } from '#shared/clients/likeness.ts';
import { inList } from '#core/database/in-list.ts';
import { insertEach } from '#core/database/insert-rows.ts';
import type { CommandContext, ReadDb, WriteDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';

/** What several clients share is no likeness: the head office's phone, an agency's address. */
const SHARED_BY_AT_MOST = 20;
/** Clients whose keys are looked for in one statement. */
export const LIKENESS_CHUNK = 500;

/** Hashes of the keys of a client, each once. */
interface ClientHashes {
  readonly clientId: string;
  readonly hashes: readonly number[];
}

/** Keeps the keys of a client just written; those of a client that had some must be taken away before. */
export async function insertLikeness(db: WriteDb, client: ClientHashes): Promise<void> {
  const keeping = startLikeness();
  await keeping.add(db, [client]);
  await keeping.keep({ db, breathe: async () => {} });
}

/** Keys of many clients, which wait until all of them are known. */
export interface LikenessToKeep {
  add(db: ReadDb, clients: readonly ClientHashes[]): Promise<void>;
  keep(ctx: Pick<CommandContext, 'db' | 'breathe'>): Promise<void>;
}

/** Hashes have 53 bits; what begins with the same eight is put in order together. */
const DRAWERS = 256;
const DRAWER_SPAN = 2 ** 53 / DRAWERS;
/** Keys written in one go: some ten milliseconds. */
const KEYS_AT_ONCE = 2_500;

/**
 * Keys come in no order, and each written as it comes goes to another page of a tree that outgrows the cache. So they wait, two
 * numbers each, and are written in the order of the tree.
 */
export function startLikeness(): LikenessToKeep {
  // Hash and place by turns: bare numbers, not a pair each.
  const drawers: number[][] = Array.from({ length: DRAWERS }, () => []);
  return {
    async add(db, clients) {
      const placeOf = await placesOf(db, clients);
      for (const { clientId, hashes } of clients) {
        const place = placeOf.get(clientId);
        invariant(place !== undefined, 'a client just written has its place');
        for (const hash of hashes) drawers[Math.floor(hash / DRAWER_SPAN)]?.push(hash, place);
      }
    },
    async keep({ db, breathe }) {
      let rows: [number, number][] = [];
      for (const [at, drawer] of drawers.entries()) {
        rows.push(...inOrder(drawer));
        drawers[at] = [];
        if (rows.length < KEYS_AT_ONCE && at < DRAWERS - 1) continue;
        await insertEach(db, 'client_likeness', ['key', 'place'], rows);
        await breathe();
        rows = [];
      }
    },
  };
}

async function placesOf(db: ReadDb, clients: readonly ClientHashes[]): Promise<ReadonlyMap<string, number>> {
  const places = await db
    .selectFrom('client_place')
    .select(['client_id', 'place'])
    .where('client_id', 'in', inList(clients.map(({ clientId }) => clientId)))
    .execute();
  return new Map(places.map(({ client_id: clientId, place }) => [clientId, place]));
}

/** Pairs of hash and place, by both. */
function inOrder(drawer: readonly number[]): [number, number][] {
  const rows: [number, number][] = [];
  for (let at = 0; at < drawer.length; at += 2) rows.push([drawer[at] ?? 0, drawer[at + 1] ?? 0]);
  return rows.sort(([key, place], [otherKey, otherPlace]) => key - otherKey || place - otherPlace);
}

/** Takes away the keys of a client, made of its content as it stood. */
export async function deleteLikeness(db: WriteDb, { clientId, hashes }: ClientHashes): Promise<void> {
  await sql`DELETE FROM client_likeness
    WHERE key IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))
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
