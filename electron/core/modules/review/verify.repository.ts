import type { NumberCounter } from '#shared/kernel/document-number.ts';
import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** Effective submissions whose final round lacks countersignatures of others on the exact content. */
export async function listUndersigned(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectFrom('submission as s')
    .select('s.serial')
    .where('s.state', '=', 'effective')
    .where(
      (eb) =>
        eb
          .selectFrom('countersignature as c')
          .select((count) => count.fn.count<number>('c.person_id').distinct().as('n'))
          .whereRef('c.submission_id', '=', 's.id')
          .whereRef('c.round', '=', 's.round')
          .whereRef('c.content_hash', '=', 's.content_hash')
          .where((inner) =>
            inner.not(
              inner.exists(
                inner
                  .selectFrom('submission_maker as m')
                  .select('m.person_id')
                  .whereRef('m.submission_id', '=', 's.id')
                  .whereRef('m.person_id', '=', 'c.person_id'),
              ),
            ),
          ),
      '<',
      (eb) => eb.ref('s.required_signatures'),
    )
    .orderBy('s.serial')
    .execute();
  return rows.map((row) => row.serial);
}

/** Effective submissions with a step that fewer people signed than it asked for, in roles it was open to. */
export async function listShortSteps(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectFrom('submission as s')
    .innerJoin('submission_step as st', (join) =>
      join.onRef('st.submission_id', '=', 's.id').onRef('st.round', '=', 's.round'),
    )
    .select('s.serial')
    .distinct()
    .where('s.state', '=', 'effective')
    .where('s.action', '<>', 'genesis')
    .where(
      (eb) =>
        eb
          .selectFrom('countersignature as c')
          .innerJoin('submission_step_role as r', (join) =>
            join
              .onRef('r.submission_id', '=', 'c.submission_id')
              .onRef('r.round', '=', 'c.round')
              .onRef('r.step', '=', 'c.step')
              .on((on) => on.or([on('r.role', '=', on.ref('c.role')), on('c.role', 'is', null)])),
          )
          .select((count) => count.fn.count<number>('c.person_id').distinct().as('n'))
          .whereRef('c.submission_id', '=', 's.id')
          .whereRef('c.round', '=', 's.round')
          .whereRef('c.step', '=', 'st.step')
          .whereRef('c.content_hash', '=', 's.content_hash'),
      '<',
      (eb) => eb.ref('st.people'),
    )
    .orderBy('s.serial')
    .execute();
  return rows.map((row) => row.serial);
}

/** Submissions with a step opened to a role without the chain event that says so. */
export async function listOpenedSteps(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectFrom('submission_step_role as r')
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .select('s.serial')
    .distinct()
    .where('r.escalated', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('submission_event as e')
            .select('e.seq')
            .whereRef('e.submission_id', '=', 'r.submission_id')
            .whereRef('e.at', '=', 'r.since')
            .where('e.event', '=', 'escalated'),
        ),
      ),
    )
    .orderBy('s.serial')
    .execute();
  return rows.map((row) => row.serial);
}

/** Submissions left in the middle of an effect: none outside a transaction, ever. */
export async function listApplying(db: ReadDb): Promise<number[]> {
  const rows = await db.selectFrom('submission').select('serial').where('applying', '=', 1).execute();
  return rows.map((row) => row.serial);
}

export function listSubmissionsAfter(db: ReadDb, serial: number, limit: number): Promise<SubmissionRow[]> {
  return db.selectFrom('submission').selectAll().where('serial', '>', serial).orderBy('serial').limit(limit).execute();
}

/** Numbers given in one form: how many, how many different ones, and the highest count at their end. */
export async function countIssued(
  db: ReadDb,
  { prefix, datePart, period }: Pick<NumberCounter, 'prefix' | 'datePart' | 'period'>,
): Promise<{ issued: number; distinct: number; highest: number }> {
  const digits = datePart === 'month' ? 6 : 4;
  const date =
    (period === 0 ? '' : String(period)) + '[0-9]'.repeat(digits - (period === 0 ? 0 : String(period).length));
  const stem = datePart === 'none' ? prefix : `${prefix}-${date}`;
  const length = datePart === 'none' ? prefix.length : prefix.length + 1 + digits;
  const row = await db
    .selectFrom('v_issued_number')
    .select((eb) => [
      eb.fn.countAll<number>().as('issued'),
      eb.fn.count<number>('number').distinct().as('distinct'),
      sql<number | null>`MAX(CAST(substr(number, ${length + 2}) AS INTEGER))`.as('highest'),
    ])
    .where(sql<boolean>`number GLOB ${`${stem}-[0-9]*`} AND number NOT GLOB ${`${stem}-[0-9]*-*`}`)
    .executeTakeFirstOrThrow();
  return { issued: row.issued, distinct: row.distinct, highest: row.highest ?? 0 };
}

/** Records in the typed tables that no effective submission made: rows somebody else put there. */
export function listStrayRecords(db: ReadDb) {
  return db
    .selectFrom('v_effective_record as r')
    .select(['r.kind', 'r.label'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('submission as s')
            .select('s.id')
            .whereRef('s.id', '=', 'r.submission_id')
            .where('s.state', '=', 'effective')
            .where((made) =>
              made.or([
                made('s.record_id', '=', made.ref('r.id')),
                made('s.action', '=', 'genesis'),
                made.exists(
                  made
                    .selectFrom('departure as d')
                    .select('d.id')
                    .whereRef('d.person_id', '=', 'r.id')
                    .whereRef('d.submission_id', '=', 's.id'),
                ),
                made.exists(
                  made
                    .selectFrom('submission_part as p')
                    .select('p.record_id')
                    .whereRef('p.record_kind', '=', 'r.kind')
                    .whereRef('p.record_id', '=', 'r.id')
                    .whereRef('p.submission_id', '=', 's.id'),
                ),
              ]),
            ),
        ),
      ),
    )
    .limit(20)
    .execute();
}

/** Countersignatures with the keys they claim, by submission serial. */
export function listKeyedSignatures(db: ReadDb, after: number, limit: number) {
  return db
    .selectFrom('countersignature as c')
    .innerJoin('submission as s', 's.id', 'c.submission_id')
    .leftJoin('signing_key as k', 'k.id', 'c.key_id')
    .selectAll('c')
    .select(['s.serial', 'k.public_key', 'k.person_id as key_owner', 'k.valid_from', 'k.valid_to'])
    .where('s.serial', '>', after)
    .where('s.serial', '<=', after + limit)
    .orderBy('s.serial')
    .execute();
}
