import type { Insertable, Selectable } from 'kysely';
import type { ProductDispatch, ProductUse } from '#shared/products/products.contract.ts';
import type { ProductConversionTable, ProductTable } from '#core/database/tables/products.tables.ts';
import { AMENDED_RECORD, amendedRecordKey } from '#core/modules/review/amended-record.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';

export type ProductTableRow = Selectable<ProductTable>;
export type ProductConversionRow = Selectable<ProductConversionTable>;

export function findProduct(db: ReadDb, id: string): Promise<ProductTableRow | undefined> {
  return db.selectFrom('product').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listProductsByIds(db: ReadDb, ids: readonly string[]): Promise<ProductTableRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('product').selectAll().where('id', 'in', ids).execute();
}

/** Codes compare without regard to case. */
export async function listProductsByCodes(db: ReadDb, codes: readonly string[]): Promise<ProductTableRow[]> {
  if (codes.length === 0) return [];
  return db.selectFrom('product').selectAll().where('code', 'in', codes).execute();
}

export async function listProductsByNames(db: ReadDb, names: readonly string[]): Promise<ProductTableRow[]> {
  if (names.length === 0) return [];
  return db.selectFrom('product').selectAll().where('name', 'in', names).orderBy('code').execute();
}

export async function listConversions(db: ReadDb, productIds: readonly string[]): Promise<ProductConversionRow[]> {
  if (productIds.length === 0) return [];
  return db
    .selectFrom('product_conversion')
    .selectAll()
    .where('product_id', 'in', productIds)
    .orderBy('product_id')
    .orderBy('position')
    .execute();
}

/** Which of these products have a submission that is not settled yet. */
export async function listInReview(db: ReadDb, productIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('submission')
    .select('record_id')
    .where('kind', '=', 'product')
    .where('record_id', 'in', productIds)
    .where('state', 'in', ['submitted', 'disputed', 'returned'])
    .execute();
  const kept = await db
    .selectFrom('submission_claim')
    .select('key')
    .where('scope', '=', AMENDED_RECORD)
    .where(
      'key',
      'in',
      productIds.map((id) => amendedRecordKey('product', id)),
    )
    .where('quantity_e6', 'is', null)
    .execute();
  const open = new Set(kept.map(({ key }) => key));
  return new Set([
    ...rows.map((row) => row.record_id),
    ...productIds.filter((id) => open.has(amendedRecordKey('product', id))),
  ]);
}

/** What people call these products. */
export async function listProductNames(db: ReadDb, ids: readonly string[]) {
  const rows = await db.selectFrom('product').select(['id', 'code', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}

const SOUGHT = ['code', 'name', 'specification', 'pinyin', 'barcode'] as const;

/** For pickers: the very code, then what begins with the text, then what has it in code, name, specification or initials. */
export async function pickProducts(
  db: ReadDb,
  asked: { readonly text: string; readonly recent: readonly string[]; readonly limit: number },
): Promise<readonly ProductTableRow[]> {
  const text = foldWidth(asked.text);
  const open = db.selectFrom('product').selectAll().where('status', '=', 'active');
  const having = (pattern: string) =>
    open.where((eb) => eb.or(SOUGHT.map((column) => eb(column, 'like', pattern)))).orderBy('code');
  return bestFirst({
    ...asked,
    text,
    byIds: (ids) => open.where('id', 'in', ids).execute(),
    starting: (room) =>
      having(`${text}%`)
        .clearOrderBy()
        .orderBy((eb) =>
          eb.case().when('code', '=', text).then(0).when('code', 'like', `${text}%`).then(1).else(2).end(),
        )
        .orderBy('code')
        .limit(room)
        .execute(),
    others: (without, room) => {
      const found = having(`%${text}%`).limit(room);
      return (without.length === 0 ? found : found.where('id', 'not in', without)).execute();
    },
  });
}

export async function insertProduct(db: WriteDb, row: Insertable<ProductTable>): Promise<void> {
  await db.insertInto('product').values(row).execute();
}

export async function updateProduct(db: WriteDb, row: Insertable<ProductTable>): Promise<void> {
  const { id, ...values } = row;
  await db.updateTable('product').set(values).where('id', '=', id).execute();
}

export async function replaceConversions(
  db: WriteDb,
  productId: string,
  rows: readonly Insertable<ProductConversionTable>[],
): Promise<void> {
  await db.deleteFrom('product_conversion').where('product_id', '=', productId).execute();
  if (rows.length > 0) await db.insertInto('product_conversion').values(rows).execute();
}

const USES_SHOWN = 50;

/** The newest dispatch notes it stands on, and how many there are. */
export async function listDispatches(
  db: ReadDb,
  productId: string,
): Promise<{ readonly dispatches: ProductDispatch[]; readonly dispatchCount: number }> {
  const sent = db
    .selectFrom('dispatch_line as l')
    .innerJoin('dispatch_note as n', 'n.id', 'l.dispatch_note_id')
    .where('l.product_id', '=', productId)
    .where('n.status', '=', 'active');
  const dispatches = await sent
    .innerJoin('client as k', 'k.id', 'n.client_id')
    .select([
      'n.id as noteId',
      'n.number as noteNumber',
      'k.name as clientName',
      'n.dispatched_on as dispatchedOn',
      'l.quantity_e6 as quantityE6',
      'l.unit as unit',
      'l.unit_decimals as unitDecimals',
    ])
    .orderBy('n.dispatched_on', 'desc')
    .orderBy('n.number', 'desc')
    .limit(USES_SHOWN)
    .execute();
  const counted = await sent.select((eb) => eb.fn.count<number>('n.id').distinct().as('n')).executeTakeFirst();
  return { dispatches, dispatchCount: counted?.n ?? 0 };
}

/** The newest contracts the product stands in, and how many there are. */
export async function listUses(
  db: ReadDb,
  productId: string,
): Promise<{ readonly rows: ProductUse[]; readonly count: number }> {
  const uses = db
    .selectFrom('contract_line as l')
    .innerJoin('contract as c', 'c.id', 'l.contract_id')
    .where('l.product_id', '=', productId)
    .where('c.status', '=', 'active');
  const rows = await uses
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .select([
      'c.id as contractId',
      'c.number as contractNumber',
      'k.name as clientName',
      'c.signed_on as signedOn',
      'l.quantity_e6 as quantityE6',
      'l.unit as unit',
      'l.unit_decimals as unitDecimals',
      'l.price_e6 as priceE6',
      'l.price_basis as priceBasis',
    ])
    .orderBy('c.signed_on', 'desc')
    .orderBy('c.number', 'desc')
    .limit(USES_SHOWN)
    .execute();
  const counted = await uses.select((eb) => eb.fn.count<number>('c.id').distinct().as('n')).executeTakeFirst();
  return { rows, count: counted?.n ?? 0 };
}
