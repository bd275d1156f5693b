import { sql } from 'kysely';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { withCodes } from '#shared/kernel/name-folding.ts';
import { deleteLikeness, insertLikeness, type LikenessToKeep } from '#core/database/client-likeness.ts';
import { clientsMatching, clientsStarting } from '#core/database/client-search.ts';
import type { ClientRecord } from '#core/database/tables/clients.tables.ts';
import { inList } from '#core/database/in-list.ts';
import { insertEach, insertRows } from '#core/database/insert-rows.ts';
import type { CommandContext, ReadDb, WriteDb } from '#core/kernel/context.ts';
import { foundByOf, namedClient } from '#core/modules/clients/client-found-by.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';
import {
  CLIENT_PARTS,
  type ClientEffect,
  clientPartRows,
  type ClientPartRows,
  clientRow,
  contentOf,
} from '#core/modules/clients/client-rows.ts';

export function findClient(db: ReadDb, id: string): Promise<ClientRecord | undefined> {
  return db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The clients that hold these tax ids or codes, by the value. */
export async function listClientsHolding(
  db: ReadDb,
  column: 'tax_number' | 'code',
  values: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly code: string; readonly name: string }>> {
  if (values.length === 0) return new Map();
  const rows = await db
    .selectFrom('client')
    .select(['id', 'code', 'name', 'tax_number'])
    .where(column, 'in', inList(values))
    .execute();
  return new Map(rows.map((row) => [row[column] ?? '', row]));
}

/** The list a workbook names; names of lists are unique. */
export function findPriceListByName(db: ReadDb, name: string) {
  return db.selectFrom('price_list').select('id').where('name', '=', name).executeTakeFirst();
}

/** What these price lists are called, by id; those that are not there are absent. */
export async function listPriceListNames(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('price_list').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type PartRow = ClientPartRows[keyof ClientPartRows][number];

/** The whole contents by client id, rebuilt from the typed tables. */
export async function readContents(
  db: ReadDb,
  clients: readonly ClientRecord[],
): Promise<ReadonlyMap<string, ClientContent>> {
  const ids = clients.map(({ id }) => id);
  const [contacts, addresses, accounts, licences, tags] = await Promise.all([
    byClient(db.selectFrom('client_contact').selectAll().where('client_id', 'in', inList(ids)).execute()),
    byClient(db.selectFrom('client_address').selectAll().where('client_id', 'in', inList(ids)).execute()),
    byClient(db.selectFrom('client_bank_account').selectAll().where('client_id', 'in', inList(ids)).execute()),
    byClient(db.selectFrom('client_licence').selectAll().where('client_id', 'in', inList(ids)).execute()),
    byClient(db.selectFrom('client_tag').selectAll().where('client_id', 'in', inList(ids)).execute()),
  ]);
  return new Map(
    clients.map((row) => [
      row.id,
      contentOf(row, {
        client_contact: contacts.get(row.id) ?? [],
        client_address: addresses.get(row.id) ?? [],
        client_bank_account: accounts.get(row.id) ?? [],
        client_licence: licences.get(row.id) ?? [],
        client_tag: tags.get(row.id) ?? [],
      }),
    ]),
  );
}

/** Sorted here: few rows each, and the store need not sort what it finds for many clients. */
async function byClient<R extends PartRow>(found: Promise<readonly R[]>): Promise<ReadonlyMap<string, R[]>> {
  const rows = Map.groupBy(await found, (row) => row.client_id);
  for (const own of rows.values()) own.sort((left, right) => left.position - right.position);
  return rows;
}

/** The whole content of one client. */
export async function readContent(db: ReadDb, row: ClientRecord): Promise<ClientContent> {
  const content = (await readContents(db, [row])).get(row.id);
  invariant(content, 'each client asked for has a content');
  return content;
}

/** Clients by their ids; those that are not there are absent. */
export function listClients(db: ReadDb, ids: readonly string[]): Promise<ClientRecord[]> {
  return db.selectFrom('client').selectAll().where('id', 'in', inList(ids)).execute();
}

/** Writes what an amendment changes. */
export async function changeClient(db: WriteDb, effect: ClientEffect): Promise<void> {
  const { id, ...rest } = clientRow(effect);
  const before = await findClient(db, id);
  invariant(before, 'an amended client is there');
  const { likeness } = foundByOf(namedClient(await readContent(db, before)));
  await deleteLikeness(db, { clientId: id, hashes: likeness });
  await db.updateTable('client').set(rest).where('id', '=', id).execute();
  for (const part of CLIENT_PARTS) await db.deleteFrom(part).where('client_id', '=', id).execute();
  await db.deleteFrom('client_search').where('client_id', '=', id).execute();
  await insertParts(db, [effect]);
  await insertFoundBy(db, [effect]);
  await insertLikeness(db, hashesOf(effect));
}

/** Writes new clients; many of them with a breath between the tables. By what they are like others is left to be kept. */
export async function insertClients(
  { db, breathe }: Pick<CommandContext, 'db' | 'breathe'>,
  effects: readonly ClientEffect[],
  likeness: LikenessToKeep,
): Promise<void> {
  await insertRows(db, 'client', effects.map(clientRow));
  await breathe();
  await insertParts(db, effects);
  await breathe();
  await insertFoundBy(db, effects);
  await breathe();
  await likeness.add(db, effects.map(hashesOf));
}

/** The lines of these clients. */
async function insertParts(db: WriteDb, effects: readonly ClientEffect[]): Promise<void> {
  const parts = effects.map(clientPartRows);
  for (const table of CLIENT_PARTS) {
    await insertRows(
      db,
      table,
      parts.flatMap((own) => own[table] as readonly PartRow[]),
    );
  }
}

async function insertFoundBy(db: WriteDb, effects: readonly ClientEffect[]): Promise<void> {
  await insertEach(db, 'client_search', ['tokens', 'client_id'], effects.flatMap(searchRows));
}

function hashesOf({ id, foundBy }: ClientEffect) {
  return { clientId: id, hashes: foundBy.likeness };
}

function searchRows({ id, code, content, foundBy }: ClientEffect) {
  return withCodes(foundBy.forms, [code, content.taxNumber ?? '']).map((tokens) => [tokens, id] as const);
}

const PICKED = 20;
const PICK_COLUMNS = ['c.id', 'c.code', 'c.name', 'c.short_name', 'c.status', 'c.region', 'c.owner_name'] as const;

/** For pickers. Closed clients are offered nowhere; frozen ones are, and shown as such. */
export function pickClients(db: ReadDb, text: string, recent: readonly string[]) {
  const open = db.selectFrom('client as c').select(PICK_COLUMNS).where('c.status', '!=', 'closed').orderBy('c.code');
  const starting = clientsStarting(text);
  const matching = clientsMatching(text);
  return bestFirst({
    text: starting ? text : '',
    recent,
    limit: PICKED,
    byIds: (ids) => open.where('c.id', 'in', ids).execute(),
    starting: async (room) => (starting ? open.where('c.id', 'in', starting).limit(room).execute() : []),
    others: (without, room) => {
      const rest = without.length === 0 ? open : open.where('c.id', 'not in', without);
      return (matching ? rest.where('c.id', 'in', matching) : rest).limit(room).execute();
    },
  });
}

export async function findBalance(db: ReadDb, clientId: string): Promise<number> {
  const row = await db
    .selectFrom('v_client_balance')
    .select('balance_fen')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row?.balance_fen ?? 0;
}

const TAGS_AT_MOST = 200;

/** Tags in use, by their letters. Goes from one tag to the next by index, however many clients have each. */
export async function listTags(db: ReadDb): Promise<string[]> {
  const used = sql<{ tag: string }>`(
    WITH RECURSIVE one (tag) AS (
      SELECT min(tag) FROM client_tag
      UNION ALL
      SELECT (SELECT min(g.tag) FROM client_tag AS g WHERE g.tag > one.tag) FROM one WHERE one.tag IS NOT NULL
    )
    SELECT tag FROM one WHERE tag IS NOT NULL LIMIT ${TAGS_AT_MOST})`;
  const rows = await db.selectFrom(used.as('used')).select('used.tag').execute();
  return rows.map(({ tag }) => tag);
}
