import type { ReadDb } from '#core/kernel/context.ts';

/** A sum of documents by month of their date. */
export interface MonthSum {
  readonly month: string;
  readonly fen: number;
  readonly count: number;
}

/** Sale contracts and orders in force by signing date: what the schedule calls contracted. */
export function sumSigned(db: ReadDb, from: string, to: string): Promise<MonthSum[]> {
  return db
    .selectFrom('contract')
    .select((eb) => [
      eb.fn<string>('substr', ['signed_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('gross_fen').as('fen'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('signed_on', '>=', from)
    .where('signed_on', '<=', to)
    .where('status', '=', 'active')
    .where('kind', '<>', 'framework')
    .groupBy('month')
    .execute();
}

/** Notes of sales and resends, which are charged, by dispatch date. */
export function sumDispatched(db: ReadDb, from: string, to: string): Promise<MonthSum[]> {
  return db
    .selectFrom('dispatch_note')
    .select((eb) => [
      eb.fn<string>('substr', ['dispatched_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('gross_fen').as('fen'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('dispatched_on', '>=', from)
    .where('dispatched_on', '<=', to)
    .where('status', '=', 'active')
    .where('kind', 'in', ['sale', 'resend'])
    .groupBy('month')
    .execute();
}

/** Invoices in force by their date. */
export function sumInvoiced(db: ReadDb, from: string, to: string): Promise<MonthSum[]> {
  return db
    .selectFrom('invoice')
    .select((eb) => [
      eb.fn<string>('substr', ['issued_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('gross_fen').as('fen'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to)
    .where('status', '=', 'active')
    .groupBy('month')
    .execute();
}

/** Receipts in force by the day the money came. */
export function sumReceived(db: ReadDb, from: string, to: string): Promise<MonthSum[]> {
  return db
    .selectFrom('receipt')
    .select((eb) => [
      eb.fn<string>('substr', ['received_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.sum<number>('amount_fen').as('fen'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('received_on', '>=', from)
    .where('received_on', '<=', to)
    .where('status', '=', 'active')
    .groupBy('month')
    .execute();
}

/** The latest submissions a person made or had a part in, each record once, with what people call it once it is effective. */
export function listOwnWork(db: ReadDb, personId: string, limit: number) {
  return db
    .selectFrom('submission as s')
    .select((eb) => [
      's.id as submissionId',
      's.serial',
      's.kind',
      's.action',
      's.state',
      's.submitted_at as submittedAt',
      's.record_id as recordId',
      's.number',
      eb
        .selectFrom('v_record_label as l')
        .select('l.label')
        .whereRef('l.id', '=', 's.record_id')
        .limit(1)
        .$asScalar()
        .as('label'),
    ])
    .where('s.maker_id', '=', personId)
    .orderBy('s.serial', 'desc')
    .limit(limit)
    .execute();
}

/** Whether the table has any row at all. */
export async function hasAny(db: ReadDb, table: 'client' | 'product' | 'contract' | 'dispatch_note'): Promise<boolean> {
  return (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) !== undefined;
}
