import type { Selectable } from 'kysely';
import type {
  CountersignatureTable,
  ReentryAttemptTable,
  SubmissionEventTable,
} from '#core/database/tables/review.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type AttemptRow = Selectable<ReentryAttemptTable>;

export function listAttempts(db: ReadDb, submissionId: string, round: number, personId: string): Promise<AttemptRow[]> {
  return db
    .selectFrom('reentry_attempt')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .where('person_id', '=', personId)
    .orderBy('attempt')
    .execute();
}

export async function insertAttempt(db: WriteDb, row: AttemptRow): Promise<void> {
  await db.insertInto('reentry_attempt').values(row).execute();
}

/** Settled attempts are only counted: what was keyed is forgotten. */
export async function forgetEntries(db: WriteDb, submissionId: string): Promise<void> {
  await db
    .updateTable('reentry_attempt')
    .set({ entry: null })
    .where('submission_id', '=', submissionId)
    .where('entry', 'is not', null)
    .execute();
}

export function listSignatures(
  db: ReadDb,
  submissionId: string,
  round: number,
): Promise<Selectable<CountersignatureTable>[]> {
  return db
    .selectFrom('countersignature')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .orderBy('step')
    .execute();
}

export async function insertSignature(db: WriteDb, row: Selectable<CountersignatureTable>): Promise<void> {
  await db.insertInto('countersignature').values(row).execute();
}

export type EventRow = Selectable<SubmissionEventTable> & { readonly person_name: string };

export function listEvents(db: ReadDb, submissionId: string): Promise<EventRow[]> {
  return db
    .selectFrom('submission_event as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .selectAll('e')
    .select('p.name as person_name')
    .where('e.submission_id', '=', submissionId)
    .orderBy('e.seq')
    .execute();
}

export async function insertEvent(
  db: WriteDb,
  event: {
    readonly submissionId: string;
    readonly at: number;
    readonly personId: string;
    readonly event: string;
    readonly facts?: unknown;
  },
): Promise<void> {
  const last = await db
    .selectFrom('submission_event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  await db
    .insertInto('submission_event')
    .values({
      seq: Number(last?.seq ?? 0) + 1,
      submission_id: event.submissionId,
      at: event.at,
      person_id: event.personId,
      event: event.event,
      facts: JSON.stringify(event.facts ?? {}),
    })
    .execute();
}

/** Everybody who keyed or signed it as a checker, in any round. */
export async function listCheckersEver(db: ReadDb, submissionId: string): Promise<string[]> {
  const keyed = await db
    .selectFrom('reentry_attempt')
    .select('person_id')
    .distinct()
    .where('submission_id', '=', submissionId)
    .execute();
  const signed = await db
    .selectFrom('countersignature')
    .select('person_id')
    .distinct()
    .where('submission_id', '=', submissionId)
    .execute();
  return [...keyed, ...signed].map((row) => row.person_id);
}

/** The person whose second keying made a round disputed. */
export async function findDisputer(db: ReadDb, submissionId: string, round: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('reentry_attempt')
    .select('person_id')
    .where('submission_id', '=', submissionId)
    .where('round', '=', round)
    .where('attempt', '=', 2)
    .where('outcome', '=', 'differs')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row?.person_id;
}

export async function findPersonName(db: ReadDb, id: string): Promise<string> {
  const row = await db.selectFrom('v_person').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? id;
}
