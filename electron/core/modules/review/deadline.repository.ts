import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';
import type { SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** The office's own working days and days off, from a day on. */
export function listDayChanges(db: ReadDb, from: string) {
  return db
    .selectFrom('v_working_day_change')
    .select(['on_date as date', 'is_workday as isWorkday'])
    .where('on_date', '>=', from)
    .orderBy('on_date')
    .execute();
}

/** From these on the time of a step counts. */
const BEGINS = ['submitted', 'resubmitted', 'countersigned', 'escalated'];

/** Everything with a time limit that runs, and since when it runs (UTC milliseconds). */
export function listRunning(
  db: ReadDb,
): Promise<(Pick<SubmissionRow, 'id' | 'policy' | 'due_at'> & { readonly since: number })[]> {
  return db
    .selectFrom('submission as s')
    .select(['s.id', 's.policy', 's.due_at', 's.submitted_at'])
    .select((eb) =>
      eb
        .selectFrom('submission_event as e')
        .select((event) => event.fn.max('e.at').as('at'))
        .whereRef('e.submission_id', '=', 's.id')
        .where('e.event', 'in', BEGINS)
        .$castTo<number | null>()
        .as('begun'),
    )
    .where('s.state', 'in', ['submitted', 'disputed'])
    .where(sql<boolean>`s.due_at IS NOT NULL`)
    .execute()
    .then((rows) => rows.map(({ submitted_at, begun, ...row }) => ({ ...row, since: begun ?? submitted_at })));
}
