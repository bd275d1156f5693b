import type { Insertable, Selectable } from 'kysely';
import type {
  ContractClauseTable,
  ContractLineTable,
  ContractPaymentTermTable,
  ContractTable,
  ContractVersionTable,
  ContractVersionView,
} from '#core/database/tables/contracts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type ContractHeadRow = Selectable<ContractTable>;
export type ContractLineRow = Selectable<ContractLineTable>;
export type ContractPaymentTermRow = Selectable<ContractPaymentTermTable>;
export type ContractClauseRow = Selectable<ContractClauseTable>;
export type ContractVersionRow = Selectable<ContractVersionView>;

export interface ContractParts {
  readonly lines: readonly Insertable<ContractLineTable>[];
  readonly paymentTerms: readonly Insertable<ContractPaymentTermTable>[];
  readonly clauses: readonly Insertable<ContractClauseTable>[];
}

export function findContractHead(db: ReadDb, id: string): Promise<ContractHeadRow | undefined> {
  return db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listLines(db: ReadDb, contractId: string): Promise<ContractLineRow[]> {
  return db.selectFrom('contract_line').selectAll().where('contract_id', '=', contractId).orderBy('position').execute();
}

export function listPaymentTerms(db: ReadDb, contractId: string): Promise<ContractPaymentTermRow[]> {
  return db
    .selectFrom('contract_payment_term')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('position')
    .execute();
}

export function listClauses(db: ReadDb, contractId: string): Promise<ContractClauseRow[]> {
  return db
    .selectFrom('contract_clause')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('position')
    .execute();
}

/** Newest first, without the contents: that of an import holds all its rows. */
export function listVersions(db: ReadDb, contractId: string) {
  return db
    .selectFrom('v_contract_version')
    .select(['version', 'submission_id', 'ended_at', 'gross_fen', 'line_count', 'sealed_on'])
    .where('contract_id', '=', contractId)
    .orderBy('version', 'desc')
    .execute();
}

export function findVersion(db: ReadDb, contractId: string, version: number): Promise<ContractVersionRow | undefined> {
  return db
    .selectFrom('v_contract_version')
    .selectAll()
    .where('contract_id', '=', contractId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** The contract in force that bears the client's number. */
export function findByExternalNumber(
  db: ReadDb,
  clientId: string,
  externalNumber: string,
): Promise<ContractHeadRow | undefined> {
  return db
    .selectFrom('contract')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('external_number', '=', externalNumber)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export function listOrdersOf(db: ReadDb, frameworkId: string): Promise<ContractHeadRow[]> {
  return db.selectFrom('contract').selectAll().where('framework_id', '=', frameworkId).orderBy('number').execute();
}

export async function insertContract(
  db: WriteDb,
  head: Insertable<ContractTable>,
  parts: ContractParts,
  version: Insertable<ContractVersionTable>,
): Promise<void> {
  await db.insertInto('contract').values(head).execute();
  await insertParts(db, parts);
  await db.insertInto('contract_version').values(version).execute();
}

/** Lines are updated, added and removed by key, because other documents point at them; the other parts are replaced. */
export async function updateContract(
  db: WriteDb,
  head: Omit<Insertable<ContractTable>, 'number' | 'status'>,
  parts: ContractParts,
  version: Insertable<ContractVersionTable>,
): Promise<void> {
  const { id, ...values } = head;
  await db.updateTable('contract').set(values).where('id', '=', id).execute();
  const known = new Set((await listLines(db, id)).map((line) => line.line_key));
  const kept = new Set(parts.lines.map((line) => line.line_key));
  const gone = [...known].filter((key) => !kept.has(key));
  if (gone.length > 0) {
    await db.deleteFrom('contract_line').where('contract_id', '=', id).where('line_key', 'in', gone).execute();
  }
  for (const { contract_id, line_key, ...line } of parts.lines.filter((row) => known.has(row.line_key))) {
    await db
      .updateTable('contract_line')
      .set(line)
      .where('contract_id', '=', contract_id)
      .where('line_key', '=', line_key)
      .execute();
  }
  await db.deleteFrom('contract_payment_term').where('contract_id', '=', id).execute();
  await db.deleteFrom('contract_clause').where('contract_id', '=', id).execute();
  await insertParts(db, { ...parts, lines: parts.lines.filter((row) => !known.has(row.line_key)) });
  await db.insertInto('contract_version').values(version).execute();
}

export async function voidContract(
  db: WriteDb,
  head: Pick<ContractHeadRow, 'id' | 'version' | 'submission_id'>,
  version: Insertable<ContractVersionTable>,
): Promise<void> {
  const { id, ...values } = head;
  await db
    .updateTable('contract')
    .set({ ...values, status: 'void' })
    .where('id', '=', id)
    .execute();
  await db.insertInto('contract_version').values(version).execute();
}

async function insertParts(db: WriteDb, parts: ContractParts): Promise<void> {
  for (const line of parts.lines) await db.insertInto('contract_line').values(line).execute();
  for (const term of parts.paymentTerms) await db.insertInto('contract_payment_term').values(term).execute();
  for (const clause of parts.clauses) await db.insertInto('contract_clause').values(clause).execute();
}

export interface ClientFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

export function findClientFacts(db: ReadDb, id: string): Promise<ClientFacts | undefined> {
  return db.selectFrom('client').select(['id', 'code', 'name', 'status']).where('id', '=', id).executeTakeFirst();
}

export function findPersonName(db: ReadDb, id: string): Promise<{ readonly name: string } | undefined> {
  return db.selectFrom('v_person').select('name').where('id', '=', id).executeTakeFirst();
}

/** Keys of a contract's lines that any document names, void ones included: such a line stays in the contract. */
export async function listDocumentedLineKeys(db: ReadDb, contractId: string): Promise<ReadonlySet<string>> {
  const keys: (string | null)[] = [];
  for (const table of ['close_short_line', 'opening_line'] as const) {
    const rows = await db.selectFrom(table).select('line_key').where('contract_id', '=', contractId).execute();
    keys.push(...rows.map((row) => row.line_key));
  }
  for (const table of ['dispatch_line', 'return_line', 'invoice_request_line'] as const) {
    const rows = await db.selectFrom(table).select('contract_line_key').where('contract_id', '=', contractId).execute();
    keys.push(...rows.map((row) => row.contract_line_key));
  }
  return new Set(keys.filter((key) => key !== null));
}
