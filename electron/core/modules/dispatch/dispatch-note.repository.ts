import type { Insertable, Selectable } from 'kysely';
import type {
  DispatchAccompanyingTable,
  DispatchLineTable,
  DispatchNoteTable,
} from '#core/database/tables/dispatch.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type DispatchNoteRow = Selectable<DispatchNoteTable>;
export type DispatchLineRow = Selectable<DispatchLineTable>;
export type AccompanyingRow = Selectable<DispatchAccompanyingTable>;

export interface DispatchParts {
  readonly lines: readonly Insertable<DispatchLineTable>[];
  readonly accompanying: readonly Insertable<DispatchAccompanyingTable>[];
}

export function findNote(db: ReadDb, id: string): Promise<DispatchNoteRow | undefined> {
  return db.selectFrom('dispatch_note').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listNoteLines(db: ReadDb, noteId: string): Promise<DispatchLineRow[]> {
  return db
    .selectFrom('dispatch_line')
    .selectAll()
    .where('dispatch_note_id', '=', noteId)
    .orderBy('position')
    .execute();
}

export function listAccompanying(db: ReadDb, noteId: string): Promise<AccompanyingRow[]> {
  return db
    .selectFrom('dispatch_accompanying')
    .selectAll()
    .where('dispatch_note_id', '=', noteId)
    .orderBy('position')
    .execute();
}

/** Another note in force that bears the same waybill. */
export function findNoteByWaybill(db: ReadDb, waybill: string, exceptId: string | undefined) {
  return db
    .selectFrom('dispatch_note')
    .select(['id', 'number'])
    .where('waybill', '=', waybill)
    .where('status', '=', 'active')
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst();
}

export async function insertNote(
  db: WriteDb,
  head: Insertable<DispatchNoteTable>,
  parts: DispatchParts,
): Promise<void> {
  await db.insertInto('dispatch_note').values(head).execute();
  await insertParts(db, parts);
}

/** Lines and accompanying items are replaced; references to a line that stays hold until the commit looks at them. */
export async function updateNote(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<DispatchNoteTable>, 'number'>,
  parts: DispatchParts,
): Promise<void> {
  await db.updateTable('dispatch_note').set(values).where('id', '=', id).execute();
  await db.deleteFrom('dispatch_line').where('dispatch_note_id', '=', id).execute();
  await db.deleteFrom('dispatch_accompanying').where('dispatch_note_id', '=', id).execute();
  await insertParts(db, parts);
}

async function insertParts(db: WriteDb, { lines, accompanying }: DispatchParts): Promise<void> {
  await db.insertInto('dispatch_line').values(lines).execute();
  if (accompanying.length > 0) await db.insertInto('dispatch_accompanying').values(accompanying).execute();
}

/** A document that stands on a note: its signed copy, goods that came back, or an invoice request. */
export interface DependentDocument {
  readonly kind: 'sign_back' | 'return_note' | 'invoice_request' | 'invoice';
  readonly id: string;
  readonly number: string;
  readonly on: string;
  readonly isVoid: boolean;
}

/** All of them, void ones too, in the order of their dates. */
export async function listDependents(db: ReadDb, noteId: string): Promise<DependentDocument[]> {
  const signBacks = await db
    .selectFrom('sign_back')
    .select(['id', 'number', 'received_on as on', 'status'])
    .where('dispatch_note_id', '=', noteId)
    .execute();
  const returns = await db
    .selectFrom('return_note as r')
    .innerJoin('return_line as l', 'l.return_note_id', 'r.id')
    .select(['r.id', 'r.number', 'r.returned_on as on', 'r.status'])
    .distinct()
    .where('l.dispatch_note_id', '=', noteId)
    .execute();
  const requests = await db
    .selectFrom('invoice_request as r')
    .innerJoin('invoice_request_line as l', 'l.invoice_request_id', 'r.id')
    .select(['r.id', 'r.number', 'r.requested_on as on', 'r.status'])
    .distinct()
    .where('l.dispatch_note_id', '=', noteId)
    .execute();
  const invoices = await db
    .selectFrom('invoice as i')
    .innerJoin('invoice_request_line as l', 'l.invoice_request_id', 'i.invoice_request_id')
    .select(['i.id', 'i.invoice_number as number', 'i.issued_on as on', 'i.status'])
    .distinct()
    .where('l.dispatch_note_id', '=', noteId)
    .execute();
  const found = [
    ...signBacks.map((row) => ({ kind: 'sign_back' as const, ...row })),
    ...returns.map((row) => ({ kind: 'return_note' as const, ...row })),
    ...requests.map((row) => ({ kind: 'invoice_request' as const, ...row })),
    ...invoices.map((row) => ({ kind: 'invoice' as const, ...row })),
  ];
  return found
    .map(({ status, ...row }) => ({ ...row, isVoid: status === 'void' }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Keys of a note's lines that any document refers to, void ones included: such a line cannot be taken out. */
export async function listReferencedLineKeys(db: ReadDb, noteId: string): Promise<ReadonlySet<string>> {
  const keys: string[] = [];
  for (const table of ['sign_back_line', 'return_line', 'invoice_request_line'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('dispatch_line_key')
      .distinct()
      .where('dispatch_note_id', '=', noteId)
      .execute();
    keys.push(...rows.flatMap((row) => (row.dispatch_line_key === null ? [] : [row.dispatch_line_key])));
  }
  return new Set(keys);
}
