import { type Insertable, sql, type SqlBool } from 'kysely';
import type { ReconcileRule } from '#shared/registers/register-across.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { inList } from '#core/database/in-list.ts';
import { placeOf, valueSql } from '#core/database/register-schema.ts';
import type { RegisterBillTable } from '#core/database/tables/registers.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** Ours as a bill is held against it. */
export interface FoundEntry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly fields: string;
  readonly isSettled: 0 | 1;
}

const E = 'e.';

function standing(db: ReadDb, kind: RegisterKind) {
  const { only, alive } = placeOf(kind);
  return db
    .selectFrom('register_entry as e')
    .select(['e.id', 'e.number', 'e.title', 'e.fields', 'e.is_settled as isSettled'])
    .where(sql<SqlBool>`${sql.raw(only(E))} AND ${sql.raw(alive(E))}`);
}

/** Entries with one of these keys, settled or not; by the field's own index. */
export function listByKeys(db: ReadDb, kind: RegisterKind, field: string, keys: readonly string[]) {
  return standing(db, kind)
    .where(sql<SqlBool>`${sql.raw(valueSql(kind, field, E))} IN ${inList(keys)}`)
    .execute() as Promise<FoundEntry[]>;
}

export function listByIds(db: ReadDb, kind: RegisterKind, ids: readonly string[]) {
  return standing(db, kind).where('e.id', 'in', inList(ids)).execute() as Promise<FoundEntry[]>;
}

/** By what people call them. */
export function listByNumbers(db: ReadDb, kind: RegisterKind, numbers: readonly string[]) {
  return standing(db, kind).where('e.number', 'in', inList(numbers)).execute() as Promise<FoundEntry[]>;
}

/** What is not settled of a month, by its day, up to so many. */
export function listOpenOf(
  db: ReadDb,
  kind: RegisterKind,
  { period, only }: Pick<ReconcileRule, 'period' | 'only'>,
  month: { readonly from: string; readonly to: string },
  most: number,
) {
  const on = sql`${sql.raw(valueSql(kind, period, E))}`;
  let rows = standing(db, kind)
    .where('e.is_settled', '=', 0)
    .where(sql<SqlBool>`${on} BETWEEN ${month.from} AND ${month.to}`);
  if (only !== undefined) {
    rows = rows.where(sql<SqlBool>`${sql.raw(valueSql(kind, only.field, E))} IN ${inList(only.values)}`);
  }
  return rows.orderBy(on).orderBy('e.id').limit(most).execute() as Promise<FoundEntry[]>;
}

/** By settled entry, the number of the one that settles it. */
export async function listSettling(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('register_settlement as s')
    .innerJoin('register_entry as by', 'by.id', 's.entry_id')
    .select(['s.settled_id', 'by.number'])
    .where('s.status', '=', 'active')
    .where('s.settled_id', 'in', inList(ids))
    .execute();
  return new Map(rows.map((row) => [row.settled_id, row.number]));
}

export async function insertBill(db: WriteDb, row: Insertable<RegisterBillTable>): Promise<void> {
  await db.insertInto('register_bill').values(row).execute();
}

export function findBill(db: ReadDb, register: string, id: string) {
  return db
    .selectFrom('register_bill')
    .selectAll()
    .where('register', '=', register)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The register of a bill, by its id alone. */
export async function findBillRegister(db: ReadDb, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('register_bill').select('register').where('id', '=', id).executeTakeFirst();
  return row?.register;
}

/** Bills of a register, the latest first. */
export function listBills(db: ReadDb, register: string, before: string | undefined, limit: number) {
  let rows = db
    .selectFrom('register_bill')
    .select(['id', 'month', 'same', 'file_name as fileName', 'line_count as lines', 'taken_count as taken'])
    .select(['total_fen as totalFen', 'taken_fen as takenFen'])
    .where('register', '=', register);
  if (before !== undefined) rows = rows.where('id', '<', before);
  return rows.orderBy('id', 'desc').limit(limit).execute();
}
