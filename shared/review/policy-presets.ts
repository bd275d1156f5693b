import type { PolicyPreset, PolicyRule, PolicyStep, ReviewPolicy } from './policy.schema.ts';
import type { Role } from '#shared/users/roles.ts';

/** Everybody who may countersign at all; a cashier and a salesperson may not. */
export const CHECKING_ROLES = ['clerk', 'checker', 'manager', 'director', 'finance', 'admin'] as const satisfies Role[];
const LEADERS: readonly Role[] = ['manager', 'director'];

/** 24 working hours are three office days. */
const THREE_DAYS = 24;

function step(roles: readonly Role[], fromFen: number | null = null, discount: number | null = null): PolicyStep {
  return { count: 1, roles: [...roles], fromFen, fromDiscountBasisPoints: discount };
}

function rule(kind: string, steps: PolicyStep[], more: Partial<PolicyRule> = {}): PolicyRule {
  return {
    kind,
    action: 'any',
    steps,
    rekeyAlso: [],
    draw: { aboveLines: 10, lines: 5 },
    limit: { hours: THREE_DAYS, then: 'expire' },
    askFromFen: null,
    topCreditRoles: [],
    ...more,
  };
}

const TEN_THOUSAND_YUAN = 1_000_000;
const EVERYTHING = rule('*', [step(CHECKING_ROLES)], { draw: null });

/** 信用等级 AAA 由主管签: whoever else signs, the director is the last to. */
const TOP_CREDIT = { draw: null, topCreditRoles: ['director'] } satisfies Partial<PolicyRule>;

/** Two people check each other: one signature of the other, for everything. It is also what holds before any policy. */
const TWO: ReviewPolicy = {
  preset: 'two',
  rules: [EVERYTHING, rule('client', [step(CHECKING_ROLES)], TOP_CREDIT)],
};

/** A third person looks at what costs most: large contracts, deep discounts, high credit, people and policies. */
const THREE: ReviewPolicy = {
  preset: 'three',
  rules: [
    EVERYTHING,
    rule('contract', [step(CHECKING_ROLES), step(LEADERS, 20 * TEN_THOUSAND_YUAN, 1000)], {
      askFromFen: 20 * TEN_THOUSAND_YUAN,
    }),
    rule('dispatch_note', [step(CHECKING_ROLES)], { askFromFen: 20 * TEN_THOUSAND_YUAN }),
    rule('client', [step(CHECKING_ROLES), step(LEADERS, 50 * TEN_THOUSAND_YUAN)], TOP_CREDIT),
  ],
};

/** Checkers first, the manager above a limit, the director above a higher one; what waits too long goes up. */
const UP = { limit: { hours: THREE_DAYS, then: 'up' } } as const;
const CHECKERS: readonly Role[] = ['clerk', 'checker', 'manager', 'director', 'finance'];
const MONEY_STEPS = [
  step(CHECKERS),
  step(LEADERS, 10 * TEN_THOUSAND_YUAN, 500),
  step(['director'], 100 * TEN_THOUSAND_YUAN, 2000),
];

const FIVE: ReviewPolicy = {
  preset: 'five',
  rules: [
    { ...EVERYTHING, ...UP },
    rule('contract', MONEY_STEPS, { ...UP, askFromFen: 10 * TEN_THOUSAND_YUAN }),
    rule('dispatch_note', [step(CHECKERS), step(LEADERS, 20 * TEN_THOUSAND_YUAN)], {
      ...UP,
      askFromFen: 20 * TEN_THOUSAND_YUAN,
    }),
    rule('client', [step(CHECKERS), step(LEADERS, 30 * TEN_THOUSAND_YUAN)], { ...UP, ...TOP_CREDIT }),
    rule('invoice_request', [step(CHECKERS), step(['finance', ...LEADERS], 50 * TEN_THOUSAND_YUAN)], UP),
    rule('person', [step(['manager', 'director', 'admin'])], { ...UP, draw: null }),
    rule('review_policy', [step(['manager', 'director', 'admin'])], { ...UP, draw: null }),
    rule('period_close', [step(['manager', 'director', 'finance'])], { ...UP, draw: null }),
  ],
};

const PRESETS: Readonly<Record<Exclude<PolicyPreset, 'own'>, ReviewPolicy>> = { two: TWO, three: THREE, five: FIVE };

/** Ready-made policies for offices of two, of three, and of five or more people. */
export function policyPreset(preset: Exclude<PolicyPreset, 'own'>): ReviewPolicy {
  return structuredClone(PRESETS[preset]);
}

/** Steps of a ready-made policy that nobody among these people could sign, as `kind` and step. */
export function stepsWithoutPeople(
  policy: ReviewPolicy,
  people: readonly { readonly roles: readonly Role[] }[],
): readonly { readonly kind: string; readonly step: number }[] {
  return policy.rules.flatMap(({ kind, steps }) =>
    steps.flatMap(({ roles, count }, at) =>
      people.filter((person) => person.roles.some((role) => roles.includes(role))).length < count
        ? [{ kind, step: at + 1 }]
        : [],
    ),
  );
}
