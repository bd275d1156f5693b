import type { z } from 'zod';
import type { DispatchListInput } from '#shared/dispatch/dispatch.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type Key = readonly (string | number)[];
type ListAsked = Omit<z.output<typeof DispatchListInput>, 'after'>;

/** Notes with their client and state. */
function notes(db: ReadDb) {
  return db
    .selectFrom('dispatch_note as n')
    .innerJoin('client as c', 'c.id', 'n.client_id')
    .innerJoin('v_dispatch_state as s', 's.dispatch_note_id', 'n.id');
}

function noteRows(db: ReadDb) {
  return notes(db).select((eb) => [
    'n.id',
    'n.number',
    'n.version',
    'n.kind',
    'n.client_id as clientId',
    'c.code as clientCode',
    'c.name as clientName',
    'n.dispatched_on as dispatchedOn',
    'n.carrier',
    'n.waybill',
    'n.pieces',
    'n.warehouse',
    eb
      .selectFrom('dispatch_line as l')
      .select((count) => count.fn.countAll<number>().as('n'))
      .whereRef('l.dispatch_note_id', '=', 'n.id')
      .$asScalar()
      .$notNull()
      .as('lineCount'),
    'n.gross_fen as grossFen',
    'n.sign_back_due_on as signBackDueOn',
    's.state',
  ]);
}

/** One page of notes, newest first, one row more than `limit` when there is a next page. */
export function listNotes(db: ReadDb, asked: ListAsked, after: Key | undefined) {
  let rows = noteRows(db);
  if (asked.clientId !== undefined) rows = rows.where('n.client_id', '=', asked.clientId);
  if (asked.kind !== undefined) rows = rows.where('n.kind', '=', asked.kind);
  if (asked.state !== undefined) rows = rows.where('s.state', '=', asked.state);
  if (asked.dispatchedFrom !== undefined) rows = rows.where('n.dispatched_on', '>=', asked.dispatchedFrom);
  if (asked.dispatchedTo !== undefined) rows = rows.where('n.dispatched_on', '<=', asked.dispatchedTo);
  const { contractId, text } = asked;
  if (contractId !== undefined) {
    rows = rows.where('n.id', 'in', (eb) =>
      eb.selectFrom('dispatch_line as l').select('l.dispatch_note_id').where('l.contract_id', '=', contractId),
    );
  }
  if (text) {
    const part = `%${text}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb('n.number', 'like', part),
        eb('n.waybill', 'like', part),
        eb('c.name', 'like', part),
        eb('c.code', 'like', part),
        eb('c.pinyin', 'like', part),
      ]),
    );
  }
  if (asked.sort === 'number') {
    if (after) rows = rows.where('n.number', '<', String(after[0]));
    return rows
      .orderBy('n.number', 'desc')
      .limit(asked.limit + 1)
      .execute();
  }
  if (after) {
    rows = rows.where((eb) =>
      eb(eb.refTuple('n.dispatched_on', 'n.id'), '<', eb.tuple(String(after[0]), String(after[1]))),
    );
  }
  return rows
    .orderBy('n.dispatched_on', 'desc')
    .orderBy('n.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

export interface ChaseAsked {
  readonly limit: number;
  readonly clientId?: string | undefined;
  readonly onlyLate: boolean;
}

/** Notes without a settled signed copy, longest overdue first. */
export function listNotesToChase(db: ReadDb, asked: ChaseAsked, today: string, after: Key | undefined) {
  let rows = notes(db)
    .select([
      'n.id',
      'n.number',
      'n.client_id as clientId',
      'c.name as clientName',
      'n.dispatched_on as dispatchedOn',
      'n.carrier',
      'n.waybill',
      'n.consignee_name as consigneeName',
      'n.consignee_phone as consigneePhone',
      'n.sign_back_due_on as signBackDueOn',
      'n.gross_fen as grossFen',
      's.state',
    ])
    .where('n.status', '=', 'active')
    .where('s.state', 'in', ['awaiting_sign_back', 'difference_open']);
  if (asked.clientId !== undefined) rows = rows.where('n.client_id', '=', asked.clientId);
  if (asked.onlyLate) rows = rows.where('n.sign_back_due_on', '<', today);
  if (after) {
    rows = rows.where((eb) =>
      eb(eb.refTuple('n.sign_back_due_on', 'n.id'), '>', eb.tuple(String(after[0]), String(after[1]))),
    );
  }
  return rows
    .orderBy('n.sign_back_due_on')
    .orderBy('n.id')
    .limit(asked.limit + 1)
    .execute();
}

/** What a note's page says beside its content. */
export function findNoteFacts(db: ReadDb, id: string) {
  return notes(db)
    .select([
      'n.number',
      'c.code as clientCode',
      'c.name as clientName',
      's.state',
      'n.sign_back_due_on as signBackDueOn',
    ])
    .where('n.id', '=', id)
    .executeTakeFirst();
}

/** Numbers of the contracts a note's lines refer to, by line key. */
export async function listContractNumbers(db: ReadDb, noteId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('dispatch_line as l')
    .innerJoin('contract as k', 'k.id', 'l.contract_id')
    .select(['l.line_key', 'k.number'])
    .where('l.dispatch_note_id', '=', noteId)
    .orderBy('l.position')
    .execute();
  return new Map(rows.map((row) => [row.line_key, row.number]));
}
