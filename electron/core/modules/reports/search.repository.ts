import { type RawBuilder, sql } from 'kysely';
import type { Found } from '#shared/reports/search.contract.ts';
import type { LookupTables } from '#core/database/tables/lookups.tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export type SearchedKind = LookupTables['search_part']['kind'];

/** Above every text that begins with the same letters. */
const END = '\u{10FFFF}';

type ClientColumn = 'code' | 'tax_number' | 'short_name' | 'pinyin' | 'name';

/** Clients one column of which begins with the text, in that column's order. */
export async function clientsBeginning(
  db: ReadDb,
  column: ClientColumn,
  text: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select('id')
    .where(column, '>=', text)
    .where(column, '<', `${text}${END}`)
    .orderBy(column)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

const phrase = (text: string): string => `"${text.replaceAll('"', ' ')}"`;

/** Three or more characters anywhere in tax id, code or initials. */
export async function clientsWithPart(db: ReadDb, text: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('client_part')
    .innerJoin('client_place as p', 'p.place', 'client_part.rowid')
    .select('p.client_id')
    .where(sql<boolean>`client_part MATCH ${phrase(text)}`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.client_id);
}

/** Characters one after the other anywhere in what the client index holds; `tokens` are separated by spaces. */
export async function clientsWithTokens(db: ReadDb, tokens: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('client_search')
    .select('client_id')
    .distinct()
    .where(sql<boolean>`client_search MATCH ${phrase(tokens)}`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.client_id);
}

export function listFoundClients(db: ReadDb, ids: readonly string[]) {
  return db.selectFrom('client').select(['id', 'name as text', 'code as note']).where('id', 'in', ids).execute();
}

/** Records with exactly this part, newest first, then those with a longer one that begins with it. */
export async function recordsWithPart(
  db: ReadDb,
  kind: SearchedKind,
  part: string,
  order: 'asc' | 'desc',
  limit: number,
): Promise<string[]> {
  const parts = db.selectFrom('search_part').select('record_id').where('kind', '=', kind).limit(limit);
  const exact = await parts.where('part', '=', part).orderBy('record_id', 'desc').execute();
  const longer = await parts
    .where('part', '>', part)
    .where('part', '<', `${part}${END}`)
    .orderBy('part', order)
    .orderBy('record_id', order)
    .execute();
  return [...new Set([...exact, ...longer].map((row) => row.record_id))].slice(0, limit);
}

export type FoundRow = Omit<Found, 'kind' | 'recordId'>;

const joined = (first: string, second: string): RawBuilder<string> =>
  sql<string>`${sql.ref(first)} || COALESCE(' · ' || ${sql.ref(second)}, '')`;

/** What is shown of a found record of each kind: what people call it, and what tells it apart. */
export const FOUND: Readonly<
  Record<SearchedKind, (db: ReadDb, ids: readonly string[]) => Promise<readonly FoundRow[]>>
> = {
  contract: (db, ids) =>
    db
      .selectFrom('contract as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', joined('k.name', 'd.external_number').as('note')])
      .where('d.id', 'in', ids)
      .execute(),
  dispatch_note: (db, ids) =>
    db
      .selectFrom('dispatch_note as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', joined('k.name', 'd.waybill').as('note')])
      .where('d.id', 'in', ids)
      .execute(),
  sign_back: (db, ids) =>
    db
      .selectFrom('sign_back as d')
      .innerJoin('dispatch_note as n', 'n.id', 'd.dispatch_note_id')
      .innerJoin('client as k', 'k.id', 'n.client_id')
      .select(['d.id', 'd.number as text', joined('k.name', 'n.number').as('note')])
      .where('d.id', 'in', ids)
      .execute(),
  return_note: (db, ids) =>
    db
      .selectFrom('return_note as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', 'k.name as note'])
      .where('d.id', 'in', ids)
      .execute(),
  invoice_request: (db, ids) =>
    db
      .selectFrom('invoice_request as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', 'k.name as note'])
      .where('d.id', 'in', ids)
      .execute(),
  invoice: (db, ids) =>
    db
      .selectFrom('invoice as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.invoice_number as text', 'k.name as note'])
      .where('d.id', 'in', ids)
      .execute(),
  receipt: (db, ids) =>
    db
      .selectFrom('receipt as d')
      .leftJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', sql<string>`COALESCE(k.name, d.payer_name)`.as('note')])
      .where('d.id', 'in', ids)
      .execute(),
  allocation: (db, ids) =>
    db
      .selectFrom('allocation as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', 'k.name as note'])
      .where('d.id', 'in', ids)
      .execute(),
  statement: (db, ids) =>
    db
      .selectFrom('statement as d')
      .innerJoin('client as k', 'k.id', 'd.client_id')
      .select(['d.id', 'd.number as text', joined('k.name', 'd.period_to').as('note')])
      .where('d.id', 'in', ids)
      .execute(),
  product: (db, ids) =>
    db
      .selectFrom('product as d')
      .select(['d.id', sql<string>`d.name || COALESCE(' ' || d.specification, '')`.as('text'), 'd.code as note'])
      .where('d.id', 'in', ids)
      .execute(),
};

/** A submission by its serial: its kind and nothing of what is in it. */
export function findSerial(db: ReadDb, serial: number) {
  return db
    .selectFrom('submission')
    .select(['id', 'serial', 'kind', 'state', 'record_id as recordId'])
    .where('serial', '=', serial)
    .executeTakeFirst();
}

export function listNames(db: ReadDb) {
  return db.selectFrom('v_person').select(['id', 'name', 'title']).orderBy('name').execute();
}
