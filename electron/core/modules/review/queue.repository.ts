import type { QueueScope } from '#shared/review/review.contract.ts';
import type { SubmissionState } from '#shared/review/review.schema.ts';
import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';
import { OPEN_STATES, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** A submission without its content: lists never read contents, of which an import's may be large. */
export type ListedSubmission = Omit<SubmissionRow, 'content' | 'salt'>;

export type QueueItem = ListedSubmission & {
  readonly maker_name: string;
  readonly signatures: number;
  /** The step whose turn it is; null when none waits. */
  readonly turn: number | null;
  readonly steps: number;
  readonly escalations: number;
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
  's.due_at',
] as const;

export interface Viewer {
  readonly personId: string;
  readonly today: string;
  readonly now: number;
}

export interface QueueQuery extends Viewer {
  readonly scope: QueueScope;
  readonly kind?: string | undefined;
  readonly after?: readonly (string | number)[] | undefined;
  readonly limit: number;
}

/** How long what ended without effect is still shown to its maker as having come back. */
const SHOWN_AS_BACK_MS = 14 * 24 * 60 * 60 * 1000;
const BACK_STATES = ['returned', 'expired', 'rejected'] as const satisfies readonly SubmissionState[];

/** Whether a list goes by deadline (what waits) or by serial, newest first. */
export function goesByDeadline(scope: QueueScope): boolean {
  return scope === 'to_check' || scope === 'to_adjudicate';
}

function made(db: ReadDb, personId: string) {
  return db.selectFrom('submission_maker').select('submission_id').where('person_id', '=', personId);
}

/** Submissions whose waiting step this person may sign in, in an own role or a lent one. */
function inTurn(db: ReadDb, { personId, today }: Viewer) {
  return db
    .selectFrom('v_submission_turn as t')
    .innerJoin('submission as w', 'w.id', 't.submission_id')
    .innerJoin('submission_step_role as r', (join) =>
      join
        .onRef('r.submission_id', '=', 't.submission_id')
        .onRef('r.round', '=', 't.round')
        .onRef('r.step', '=', 't.step'),
    )
    .innerJoin('v_person_authority as a', (join) =>
      join
        .onRef('a.role', '=', 'r.role')
        .on('a.person_id', '=', personId)
        .on('a.from_on', '<=', today)
        .on('a.to_on', '>=', today)
        .on((eb) => eb.or([eb('a.kind', '=', '*'), eb('a.kind', '=', eb.ref('w.kind'))])),
    )
    .select('t.submission_id')
    .where((eb) =>
      eb.or([
        eb('a.delegator_id', 'is', null),
        eb.not(
          eb.exists(
            eb
              .selectFrom('submission_maker as lender')
              .select('lender.person_id')
              .whereRef('lender.submission_id', '=', 't.submission_id')
              .whereRef('lender.person_id', '=', 'a.delegator_id'),
          ),
        ),
      ]),
    );
}

/** Whether this person has a row of a table for the submission at hand: asked of each by its key. */
function has(
  table: 'submission_maker' | 'reentry_attempt' | 'countersignature' | 'adjudication',
  personId: string,
): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 FROM ${sql.table(table)} AS own
    WHERE own.submission_id = s.id AND own.person_id = ${personId})`;
}

function waiting(db: ReadDb, viewer: Viewer, scope: QueueScope) {
  const { personId } = viewer;
  const others = db
    .selectFrom('submission as s')
    .where('s.record_id', '<>', personId)
    .where(sql<boolean>`NOT ${has('submission_maker', personId)}`)
    .where(sql<boolean>`NOT ${has('adjudication', personId)}`);
  if (scope === 'to_adjudicate') {
    return others
      .where('s.state', '=', 'disputed')
      .where(sql<boolean>`NOT ${has('reentry_attempt', personId)}`)
      .where(sql<boolean>`NOT ${has('countersignature', personId)}`);
  }
  return others
    .where('s.state', '=', 'submitted')
    .where('s.id', 'in', inTurn(db, viewer))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('countersignature as own')
            .select('own.id')
            .whereRef('own.submission_id', '=', 's.id')
            .whereRef('own.round', '=', 's.round')
            .where('own.person_id', '=', personId),
        ),
      ),
    );
}

function scoped(db: ReadDb, viewer: Viewer, scope: QueueScope) {
  const all = db.selectFrom('submission as s');
  switch (scope) {
    case 'to_check':
    case 'to_adjudicate':
      return waiting(db, viewer, scope);
    case 'returned':
      return all
        .where('s.id', 'in', made(db, viewer.personId))
        .where('s.state', 'in', BACK_STATES)
        .where((eb) => eb.or([eb('s.ended_at', 'is', null), eb('s.ended_at', '>', viewer.now - SHOWN_AS_BACK_MS)]));
    case 'mine':
      return all.where(has('submission_maker', viewer.personId));
    case 'open':
      return all.where('s.state', 'in', OPEN_STATES);
    case 'all':
      return all;
  }
}

/** By deadline for what waits, newest first for the rest. One row beyond the page is fetched to know whether more follow. */
export async function listQueue(db: ReadDb, asked: QueueQuery): Promise<QueueItem[]> {
  const byDeadline = goesByDeadline(asked.scope);
  let query = scoped(db, asked, asked.scope)
    .innerJoin('v_person as p', 'p.id', 's.maker_id')
    .select(QUEUE_COLUMNS)
    .select('p.name as maker_name')
    .select((eb) => [
      eb
        .selectFrom('countersignature as c')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('c.submission_id', '=', 's.id')
        .whereRef('c.round', '=', 's.round')
        .$asScalar()
        .as('signatures'),
      eb
        .selectFrom('v_submission_turn as t')
        .select('t.step')
        .whereRef('t.submission_id', '=', 's.id')
        .$asScalar()
        .as('turn'),
      eb
        .selectFrom('submission_step as st')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('st.submission_id', '=', 's.id')
        .whereRef('st.round', '=', 's.round')
        .$asScalar()
        .as('steps'),
      eb
        .selectFrom('submission_step_role as sr')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('sr.submission_id', '=', 's.id')
        .whereRef('sr.round', '=', 's.round')
        .where('sr.escalated', '=', 1)
        .$asScalar()
        .as('escalations'),
    ]);
  if (asked.kind !== undefined) query = query.where('s.kind', '=', asked.kind);
  const [first, second] = asked.after ?? [];
  if (byDeadline && first !== undefined && second !== undefined) {
    query = query.where(sql<boolean>`(s.due_at, s.serial) > (${Number(first)}, ${Number(second)})`);
  } else if (first !== undefined) {
    query = query.where('s.serial', '<', Number(first));
  }
  const ordered = byDeadline ? query.orderBy('s.due_at').orderBy('s.serial') : query.orderBy('s.serial', 'desc');
  const rows = await ordered.limit(asked.limit + 1).execute();
  return rows.map((row) => ({
    ...row,
    signatures: row.signatures ?? 0,
    steps: row.steps ?? 1,
    escalations: row.escalations ?? 0,
  }));
}

/** Every submission upon one record, oldest first: its own, and those that made or amended it together with others. */
export async function listHistory(db: ReadDb, kind: string, recordId: string): Promise<ListedSubmission[]> {
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
    .execute();
  return [...together, ...own].toSorted((a, b) => a.serial - b.serial);
}

/** How many wait for this person by kind, and how many waiting ones are the person's own work. */
export async function countQueue(
  db: ReadDb,
  viewer: Viewer,
): Promise<{ readonly byKind: Record<string, number>; readonly own: number }> {
  const rows = await waiting(db, viewer, 'to_check')
    .select(['s.kind', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('s.kind')
    .execute();
  const own = await db
    .selectFrom('submission')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', 'in', OPEN_STATES)
    .where('id', 'in', made(db, viewer.personId))
    .executeTakeFirst();
  return { byKind: Object.fromEntries(rows.map((row) => [row.kind, row.n])), own: own?.n ?? 0 };
}

/** Counts of what waits for somebody; `soon` is the instant before which a deadline is near. */
export async function countReminders(db: ReadDb, viewer: Viewer, soon: number) {
  const count = async (scope: QueueScope, dueBefore?: number): Promise<number> => {
    const row = await scoped(db, viewer, scope)
      .$if(dueBefore !== undefined, (query) => query.where('s.due_at', '<=', dueBefore ?? 0))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst();
    return row?.n ?? 0;
  };
  const back = await scoped(db, viewer, 'returned')
    .select(['s.state', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('s.state')
    .execute();
  const backIn = (state: SubmissionState): number => back.find((row) => row.state === state)?.n ?? 0;
  const own = await scoped(db, viewer, 'mine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('s.state', 'in', ['submitted', 'disputed'])
    .where('s.due_at', '<=', soon)
    .executeTakeFirst();
  return {
    toCheck: await count('to_check'),
    dueSoon: await count('to_check', soon),
    toAdjudicate: await count('to_adjudicate'),
    returned: backIn('returned') + backIn('rejected'),
    expired: backIn('expired'),
    ownDueSoon: own?.n ?? 0,
  };
}

/** What people call the records of these ids by; ids of nothing are absent. */
export async function findLabels(db: ReadDb, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db.selectFrom('v_record_label').selectAll().where('id', 'in', ids).execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.label]));
}
