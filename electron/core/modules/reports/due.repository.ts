import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';
import { type BirthdaysKept, contactsBornOn } from '#core/database/client-birthdays.ts';

interface Span {
  readonly from?: string;
  readonly to: string;
}

/** Contracts by their earliest open due date within a span; one with an earlier date that is still open is not in it. */
function contractsDue(db: ReadDb, { from, to }: Span) {
  const due = db
    .selectFrom('open_item as o')
    .select((eb) => ['o.record_id', eb.fn.min<string>('o.due_on').as('due_on'), eb.fn.countAll<number>().as('lines')])
    .where('o.kind', '=', 'delivery')
    .where('o.due_on', '<=', to)
    .groupBy('o.record_id');
  return from === undefined ? due : due.having((eb) => eb(eb.fn.min('o.due_on'), '>=', from));
}

export async function countContractsDue(db: ReadDb, span: Span): Promise<number> {
  const row = await db
    .selectFrom(contractsDue(db, span).as('d'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export function listContractsDue(db: ReadDb, span: Span, limit: number) {
  return db
    .selectFrom(contractsDue(db, span).orderBy('due_on').orderBy('record_id').limit(limit).as('d'))
    .innerJoin('contract as c', 'c.id', 'd.record_id')
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .select(['c.id', 'c.number', 'k.name as clientName', 'd.due_on as dueOn', 'd.lines'])
    .orderBy('d.due_on')
    .orderBy('c.number')
    .execute();
}

/** Signed copies that should have come back before `today`, or requests without an invoice whenever they were made. */
export async function countOpen(db: ReadDb, kind: 'sign_back' | 'invoice', before?: string): Promise<number> {
  let rows = db
    .selectFrom('open_item')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kind', '=', kind);
  if (before !== undefined) rows = rows.where('due_on', '<', before);
  return (await rows.executeTakeFirst())?.n ?? 0;
}

export function listSignBacksLate(db: ReadDb, before: string, limit: number) {
  return db
    .selectFrom('open_item as o')
    .innerJoin('dispatch_note as n', 'n.id', 'o.record_id')
    .innerJoin('client as k', 'k.id', 'n.client_id')
    .select(['n.id', 'n.number', 'k.name as clientName', 'o.due_on as dueOn'])
    .where('o.kind', '=', 'sign_back')
    .where('o.due_on', '<', before)
    .orderBy('o.due_on')
    .orderBy('o.record_id')
    .limit(limit)
    .execute();
}

export function listRequestsOpen(db: ReadDb, limit: number) {
  return db
    .selectFrom('open_item as o')
    .innerJoin('invoice_request as r', 'r.id', 'o.record_id')
    .innerJoin('client as k', 'k.id', 'r.client_id')
    .select(['r.id', 'r.number', 'k.name as clientName', 'o.due_on as requestedOn', 'r.gross_fen as grossFen'])
    .where('o.kind', '=', 'invoice')
    .orderBy('o.due_on')
    .orderBy('o.record_id')
    .limit(limit)
    .execute();
}

function receivablesDue(db: ReadDb, { from, to }: Span) {
  const due = db.selectFrom('open_invoice as o').where('o.due_on', '<=', to);
  return from === undefined ? due : due.where('o.due_on', '>=', from);
}

export async function countReceivables(db: ReadDb, span: Span): Promise<number> {
  const row = await receivablesDue(db, span)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** Invoices not received in full that are due within a span, the earliest first. */
export function listReceivables(db: ReadDb, span: Span, limit: number) {
  return receivablesDue(db, span)
    .innerJoin('client as k', 'k.id', 'o.client_id')
    .select([
      'o.invoice_id as id',
      'o.invoice_number as number',
      'k.name as clientName',
      'o.due_on as dueOn',
      'o.open_fen as openFen',
    ])
    .orderBy('o.due_on')
    .orderBy('o.invoice_id')
    .limit(limit)
    .execute();
}

function unanswered(db: ReadDb, today: string) {
  return db
    .selectFrom('statement as s')
    .where(sql<boolean>`s.state = 'issued'`)
    .where('s.reply_by', '<', today);
}

export async function countStatementsLate(db: ReadDb, today: string): Promise<number> {
  const row = await unanswered(db, today)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** Statements in force without a reply by the day it was asked for, the longest overdue first. */
export function listStatementsLate(db: ReadDb, today: string, limit: number) {
  return unanswered(db, today)
    .innerJoin('client as k', 'k.id', 's.client_id')
    .select(['s.id', 's.number', 'k.name as clientName', 's.reply_by as replyBy', 's.closing_fen as closingFen'])
    .orderBy('s.reply_by')
    .orderBy('s.id')
    .limit(limit)
    .execute();
}

function endingFrameworks(db: ReadDb, span: Required<Span>) {
  return db
    .selectFrom('contract as c')
    .where('c.effective_to', 'is not', null)
    .where('c.status', '=', 'active')
    .where('c.kind', '=', 'framework')
    .where('c.effective_to', '>=', span.from)
    .where('c.effective_to', '<=', span.to);
}

export async function countFrameworksEnding(db: ReadDb, span: Required<Span>): Promise<number> {
  const row = await endingFrameworks(db, span)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export function listFrameworksEnding(db: ReadDb, span: Required<Span>, limit: number) {
  return endingFrameworks(db, span)
    .innerJoin('client as k', 'k.id', 'c.client_id')
    .select(['c.id', 'c.number', 'k.name as clientName', 'c.effective_to as endsOn'])
    .orderBy('c.effective_to')
    .orderBy('c.id')
    .limit(limit)
    .execute();
}

function endingLicences(db: ReadDb, to: string) {
  return db
    .selectFrom('client_licence as l')
    .innerJoin('client as k', 'k.id', 'l.client_id')
    .where('l.expires_on', 'is not', null)
    .where('l.expires_on', '<=', to)
    .where('k.status', '<>', 'closed');
}

export async function countLicencesEnding(db: ReadDb, to: string): Promise<number> {
  const row = await endingLicences(db, to)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export function listLicencesEnding(db: ReadDb, to: string, limit: number) {
  return endingLicences(db, to)
    .select(['k.id', 'k.name as clientName', 'l.kind', 'l.expires_on as endsOn'])
    .orderBy('l.expires_on')
    .limit(limit)
    .execute();
}

/** Clients whose statement balance is above the limit agreed with them, the furthest above first. What still waits for a signature does not count. */
export function listOverLimit(db: ReadDb) {
  return db
    .selectFrom('client as k')
    .innerJoin('v_client_balance as b', 'b.client_id', 'k.id')
    .select((eb) => [
      'k.id',
      'k.name as clientName',
      eb('b.balance_fen', '-', eb.ref('k.credit_limit_fen')).as('overFen'),
    ])
    .where('k.credit_limit_fen', '>', 0)
    .where('k.status', '<>', 'closed')
    .whereRef('b.balance_fen', '>', 'k.credit_limit_fen')
    .orderBy('overFen', 'desc')
    .execute();
}

export async function countBirthdays(db: ReadDb, kept: BirthdaysKept): Promise<number> {
  const row = await contactsBornOn(db, kept)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export function listBirthdays(db: ReadDb, kept: BirthdaysKept, limit: number) {
  return contactsBornOn(db, kept)
    .select(['k.id', 'k.name as clientName', 't.name as contactName'])
    .limit(limit)
    .execute();
}
