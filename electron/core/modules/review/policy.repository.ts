import type { ReviewPolicy } from '#shared/review/policy.schema.ts';
import { Role } from '#shared/users/roles.ts';
import { z } from 'zod';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export const POLICY_ID = 'review-policy';

const Roles = z.array(Role);
const Paths = z.array(z.string());

export interface StoredPolicy {
  readonly policy: ReviewPolicy;
  readonly version: number;
  readonly submissionId: string;
}

export async function findPolicy(db: ReadDb): Promise<StoredPolicy | undefined> {
  const head = await db.selectFrom('review_policy').selectAll().executeTakeFirst();
  if (!head) return undefined;
  const rules = await db.selectFrom('review_policy_rule').selectAll().orderBy('position').execute();
  const steps = await db
    .selectFrom('review_policy_step')
    .selectAll()
    .orderBy('rule_position')
    .orderBy('step')
    .execute();
  const policy: ReviewPolicy = {
    preset: head.preset,
    rules: rules.map((rule) => ({
      kind: rule.kind,
      action: rule.action,
      steps: steps
        .filter((step) => step.rule_position === rule.position)
        .map((step) => ({
          count: step.people,
          roles: Roles.parse(JSON.parse(step.roles)),
          fromFen: step.from_fen,
          fromDiscountBasisPoints: step.from_discount,
        })),
      rekeyAlso: Paths.parse(JSON.parse(rule.rekey_also)),
      draw:
        rule.draw_above === null || rule.draw_lines === null
          ? null
          : { aboveLines: rule.draw_above, lines: rule.draw_lines },
      limit: { hours: rule.limit_hours, then: rule.limit_then },
      askFromFen: rule.ask_from_fen,
      topCreditRoles: Roles.parse(JSON.parse(rule.top_credit_roles)),
    })),
  };
  return { policy, version: head.version, submissionId: head.submission_id };
}

/** Writes the whole policy anew; its history is the list of its submissions. */
export async function replacePolicy(
  db: WriteDb,
  { preset, rules }: ReviewPolicy,
  version: number,
  submissionId: string,
): Promise<void> {
  await db.deleteFrom('review_policy_step').execute();
  await db.deleteFrom('review_policy_rule').execute();
  const head = { preset, version, submission_id: submissionId };
  if (version === 1)
    await db
      .insertInto('review_policy')
      .values({ id: POLICY_ID, ...head })
      .execute();
  else await db.updateTable('review_policy').set(head).execute();
  for (const [position, rule] of rules.entries()) {
    await db
      .insertInto('review_policy_rule')
      .values({
        policy_id: POLICY_ID,
        position,
        kind: rule.kind,
        action: rule.action,
        rekey_also: JSON.stringify(rule.rekeyAlso),
        draw_above: rule.draw?.aboveLines ?? null,
        draw_lines: rule.draw?.lines ?? null,
        limit_hours: rule.limit.hours,
        limit_then: rule.limit.then,
        ask_from_fen: rule.askFromFen,
        top_credit_roles: JSON.stringify(rule.topCreditRoles),
        submission_id: submissionId,
      })
      .execute();
    for (const [index, step] of rule.steps.entries()) {
      await db
        .insertInto('review_policy_step')
        .values({
          policy_id: POLICY_ID,
          rule_position: position,
          step: index + 1,
          people: step.count,
          roles: JSON.stringify(step.roles),
          from_fen: step.fromFen,
          from_discount: step.fromDiscountBasisPoints,
          submission_id: submissionId,
        })
        .execute();
    }
  }
}
