import type { PolicyRule, ReviewPolicy } from '#shared/review/policy.schema.ts';

/** What becomes of one rule: told by kind and action, whatever its place in the list. */
export interface RuleDifference {
  readonly key: string;
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  readonly before: PolicyRule | undefined;
  readonly after: PolicyRule | undefined;
}

export const ruleKey = ({ kind, action }: Pick<PolicyRule, 'kind' | 'action'>): string => `${kind}/${action}`;

/** Every rule of both policies in the order of the new one, those that fall away last. */
export function policyDifference(before: ReviewPolicy | undefined, after: ReviewPolicy): readonly RuleDifference[] {
  const olds = new Map(before?.rules.map((rule) => [ruleKey(rule), rule]));
  const news = new Map(after.rules.map((rule) => [ruleKey(rule), rule]));
  return [...new Set([...news.keys(), ...olds.keys()])].map((key) => {
    const [old, fresh] = [olds.get(key), news.get(key)];
    return { key, change: changeOf(before, old, fresh), before: old, after: fresh };
  });
}

function changeOf(
  policy: ReviewPolicy | undefined,
  old: PolicyRule | undefined,
  fresh: PolicyRule | undefined,
): RuleDifference['change'] {
  if (policy === undefined) return 'same';
  if (old === undefined) return 'added';
  if (fresh === undefined) return 'removed';
  return canonical(old) === canonical(fresh) ? 'same' : 'changed';
}

/** The order in which roles or fields were ticked says nothing. */
export function canonical(rule: PolicyRule): string {
  const steps = rule.steps.map(({ count, roles, fromFen, fromDiscountBasisPoints }) => [
    count,
    roles.toSorted(),
    fromFen,
    fromDiscountBasisPoints,
  ]);
  const { kind, action, rekeyAlso, draw, limit, askFromFen } = rule;
  return JSON.stringify([
    kind,
    action,
    steps,
    rekeyAlso.toSorted(),
    draw === null ? null : [draw.aboveLines, draw.lines],
    [limit.hours, limit.then],
    askFromFen,
  ]);
}
