import type { LimitDirection } from '#shared/review/policy.schema.ts';
import { type Role, ROLE_LADDER } from '#shared/users/roles.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { findTurn, insertStepRole, listSteps } from '#core/modules/review/authority.repository.ts';
import { findUnfillable } from '#core/modules/review/authority.service.ts';
import { endRound } from '#core/modules/review/check.service.ts';
import { deadlineAfter } from '#core/modules/review/deadline.service.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { insertEvent } from '#core/modules/review/signature.repository.ts';
import { listMakers, listOverdue, setDue, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

/**
 * What the office does by itself when a time limit ends: the step is opened to the next role up or down, or the submission
 * goes back to its maker. It never approves. Returns how many submissions it touched.
 */
export async function settleOverdue(ctx: CommandContext, kinds: RecordKinds): Promise<number> {
  const overdue = await listOverdue(ctx.db, ctx.now);
  for (const submission of overdue) {
    const opened = submission.state === 'submitted' && (await escalate(ctx, kinds, submission));
    if (!opened) await endRound(ctx, submission, 'expired', { automatic: true }, submission.maker_id);
  }
  return overdue.length;
}

async function escalate(ctx: CommandContext, kinds: RecordKinds, submission: SubmissionRow): Promise<boolean> {
  const { limit, authority } = snapshotOf(submission);
  const step = await findTurn(ctx.db, submission.id);
  if (limit.then === 'expire' || step === undefined) return false;
  const waiting = (await listSteps(ctx.db, submission.id, submission.round)).find((each) => each.step === step);
  const roles = waiting ? [...waiting.roles, ...waiting.escalatedRoles] : [];
  const makers = await listMakers(ctx.db, submission.id);
  const content: unknown = JSON.parse(submission.content);
  // A step that only those with the authority sign is opened to nobody without it.
  const reserved = authority !== null && roles.every((role) => authority.includes(role));
  for (const role of rungs(roles, limit.then)) {
    if (reserved && !authority.includes(role)) continue;
    const one = [{ count: 1, roles: [role] }];
    if (await findUnfillable(ctx, kinds.get(submission.kind), content, makers, one)) continue;
    const { id, round } = submission;
    await insertStepRole(ctx.db, { submission_id: id, round, step, role, since: ctx.now, escalated: 1 });
    await setDue(ctx.db, id, await deadlineAfter(ctx, limit.hours));
    await insertEvent(ctx.db, {
      submissionId: id,
      at: ctx.now,
      personId: submission.maker_id,
      event: 'escalated',
      facts: { automatic: true, direction: limit.then, step, roles: [role] },
    });
    return true;
  }
  return false;
}

/** The rungs beyond those a step is open to, nearest first. */
function rungs(roles: readonly Role[], direction: Exclude<LimitDirection, 'expire'>): Role[] {
  const held = ROLE_LADDER.map((role, at) => (roles.includes(role) ? at : -1)).filter((at) => at >= 0);
  if (direction === 'up') return ROLE_LADDER.slice(Math.max(-1, ...held) + 1);
  return ROLE_LADDER.slice(0, Math.min(ROLE_LADDER.length, ...held)).toReversed();
}
