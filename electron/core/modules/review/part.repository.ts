import { sql, type Selectable } from 'kysely';
import { insertRows } from '#core/database/insert-rows.ts';
import type { SubmissionPartTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { BLOCK_ROWS } from '#core/modules/review/batch-rows.ts';

export type PartRow = Selectable<SubmissionPartTable>;

export async function insertParts(db: WriteDb, rows: readonly PartRow[]): Promise<void> {
  await insertRows(db, 'submission_part', rows);
}

export function listParts(db: ReadDb, submissionId: string): Promise<PartRow[]> {
  return listPartsFrom(db, submissionId, 0, -1);
}

/** So many of a submission's parts from one place on; all with a limit of -1. */
export function listPartsFrom(db: ReadDb, submissionId: string, from: number, limit: number): Promise<PartRow[]> {
  return db
    .selectFrom('submission_part')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** The parts at these places, in their order. */
export function listPartsAt(db: ReadDb, submissionId: string, places: readonly number[]): Promise<PartRow[]> {
  return db
    .selectFrom('submission_part')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('position', 'in', places)
    .orderBy('position')
    .execute();
}

/** The content with which a compound made this version of a record, as it was signed, and the compound's serial. */
export async function findPartVersion(
  db: ReadDb,
  kind: string,
  recordId: string,
  version: number,
): Promise<{ readonly serial: number; readonly content: unknown } | undefined> {
  const row = await db
    .selectFrom('submission_part as p')
    .innerJoin('submission as s', 's.id', 'p.submission_id')
    .leftJoin('submission_block as b', (join) =>
      join
        .onRef('b.submission_id', '=', 'p.submission_id')
        .on('b.position', '=', sql<number>`p.position / ${sql.lit(BLOCK_ROWS)}`),
    )
    .select([
      's.serial',
      sql<string>`CASE WHEN b.rows IS NULL THEN json_extract(s.content, p.content_path)
        ELSE json_extract(b.rows, '$[' || (p.position % ${sql.lit(BLOCK_ROWS)}) || '][2]') END`.as('content'),
    ])
    .where('p.record_kind', '=', kind)
    .where('p.record_id', '=', recordId)
    .where('p.version', '=', version)
    .executeTakeFirst();
  return row && { serial: row.serial, content: JSON.parse(row.content) as unknown };
}

/** The numbers of the first three numbered parts, and of the last. */
export async function findPartEnds(db: ReadDb, submissionId: string) {
  const numbered = db
    .selectFrom('submission_part')
    .select('number')
    .where('submission_id', '=', submissionId)
    .where('number', 'is not', null);
  const first = await numbered.orderBy('position').limit(3).execute();
  const [last] = await numbered.orderBy('position', 'desc').limit(1).execute();
  return { first: first.map(({ number }) => number ?? ''), last: last?.number ?? '' };
}

/** How many parts a submission made. */
export async function countParts(db: ReadDb, submissionId: string): Promise<number> {
  const row = await db
    .selectFrom('submission_part')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** The effective submission whose own record is this: what a compound record, which has no row of its own, is read from. */
export async function findMakingSubmission(db: ReadDb, kind: string, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('submission')
    .select('id')
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .where((eb) => eb.or([eb('state', '=', 'effective'), eb('applying', '=', 1)]))
    .executeTakeFirst();
  return row?.id;
}
