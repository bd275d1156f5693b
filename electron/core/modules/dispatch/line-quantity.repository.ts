import type { Selectable } from 'kysely';
import type { DispatchLineQuantityView } from '#core/database/tables/dispatch.tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export type DispatchLineQuantity = Selectable<DispatchLineQuantityView>;

/** What became of the lines of a note that is not void. */
export function listLineQuantities(db: ReadDb, noteId: string): Promise<DispatchLineQuantity[]> {
  return db.selectFrom('v_dispatch_line_quantity').selectAll().where('dispatch_note_id', '=', noteId).execute();
}

export interface LinesToReturnAsked {
  readonly clientId: string;
  readonly dispatchNoteId?: string | undefined;
  readonly limit: number;
}

/** Lines of one client's notes in force with something left to return, oldest first, one more than `limit`; `after` is number and position. */
export function listLinesToReturn(
  db: ReadDb,
  { clientId, dispatchNoteId, limit }: LinesToReturnAsked,
  after: readonly (string | number)[] | undefined,
) {
  const [number, position] = after ?? [];
  return db
    .selectFrom('v_dispatch_line_quantity as q')
    .innerJoin('dispatch_note as n', 'n.id', 'q.dispatch_note_id')
    .innerJoin('dispatch_line as l', (join) =>
      join.onRef('l.dispatch_note_id', '=', 'q.dispatch_note_id').onRef('l.line_key', '=', 'q.line_key'),
    )
    .leftJoin('contract as k', 'k.id', 'l.contract_id')
    .select([
      'n.id as dispatchNoteId',
      'n.number as dispatchNumber',
      'n.dispatched_on as dispatchedOn',
      'l.line_key as dispatchLineKey',
      'l.position',
      'k.number as contractNumber',
      'l.product_name as productName',
      'l.specification',
      'l.unit',
      'l.unit_decimals as unitDecimals',
      'l.batch',
      'l.price_e6 as priceE6',
      'q.dispatched_e6 as dispatchedE6',
      'q.settled_e6 as settledE6',
      'q.returned_credit_e6 as returnedCreditE6',
      'q.returned_replacement_e6 as returnedReplacementE6',
    ])
    .where('n.client_id', '=', clientId)
    .where('n.status', '=', 'active')
    .where((eb) =>
      eb(
        'q.dispatched_e6',
        '>',
        eb('q.settled_e6', '+', eb('q.returned_credit_e6', '+', eb.ref('q.returned_replacement_e6'))),
      ),
    )
    .$if(dispatchNoteId !== undefined, (query) => query.where('n.id', '=', dispatchNoteId ?? ''))
    .$if(number !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('n.number', 'l.position'), '>', eb.tuple(String(number), Number(position)))),
    )
    .orderBy('n.number')
    .orderBy('l.position')
    .limit(limit + 1)
    .execute();
}
