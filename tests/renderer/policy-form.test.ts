import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyDifference } from '#renderer/components/policy-difference.ts';
import {
  newRule,
  newStep,
  policyForm,
  presetFor,
  PRESETS,
  readPolicyForm,
  ruleOfFault,
} from '#renderer/features/policies/policy-form-model.ts';
import { policyPreset } from '#shared/review/policy-presets.ts';

const KNOWN = [
  'contract',
  'dispatch_note',
  'client',
  'invoice_request',
  'person',
  'review_policy',
  'period_close',
  'order_dispatch',
];
const three = policyForm(policyPreset('three'));

describe('the review policy as a form', () => {
  test.each(PRESETS)('the ready-made policy for %s comes out of the form as it went in, under its name', (name) => {
    expect(readPolicyForm(policyForm(policyPreset(name)), KNOWN)).toEqual({ ok: true, draft: policyPreset(name) });
  });

  test('thresholds are typed in yuan and percent', () => {
    const [everything, contract] = three.rules;
    expect(contract?.steps[1]).toMatchObject({ fromFen: '200,000', fromDiscountBasisPoints: '10%' });
    expect(everything?.steps[0]).toMatchObject({ fromFen: '', fromDiscountBasisPoints: '' });
  });

  test('a policy that was changed at all is the office’s own', () => {
    const rules = three.rules.map((rule, at) => (at === 1 ? { ...rule, limitHours: '16' } : rule));
    const reading = readPolicyForm({ rules }, KNOWN);
    expect(reading).toMatchObject({ ok: true, draft: { preset: 'own' } });
  });

  test('an office that has no such records yet takes a ready-made policy without them, and it keeps its name', () => {
    const known = KNOWN.filter((kind) => kind !== 'order_dispatch');
    const preset = presetFor('three', known);
    expect(preset.rules.map(({ kind }) => kind)).toEqual(['*', 'contract', 'dispatch_note', 'client']);
    expect(readPolicyForm(policyForm(preset), known)).toMatchObject({ ok: true, draft: { preset: 'three' } });
  });

  test('what cannot be read is named by its place: hours in words, a step of nobody, a threshold of nothing', () => {
    const [rule] = three.rules;
    if (rule === undefined) throw new Error('there is a rule');
    const step = { ...newStep(rule.steps), roles: [], fromFen: '很多' };
    const reading = readPolicyForm({ rules: [{ ...rule, limitHours: '三天', steps: [...rule.steps, step] }] }, KNOWN);
    expect(reading.ok ? [] : reading.faults.map(({ path }) => path)).toEqual([
      'rules.0.steps.1.roles',
      'rules.0.steps.1.fromFen',
      'rules.0.limit.hours',
    ]);
    expect(ruleOfFault('rules.12.steps.1.roles')).toBe(12);
    expect(ruleOfFault('rules')).toBeUndefined();
  });

  test('a second rule for the same records and action is refused at the second', () => {
    const reading = readPolicyForm({ rules: [...three.rules, newRule('contract')] }, KNOWN);
    expect(reading).toEqual({ ok: false, faults: [{ path: `rules.${three.rules.length}.kind`, reason: 'duplicate' }] });
  });
});

describe('the difference between two policies', () => {
  const preset = fc.constantFrom(...PRESETS);

  test('a policy does not differ from itself, in whatever order its rules and roles stand', () => {
    fc.assert(
      fc.property(preset, (name) => {
        const policy = policyPreset(name);
        const turned = {
          ...policy,
          rules: policy.rules.toReversed().map((rule) => ({
            ...rule,
            steps: rule.steps.map((step) => ({ ...step, roles: step.roles.toReversed() })),
          })),
        };
        expect(policyDifference(policy, turned).every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });

  test('what is new one way falls away the other way', () => {
    fc.assert(
      fc.property(preset, preset, (from, to) => {
        const keys = (a: typeof from, b: typeof to, change: string) =>
          policyDifference(policyPreset(a), policyPreset(b))
            .filter((row) => row.change === change)
            .map(({ key }) => key)
            .toSorted();
        expect(keys(from, to, 'added')).toEqual(keys(to, from, 'removed'));
        expect(keys(from, to, 'changed')).toEqual(keys(to, from, 'changed'));
      }),
    );
  });
});
