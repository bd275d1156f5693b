import type { Selectable } from 'kysely';
import type { PerformanceFilter } from '#shared/reports/reports.contract.ts';
import type { ContractMovementView, ContractPerformanceView } from '#core/database/tables/reports.tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

/** A line of the schedule; `received_fen` is its part of what the contract received. */
export type PerformanceViewRow = Selectable<ContractPerformanceView> & { readonly received_fen: number };
export type MovementRow = Selectable<ContractMovementView> & {
  readonly ended_at: number | null;
  readonly serial: number;
};

/**
 * Every line the filter names, with its numbers, by contract number and position. The one query of the schedule: page,
 * groups, totals, export and print are all made of its rows. `state` depends on the day and is judged by the caller.
 */
export async function listPerformance(db: ReadDb, filter: PerformanceFilter): Promise<PerformanceViewRow[]> {
  const ids = await narrowed(db, filter);
  let rows = db.selectFrom('v_contract_performance').selectAll();
  if (ids) rows = rows.where('contract_id', 'in', ids);
  if (filter.clientId !== undefined) rows = rows.where('client_id', '=', filter.clientId);
  if (filter.salespersonId !== undefined) rows = rows.where('salesperson_id', '=', filter.salespersonId);
  if (filter.productId !== undefined) rows = rows.where('product_id', '=', filter.productId);
  if (filter.region !== undefined) rows = rows.where('region', '=', filter.region);
  if (filter.kind !== undefined) rows = rows.where('kind', '=', filter.kind);
  if (filter.signedFrom !== undefined) rows = rows.where('signed_on', '>=', filter.signedFrom);
  if (filter.signedTo !== undefined) rows = rows.where('signed_on', '<=', filter.signedTo);
  if (filter.text) {
    const part = `%${filter.text}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('contract_number', 'like', part),
        eb('external_number', 'like', part),
        eb('client_name', 'like', part),
        eb('client_code', 'like', part),
        eb('client_pinyin', 'like', part),
        eb('product_code', 'like', part),
        eb('description', 'like', part),
      ]),
    );
  }
  const found = await rows.orderBy('contract_number').orderBy('position').execute();
  const received = await receivedByLine(db, ids);
  return found.map((row) => ({ ...row, received_fen: received.get(`${row.contract_id} ${row.line_key}`) ?? 0 }));
}

async function receivedByLine(db: ReadDb, ids: readonly string[] | undefined): Promise<ReadonlyMap<string, number>> {
  let rows = db.selectFrom('v_contract_line_received').selectAll();
  if (ids) rows = rows.where('contract_id', 'in', ids);
  const found = await rows.execute();
  return new Map(found.map((row) => [`${row.contract_id} ${row.line_key}`, row.received_fen]));
}

/** Beyond this many contracts reading everything is no slower than reading them one by one. */
const NARROW = 500;

/**
 * The contracts a filter leaves, when they are few: the views find the documents of named contracts by index. Undefined
 * when the filter leaves many.
 */
async function narrowed(db: ReadDb, filter: PerformanceFilter): Promise<readonly string[] | undefined> {
  if (filter.contractId !== undefined) return [filter.contractId];
  let rows = db.selectFrom('contract').select('id').where('status', '=', 'active');
  if (filter.clientId !== undefined) rows = rows.where('client_id', '=', filter.clientId);
  if (filter.salespersonId !== undefined) rows = rows.where('salesperson_id', '=', filter.salespersonId);
  if (filter.signedFrom !== undefined) rows = rows.where('signed_on', '>=', filter.signedFrom);
  if (filter.signedTo !== undefined) rows = rows.where('signed_on', '<=', filter.signedTo);
  if (filter.productId !== undefined) {
    const lines = db.selectFrom('contract_line').select('contract_id').where('product_id', '=', filter.productId);
    rows = rows.where('id', 'in', lines);
  }
  const found = await rows.limit(NARROW + 1).execute();
  return found.length > NARROW ? undefined : found.map((row) => row.id);
}

/** Everything that happened to one contract's lines, with the moment its document took effect (UTC milliseconds). */
export function listMovements(db: ReadDb, contractId: string): Promise<MovementRow[]> {
  return db
    .selectFrom('v_contract_movement as m')
    .innerJoin('submission as s', 's.id', 'm.submission_id')
    .selectAll('m')
    .select(['s.ended_at', 's.serial'])
    .where('m.contract_id', '=', contractId)
    .execute();
}

export function findSheetHead(db: ReadDb, contractId: string) {
  return db
    .selectFrom('contract as c')
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .leftJoin('v_person as p', 'p.id', 'c.salesperson_id')
    .selectAll('c')
    .select(['k.name as client_name', 'p.name as salesperson_name'])
    .where('c.id', '=', contractId)
    .executeTakeFirst();
}

export function listSheetVersions(db: ReadDb, contractId: string) {
  return db
    .selectFrom('v_contract_version')
    .select(['version', 'gross_fen', 'sealed_on', 'ended_at', 'action', 'serial'])
    .where('contract_id', '=', contractId)
    .orderBy('version')
    .execute();
}

export function findSheetProgress(db: ReadDb, contractId: string) {
  return db.selectFrom('v_contract_progress').selectAll().where('contract_id', '=', contractId).executeTakeFirst();
}

/** Money received for a contract, by document. */
export function listReceipts(db: ReadDb, contractId: string) {
  return db
    .selectFrom('v_contract_receipt as r')
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .selectAll('r')
    .select(['s.ended_at', 's.serial'])
    .where('r.contract_id', '=', contractId)
    .execute();
}
