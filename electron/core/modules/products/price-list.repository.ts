import type { Insertable, Selectable } from 'kysely';
import type { Offer } from '#shared/products/price-for.ts';
import type { ProductPriceRow } from '#shared/products/prices.contract.ts';
import type { PriceListLineTable, PriceListTable } from '#core/database/tables/products.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type PriceListHead = Selectable<PriceListTable>;
export type PriceListLineRow = Selectable<PriceListLineTable>;

export function findPriceList(db: ReadDb, id: string): Promise<PriceListHead | undefined> {
  return db.selectFrom('price_list').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findPriceListNamed(db: ReadDb, name: string): Promise<PriceListHead | undefined> {
  return db.selectFrom('price_list').selectAll().where('name', '=', name).executeTakeFirst();
}

/** Names of price lists, two at most: whether there is one, and which. */
export async function listPriceListNames(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('price_list').select('name').limit(2).execute();
  return rows.map(({ name }) => name);
}

export function listPriceLines(db: ReadDb, id: string): Promise<PriceListLineRow[]> {
  return db.selectFrom('price_list_line').selectAll().where('price_list_id', '=', id).orderBy('position').execute();
}

/** Other lists for the same clients; they follow one another by the day they begin. */
export async function listRivals(
  db: ReadDb,
  {
    scope,
    scopeValue,
    but,
  }: { readonly scope: Offer['scope']; readonly scopeValue: string | null; readonly but: string },
): Promise<PriceListHead[]> {
  if (scope === 'named') return [];
  return db
    .selectFrom('price_list')
    .selectAll()
    .where('scope', '=', scope)
    .where('scope_value', scopeValue === null ? 'is' : '=', scopeValue)
    .where('id', '!=', but)
    .orderBy('valid_from', 'desc')
    .execute();
}

export async function listProductIdsOf(db: ReadDb, priceListId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('price_list_line')
    .select('product_id')
    .distinct()
    .where('price_list_id', '=', priceListId)
    .execute();
  return new Set(rows.map((row) => row.product_id));
}

const ROWS_AT_ONCE = 500;

/** Writes the whole list anew; nothing refers to its lines. */
export async function replacePriceList(
  db: WriteDb,
  head: Insertable<PriceListTable>,
  lines: readonly Insertable<PriceListLineTable>[],
): Promise<void> {
  const { id, ...values } = head;
  await db.deleteFrom('price_list_line').where('price_list_id', '=', id).execute();
  if (head.version === 1) await db.insertInto('price_list').values(head).execute();
  else await db.updateTable('price_list').set(values).where('id', '=', id).execute();
  for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('price_list_line')
      .values(lines.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** The lists meant for a client that hold on a day; without a client those for everyone. */
async function listHeadsFor(db: ReadDb, clientId: string | null, on: string): Promise<readonly string[]> {
  const client =
    clientId === null
      ? undefined
      : await db
          .selectFrom('client')
          .select(['price_list_id', 'size_grade', 'kind', 'region'])
          .where('id', '=', clientId)
          .executeTakeFirst();
  const rows = await db
    .selectFrom('price_list')
    .select('id')
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .where((eb) =>
      eb.or([
        eb('scope', '=', 'everyone'),
        ...(client
          ? [
              eb('id', '=', client.price_list_id),
              eb.and([eb('scope', '=', 'size_grade'), eb('scope_value', '=', client.size_grade)]),
              eb.and([eb('scope', '=', 'client_kind'), eb('scope_value', '=', client.kind)]),
              eb.and([eb('scope', '=', 'region'), eb('scope_value', '=', client.region)]),
            ]
          : []),
      ]),
    )
    .execute();
  return rows.map((row) => row.id);
}

/** Every price of these products in the lists meant for the client; `priceFor` says which one applies. */
export async function listOffers(
  db: ReadDb,
  {
    clientId,
    on,
    productIds,
  }: { readonly clientId: string | null; readonly on: string; readonly productIds: readonly string[] },
): Promise<Offer[]> {
  const heads = await listHeadsFor(db, clientId, on);
  if (heads.length === 0 || productIds.length === 0) return [];
  return db
    .selectFrom('price_list_line as l')
    .innerJoin('price_list as h', 'h.id', 'l.price_list_id')
    .select([
      'l.product_id as productId',
      'l.unit as unit',
      'l.unit_factor_e6 as unitFactorE6',
      'l.price_e6 as priceE6',
      'l.min_quantity_e6 as minQuantityE6',
      'l.from_on as fromOn',
      'l.staff_floor_e6 as staffFloorE6',
      'l.manager_floor_e6 as managerFloorE6',
      'l.director_floor_e6 as directorFloorE6',
      'h.id as listId',
      'h.name as listName',
      'h.scope as scope',
      'h.price_basis as priceBasis',
      'h.valid_from as validFrom',
      'h.valid_to as validTo',
    ])
    .where('l.product_id', 'in', productIds)
    .where('l.price_list_id', 'in', heads)
    .where('l.from_on', '<=', on)
    .execute();
}

/** The client's own list stands before any other, whatever its scope says. */
export async function findOwnListOf(db: ReadDb, clientId: string | null): Promise<string | null> {
  if (clientId === null) return null;
  const row = await db.selectFrom('client').select('price_list_id').where('id', '=', clientId).executeTakeFirst();
  return row?.price_list_id ?? null;
}

const PRICES_SHOWN = 60;

export function listPricesOfProduct(db: ReadDb, productId: string): Promise<ProductPriceRow[]> {
  return db
    .selectFrom('price_list_line as l')
    .innerJoin('price_list as h', 'h.id', 'l.price_list_id')
    .select([
      'h.id as listId',
      'h.name as listName',
      'h.scope as scope',
      'h.scope_value as scopeValue',
      'h.price_basis as priceBasis',
      'h.valid_to as validTo',
      'l.from_on as fromOn',
      'l.unit as unit',
      'l.price_e6 as priceE6',
      'l.min_quantity_e6 as minQuantityE6',
    ])
    .where('l.product_id', '=', productId)
    .orderBy('l.from_on', 'desc')
    .orderBy('h.name')
    .orderBy('l.min_quantity_e6')
    .limit(PRICES_SHOWN)
    .execute();
}

/** Clients whose file names it: the first by code, and how many. */
export async function listClientsNaming(db: ReadDb, priceListId: string) {
  const naming = db.selectFrom('client').where('price_list_id', '=', priceListId);
  const rows = await naming.select(['id', 'code', 'name']).orderBy('code').limit(20).execute();
  const counted = await naming.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  return { clients: rows, clientCount: counted?.n ?? 0 };
}

export function listPickablePriceLists(db: ReadDb) {
  return db
    .selectFrom('price_list')
    .select(['id', 'name', 'valid_from as validFrom'])
    .where('scope', '=', 'named')
    .orderBy('valid_from', 'desc')
    .orderBy('name')
    .limit(200)
    .execute();
}
