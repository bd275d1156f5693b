import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { SHIPPED_COST } from '#core/modules/users/passwords.ts';
import { openTestOffice, PASSWORD } from '../support/test-office.ts';

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

test('a first password handed out by somebody else never signs; the person’s own choice brings a key of its own', async () => {
  const office = await openTestOffice();
  const { recordId: personId } = await office
    .countersign(
      (
        await office.director.get('people.submit', {
          action: 'create',
          content: { name: '新同事', title: '复核', roles: ['checker'], active: true },
        })
      ).id,
      office.checker,
    )
    .then((outcome) => (outcome.outcome === 'effective' ? outcome : { recordId: '' }));
  expect(await office.director.get('people.issuePassword', { personId, newPassword: PASSWORD })).toEqual({
    issued: true,
  });
  const newcomer = await office.desk({ name: '新同事' });
  const ticket = await office.maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const entry = { taxNumber: '', creditLimitFen: '0', paymentDays: '0' };
  await newcomer.get('review.reenter', { submissionId: ticket.id, entry });
  const sign = (password: string) =>
    newcomer.get('review.sign', { submissionId: ticket.id, contentHash: ticket.contentHash, password });
  expect(await sign(PASSWORD)).toEqual({ outcome: 'not_allowed', rule: 'session.change_password_first' });
  await newcomer.get('session.changePassword', { password: PASSWORD, newPassword: 'my-own-choice-1' });
  expect((await sign('my-own-choice-1')).outcome).toBe('effective');
  expect(await faults(office)).toEqual([]);
});

test('passwords are hashed at the shipped cost unless a test asks for a cheap one', () => {
  expect(SHIPPED_COST).toEqual({ memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 });
});
