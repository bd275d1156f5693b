import type { Insertable, Selectable } from 'kysely';
import type { StatementLineTable, StatementTable } from '#core/database/tables/statements.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type StatementLineRow = Selectable<StatementLineTable>;
export type StatementTableRow = Selectable<StatementTable>;

/** Rows of one INSERT: SQLite takes 32,766 values. */
const ROWS_AT_ONCE = 1000;

export function findStatement(db: ReadDb, id: string): Promise<StatementTableRow | undefined> {
  return db.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listStatementLines(db: ReadDb, id: string): Promise<StatementLineRow[]> {
  return db.selectFrom('statement_line').selectAll().where('statement_id', '=', id).orderBy('position').execute();
}

export async function insertStatement(
  db: WriteDb,
  head: Insertable<StatementTable>,
  lines: readonly Insertable<StatementLineTable>[],
): Promise<void> {
  await db.insertInto('statement').values(head).execute();
  for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('statement_line')
      .values(lines.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** What an amendment or a voiding changes; all else stays as it was signed. */
export async function updateStatement(
  db: WriteDb,
  {
    id,
    ...values
  }: Pick<
    StatementTableRow,
    | 'id'
    | 'version'
    | 'reply_by'
    | 'note'
    | 'state'
    | 'replied_on'
    | 'their_balance_fen'
    | 'reply_reason'
    | 'submission_id'
  >,
): Promise<void> {
  await db.updateTable('statement').set(values).where('id', '=', id).execute();
}

const REFERRED = ['id', 'number', 'period_from as from', 'period_to as to', 'closing_fen as closingFen'] as const;

/** The client's last statement in force whose period ends before a day. */
export function findLastBefore(db: ReadDb, clientId: string, day: string) {
  return db
    .selectFrom('statement')
    .select(REFERRED)
    .where('client_id', '=', clientId)
    .where('period_to', '<', day)
    .where('state', '<>', 'void')
    .orderBy('period_to', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A statement in force of the client that has days of the period too. */
export function findOverlapping(db: ReadDb, clientId: string, from: string, to: string) {
  return db
    .selectFrom('statement')
    .select(REFERRED)
    .where('client_id', '=', clientId)
    .where('period_to', '>=', from)
    .where('period_from', '<=', to)
    .where('state', '<>', 'void')
    .orderBy('period_to', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function findClient(db: ReadDb, id: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('id', '=', id).executeTakeFirst();
}
