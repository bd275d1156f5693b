import { sql, type Selectable } from 'kysely';
import type { OpenBusiness } from '#shared/clients/client-standing.contract.ts';
import type { ClientStandingTable } from '#core/database/tables/actions.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { findBalance } from '#core/modules/clients/clients.repository.ts';

export function findStanding(db: ReadDb, id: string): Promise<Selectable<ClientStandingTable> | undefined> {
  return db.selectFrom('client_standing').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertStanding(db: WriteDb, row: ClientStandingTable): Promise<void> {
  await db.insertInto('client_standing').values(row).execute();
}

const SHOWN_NUMBERS = 3;

/** Kinds whose submissions name a client, and where in their content. */
const NAMES_CLIENT = [
  ['contract', '$.clientId'],
  ['dispatch_note', '$.clientId'],
  ['return_note', '$.clientId'],
  ['invoice_request', '$.clientId'],
  ['receipt', '$.clientId'],
  ['allocation', '$.clientId'],
  ['statement', '$.clientId'],
  ['order_dispatch', '$.order.clientId'],
] as const;

/** Everything still open with one client, each by an index of the client's own documents. */
export async function readOpenBusiness(db: ReadDb, clientId: string): Promise<OpenBusiness> {
  const contracts = await listOpenContracts(db, clientId);
  return {
    contracts: contracts.length,
    contractNumbers: contracts.slice(0, SHOWN_NUMBERS),
    papers: await countOpenPapers(db, clientId),
    submissions: await countOpenSubmissions(db, clientId),
    balanceFen: await findBalance(db, clientId),
  };
}

async function listOpenContracts(db: ReadDb, clientId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contract as c')
    .innerJoin('v_contract_progress as p', 'p.contract_id', 'c.id')
    .select('c.number')
    .where('c.client_id', '=', clientId)
    .where('c.status', '=', 'active')
    .where('p.open_lines', '>', 0)
    .orderBy('c.number')
    .execute();
  return rows.map(({ number }) => number);
}

async function countOpenPapers(db: ReadDb, clientId: string): Promise<number> {
  const copies = await db
    .selectFrom('dispatch_note as n')
    .innerJoin('open_item as o', (join) => join.onRef('o.record_id', '=', 'n.id').on('o.kind', '=', 'sign_back'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('n.client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  const requests = await db
    .selectFrom('invoice_request as r')
    .innerJoin('open_item as o', (join) => join.onRef('o.record_id', '=', 'r.id').on('o.kind', '=', 'invoice'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('r.client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  return copies.n + requests.n;
}

async function countOpenSubmissions(db: ReadDb, clientId: string): Promise<number> {
  const row = await db
    .selectFrom('submission as s')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('s.state', 'in', ['submitted', 'disputed', 'returned'])
    .where((eb) =>
      eb.or(
        NAMES_CLIENT.map(([kind, path]) =>
          eb.and([eb('s.kind', '=', kind), sql<boolean>`json_extract(s.content, ${path}) = ${clientId}`]),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}
