import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** A block as its bytes in UTF-8: they are hashed as they lie, and most of them are never made a text of ours. */
export interface Block {
  readonly submissionId: string;
  readonly position: number;
  readonly rowCount: number;
  readonly rows: Uint8Array;
}

export async function insertBlock(db: WriteDb, block: Block): Promise<void> {
  await sql`INSERT INTO submission_block (submission_id, position, row_count, rows)
    VALUES (${block.submissionId}, ${block.position}, ${block.rowCount}, CAST(${block.rows} AS TEXT))`.execute(db);
}

export function findBlock(db: ReadDb, submissionId: string, position: number) {
  return db
    .selectFrom('submission_block')
    .select([sql<Buffer>`CAST(rows AS BLOB)`.as('rows'), 'row_count'])
    .where('submission_id', '=', submissionId)
    .where('position', '=', position)
    .executeTakeFirst();
}
