import type { FieldFault } from '#shared/kernel/failure.ts';
import { foldedName } from '#shared/kernel/name-folding.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { findClientName, findHolder } from '#core/modules/clients/client-holder.repository.ts';
import {
  listClientsBy,
  listClientsOnceCalled,
  type NamedClient,
  wasOnceCalled,
} from '#core/modules/clients/client-meant.repository.ts';
import type { TakenFor } from '#core/modules/imports/import-kind.ts';

/** What a workbook says of a client; one of the three is enough, and the first of them that is filled in counts. */
export interface ClientWords {
  readonly code?: string | undefined;
  readonly taxNumber?: string | undefined;
  readonly name?: string | undefined;
}

/** The client, with what it was recognised by where that is not its name, code or tax id in its own column. */
export type ClientMeant =
  | { readonly ok: true; readonly id: string; readonly taken?: TakenFor }
  | { readonly ok: false; readonly fault: Pick<FieldFault, 'reason' | 'details'> };

type Found = readonly [by: TakenFor['by'] | undefined, clients: readonly NamedClient[]];

/** What a file asked for already: a ledger names the same client many times. */
const asked = new WeakMap<QueryContext, Map<string, Promise<ClientMeant>>>();

/**
 * The client a workbook means: by code or tax id, else by its legal name, its short name, a code in the column of names, or a
 * name it had before; one that was merged away is the survivor. Several are named and none is taken.
 */
export function clientMeant(ctx: QueryContext, words: ClientWords): Promise<ClientMeant> {
  const known = asked.get(ctx) ?? new Map<string, Promise<ClientMeant>>();
  asked.set(ctx, known);
  const key = JSON.stringify([words.code, words.taxNumber, words.name]);
  const found = known.get(key) ?? find(ctx.db, words);
  known.set(key, found);
  return found;
}

async function find(db: ReadDb, words: ClientWords): Promise<ClientMeant> {
  const [by, clients] = await firstFound(db, words);
  const standing = await survivorsOf(db, clients);
  const [first, second] = standing;
  if (first === undefined) return { ok: false, fault: { reason: 'clients.sheet_client_unknown' } };
  if (second !== undefined) {
    const candidates = standing.map(({ code, name }) => `${code} ${name}`).join('、');
    return { ok: false, fault: { reason: 'clients.sheet_client_ambiguous', details: { candidates } } };
  }
  const isMerged = clients.every(({ id }) => id !== first.id);
  const how = by ?? (isMerged ? 'survivor' : undefined);
  if (how === undefined) return { ok: true, id: first.id };
  const text = (words.code ?? words.taxNumber ?? words.name ?? '').slice(0, 40);
  return { ok: true, id: first.id, taken: { text, by: how, code: first.code, name: first.name } };
}

async function firstFound(db: ReadDb, { code, taxNumber, name = '' }: ClientWords): Promise<Found> {
  if (code !== undefined) return [undefined, await listClientsBy(db, 'code', code)];
  if (taxNumber !== undefined) return [undefined, await listClientsBy(db, 'tax_number', taxNumber)];
  const text = foldWidth(name).trim();
  const folded = foldedName(name);
  const ways = [
    [undefined, () => listClientsBy(db, 'folded_name', folded)],
    ['short_name', () => listClientsBy(db, 'short_name', text)],
    ['code', () => listClientsBy(db, 'code', text.toUpperCase())],
    ['former_name', () => listClientsOnceCalled(db, folded)],
  ] as const;
  for (const [by, way] of text === '' ? [] : ways) {
    const clients = await way();
    if (clients.length > 0) return [by, clients];
  }
  return [undefined, []];
}

/** Each client as it stands today, once. */
async function survivorsOf(db: ReadDb, clients: readonly NamedClient[]): Promise<readonly NamedClient[]> {
  const standing = new Map<string, NamedClient>();
  for (const client of clients) {
    const holder = await findHolder(db, client.id);
    const survivor = holder === client.id ? client : await findClientName(db, holder);
    if (survivor) standing.set(survivor.id, survivor);
  }
  return [...standing.values()];
}

/** Whether one of these clients once had this name, however it is spaced and bracketed: a bank goes on writing it for years. */
export function isFormerName(db: ReadDb, clientIds: readonly string[], name: string): Promise<boolean> {
  return wasOnceCalled(db, clientIds, foldedName(name));
}
