import { expressionBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import {
  dispatchList,
  signBackChaseList,
  type DispatchListInput,
  type SignBackChaseInput,
} from '#shared/dispatch/dispatch.contract.ts';
import { clientColumns, isClientLike } from '#core/database/lists/client-match.ts';
import {
  computed,
  equals,
  filled,
  is,
  listSql,
  optional,
  isIn,
  within,
  type Condition,
} from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { Tables } from '#core/database/tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type ListAsked = z.output<typeof DispatchListInput>;
type ChaseAsked = z.output<typeof SignBackChaseInput>;

const STATE = sql`(SELECT s.state FROM v_dispatch_state AS s WHERE s.dispatch_note_id = n.id)`;

const NOTE_COLUMNS = {
  number: filled('n.number'),
  clientName: clientColumns('n.client_id').clientName,
  dispatchedOn: filled('n.dispatched_on'),
  carrier: optional('n.carrier'),
  waybill: optional('n.waybill'),
  signBackDueOn: filled('n.sign_back_due_on'),
  grossFen: filled('n.gross_fen'),
  state: computed(STATE),
};
const NOTES = { table: 'dispatch_note', alias: 'n', id: 'n.id', sums: { grossFen: sql.ref('n.gross_fen') } } as const;

export const DISPATCHES = listSql({
  ...NOTES,
  list: dispatchList,
  columns: {
    ...NOTE_COLUMNS,
    kind: filled('n.kind'),
    clientCode: clientColumns('n.client_id').clientCode,
    warehouse: optional('n.warehouse'),
  },
});

export const SIGN_BACKS_TO_CHASE = listSql({
  ...NOTES,
  list: signBackChaseList,
  columns: { ...NOTE_COLUMNS, consigneeName: filled('n.consignee_name') },
});

const notes = expressionBuilder<Tables & { readonly n: Tables['dispatch_note'] }, 'n'>();

function noteText(text: string | undefined): Condition[] {
  return text ? [isIn(['n.number', 'n.waybill'], text), isClientLike('n.client_id', text)] : [];
}

/** One page of notes by key, and what the whole filter adds up to. */
export function listNoteIds(db: ReadDb, asked: ListAsked) {
  const where = [
    ...asked.where,
    ...is('kind', asked.kind),
    ...(asked.state === 'void' ? [] : is('state', asked.state)),
    ...within('dispatchedOn', asked.dispatchedFrom, asked.dispatchedTo),
  ];
  return readList(
    db,
    DISPATCHES,
    { ...asked, where },
    {
      filters: [
        ...equals('n.client_id', asked.clientId),
        ...isOfContract(asked.contractId),
        ...(asked.state === 'void' ? [sql<SqlBool>`n.status = 'void'`] : []),
      ],
      text: noteText(asked.text),
    },
  );
}

function isOfContract(contractId: string | undefined): Condition[] {
  if (contractId === undefined) return [];
  const lines = notes
    .selectFrom('dispatch_line as l')
    .select('l.dispatch_note_id')
    .where('l.contract_id', '=', contractId);
  return [notes('n.id', 'in', lines)];
}

/** One page of the notes without a settled signed copy, by key. */
export function listNoteIdsToChase(db: ReadDb, asked: ChaseAsked, today: string) {
  return readList(db, SIGN_BACKS_TO_CHASE, asked, {
    scope: [
      sql<SqlBool>`n.status = 'active'`,
      sql<SqlBool>`${STATE} IN ('awaiting_sign_back', 'difference_open')`,
      ...(asked.onlyLate ? [notes('n.sign_back_due_on', '<', today)] : []),
    ],
    filters: equals('n.client_id', asked.clientId),
    text: noteText(asked.text),
  });
}

/** What the lists show of these notes, in their order. */
export async function listNotesByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await notesWithClient(db)
    .select((eb) => [
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
      'n.consignee_name as consigneeName',
      'n.consignee_phone as consigneePhone',
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
    ])
    .where('n.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}

function notesWithClient(db: ReadDb) {
  return db
    .selectFrom('dispatch_note as n')
    .innerJoin('client as c', 'c.id', 'n.client_id')
    .innerJoin('v_dispatch_state as s', 's.dispatch_note_id', 'n.id');
}

/** What a note's page says beside its content. */
export function findNoteFacts(db: ReadDb, id: string) {
  return notesWithClient(db)
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
