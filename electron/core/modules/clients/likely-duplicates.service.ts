import type { ClientContent, LikelyDuplicate } from '#shared/clients/clients.contract.ts';
import {
  coreNameOf,
  isOneApart,
  type LikenessKey,
  likenessKeys,
  type LikenessReason,
  weighReasons,
} from '#shared/clients/likeness.ts';
import { LIKENESS_CHUNK, listLikenessMatches } from '#core/database/client-likeness.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { likenessFactsOf } from '#core/modules/clients/client-likeness.ts';
import { listKeptApart, listStandingClients, pairKey } from '#core/modules/clients/likely-duplicates.repository.ts';

/** A client whose like is looked for: a file being keyed, or one that is there (`id`). */
export interface AskedClient {
  readonly id?: string | undefined;
  readonly content: ClientContent;
}

/** More are not read through before a submission. */
export const NAMED_AT_MOST = 5;

/**
 * Clients that are likely the same company, by position in `asked`, the strongest first and at most five each: by index and
 * in a few statements for 500 askers. Left out are merged clients and those noted as not the same company.
 */
export async function likelyDuplicatesOf(
  db: ReadDb,
  asked: readonly AskedClient[],
): Promise<ReadonlyMap<number, readonly LikelyDuplicate[]>> {
  const keyed = asked.map(({ id, content }) => ({
    id,
    name: content.name,
    keys: likenessKeys(likenessFactsOf(content)),
  }));
  return likeTo(db, keyed, NAMED_AT_MOST);
}

export interface KeyedClient {
  readonly id?: string | undefined;
  readonly name: string;
  readonly keys: readonly LikenessKey[];
}

/** The same, from keys already made. */
export async function likeTo(
  db: ReadDb,
  asked: readonly KeyedClient[],
  atMost: number,
): Promise<ReadonlyMap<number, readonly LikelyDuplicate[]>> {
  const found = new Map<number, readonly LikelyDuplicate[]>();
  for (let from = 0; from < asked.length; from += LIKENESS_CHUNK) {
    const chunk = asked.slice(from, from + LIKENESS_CHUNK);
    for (const [index, like] of await likeOfChunk(db, chunk)) found.set(from + index, like.slice(0, atMost));
  }
  return found;
}

async function likeOfChunk(db: ReadDb, asked: readonly KeyedClient[]) {
  const reasons = new Map<number, Map<string, Set<LikenessReason>>>();
  for (const { index, kind, clientId } of await listLikenessMatches(
    db,
    asked.map(({ keys }) => keys),
  )) {
    if (clientId === asked[index]?.id) continue;
    const like = reasons.get(index) ?? new Map<string, Set<LikenessReason>>();
    like.set(clientId, (like.get(clientId) ?? new Set()).add(kind));
    reasons.set(index, like);
  }
  const ids = [...new Set([...reasons.values()].flatMap((like) => [...like.keys()]))];
  if (ids.length === 0) return new Map<number, LikelyDuplicate[]>();
  const clients = new Map((await listStandingClients(db, ids)).map((row) => [row.id, row]));
  const known = asked.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const apart = known.length === 0 ? new Set<string>() : await listKeptApart(db, [...known, ...ids]);
  const answer = new Map<number, LikelyDuplicate[]>();
  for (const [index, like] of reasons) {
    const asker = asked[index];
    const named = [...like].flatMap(([clientId, kinds]) => {
      const client = clients.get(clientId);
      if (!client || !asker || (asker.id !== undefined && apart.has(pairKey(asker.id, clientId)))) return [];
      return weighed(asker.name, client, kinds);
    });
    if (named.length > 0) answer.set(index, named.toSorted(strongestFirst));
  }
  return answer;
}

/** A shared neighbour is a hint only: the names themselves must be one character apart. */
function weighed(
  name: string,
  client: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly status: LikelyDuplicate['status'];
  },
  kinds: ReadonlySet<LikenessReason>,
): LikelyDuplicate[] {
  const isNear = kinds.has('near') && isOneApart(coreNameOf(name), coreNameOf(client.name));
  const { reasons, strength } = weighReasons(isNear ? kinds : new Set([...kinds].filter((kind) => kind !== 'near')));
  if (reasons.length === 0) return [];
  const { id, ...said } = client;
  return [{ clientId: id, ...said, reasons: [...reasons], strength }];
}

function strongestFirst(a: LikelyDuplicate, b: LikelyDuplicate): number {
  return b.strength - a.strength || (a.code < b.code ? -1 : 1);
}
