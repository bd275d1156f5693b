import type { ReturnPurpose } from '#shared/dispatch/dispatch.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export interface SignBacksAsked {
  readonly limit: number;
  readonly clientId?: string | undefined;
  readonly dispatchNoteId?: string | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly onlyDifferences: boolean;
}

/** One page of signed copies, newest number first, one row more than `limit` when there is a next page. */
export function listSignBacks(db: ReadDb, asked: SignBacksAsked, afterNumber: string | undefined) {
  let rows = db
    .selectFrom('sign_back as b')
    .innerJoin('dispatch_note as n', 'n.id', 'b.dispatch_note_id')
    .innerJoin('client as c', 'c.id', 'n.client_id')
    .select((eb) => [
      'b.id',
      'b.number',
      'b.version',
      'b.dispatch_note_id as dispatchNoteId',
      'n.number as dispatchNumber',
      'c.name as clientName',
      'b.received_by as receivedBy',
      'b.received_on as receivedOn',
      'b.received_as as receivedAs',
      eb
        .selectFrom('sign_back_line as l')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('l.sign_back_id', '=', 'b.id')
        .where('l.difference_e6', '>', 0)
        .$asScalar()
        .$notNull()
        .as('differenceCount'),
      eb
        .selectFrom('sign_back_line as l')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('l.sign_back_id', '=', 'b.id')
        .where('l.settlement', '=', 'open')
        .$asScalar()
        .$notNull()
        .as('openCount'),
      'b.status',
    ]);
  if (asked.clientId !== undefined) rows = rows.where('n.client_id', '=', asked.clientId);
  if (asked.dispatchNoteId !== undefined) rows = rows.where('b.dispatch_note_id', '=', asked.dispatchNoteId);
  if (asked.receivedFrom !== undefined) rows = rows.where('b.received_on', '>=', asked.receivedFrom);
  if (asked.receivedTo !== undefined) rows = rows.where('b.received_on', '<=', asked.receivedTo);
  if (asked.onlyDifferences) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('sign_back_line as l')
          .select('l.position')
          .whereRef('l.sign_back_id', '=', 'b.id')
          .where('l.difference_e6', '>', 0),
      ),
    );
  }
  if (afterNumber !== undefined) rows = rows.where('b.number', '<', afterNumber);
  return rows
    .orderBy('b.number', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

export interface ReturnsAsked {
  readonly limit: number;
  readonly clientId?: string | undefined;
  readonly dispatchNoteId?: string | undefined;
  readonly purpose?: ReturnPurpose | undefined;
  readonly returnedFrom?: string | undefined;
  readonly returnedTo?: string | undefined;
}

/** One page of return notes, newest number first, one row more than `limit` when there is a next page. */
export function listReturns(db: ReadDb, asked: ReturnsAsked, afterNumber: string | undefined) {
  let rows = db
    .selectFrom('return_note as r')
    .innerJoin('client as c', 'c.id', 'r.client_id')
    .select((eb) => [
      'r.id',
      'r.number',
      'r.version',
      'r.client_id as clientId',
      'c.name as clientName',
      'r.returned_on as returnedOn',
      'r.purpose',
      eb
        .selectFrom('return_line as l')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('l.return_note_id', '=', 'r.id')
        .$asScalar()
        .$notNull()
        .as('lineCount'),
      'r.gross_fen as grossFen',
      'r.status',
    ]);
  const { dispatchNoteId } = asked;
  if (asked.clientId !== undefined) rows = rows.where('r.client_id', '=', asked.clientId);
  if (asked.purpose !== undefined) rows = rows.where('r.purpose', '=', asked.purpose);
  if (asked.returnedFrom !== undefined) rows = rows.where('r.returned_on', '>=', asked.returnedFrom);
  if (asked.returnedTo !== undefined) rows = rows.where('r.returned_on', '<=', asked.returnedTo);
  if (dispatchNoteId !== undefined) {
    rows = rows.where('r.id', 'in', (eb) =>
      eb.selectFrom('return_line as l').select('l.return_note_id').where('l.dispatch_note_id', '=', dispatchNoteId),
    );
  }
  if (afterNumber !== undefined) rows = rows.where('r.number', '<', afterNumber);
  return rows
    .orderBy('r.number', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

/** Name and unit of the dispatched lines that a return note's lines refer to, in its order. */
export function listReturnedGoods(db: ReadDb, returnNoteId: string) {
  return db
    .selectFrom('return_line as t')
    .innerJoin('dispatch_note as n', 'n.id', 't.dispatch_note_id')
    .innerJoin('dispatch_line as l', (join) =>
      join.onRef('l.dispatch_note_id', '=', 't.dispatch_note_id').onRef('l.line_key', '=', 't.dispatch_line_key'),
    )
    .select([
      't.line_key as lineKey',
      'n.number as dispatchNumber',
      'l.product_name as productName',
      'l.specification',
      'l.unit',
      'l.unit_decimals as unitDecimals',
    ])
    .where('t.return_note_id', '=', returnNoteId)
    .orderBy('t.position')
    .execute();
}
