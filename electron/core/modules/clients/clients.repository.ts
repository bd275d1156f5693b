import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { likenessKeys } from '#shared/clients/likeness.ts';
import { searchForms } from '#shared/kernel/name-folding.ts';
import { deleteLikeness, insertLikeness } from '#core/database/client-likeness.ts';
import { clientsMatching, clientsStarting } from '#core/database/client-search.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { likenessFactsOf } from '#core/modules/clients/client-likeness.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';
import {
  CLIENT_PARTS,
  type ClientEffect,
  clientPartRows,
  type ClientPartRows,
  type ClientRecord,
  clientRow,
  contentOf,
} from '#core/modules/clients/client-rows.ts';

export function findClient(db: ReadDb, id: string): Promise<ClientRecord | undefined> {
  return db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findClientByTaxNumber(db: ReadDb, taxNumber: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('tax_number', '=', taxNumber).executeTakeFirst();
}

export function findClientByCode(db: ReadDb, code: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('code', '=', code).executeTakeFirst();
}

/** Clients whose folded legal name is the same; five at most. */
export function listClientsByFoldedName(db: ReadDb, folded: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('folded_name', '=', folded).limit(5).execute();
}

/** What a client's own price list is called. */
export function findPriceListName(db: ReadDb, id: string) {
  return db.selectFrom('price_list').select('name').where('id', '=', id).executeTakeFirst();
}

/** The list a workbook names; names of lists are unique. */
export function findPriceListByName(db: ReadDb, name: string) {
  return db.selectFrom('price_list').select('id').where('name', '=', name).executeTakeFirst();
}

/** The whole content, rebuilt from the typed tables. */
export async function readContent(db: ReadDb, row: ClientRecord): Promise<ClientContent> {
  const [contacts, addresses, accounts, licences, tags] = await Promise.all([
    db.selectFrom('client_contact').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_address').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_bank_account').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_licence').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_tag').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
  ]);
  return contentOf(row, {
    client_contact: contacts,
    client_address: addresses,
    client_bank_account: accounts,
    client_licence: licences,
    client_tag: tags,
  });
}

export async function writeClient(db: WriteDb, effect: ClientEffect): Promise<void> {
  const { id, ...rest } = clientRow(effect);
  if (effect.version === 1)
    await db
      .insertInto('client')
      .values({ id, ...rest })
      .execute();
  else {
    await db.updateTable('client').set(rest).where('id', '=', id).execute();
    for (const part of CLIENT_PARTS) await db.deleteFrom(part).where('client_id', '=', id).execute();
    await db.deleteFrom('client_search').where('client_id', '=', id).execute();
    await deleteLikeness(db, id);
  }
  await writeParts(db, clientPartRows(effect));
  const { content, code } = effect;
  const forms = searchForms([content.name, content.shortName], [code, content.taxNumber ?? '']);
  const rows = forms.map((tokens) => ({ tokens, client_id: id }));
  await db.insertInto('client_search').values(rows).execute();
  await insertLikeness(db, [{ clientId: id, keys: likenessKeys(likenessFactsOf(content)) }]);
}

async function writeParts(db: WriteDb, parts: ClientPartRows): Promise<void> {
  for (const table of CLIENT_PARTS) {
    const rows = parts[table];
    if (rows.length > 0) await db.insertInto(table).values(rows).execute();
  }
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
