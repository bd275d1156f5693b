import type { Selectable } from 'kysely';
import type { AdjudicationTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type AdjudicationRow = Selectable<AdjudicationTable>;

export async function insertAdjudication(db: WriteDb, row: AdjudicationRow): Promise<void> {
  await db.insertInto('adjudication').values(row).execute();
}

/** Everybody who judged a dispute of this submission, in any round. */
export async function listAdjudicators(db: ReadDb, submissionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('adjudication')
    .select('person_id')
    .distinct()
    .where('submission_id', '=', submissionId)
    .execute();
  return rows.map((row) => row.person_id);
}

export function findAdjudication(
  db: ReadDb,
  submissionId: string,
  round: number,
  checkerId: string,
): Promise<AdjudicationRow | undefined> {
  return db
    .selectFrom('adjudication')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .where('checker_id', '=', checkerId)
    .executeTakeFirst();
}

/** Every verdict with the key it claims, for `verify`; by submission serial. */
export function listKeyedAdjudications(db: ReadDb) {
  return db
    .selectFrom('adjudication as a')
    .innerJoin('submission as s', 's.id', 'a.submission_id')
    .leftJoin('signing_key as k', 'k.id', 'a.key_id')
    .selectAll('a')
    .select(['s.serial', 'k.public_key', 'k.person_id as key_owner', 'k.valid_from', 'k.valid_to'])
    .orderBy('s.serial')
    .execute();
}
