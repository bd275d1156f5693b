import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { refusal } from '../support/sales-office.ts';
import { CHEN, LU, openTestOffice, PASSWORD, type TestOffice, ZHOU } from '../support/test-office.ts';

const CLIENT = {
  action: 'create' as const,
  content: { name: '申亿机电', creditLimitFen: 300_000_00, paymentDays: 45 },
};

async function disputed(office: TestOffice, keyed = '350000') {
  const ticket = await office.maker.get('clients.submit', CLIENT);
  const entry = { taxNumber: '', creditLimitFen: keyed, paymentDays: '45' };
  await office.checker.get('review.reenter', { submissionId: ticket.id, entry, confirmed: [] });
  const judged = await office.checker.get('review.reenter', { submissionId: ticket.id, entry, confirmed: [] });
  return { ticket, judged };
}

async function makersChoice(office: TestOffice, submissionId: string): Promise<'first' | 'second'> {
  const { fields } = await office.director.get('review.dispute', { submissionId });
  return fields[0]?.first === '30000000' ? 'first' : 'second';
}

test('a third person sees both values unlabelled; for the maker’s the checker may sign, and the judge may not', async () => {
  const office = await openTestOffice();
  const { ticket, judged } = await disputed(office);
  expect(judged).toMatchObject({ state: 'disputed', differing: ['creditLimitFen'] });
  const seen = await office.director.get('review.show', { submissionId: ticket.id });
  expect(seen).toMatchObject({ state: 'disputed', mayAdjudicate: true });
  expect(seen.hidden).toContain('creditLimitFen');
  expect((await office.director.get('review.reminders', {})).toAdjudicate).toBe(1);
  const { fields } = await office.director.get('review.dispute', { submissionId: ticket.id });
  expect(fields).toHaveLength(1);
  expect(new Set([fields[0]?.first, fields[0]?.second])).toEqual(new Set(['30000000', '35000000']));
  for (const by of [office.maker, office.checker]) {
    expect(refusal(await by.ask('review.dispute', { submissionId: ticket.id }))).toMatchObject({
      rule: 'review.not_a_third_person',
    });
  }
  const choice = await makersChoice(office, ticket.id);
  const verdict = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(refusal(await office.director.ask('review.adjudicate', { ...verdict, choices: {} }))).toMatchObject({
    rule: 'review.choose_every_field',
  });
  expect(await office.director.get('review.adjudicate', { ...verdict, choices: { creditLimitFen: choice } })).toEqual({
    outcome: 'maker_right',
  });
  expect(
    refusal(await office.director.ask('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.adjudicator_cannot_countersign' });
  expect(await office.checker.get('review.sign', { ...verdict })).toMatchObject({ outcome: 'effective' });
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('for the checker’s value or neither it goes back to the maker, content untouched', async () => {
  const office = await openTestOffice();
  const { ticket } = await disputed(office);
  const other = (await makersChoice(office, ticket.id)) === 'first' ? 'second' : 'first';
  const verdict = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(await office.director.get('review.adjudicate', { ...verdict, choices: { creditLimitFen: other } })).toEqual({
    outcome: 'returned',
  });
  const mine = await office.maker.get('review.show', { submissionId: ticket.id });
  expect(mine).toMatchObject({ state: 'returned', mayResubmit: true, content: { creditLimitFen: 300_000_00 } });
  const again = await office.maker.get('clients.submit', {
    ...CLIENT,
    submissionId: ticket.id,
    content: { ...CLIENT.content, creditLimitFen: 350_000_00 },
  });
  expect(again.contentHash).not.toBe(ticket.contentHash);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
});

test('the store takes no verdict from the maker, the checker, or without a dispute', async () => {
  const office = await openTestOffice();
  const { ticket } = await disputed(office);
  const quiet = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '华东集团', creditLimitFen: 7_00 },
  });
  const database = new Database(join(office.directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  const id = (name: string) => String(database.prepare('SELECT id FROM person WHERE name = ?').pluck().get(name));
  const verdict = (by: string, of: { id: string; contentHash: string }) => () =>
    database
      .prepare(
        `INSERT INTO adjudication (submission_id, round, person_id, checker_id, at, verdict, fields, content_hash, key_id, signature)
         VALUES (?, 1, ?, ?, 1, 'maker', '[]', ?, 'k', ?)`,
      )
      .run(of.id, id(by), id('陈国强'), of.contentHash, 'x'.repeat(88));
  expect(verdict('周敏', ticket)).toThrow('guard:adjudication_by_a_third');
  expect(verdict('陈国强', ticket)).toThrow('guard:adjudication_by_a_third');
  expect(verdict('陆总', quiet)).toThrow('guard:adjudication_by_a_third');
  // A verdict somebody put there with another program is no signature of the person it names: verify says so.
  verdict('陆总', ticket)();
  database.close();
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults.map((fault) => fault.what))).toContain('forged_adjudication');
});

test('who judged a dispute does not take over its maker’s work when the maker leaves', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['manager'] }] });
  const { ticket } = await disputed(office);
  const verdict = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  await office.director.get('review.adjudicate', { ...verdict, choices: { creditLimitFen: 'neither' } });
  const manager = await office.desk({ name: '何志远' });
  const people = await manager.get('people.list', {});
  const id = (name: string) => people.find((person) => person.name === name)?.id ?? '';
  const departure = (heir: string) => ({
    action: 'create' as const,
    content: { personId: id('周敏'), lastDayOn: '2026-11-20', handOverTo: id(heir), reason: '回老家' },
  });
  expect(refusal(await manager.ask('people.submitDeparture', departure('陆总')))).toMatchObject({
    path: 'handOverTo',
    reason: 'people.heir_judged',
  });
  const database = new Database(join(office.directory, 'office.db'));
  const slip = `INSERT INTO submission_maker VALUES ('${ticket.id}', '${id('陆总')}', 'edited')`;
  expect(() => database.exec(slip)).toThrow('guard:submission_maker_not_by_adjudicator');
  database.close();
  expect((await manager.ask('people.submitDeparture', departure('陈国强'))).ok).toBe(true);
});

test('without a third person a dispute goes back to the maker at once', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN] });
  const { ticket } = await disputed(office);
  const mine = await office.maker.get('review.show', { submissionId: ticket.id });
  expect(mine.state).toBe('returned');
  expect(mine.chain.map((event) => event.event)).toEqual(['submitted', 'differed', 'disputed', 'returned']);
  expect(mine.chain.at(-1)?.facts).toEqual({ automatic: true, fields: ['creditLimitFen'] });
});

test('the quality report counts keyings by field and person, and never holds a value', async () => {
  const office = await openTestOffice();
  await disputed(office);
  const good = await office.maker.get('clients.submit', {
    ...CLIENT,
    content: { name: '华东集团', creditLimitFen: 7_00 },
  });
  await office.countersign(good.id);
  const months = { fromMonth: 202611, toMonth: 202611 };
  const report = await office.director.get('review.quality', { ...months, by: 'field' });
  expect(report.rows[0]).toEqual({
    key: 'client creditLimitFen',
    kind: 'client',
    path: 'creditLimitFen',
    keyed: 2,
    differed: 1,
    corrected: 0,
    disputed: 1,
  });
  expect(report.total).toMatchObject({ keyed: 6, differed: 1 });
  expect((await office.director.get('review.quality', { ...months, by: 'checker' })).rows).toMatchObject([
    { key: '陈国强', keyed: 6, differed: 1 },
  ]);
  expect(refusal(await office.maker.ask('review.quality', { ...months, by: 'field' }))).toMatchObject({
    code: 'forbidden',
  });
  const file = await office.director.get('exchange.export', {
    list: 'review_quality',
    filter: { ...months, by: 'field' },
  });
  expect(file.rows).toBe(3);
});
