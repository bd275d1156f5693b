import type { Selectable } from 'kysely';
import type { ReviewAction, SubmissionState } from '#shared/review/review.schema.ts';
import { inList } from '#core/database/in-list.ts';
import { insertRows } from '#core/database/insert-rows.ts';
import type { SubmissionTable } from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { AMENDED_RECORD, amendedRecordKey } from '#core/modules/review/amended-record.ts';

export type SubmissionRow = Selectable<SubmissionTable>;

export const OPEN_STATES = ['submitted', 'disputed', 'returned'] as const satisfies readonly SubmissionState[];

export function findSubmission(db: ReadDb, id: string): Promise<SubmissionRow | undefined> {
  return db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The open submission upon a record: its own, or the compound one that amends it among others. */
export async function findOpenSubmission(
  db: ReadDb,
  kind: string,
  recordId: string,
): Promise<SubmissionRow | undefined> {
  const own = await db
    .selectFrom('submission')
    .selectAll()
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst();
  if (own) return own;
  return db
    .selectFrom('submission_claim as c')
    .innerJoin('submission as s', 's.id', 'c.submission_id')
    .selectAll('s')
    .where('c.scope', '=', AMENDED_RECORD)
    .where('c.key', '=', amendedRecordKey(kind, recordId))
    .where('c.quantity_e6', 'is', null)
    .executeTakeFirst();
}

/** Open submissions this person is a maker of, oldest first. */
export function listOpenOf(db: ReadDb, personId: string): Promise<SubmissionRow[]> {
  return db
    .selectFrom('submission as s')
    .innerJoin('submission_maker as m', 'm.submission_id', 's.id')
    .selectAll('s')
    .where('m.person_id', '=', personId)
    .where('s.state', 'in', OPEN_STATES)
    .orderBy('s.serial')
    .execute();
}

export function listSubmissionsOfRecord(db: ReadDb, kind: string, recordId: string): Promise<SubmissionRow[]> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .orderBy('serial')
    .execute();
}

export async function nextSerial(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('submission')
    .select((eb) => eb.fn.max('serial').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export interface NewSubmission {
  readonly id: string;
  readonly serial: number;
  readonly kind: string;
  readonly action: ReviewAction;
  readonly record_id: string;
  readonly base_version: number | null;
  readonly title: string;
  readonly content: string;
  readonly salt: string;
  readonly content_hash: string;
  readonly maker_id: string;
  readonly policy: string;
  readonly required_signatures: number;
  readonly submitted_at: number;
  readonly due_at: number | null;
}

export async function insertSubmission(db: WriteDb, row: NewSubmission): Promise<void> {
  await db
    .insertInto('submission')
    .values({ ...row, state: 'submitted', round: 1, applying: 0 })
    .execute();
  await insertMaker(db, row.id, row.maker_id, 'created');
}

export async function insertMaker(
  db: WriteDb,
  submissionId: string,
  personId: string,
  part: 'created' | 'edited' | 'imported' | 'delegated',
): Promise<void> {
  await db
    .insertInto('submission_maker')
    .values({ submission_id: submissionId, person_id: personId, part })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A returned submission gets new content and a new round: earlier countersignatures no longer count. */
export async function reviseSubmission(
  db: WriteDb,
  id: string,
  content: Pick<
    NewSubmission,
    'title' | 'content' | 'salt' | 'content_hash' | 'policy' | 'required_signatures' | 'base_version' | 'due_at'
  >,
  round: number,
): Promise<void> {
  await db
    .updateTable('submission')
    .set({ ...content, state: 'submitted', round })
    .where('id', '=', id)
    .execute();
}

export async function setState(
  db: WriteDb,
  id: string,
  state: SubmissionState,
  endedAt: number | null = null,
): Promise<void> {
  const waits = state === 'submitted' || state === 'disputed';
  await db
    .updateTable('submission')
    .set({ state, ended_at: endedAt, ...(!waits && { due_at: null }) })
    .where('id', '=', id)
    .execute();
}

export async function setDue(db: WriteDb, id: string, dueAt: number): Promise<void> {
  await db.updateTable('submission').set({ due_at: dueAt }).where('id', '=', id).execute();
}

/** Waiting submissions whose time limit has ended. */
export function listOverdue(db: ReadDb, now: number): Promise<SubmissionRow[]> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('state', 'in', ['submitted', 'disputed'])
    .where('due_at', '<=', now)
    .limit(500)
    .execute();
}

/** Opens and closes the one moment in which typed tables may change; the store checks the signatures on opening. */
export async function setApplying(db: WriteDb, id: string, applying: 0 | 1): Promise<void> {
  await db.updateTable('submission').set({ applying }).where('id', '=', id).execute();
}

export async function makeEffective(db: WriteDb, id: string, at: number, number: string | null): Promise<void> {
  await db
    .updateTable('submission')
    .set({ state: 'effective', ended_at: at, number, due_at: null })
    .where('id', '=', id)
    .execute();
}

export async function listMakers(db: ReadDb, submissionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('submission_maker')
    .select('person_id')
    .where('submission_id', '=', submissionId)
    .execute();
  return rows.map((row) => row.person_id);
}

export async function insertClaims(
  db: WriteDb,
  submissionId: string,
  claims: readonly { scope: string; key: string; quantityE6?: number }[],
): Promise<void> {
  const rows = claims.map(({ scope, key, quantityE6 }) => ({
    submission_id: submissionId,
    scope,
    key,
    quantity_e6: quantityE6 ?? null,
  }));
  await insertRows(db, 'submission_claim', rows);
}

/** Ends so many of a submission's claims; how many there were to end. */
export async function deleteSomeClaims(db: WriteDb, submissionId: string, limit: number): Promise<number> {
  const ended = await db
    .deleteFrom('submission_claim')
    .where('submission_id', '=', submissionId)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('scope', 'key'),
        'in',
        selectFrom('submission_claim as c')
          .select(['c.scope', 'c.key'])
          .where('c.submission_id', '=', submissionId)
          .limit(limit)
          .$asTuple('scope', 'key'),
      ),
    )
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** The open submissions that keep whole keys for themselves, by key: their serials. */
export async function listKeyHolders(
  db: ReadDb,
  scope: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('submission_claim as c')
    .innerJoin('submission as s', 's.id', 'c.submission_id')
    .select(['c.key', 's.serial'])
    .where('c.scope', '=', scope)
    .where('c.key', 'in', inList(keys))
    .where('c.quantity_e6', 'is', null)
    .execute();
  return new Map(rows.map(({ key, serial }) => [key, serial]));
}

/** Keys of a scope with claims of open submissions that the person neither made nor has judged in agreement. */
export async function listHiddenClaimKeys(
  db: ReadDb,
  personId: string,
  scope: string,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('submission_claim as c')
    .innerJoin('submission as s', 's.id', 'c.submission_id')
    .select('c.key')
    .distinct()
    .where('c.scope', '=', scope)
    .where('c.key', 'in', keys)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('submission_maker as m')
            .select('m.person_id')
            .whereRef('m.submission_id', '=', 's.id')
            .where('m.person_id', '=', personId),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reentry_attempt as a')
            .select('a.person_id')
            .whereRef('a.submission_id', '=', 's.id')
            .whereRef('a.round', '=', 's.round')
            .where('a.person_id', '=', personId)
            .where('a.outcome', '=', 'agrees'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.key);
}
