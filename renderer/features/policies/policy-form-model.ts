import { type FormFault, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { canonical, ruleKey } from '#renderer/components/policy-difference.ts';
import { shownFen, shownRate, typedCount, typedFen, typedRate } from '#renderer/components/typed-values.ts';
import { CHECKING_ROLES, policyPreset } from '#shared/review/policy-presets.ts';
import {
  type LimitDirection,
  type PolicyAction,
  PolicyPreset,
  type PolicyRule,
  type PolicyStep,
  ReviewPolicy,
} from '#shared/review/policy.schema.ts';
import type { Role } from '#shared/users/roles.ts';

/** One step as typed. */
export interface StepForm {
  readonly id: string;
  readonly count: string;
  readonly roles: readonly Role[];
  readonly fromFen: string;
  readonly fromDiscountBasisPoints: string;
}

/** One rule as typed; `draws` says whether long documents are drawn from at all. */
export interface RuleForm {
  readonly id: string;
  readonly kind: string;
  readonly action: PolicyAction;
  readonly steps: readonly StepForm[];
  readonly rekeyAlso: readonly string[];
  readonly draws: boolean;
  readonly drawAbove: string;
  readonly drawLines: string;
  readonly limitHours: string;
  readonly limitThen: LimitDirection;
  readonly askFromFen: string;
  /** Who signs last for the best credit grade; nobody: the rule asks nothing more. */
  readonly topCreditRoles: readonly Role[];
}

export interface PolicyForm {
  readonly rules: readonly RuleForm[];
}

export type PresetName = Exclude<PolicyPreset, 'own'>;
export const PRESETS: readonly PresetName[] = PolicyPreset.options.filter((name) => name !== 'own');

/** Whole yuan are written without their noughts. */
const shownYuan = (fen: number | null): string => shownFen(fen).replace(/\.00$/, '');

export function policyForm(policy: ReviewPolicy): PolicyForm {
  return { rules: policy.rules.map(ruleForm) };
}

function ruleForm(rule: PolicyRule): RuleForm {
  return {
    id: ruleKey(rule),
    kind: rule.kind,
    action: rule.action,
    steps: rule.steps.map(stepForm),
    rekeyAlso: rule.rekeyAlso,
    draws: rule.draw !== null,
    drawAbove: String(rule.draw?.aboveLines ?? 10),
    drawLines: String(rule.draw?.lines ?? 5),
    limitHours: String(rule.limit.hours),
    limitThen: rule.limit.then,
    askFromFen: shownYuan(rule.askFromFen),
    topCreditRoles: rule.topCreditRoles,
  };
}

function stepForm(step: PolicyStep, index: number): StepForm {
  return {
    id: `step ${index + 1}`,
    count: String(step.count),
    roles: step.roles,
    fromFen: shownYuan(step.fromFen),
    fromDiscountBasisPoints: shownRate(step.fromDiscountBasisPoints),
  };
}

/** A further step asks the leaders, as most offices want it. */
export function newStep(after: readonly StepForm[]): StepForm {
  const roles: readonly Role[] = after.length === 0 ? CHECKING_ROLES : ['manager', 'director'];
  return { id: `step ${after.length + 1}`, count: '1', roles, fromFen: '', fromDiscountBasisPoints: '' };
}

export function newRule(kind: string): RuleForm {
  return {
    id: crypto.randomUUID(),
    kind,
    action: 'any',
    steps: [newStep([])],
    rekeyAlso: [],
    draws: false,
    drawAbove: '10',
    drawLines: '5',
    limitHours: '24',
    limitThen: 'expire',
    askFromFen: '',
    topCreditRoles: [],
  };
}

function typedRule(rule: RuleForm): unknown {
  return {
    kind: rule.kind,
    action: rule.action,
    steps: rule.steps.map((step) => ({
      count: typedCount(step.count),
      roles: step.roles,
      fromFen: typedFen(step.fromFen) ?? null,
      fromDiscountBasisPoints: typedRate(step.fromDiscountBasisPoints) ?? null,
    })),
    rekeyAlso: rule.rekeyAlso,
    draw: rule.draws ? { aboveLines: typedCount(rule.drawAbove), lines: typedCount(rule.drawLines) } : null,
    limit: { hours: typedCount(rule.limitHours), then: rule.limitThen },
    askFromFen: typedFen(rule.askFromFen) ?? null,
    topCreditRoles: rule.topCreditRoles,
  };
}

/** A ready-made policy as far as this office has the kinds of record it speaks of. */
export function presetFor(name: PresetName, known: readonly string[]): ReviewPolicy {
  const preset = policyPreset(name);
  return { ...preset, rules: preset.rules.filter(({ kind }) => kind === '*' || known.includes(kind)) };
}

/** The policy as it would be submitted; it is called by a preset's name only while it is exactly that. */
export function readPolicyForm({ rules }: PolicyForm, known: readonly string[]): Reading<ReviewPolicy> {
  const reading = readDraft(ReviewPolicy, { preset: 'own', rules: rules.map(typedRule) });
  const twice = doubled(rules);
  if (!reading.ok) return { ok: false, faults: [...reading.faults, ...twice] };
  if (twice.length > 0) return { ok: false, faults: twice };
  return { ok: true, draft: { ...reading.draft, preset: presetOf(reading.draft.rules, known) } };
}

/** A second rule for the same kind and action would never be read. */
function doubled(rules: readonly RuleForm[]): readonly FormFault[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, index) => {
    const key = ruleKey(rule);
    if (!seen.has(key)) return seen.add(key) && [];
    return [{ path: `rules.${index}.kind`, reason: 'duplicate' }];
  });
}

function presetOf(rules: readonly PolicyRule[], known: readonly string[]): PolicyPreset {
  const written = (of: readonly PolicyRule[]) => of.map(canonical).toSorted().join('\n');
  return PRESETS.find((name) => written(presetFor(name, known).rules) === written(rules)) ?? 'own';
}

/** Where a fault stands: which rule, and the name of the box in its editor. */
export function ruleOfFault(path: string): number | undefined {
  const [, index] = /^rules\.(\d+)(?:\.|$)/.exec(path) ?? [];
  return index === undefined ? undefined : Number(index);
}
