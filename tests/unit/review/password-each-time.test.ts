import { expect, test } from 'vitest';
import { asksPasswordEachTime } from '#core/modules/review/password-each-time.ts';
import { PolicySnapshot } from '#core/modules/review/policy.ts';

const policy = (amountFen: number | null, askFromFen: number | null) => ({ amountFen, askFromFen });

test('a kind may ask every time, whatever the amount', () => {
  expect(asksPasswordEachTime({ asksPassword: true }, policy(null, null))).toBe(true);
  expect(asksPasswordEachTime({ asksPassword: false }, policy(null, null))).toBe(false);
  expect(asksPasswordEachTime({}, policy(null, null))).toBe(false);
});

test('an amount asks from the limit on; a credit counts like a sale', () => {
  expect(asksPasswordEachTime({}, policy(500_000, 500_000))).toBe(true);
  expect(asksPasswordEachTime({}, policy(499_999, 500_000))).toBe(false);
  expect(asksPasswordEachTime({}, policy(-500_000, 500_000))).toBe(true);
  expect(asksPasswordEachTime({}, policy(500_000, null))).toBe(false);
  expect(asksPasswordEachTime({}, policy(null, 0))).toBe(false);
  expect(asksPasswordEachTime({}, policy(1, 0))).toBe(true);
});

test('a submission made before there were amounts asks for none', () => {
  const old = PolicySnapshot.parse({ steps: [{ count: 1, permission: 'review.check' }], rekeyCount: 3 });
  expect(asksPasswordEachTime({}, old)).toBe(false);
});
