import type { Selectable } from 'kysely';
import type { SubmissionBlockTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function insertBlock(db: WriteDb, block: Selectable<SubmissionBlockTable>): Promise<void> {
  await db.insertInto('submission_block').values(block).execute();
}

export function findBlock(db: ReadDb, submissionId: string, position: number) {
  return db
    .selectFrom('submission_block')
    .select(['rows', 'row_count'])
    .where('submission_id', '=', submissionId)
    .where('position', '=', position)
    .executeTakeFirst();
}
