import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

interface Span {
  readonly clientId: string;
  readonly from: string;
  readonly to: string;
}

/** Invoices in force of a client by month of their date: what counts as turnover. */
export function listInvoicedMonths(db: ReadDb, { clientId, from, to }: Span) {
  return db
    .selectFrom('v_client_invoice')
    .select((eb) => [
      'month',
      eb.fn.countAll<number>().as('invoices'),
      eb.fn.sum<number>('net_fen').as('netFen'),
      eb.fn.sum<number>('tax_fen').as('taxFen'),
      eb.fn.sum<number>('gross_fen').as('grossFen'),
      eb.fn.sum<number>('discount_fen').as('discountFen'),
    ])
    .where('client_id', '=', clientId)
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to)
    .groupBy('month')
    .execute();
}

/** Notes of sales and resends, which are charged, by month of dispatch. */
export function listDispatchedMonths(db: ReadDb, { clientId, from, to }: Span) {
  return db
    .selectFrom('dispatch_note')
    .select((eb) => [
      eb.fn<string>('substr', ['dispatched_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('gross_fen').as('fen'),
    ])
    .where('client_id', '=', clientId)
    .where('dispatched_on', '>=', from)
    .where('dispatched_on', '<=', to)
    .where('status', '=', 'active')
    .where('kind', 'in', ['sale', 'resend'])
    .groupBy('month')
    .execute();
}

/** Goods returned for credit by month of return. */
export function listReturnedMonths(db: ReadDb, { clientId, from, to }: Span) {
  return db
    .selectFrom('return_note')
    .select((eb) => [
      eb.fn<string>('substr', ['returned_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('gross_fen').as('fen'),
    ])
    .where('client_id', '=', clientId)
    .where('returned_on', '>=', from)
    .where('returned_on', '<=', to)
    .where('status', '=', 'active')
    .where('purpose', '=', 'credit')
    .groupBy('month')
    .execute();
}

/** How many contracts of a client are in force, and how many of them have something left to send or to be signed for. */
export async function countContracts(db: ReadDb, clientId: string): Promise<{ inForce: number; open: number }> {
  const rows = await db
    .selectFrom('contract')
    .select(['id', 'kind'])
    .where('client_id', '=', clientId)
    .where('status', '=', 'active')
    .execute();
  const ordered = rows.flatMap(({ id, kind }) => (kind === 'framework' ? [] : [id]));
  if (ordered.length === 0) return { inForce: rows.length, open: 0 };
  const open = await db
    .selectFrom('v_contract_progress')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('contract_id', 'in', ordered)
    .where('open_lines', '>', 0)
    .executeTakeFirstOrThrow();
  return { inForce: rows.length, open: open.n };
}

export async function findDispatchFigures(db: ReadDb, clientId: string, today: string) {
  const notes = await db
    .selectFrom('dispatch_note')
    .select((eb) => [eb.fn.countAll<number>().as('notes'), eb.fn.max('dispatched_on').as('lastOn')])
    .where('client_id', '=', clientId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  const copies = await db
    .selectFrom('dispatch_note as n')
    .innerJoin('open_item as o', (join) => join.on('o.kind', '=', 'sign_back').onRef('o.record_id', '=', 'n.id'))
    .select((eb) => [
      eb.fn.countAll<number>().as('signBacksOut'),
      eb.fn.coalesce(eb.fn.sum<number>(sql`o.due_on < ${today}`), eb.lit(0)).as('signBacksLate'),
    ])
    .where('n.client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  return { ...notes, ...copies };
}

export async function findInvoicingFigures(db: ReadDb, clientId: string) {
  const invoices = await db
    .selectFrom('v_client_invoice')
    .select((eb) => eb.fn.max('issued_on').as('lastOn'))
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  const requests = await db
    .selectFrom('invoice_request as r')
    .innerJoin('open_item as o', (join) => join.on('o.kind', '=', 'invoice').onRef('o.record_id', '=', 'r.id'))
    .select((eb) => eb.fn.countAll<number>().as('requestsOpen'))
    .where('r.client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  return { ...invoices, ...requests };
}

/** Where a page of papers begins: below this submission and file of it. */
export type PaperPlace = readonly [serial: number, position: number];

interface PapersWish {
  readonly clientId: string;
  /** What the person may read: papers of other kinds stay out. */
  readonly kinds: readonly string[];
  readonly limit: number;
  readonly after?: PaperPlace;
}

/** Files of the effective submissions upon a client and his documents, newest first; one more than `limit` when there are more. */
export function listPapers(db: ReadDb, { clientId, kinds, limit, after }: PapersWish) {
  let papers = db
    .selectFrom('v_client_record as r')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.kind', '=', 'r.kind').onRef('s.record_id', '=', 'r.record_id'),
    )
    .innerJoin('submission_attachment as a', (join) =>
      join.onRef('a.submission_id', '=', 's.id').onRef('a.round', '=', 's.round'),
    )
    .leftJoin('v_person as p', 'p.id', 's.maker_id')
    .select([
      's.id as submissionId',
      's.serial',
      'a.position',
      'a.file_hash as fileHash',
      'a.file_name as fileName',
      'a.media_type as mediaType',
      'a.byte_length as bytes',
      'r.kind',
      'r.record_id as recordId',
      'r.label',
      'p.name as makerName',
      's.ended_at as effectiveAt',
    ])
    .where('r.client_id', '=', clientId)
    .where('r.kind', 'in', kinds)
    .where('s.state', '=', 'effective');
  if (after !== undefined) {
    const [serial, position] = after;
    papers = papers.where((eb) =>
      eb.or([eb('s.serial', '<', serial), eb.and([eb('s.serial', '=', serial), eb('a.position', '>', position)])]),
    );
  }
  return papers
    .orderBy('s.serial', 'desc')
    .orderBy('a.position')
    .limit(limit + 1)
    .execute();
}
