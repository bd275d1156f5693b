import type { z } from 'zod';
import type { ContractListInput } from '#shared/contracts/contracts.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type ListAsked = Omit<z.output<typeof ContractListInput>, 'after'>;

/** Lists sort newest first by number or signing date, soonest first by due date; contracts without one come last. */
export const NO_DUE_DATE = '9999-12-31';

export function listContractPage(db: ReadDb, asked: ListAsked, after: readonly (string | number)[] | undefined) {
  let rows = filtered(db, asked)
    .leftJoin('v_person as p', 'p.id', 'c.salesperson_id')
    .select(['k.name as client_name', 'p.name as salesperson_name'])
    .selectAll('c')
    .limit(asked.limit + 1);
  if (asked.sort === 'number') {
    if (after) rows = rows.where('c.number', '<', String(after[0]));
    return rows.orderBy('c.number', 'desc').execute();
  }
  if (asked.sort === 'signedOn') {
    if (after) {
      rows = rows.where((eb) =>
        eb(eb.refTuple('c.signed_on', 'c.id'), '<', eb.tuple(String(after[0]), String(after[1]))),
      );
    }
    return rows.orderBy('c.signed_on', 'desc').orderBy('c.id', 'desc').execute();
  }
  if (after) {
    const [due, id] = [String(after[0]), String(after[1])];
    rows = rows.where((eb) =>
      due === NO_DUE_DATE
        ? eb.and([eb('c.first_due_on', 'is', null), eb('c.id', '>', id)])
        : eb.or([eb(eb.refTuple('c.first_due_on', 'c.id'), '>', eb.tuple(due, id)), eb('c.first_due_on', 'is', null)]),
    );
  }
  return rows
    .orderBy('c.first_due_on', (order) => order.asc().nullsLast())
    .orderBy('c.id')
    .execute();
}

function filtered(db: ReadDb, asked: ListAsked) {
  let rows = db.selectFrom('contract as c').innerJoin('client as k', 'k.id', 'c.client_id');
  if (asked.clientId !== undefined) rows = rows.where('c.client_id', '=', asked.clientId);
  if (asked.salespersonId !== undefined) rows = rows.where('c.salesperson_id', '=', asked.salespersonId);
  if (asked.kind !== undefined) rows = rows.where('c.kind', '=', asked.kind);
  if (asked.signedFrom !== undefined) rows = rows.where('c.signed_on', '>=', asked.signedFrom);
  if (asked.signedTo !== undefined) rows = rows.where('c.signed_on', '<=', asked.signedTo);
  const { productId, text } = asked;
  if (productId !== undefined) {
    rows = rows.where(
      'c.id',
      'in',
      db.selectFrom('contract_line').select('contract_id').where('product_id', '=', productId),
    );
  }
  if (text) {
    const part = `%${text}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('c.number', 'like', part),
        eb('c.external_number', 'like', part),
        eb('k.name', 'like', part),
        eb('k.code', 'like', part),
        eb('k.pinyin', 'like', part),
      ]),
    );
  }
  const { state } = asked;
  if (state === 'void') return rows.where('c.status', '=', 'void');
  if (state === 'approved') return rows.where('c.status', '=', 'active').where('c.sealed_on', 'is', null);
  if (state === 'executed') return rows.where('c.status', '=', 'active').where('c.sealed_on', 'is not', null);
  if (state === 'open') {
    const done = db.selectFrom('v_contract_progress').select('contract_id').where('open_lines', '=', 0);
    return rows.where('c.status', '=', 'active').where('c.id', 'not in', done);
  }
  return rows;
}

/** Totals of the same filter as the list. */
export async function sumContracts(db: ReadDb, asked: ListAsked): Promise<{ count: number; gross_fen: number }> {
  const row = await filtered(db, asked)
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.coalesce(eb.fn.sum<number>('c.gross_fen'), eb.lit(0)).as('gross_fen'),
    ])
    .executeTakeFirst();
  return row ?? { count: 0, gross_fen: 0 };
}

/** Which of these contracts have a submission that is not settled yet. */
export async function listInReview(db: ReadDb, contractIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (contractIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('submission')
    .select('record_id')
    .where('kind', '=', 'contract')
    .where('record_id', 'in', contractIds)
    .where('state', 'in', ['submitted', 'disputed', 'returned'])
    .execute();
  return new Set(rows.map((row) => row.record_id));
}

/** How far the contracts of one page are, by contract; contracts without lines have no row. */
export async function listProgress(db: ReadDb, contractIds: readonly string[]) {
  if (contractIds.length === 0) return new Map<string, never>();
  const rows = await db.selectFrom('v_contract_progress').selectAll().where('contract_id', 'in', contractIds).execute();
  return new Map(rows.map((row) => [row.contract_id, row]));
}

export async function listReceived(db: ReadDb, contractIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db.selectFrom('v_contract_received').selectAll().where('contract_id', 'in', contractIds).execute();
  return new Map(rows.map((row) => [row.contract_id, row.received_fen]));
}

export async function countLines(db: ReadDb, contractIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('contract_line')
    .select(['contract_id', (eb) => eb.fn.countAll<number>().as('lines')])
    .where('contract_id', 'in', contractIds)
    .groupBy('contract_id')
    .execute();
  return new Map(rows.map((row) => [row.contract_id, row.lines]));
}
