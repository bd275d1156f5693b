import type { ReadDb } from '#core/kernel/context.ts';

export function findMaker(db: ReadDb, submissionId: string) {
  return db
    .selectFrom('submission as s')
    .innerJoin('v_person as p', 'p.id', 's.maker_id')
    .select(['s.content_hash as contentHash', 's.round', 's.submitted_at as at', 'p.name', 'p.title'])
    .where('s.id', '=', submissionId)
    .executeTakeFirst();
}

/** Who countersigned a round of a submission, in the order of the steps. */
export function listCheckers(db: ReadDb, submissionId: string, round: number) {
  return db
    .selectFrom('countersignature as c')
    .innerJoin('v_person as p', 'p.id', 'c.person_id')
    .select(['p.name', 'c.at'])
    .where('c.submission_id', '=', submissionId)
    .where('c.round', '=', round)
    .orderBy('c.step')
    .orderBy('c.at')
    .execute();
}
