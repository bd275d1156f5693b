import type { SubmissionState } from '#shared/review/review.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { OPEN_STATES, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** What waits for somebody other than its makers: a re-key and a signature, or, when disputed, a return to the maker. */
const TO_CHECK_STATES = ['submitted', 'disputed'] as const satisfies readonly SubmissionState[];

/** A submission without its content: lists never read contents, of which an import's may be large. */
export type QueueItem = Omit<SubmissionRow, 'content' | 'salt'> & {
  readonly maker_name: string;
  readonly signatures: number;
};

const QUEUE_COLUMNS = [
  's.id',
  's.serial',
  's.kind',
  's.action',
  's.record_id',
  's.base_version',
  's.title',
  's.content_hash',
  's.maker_id',
  's.state',
  's.round',
  's.policy',
  's.required_signatures',
  's.submitted_at',
  's.ended_at',
  's.number',
  's.applying',
] as const;

export interface QueueQuery {
  readonly scope: 'to_check' | 'mine' | 'open' | 'all';
  readonly personId: string;
  readonly kind?: string | undefined;
  readonly after?: readonly (string | number)[] | undefined;
  readonly limit: number;
}

function made(db: ReadDb, personId: string) {
  return db.selectFrom('submission_maker').select('submission_id').where('person_id', '=', personId);
}

/** Oldest first for the queue, newest first for one's own. One row beyond the page is fetched to know whether more follow. */
export function listQueue(db: ReadDb, asked: QueueQuery): Promise<QueueItem[]> {
  const newestFirst = asked.scope === 'mine' || asked.scope === 'all';
  let query = db
    .selectFrom('submission as s')
    .innerJoin('v_person as p', 'p.id', 's.maker_id')
    .select(QUEUE_COLUMNS)
    .select('p.name as maker_name')
    .select((eb) =>
      eb
        .selectFrom('countersignature as c')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('c.submission_id', '=', 's.id')
        .whereRef('c.round', '=', 's.round')
        .$asScalar()
        .as('signatures'),
    );
  if (asked.scope === 'to_check') {
    query = query.where('s.state', 'in', TO_CHECK_STATES).where('s.id', 'not in', made(db, asked.personId));
  }
  if (asked.scope === 'open') query = query.where('s.state', 'in', OPEN_STATES);
  if (asked.scope === 'mine') query = query.where('s.id', 'in', made(db, asked.personId));
  if (asked.kind !== undefined) query = query.where('s.kind', '=', asked.kind);
  if (asked.after) query = query.where('s.serial', newestFirst ? '<' : '>', Number(asked.after[0]));
  return query
    .orderBy('s.serial', newestFirst ? 'desc' : 'asc')
    .limit(asked.limit + 1)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, signatures: row.signatures ?? 0 })));
}

/** Every submission upon one record, oldest first: the one that made it together with others, then its own. */
export async function listHistory(
  db: ReadDb,
  kind: string,
  recordId: string,
): Promise<Omit<QueueItem, 'maker_name' | 'signatures'>[]> {
  const madeBy = db
    .selectFrom('submission_part')
    .select('submission_id')
    .where('record_kind', '=', kind)
    .where('record_id', '=', recordId);
  const together = await db.selectFrom('submission as s').select(QUEUE_COLUMNS).where('s.id', 'in', madeBy).execute();
  const own = await db
    .selectFrom('submission as s')
    .select(QUEUE_COLUMNS)
    .where('s.kind', '=', kind)
    .where('s.record_id', '=', recordId)
    .orderBy('s.serial')
    .execute();
  return [...together, ...own];
}

/** How many wait for this person by kind, and how many waiting ones are the person's own work. */
export async function countQueue(
  db: ReadDb,
  personId: string,
): Promise<{ readonly byKind: Record<string, number>; readonly own: number }> {
  const waiting = await db
    .selectFrom('submission')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('state', 'in', TO_CHECK_STATES)
    .where('id', 'not in', made(db, personId))
    .groupBy('kind')
    .execute();
  const own = await db
    .selectFrom('submission')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', 'in', OPEN_STATES)
    .where('id', 'in', made(db, personId))
    .executeTakeFirst();
  return { byKind: Object.fromEntries(waiting.map((row) => [row.kind, row.n])), own: own?.n ?? 0 };
}

/** What people call the records of these ids by; ids of nothing are absent. */
export async function findLabels(db: ReadDb, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db.selectFrom('v_record_label').selectAll().where('id', 'in', ids).execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.label]));
}
