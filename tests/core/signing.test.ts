import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { passwords, SHIPPED_COST } from '#core/modules/users/passwords.ts';
import { signingKeys } from '#core/modules/users/signing-keys.ts';
import { deskAt, keyAlike, openTestOffice, PASSWORD, type Desk } from '../support/test-office.ts';

async function faults(office: Awaited<ReturnType<typeof openTestOffice>>) {
  const verified = await office.maker.get('office.verify', {});
  return verified.checks.flatMap((check) => check.faults.map(({ where, what }) => `${where} ${what}`));
}

test('a countersignature forged in the store does not verify under the person’s own key', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', creditLimitFen: 100 },
  });
  expect(await faults(office)).toEqual([]);
  const database = new Database(join(office.directory, 'office.db'));
  database.exec('DROP TRIGGER countersignature_fixed');
  const change = (sql: string): void =>
    void database.exec(`UPDATE countersignature SET ${sql} WHERE place = 'own_session'`);
  change('at = at + 1');
  expect(await faults(office)).toEqual(['#2 forged_signature']);
  change("at = at - 1, person_id = (SELECT id FROM person WHERE name = '陆总')");
  expect(await faults(office)).toEqual(['#2 forged_signature']);
  database.close();
});

test('whoever changes the password keeps the key, and what was signed before still verifies', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const changed = await office.checker.get('session.changePassword', {
    password: PASSWORD,
    newPassword: 'a-new-shelf-9',
  });
  expect(changed.outcome).toBe('changed');
  const ticket = await office.maker.get('clients.submit', { action: 'create', content: { name: '另一家' } });
  const { contentHash } = ticket;
  const key = { entry: { taxNumber: '', creditLimitFen: '0', paymentDays: '0' } };
  await office.checker.get('review.reenter', { submissionId: ticket.id, ...key });
  const old = await office.checker.get('review.sign', { submissionId: ticket.id, contentHash, password: PASSWORD });
  expect(old.outcome).toBe('wrong_password');
  const signed = await office.checker.get('review.sign', {
    submissionId: ticket.id,
    contentHash,
    password: 'a-new-shelf-9',
  });
  expect(signed.outcome).toBe('effective');
  expect(await faults(office)).toEqual([]);
});

test('a newcomer comes in with two halves from two people, so that neither can sign in as the newcomer', async () => {
  const office = await openTestOffice();
  const { director, checker } = office;
  const person = { name: '新同事', title: '复核', roles: ['checker' as const], active: true };
  const made = await director.get('people.submit', { action: 'create', content: person });
  const seen = await director.get('review.show', { submissionId: made.id });
  await keyAlike(seen, checker);
  const signed = await checker.get('review.sign', {
    submissionId: made.id,
    contentHash: made.contentHash,
    password: PASSWORD,
  });
  const personId = signed.outcome === 'effective' ? signed.recordId : '';

  const half = (by: Desk, newPassword: string) => by.get('people.issuePassword', { personId, newPassword });
  expect(await half(director, 'north-gate-4')).toEqual({ issued: false, halves: 1 });
  expect(await half(director, 'north-gate-5')).toEqual({ issued: false, halves: 1 });
  const door = deskAt(office.office, 'seat-new', '新同事');
  const alone = await door.get('session.signIn', { name: '新同事', password: 'north-gate-5' });
  expect(alone.outcome).toBe('refused');
  expect(await half(checker, 'blue-crane-8')).toEqual({ issued: true, halves: 2 });
  const whole = 'north-gate-5blue-crane-8';
  const first = await door.get('session.signIn', { name: '新同事', password: whole });
  expect(first).toMatchObject({ outcome: 'signed_in', session: { mustChangePassword: true } });

  const ticket = await office.maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  await keyAlike(await office.maker.get('review.show', { submissionId: ticket.id }), door);
  const sign = (password: string) =>
    door.get('review.sign', { submissionId: ticket.id, contentHash: ticket.contentHash, password });
  expect(await sign(whole)).toEqual({ outcome: 'not_allowed', rule: 'session.change_password_first' });
  await door.get('session.changePassword', { password: whole, newPassword: 'my-own-choice-1' });
  expect((await sign('my-own-choice-1')).outcome).toBe('effective');
  expect(await faults(office)).toEqual([]);
});

test('nobody countersigns a change of their own record', async () => {
  const office = await openTestOffice();
  const { director, checker } = office;
  const people = await director.get('people.list', {});
  const chen = people.find((each) => each.name === '陈国强');
  if (!chen) throw new Error('the checker is a person of the office');
  const content = { name: chen.name, title: '销售经理', roles: ['manager' as const], active: true };
  const ticket = await director.get('people.submit', {
    action: 'amend',
    recordId: chen.id,
    baseVersion: chen.version,
    content,
  });
  const keyed = { submissionId: ticket.id, entry: {}, confirmed: ['roles'] };
  expect(await checker.ask('review.reenter', keyed)).toMatchObject({ failure: { rule: 'review.own_record' } });
});

test('guesses made side by side count like guesses made one after another', async () => {
  const office = await openTestOffice();
  const guesses = Array.from({ length: 12 }, (_, index) => (index === 9 ? PASSWORD : `guess-number-${index}`));
  const doors = guesses.map((_, index) => deskAt(office.office, `seat-guess-${index}`, '陆总'));
  const outcomes = await Promise.all(
    guesses.map((password, index) => doors[index]!.get('session.signIn', { name: '陆总', password })),
  );
  expect(outcomes.map((each) => each.outcome)).not.toContain('signed_in');
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'refused', lockedUntil: expect.any(Number) as number });
});

test('a file slipped in behind a countersignature is refused by the store', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const database = new Database(join(office.directory, 'office.db'));
  const slip = `INSERT INTO submission_attachment SELECT id, 1, 0, '${'a'.repeat(64)}', 'x.pdf', 'application/pdf', 9 FROM submission WHERE serial = 2`;
  expect(() => database.exec(slip)).toThrow('guard:submission_attachment_before_signing');
  database.exec('DROP TRIGGER submission_attachment_before_signing');
  database.exec(slip);
  expect(await faults(office)).toContain('#2 forged_signature');
  database.close();
});

test('passwords are hashed at the shipped cost unless a test asks for a cheap one', () => {
  expect(SHIPPED_COST).toEqual({ memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 });
});

test('a key locked before passwords were made costlier still opens, with its password alone', async () => {
  const { locked } = await signingKeys(passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 })).make(PASSWORD);
  const raised = signingKeys(passwords({ memoryCost: 128, timeCost: 2, parallelism: 1 }));
  expect(await raised.open('key', locked, PASSWORD)).toBeDefined();
  expect(await raised.open('key', locked, `${PASSWORD}!`)).toBeUndefined();
  expect(await raised.open('key', locked.replace('m=64,', 'm=96,'), PASSWORD)).toBeUndefined();
  expect(await raised.open('key', locked.replace('m=64,', 'm=9999999,'), PASSWORD)).toBeUndefined();
});
