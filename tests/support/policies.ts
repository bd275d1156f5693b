import { policyPreset } from '#shared/review/policy-presets.ts';
import type { PolicyRule, ReviewPolicy } from '#shared/review/policy.schema.ts';
import type { TestOffice } from './test-office.ts';

/** The two-person policy with rules of its own for some kinds. */
export function policyWith(...rules: (Partial<PolicyRule> & Pick<PolicyRule, 'kind'>)[]): ReviewPolicy {
  const base = policyPreset('two');
  const everything = base.rules[0]!;
  return { preset: 'own', rules: [everything, ...rules.map((rule) => ({ ...everything, ...rule }))] };
}

/** Proposed by the director, countersigned by the checker: the office's policy from now on. */
export async function adoptPolicy(office: TestOffice, policy: ReviewPolicy): Promise<void> {
  const { version } = await office.director.get('policies.get', {});
  const ticket = await office.director.get('policies.submit', {
    action: version === 0 ? 'create' : 'amend',
    ...(version > 0 && { baseVersion: version }),
    content: policy,
  });
  const seen = await office.director.get('review.show', { submissionId: ticket.id });
  await office.checker.get('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: ['rules'] });
  const signed = await office.checker.get('review.sign', {
    submissionId: ticket.id,
    contentHash: seen.contentHash,
    password: 'shelf-7-ledger',
  });
  if (signed.outcome !== 'effective') throw new Error(`the policy is not in force: ${JSON.stringify(signed)}`);
}
