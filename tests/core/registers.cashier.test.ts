import { expect, test } from 'vitest';
import { writePermissionOf } from '#shared/registers/register-facts.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import {
  CHEN,
  keyAlike,
  openTestOffice,
  PASSWORD,
  type TestOffice,
  type TestPerson,
  ZHOU,
} from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

const SHEN: TestPerson = { name: '沈出纳', roles: ['cashier'] };
/** In a small office one person may hold the cash and check other things. */
const WU: TestPerson = { name: '吴佳', roles: ['cashier', 'checker'] };

const advance = {
  action: 'create' as const,
  content: {
    register: 'petty_cash',
    fields: { paidOn: '2026-11-20', movement: 'advance', summary: '领取十一月备用金', amount: 3_000_00 },
  },
};

async function office(): Promise<TestOffice> {
  return openTestOffice({ people: [ZHOU, CHEN, SHEN, WU] });
}

test('the cashier keeps the cash box, and somebody else countersigns it', async () => {
  const { desk, checker } = await office();
  const shen = await desk(SHEN);
  const { id } = await shen.get('registers.submit', advance);
  expect(refusal(await shen.ask('review.reenter', { submissionId: id, entry: {}, confirmed: [] }))).toMatchObject({
    code: 'forbidden',
    permission: 'review.check',
  });
  const seen = await shen.get('review.show', { submissionId: id });
  await keyAlike(seen, checker);
  const sign = { submissionId: id, contentHash: seen.contentHash, password: PASSWORD };
  expect(await checker.get('review.sign', sign)).toMatchObject({ outcome: 'effective', number: 'BY-2026-000001' });
  expect(await shen.get('registers.balances', { register: 'petty_cash' })).toMatchObject({
    rows: [{ balance: 3_000_00 }],
  });
  const printed = await shen.get('printing.print', {
    document: 'register_book',
    recordId: JSON.stringify({ register: 'petty_cash' }),
  });
  expect(printed.sheets).toBe(1);
});

test('whoever holds the cash never countersigns money, also with another role', async () => {
  const { maker, desk } = await office();
  const wu = await desk(WU);
  const { id } = await maker.get('registers.submit', advance);
  const seen = await maker.get('review.show', { submissionId: id });
  await expect(keyAlike(seen, wu)).rejects.toThrow('review.barred_role');
});

test('of all registers the cashier writes the cash box alone, and reads the rest', async () => {
  const { desk } = await office();
  const shen = await desk(SHEN);
  const shown = await shen.get('registers.kinds', {});
  expect(shown).toHaveLength(REGISTERS.length);
  expect(shown.filter(({ mayWrite }) => mayWrite).map(({ kind }) => kind.name)).toEqual(['petty_cash']);
  const claim = { action: 'create' as const, content: { register: 'expense_claim', fields: {} } };
  expect(refusal(await shen.ask('registers.submit', claim))).toMatchObject({
    code: 'forbidden',
    permission: 'registers.writeMoney',
  });
});

test('who keeps the money keeps its box: no role writes money and not the box', () => {
  for (const role of ['clerk', 'checker', 'manager', 'finance'] as const) {
    for (const kind of REGISTERS.filter(({ group }) => group === 'money')) {
      expect(permissionsOf([role]), `${role} ${kind.name}`).toContain(writePermissionOf(kind));
    }
  }
  expect(permissionsOf(['cashier'])).not.toContain('review.check');
});
