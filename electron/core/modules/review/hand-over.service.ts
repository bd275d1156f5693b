import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { listAdjudicators } from '#core/modules/review/adjudication.repository.ts';
import { makePermissionOf, subjectsOf } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { insertEvent, listSignatures } from '#core/modules/review/signature.repository.ts';
import { insertMaker, listOpenOf, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/** What somebody has a maker's part in and is not settled yet, oldest first. */
export function listOpenWork(db: ReadDb, personId: string): Promise<SubmissionRow[]> {
  return listOpenOf(db, personId);
}

export interface HeirRefusal {
  readonly rule: string;
  readonly serial: number;
}

/** Why somebody cannot become a maker of these: they may not make such records, signed or judged one, or one is about them. */
export async function heirRefusal(
  db: ReadDb,
  kinds: RecordKinds,
  work: readonly SubmissionRow[],
  heir: { readonly id: string; readonly permissions: ReadonlySet<string> },
): Promise<HeirRefusal | undefined> {
  for (const submission of work) {
    const kind = kinds.get(submission.kind);
    const { serial } = submission;
    if (!heir.permissions.has(makePermissionOf(kind))) return { rule: 'people.heir_may_not_make', serial };
    if (subjectsOf(kind, submission).includes(heir.id)) return { rule: 'people.heir_concerned', serial };
    const judges = await listAdjudicators(db, submission.id);
    if (judges.includes(heir.id)) return { rule: 'people.heir_judged', serial };
    const signed = await listSignatures(db, submission.id, submission.round);
    if (signed.some((row) => row.person_id === heir.id)) return { rule: 'people.heir_signed', serial };
  }
  return undefined;
}

/** The heir joins the makers of each, so may correct, resubmit or withdraw it and can never countersign it. */
export async function handOverWork(
  ctx: CommandContext,
  work: readonly SubmissionRow[],
  from: { readonly name: string },
  to: { readonly id: string; readonly name: string },
): Promise<void> {
  for (const submission of work) {
    await insertMaker(ctx.db, submission.id, to.id, 'edited');
    await insertEvent(ctx.db, {
      submissionId: submission.id,
      at: ctx.now,
      personId: ctx.person.id,
      event: 'handed_over',
      facts: { from: from.name, to: to.name },
    });
  }
}
