import { expect, test } from 'vitest';
import { SETTINGS_PEOPLE } from '../support/settings.ts';
import { expectOk, openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

/** The morning of 2026-11-20; in two weeks it is 2026-12-04, the 26th of the tenth lunar month. */
async function clientWith(office: TestOffice, name: string, contacts: readonly object[], more: object = {}) {
  const content = { name, contacts: contacts as never, ...more };
  return (await office.submitAndSign('clients.submit', { action: 'create', content })).recordId;
}

const proposals = async (office: TestOffice, register: string, page: object = {}) =>
  (await office.maker.get('registers.proposals', { register, limit: 100, ...page })).rows;

test('birthdays of contacts, solar and lunar, are proposed until somebody greeted them', async () => {
  const office = await openTestOffice();
  const client = await clientWith(office, '无锡华衡机械有限公司', [
    { name: '沈国梁', birthday: '1975-11-23', birthdayIs: 'solar' },
    // 2026-11-25 is the 17th of the tenth lunar month.
    { name: '唐晓梅', birthday: '1980-10-17', birthdayIs: 'lunar' },
    { name: '赵工', birthday: '1969-12-20', birthdayIs: 'solar' },
  ]);
  const due = await proposals(office, 'greeting');
  expect(due.map(({ from, on, contact }) => [from, on, contact])).toEqual([
    ['birthday', '2026-11-23', '沈国梁'],
    ['birthday', '2026-11-25', '唐晓梅'],
  ]);
  expect(due[0]?.fields).toMatchObject({
    client,
    contact: '沈国梁',
    occasion: 'birthday',
    way: 'message',
    greetedOn: '2026-11-20',
  });
  const kept = due.map(({ key, fields }) => ({ key, fields: { ...fields, gift: '生日祝福短信' } }));
  const wrong = {
    register: 'greeting',
    entries: [kept[0], { ...kept[1], fields: { ...kept[1]?.fields, way: 'pigeon' } }],
  };
  expect(refusal(await office.maker.ask('registers.keepProposals', wrong as never))).toMatchObject({
    path: 'entries.1.way',
  });
  // All or none: nothing of it was kept.
  expect((await office.maker.get('registers.list', { register: 'greeting' })).rows).toEqual([]);
  const sent = { register: 'greeting', entries: kept };
  expect(expectOk(await office.maker.ask('registers.keepProposals', sent))).toEqual({ kept: 2 });
  expect(await proposals(office, 'greeting')).toEqual([]);
  expect(refusal(await office.checker.ask('registers.keepProposals', sent))).toMatchObject({
    reason: 'registers.proposal_entered',
  });
  const { rows } = await office.maker.get('registers.list', { register: 'greeting' });
  expect(rows).toMatchObject([{ reviewed: false }, { reviewed: false }]);
  await office.submitAndSign('daily.submitPage', { action: 'create', content: { officeDate: '2026-11-20' } });
  expect((await office.maker.get('registers.list', { register: 'greeting' })).rows).toMatchObject([
    { reviewed: true },
    { reviewed: true },
  ]);
});

test('before a holiday the clients that count are greeted, each once, page by page', async () => {
  const office = await openTestOffice();
  for (let at = 0; at < 5; at += 1) {
    await clientWith(office, `常州第${at}涂装有限公司`, [{ name: `联系人${at}` }], { sizeGrade: at === 4 ? 'C' : 'A' });
  }
  office.clock.now += 36 * 86_400_000;
  await office.desk({ name: '周敏' });
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await office.maker.get('registers.proposals', {
      register: 'greeting',
      limit: 2,
      ...(after !== undefined && { after }),
    });
    keys.push(...page.rows.map(({ key }) => key));
    expect(page.rows.every(({ on, holiday }) => on === '2027-01-01' && holiday === 'new_year')).toBe(true);
    after = page.next;
  } while (after !== undefined);
  expect(new Set(keys).size).toBe(4);
  expect(keys).toHaveLength(4);
});

test('a client nobody was with is to be visited, sooner the more it counts, and not when a visit is planned', async () => {
  const office = await openTestOffice({ people: SETTINGS_PEOPLE });
  const manager = await office.desk({ name: '陆总' });
  const large = await clientWith(office, '江苏甲等客户有限公司', [{ name: '沈国梁' }], { sizeGrade: 'A' });
  const small = await clientWith(office, '浙江丙等客户有限公司', [], { sizeGrade: 'C' });
  const never = await clientWith(office, '安徽从未往来有限公司', [], { sizeGrade: 'B' });
  const visit = (client: string, plannedOn: string, more: object) =>
    office.submitAndSign('registers.submit', {
      action: 'create',
      content: {
        register: 'visit',
        fields: { plannedOn, way: 'phone', client, visitor: person, ...more },
      },
    });
  const [someone] = await office.maker.get('people.list', {});
  const person = someone?.id ?? '';
  await visit(large, '2026-10-01', { visitedOn: '2026-10-02' });
  await visit(small, '2026-10-01', { visitedOn: '2026-10-02' });
  const due = await proposals(office, 'visit');
  expect(due.map(({ clientId, on, lastOn }) => [clientId, on, lastOn])).toEqual([
    [large, '2026-11-01', '2026-10-02'],
    [never, '2026-11-20', null],
  ]);
  expect(due[0]?.fields).toMatchObject({ client: large, contact: '沈国梁', plannedOn: '2026-11-20', visitor: person });
  const waiting = await office.maker.get('registers.submit', {
    action: 'create',
    content: { register: 'visit', fields: { plannedOn: '2026-11-24', way: 'visit', client: large, visitor: person } },
  });
  expect((await proposals(office, 'visit')).map(({ clientId }) => clientId)).toEqual([never]);
  await office.countersign(waiting.id);
  expect((await proposals(office, 'visit')).map(({ clientId }) => clientId)).toEqual([never]);
  expect(
    refusal(
      await office.maker.ask('registers.keepProposals', { register: 'visit', entries: [{ key: 'k', fields: {} }] }),
    ),
  ).toMatchObject({ rule: 'registers.not_kept_daily' });
  // The office's own days hold once they are signed; 0 is never.
  const lines = [
    { sizeGrade: 'C' as const, days: 45 },
    { sizeGrade: 'B' as const, days: 0 },
    { sizeGrade: 'A' as const, days: 30 },
  ];
  const twice = await manager.ask('settings.submitVisitIntervals', {
    action: 'create',
    content: { lines: lines.map(({ days }) => ({ sizeGrade: 'A' as const, days })) },
  });
  expect(refusal(twice)).toMatchObject({ path: 'content.lines', reason: 'settings.class_twice' });
  const { head, intervals } = await manager.get('settings.visitIntervals', {});
  expect([head.version, intervals.lines.map(({ days }) => days)]).toEqual([0, [30, 60, 120]]);
  const changed = await manager.get('settings.submitVisitIntervals', { action: 'create', content: { lines } });
  expect(await office.countersign(changed.id)).toMatchObject({ outcome: 'effective' });
  expect((await proposals(office, 'visit')).map(({ clientId, on }) => [clientId, on])).toEqual([[small, '2026-11-16']]);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});
