import { expressionBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { contractList, type ContractListInput } from '#shared/contracts/contracts.contract.ts';
import { clientColumns, isClientLike } from '#core/database/lists/client-match.ts';
import {
  equals,
  filled,
  is,
  listSql,
  optional,
  isIn,
  through,
  within,
  type Condition,
  type Reached,
} from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { Tables } from '#core/database/tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type ListAsked = z.output<typeof ContractListInput>;

const salesperson: Reached = { table: 'v_person', alias: 'p', id: 'p.id', key: 'c.salesperson_id' };

export const CONTRACTS = listSql({
  list: contractList,
  table: 'contract',
  alias: 'c',
  id: 'c.id',
  columns: {
    number: filled('c.number'),
    externalNumber: optional('c.external_number'),
    kind: filled('c.kind'),
    clientName: clientColumns('c.client_id').clientName,
    signedOn: filled('c.signed_on'),
    effectiveTo: optional('c.effective_to'),
    sealedOn: optional('c.sealed_on'),
    firstDueOn: optional('c.first_due_on'),
    salespersonName: through(salesperson, filled('p.name')),
    grossFen: filled('c.gross_fen'),
  },
  sums: { grossFen: sql.ref('c.gross_fen') },
});

/** One page of contracts by key, and what the whole filter adds up to. */
export function listContractIds(db: ReadDb, asked: ListAsked) {
  const { text } = asked;
  const where = [...asked.where, ...is('kind', asked.kind), ...within('signedOn', asked.signedFrom, asked.signedTo)];
  return readList(
    db,
    CONTRACTS,
    { ...asked, where },
    {
      filters: [
        ...equals('c.client_id', asked.clientId),
        ...equals('c.salesperson_id', asked.salespersonId),
        ...hasProduct(asked.productId),
        ...isInState(asked.state),
      ],
      text: text ? [isIn(['c.number', 'c.external_number'], text), isClientLike('c.client_id', text)] : [],
    },
  );
}

const contracts = expressionBuilder<Tables & { readonly c: Tables['contract'] }, 'c'>();

function hasProduct(productId: string | undefined): Condition[] {
  if (productId === undefined) return [];
  const lines = contracts.selectFrom('contract_line').select('contract_id').where('product_id', '=', productId);
  return [contracts('c.id', 'in', lines)];
}

function isInState(state: ListAsked['state']): Condition[] {
  if (state === undefined) return [];
  const isVoid = sql<SqlBool>`c.status = 'void'`;
  if (state === 'void') return [isVoid];
  const active = [contracts.not(isVoid)];
  if (state === 'approved') return [...active, contracts('c.sealed_on', 'is', null)];
  if (state === 'executed') return [...active, contracts('c.sealed_on', 'is not', null)];
  const done = contracts.selectFrom('v_contract_progress').select('contract_id').where('open_lines', '=', 0);
  return [...active, contracts('c.id', 'not in', done)];
}

/** What the list shows of these contracts, in their order. */
export async function listContractsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('contract as c')
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .leftJoin('v_person as p', 'p.id', 'c.salesperson_id')
    .select(['k.name as client_name', 'p.name as salesperson_name'])
    .selectAll('c')
    .where('c.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
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
