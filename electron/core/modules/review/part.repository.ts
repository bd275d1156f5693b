import { sql, type Selectable } from 'kysely';
import type { SubmissionPartTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type PartRow = Selectable<SubmissionPartTable>;

export async function insertPart(db: WriteDb, row: PartRow): Promise<void> {
  await db.insertInto('submission_part').values(row).execute();
}

export function listParts(db: ReadDb, submissionId: string): Promise<PartRow[]> {
  return db
    .selectFrom('submission_part')
    .selectAll()
    .where('submission_id', '=', submissionId)
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
    .select(['s.serial', sql<string>`json_extract(s.content, p.content_path)`.as('content')])
    .where('p.record_kind', '=', kind)
    .where('p.record_id', '=', recordId)
    .where('p.version', '=', version)
    .executeTakeFirst();
  return row && { serial: row.serial, content: JSON.parse(row.content) as unknown };
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
