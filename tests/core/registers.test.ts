import { expect, test } from 'vitest';
import { CHEN, openTestOffice, ZHOU } from '../support/test-office.ts';

const SEAL = {
  usedOn: '2026-11-20',
  seal: 'contract',
  document: '销售合同',
  copies: 4,
  purpose: '签约',
  user: '李四',
  approvedBy: '陆总',
};

test('a seal that went out is entered by one, keyed again by another, and chased until it is back', async () => {
  const test = await openTestOffice();
  const { maker, checker, clock } = test;
  const people = await maker.get('people.list', {});
  const watchedBy = people.find(({ name }) => name === '陈国强')?.id ?? '';
  const fields = { ...SEAL, watchedBy, takenOut: 1, dueBack: '2026-11-22' };
  const { recordId, number } = await test.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: 'seal_use', fields },
  });
  expect(number).toBe('YY-2026-000001');
  const list = await checker.get('registers.list', { register: 'seal_use' });
  expect(list.rows).toMatchObject([{ number, fields, state: 'open', dueOn: '2026-11-22' }]);
  expect(list.total).toEqual({ count: 1, countIsCapped: false, sums: {} });
  clock.now += 5 * 86_400_000;
  await test.desk(ZHOU);
  await test.desk(CHEN);
  expect(await maker.get('registers.due', {})).toMatchObject({
    rows: [{ register: 'seal_use', number, title: '合同专用章 · 销售合同', daysLate: 3 }],
  });
  expect(await maker.get('registers.kinds', {})).toContainEqual(
    expect.objectContaining({ mayWrite: true, count: 1, due: 0, late: 1 }),
  );
  const entry = await maker.get('registers.get', { register: 'seal_use', id: recordId });
  const back = { ...entry.fields, returnedOn: '2026-11-25' };
  await test.submitAndSign('registers.submit', {
    action: 'amend',
    recordId,
    baseVersion: entry.version,
    content: { register: 'seal_use', fields: back },
  });
  expect((await maker.get('registers.due', {})).rows).toEqual([]);
  await test.submitAndSign('registers.submit', {
    action: 'void',
    recordId,
    baseVersion: 2,
    content: { register: 'seal_use', fields: back },
  });
  expect((await maker.get('registers.list', { register: 'seal_use', state: 'struck' })).rows).toHaveLength(1);
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });
});
