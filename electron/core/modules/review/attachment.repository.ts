import type { Selectable } from 'kysely';
import type { SubmissionAttachmentTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type AttachmentRow = Selectable<SubmissionAttachmentTable>;

export async function insertAttachment(db: WriteDb, row: AttachmentRow): Promise<void> {
  await db.insertInto('submission_attachment').values(row).execute();
}

export function listAttachments(db: ReadDb, submissionId: string, round: number): Promise<AttachmentRow[]> {
  return db
    .selectFrom('submission_attachment')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .orderBy('position')
    .execute();
}

/** Hashes of all files that submissions stand on, for `verify` and backups. */
export async function listFileHashes(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('submission_attachment').select('file_hash').distinct().execute();
  return rows.map((row) => row.file_hash);
}

/** Whether a file was attached to a submission of this record. */
export async function isFileOfRecord(db: ReadDb, recordId: string, fileHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('submission_attachment as a')
    .innerJoin('submission as s', 's.id', 'a.submission_id')
    .select('a.position')
    .where('s.record_id', '=', recordId)
    .where('a.file_hash', '=', fileHash)
    .executeTakeFirst();
  return row !== undefined;
}
