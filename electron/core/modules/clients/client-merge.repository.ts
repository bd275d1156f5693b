import { sql, type Insertable, type Selectable } from 'kysely';
import type { ClientMergeTable } from '#core/database/tables/clients.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type ClientMergeRow = Selectable<ClientMergeTable>;

/** Everything that has a client and is carried to the survivor, by a trigger of the store. */
export const CARRIED = [
  'contract',
  'dispatch_note',
  'return_note',
  'invoice_request',
  'invoice',
  'receipt',
  'allocation',
  'statement',
  'ledger_entry',
] as const;

export async function countCarried(db: ReadDb, clientId: string, table: (typeof CARRIED)[number]): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** A number of the clients' own under which both have a contract in force: they are told apart by it, or are one contract. */
export function findSharedContractNumber(db: ReadDb, oneId: string, otherId: string) {
  return db
    .selectFrom('contract as a')
    .innerJoin('contract as b', 'b.external_number', 'a.external_number')
    .select(['a.external_number as externalNumber', 'a.number as first', 'b.number as second'])
    .where('a.client_id', '=', oneId)
    .where('b.client_id', '=', otherId)
    .where('a.status', '=', 'active')
    .where('b.status', '=', 'active')
    .where('a.external_number', 'is not', null)
    .executeTakeFirst();
}

/** Serials of submissions before their checkers that name this client anywhere, but for the one asking. */
export async function listSubmissionsNaming(db: ReadDb, clientId: string, exceptId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('submission')
    .select('serial')
    .where('state', 'in', ['submitted', 'disputed'])
    .where('id', '<>', exceptId)
    .where(sql<boolean>`(record_id = ${clientId} OR instr(content, ${clientId}) > 0)`)
    .orderBy('serial')
    .limit(6)
    .execute();
  return rows.map((row) => row.serial);
}

export async function insertMerge(db: WriteDb, row: Insertable<ClientMergeTable>): Promise<void> {
  await db.insertInto('client_merge').values(row).execute();
}

export function findMerge(db: ReadDb, id: string): Promise<ClientMergeRow | undefined> {
  return db.selectFrom('client_merge').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The content a merge was signed with, from the submission that made it. */
export async function findSignedMerge(db: ReadDb, submissionId: string): Promise<string | undefined> {
  const row = await db.selectFrom('submission').select('content').where('id', '=', submissionId).executeTakeFirst();
  return row?.content;
}

/** The merge by which a client ended, and those by which others were merged into it, oldest first. */
export async function listMergesOf(db: ReadDb, clientId: string) {
  const named = db
    .selectFrom('client_merge as m')
    .innerJoin('client as s', 's.id', 'm.survivor_id')
    .innerJoin('client as a', 'a.id', 'm.absorbed_id')
    .select([
      'm.id',
      'm.number',
      'm.merged_on as mergedOn',
      'm.reason',
      's.id as survivorId',
      's.code as survivorCode',
      's.name as survivorName',
      'a.id as absorbedId',
      'a.code as absorbedCode',
      'a.name as absorbedName',
    ]);
  const into = await named.where('m.absorbed_id', '=', clientId).executeTakeFirst();
  const from = await named.where('m.survivor_id', '=', clientId).orderBy('m.number').execute();
  return { into, from };
}

/** Tables in which something still stands for a client that was merged: none, ever. */
export async function listLeftBehind(db: ReadDb, clientId: string): Promise<string[]> {
  const left: string[] = [];
  for (const table of CARRIED) if ((await countCarried(db, clientId, table)) > 0) left.push(table);
  return left;
}
