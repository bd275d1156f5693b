import { ReviewPolicy } from '#shared/review/policy.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { listAuthorities } from '#core/modules/review/authority.repository.ts';
import { findPolicy, POLICY_ID, replacePolicy } from '#core/modules/review/policy.repository.ts';
import { defineRecordKind, type Proposal, type RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';

export const POLICY_KIND = 'review_policy';

/**
 * 复核制度: one record for the whole office. It needs the kinds it speaks of, and is one of them itself; so it is given
 * the registry once that is whole.
 */
export function policyKind(known: () => RecordKinds): RecordKind<ReviewPolicy, ReviewPolicy> {
  return defineRecordKind<ReviewPolicy, ReviewPolicy>({
    name: POLICY_KIND,
    module: 'review',
    draft: ReviewPolicy,
    content: ReviewPolicy,
    actions: ['create', 'amend'],
    makePermission: 'policies.write',
    derived: [],
    soleRecordId: POLICY_ID,
    complete: async (_ctx, draft) => ({
      ...draft,
      rules: draft.rules.map((rule) => ({
        ...rule,
        rekeyAlso: [...new Set(rule.rekeyAlso)].sort(),
        steps: rule.steps.map((step) => ({ ...step, roles: [...new Set(step.roles)].sort() })),
      })),
    }),
    checks: () => [{ path: 'rules', mode: 'confirm', type: 'text' }],
    title: ({ rules }) => `§ 1–${rules.length}`,
    claims: () => [{ scope: 'review.policy', key: POLICY_ID }],
    validate: (ctx, proposal) => validatePolicy(ctx, known(), proposal),
    async apply(ctx, { content, version, submissionId }) {
      await replacePolicy(ctx.db, content, version, submissionId);
    },
    async read(db) {
      const stored = await findPolicy(db);
      return stored && { content: stored.policy, version: stored.version, submissionId: stored.submissionId };
    },
  });
}

async function validatePolicy(
  ctx: QueryContext,
  kinds: RecordKinds,
  { content: { rules } }: Proposal<ReviewPolicy>,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  if (!rules.some((rule) => rule.kind === '*' && rule.action === 'any')) {
    refuseField('rules', 'policy.rule_for_everything_missing');
  }
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const place = `rules.${index}`;
    const name = `${rule.kind} ${rule.action}`;
    if (seen.has(name)) refuseField(`${place}.kind`, 'policy.rule_twice', { kind: rule.kind });
    seen.add(name);
    const kind = kinds.all.find((each) => each.name === rule.kind);
    if (rule.kind !== '*' && !kind) refuseField(`${place}.kind`, 'policy.kind_unknown', { kind: rule.kind });
    const foreign = rule.rekeyAlso.find((path) => !(kind?.rekeyable ?? []).some((each) => each.path === path));
    if (foreign !== undefined) refuseField(`${place}.rekeyAlso`, 'policy.field_not_rekeyable', { field: foreign });
    if (rule.draw && rule.draw.lines > rule.draw.aboveLines)
      refuseField(`${place}.draw`, 'policy.draw_more_than_there_are');
    const always = rule.steps[0];
    if (always && (always.fromFen !== null || always.fromDiscountBasisPoints !== null)) {
      refuseField(`${place}.steps.0`, 'policy.first_step_always');
    }
    warnings.push(...(await refuseEmptySteps(ctx, rule, place)));
  }
  return warnings;
}

/** Every step needs people who hold its roles; with no more than it asks for, none of them can be the maker. */
async function refuseEmptySteps(
  ctx: QueryContext,
  rule: ReviewPolicy['rules'][number],
  place: string,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const [at, { count, roles }] of rule.steps.entries()) {
    const able = await listAuthorities(ctx.db, { roles, kind: '*', today: ctx.today });
    const people = new Set(able.filter(({ delegatorId }) => delegatorId === null).map(({ personId }) => personId)).size;
    const path = `${place}.steps.${at}`;
    if (people < count) refuseField(path, 'policy.step_without_people', { step: at + 1, people, needed: count });
    if (people === count) {
      warnings.push({ rule: 'policy.few_people', path, details: { step: at + 1, people } });
    }
  }
  return warnings;
}
