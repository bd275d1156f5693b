import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { checkAndSign, faultsOf, personNamed } from '../support/access-office.ts';
import {
  CHEN,
  deskAt,
  LU,
  openTestOffice,
  PASSWORD,
  requestId,
  ZHOU,
  type TestOffice,
} from '../support/test-office.ts';

const CODE_FORM = /^([2-9A-HJ-KMNP-TV-Z]{5}-){4}[2-9A-HJ-KMNP-TV-Z]{5}$/;
const FRESH = 'after-the-envelope-3';

function recover({ office }: TestOffice, input: Partial<Input<'session.recover'>> & { readonly code: string }) {
  return deskAt(office, 'seat-door', '').get('session.recover', { name: CHEN.name, newPassword: FRESH, ...input });
}

/** Everything the office has written to the disk. */
function everythingIn(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('the recovery code resets one forgotten password, once, and is answered with the next', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  expect(office.recoveryCode).toMatch(CODE_FORM);
  const typed = office.recoveryCode.toLowerCase().replaceAll('-', ' ');
  const recovered = await recover(office, { code: typed });
  const nextCode = recovered.outcome === 'recovered' ? recovered.nextCode : '';
  expect(nextCode).toMatch(CODE_FORM);
  expect(nextCode).not.toBe(office.recoveryCode);
  expect(await office.checker.ask('clients.list', {})).toMatchObject({ failure: { reason: 'no_session' } });
  const signIn = (password: string) => office.checker.get('session.signIn', { name: CHEN.name, password });
  expect((await signIn(PASSWORD)).outcome).toBe('refused');
  expect(await signIn(FRESH)).toMatchObject({ outcome: 'signed_in', session: { mustChangePassword: false } });
  const next = await office.maker.get('clients.submit', { action: 'create', content: { name: '另一家' } });
  expect((await checkAndSign(next.id, office.maker, office.checker, FRESH)).outcome).toBe('effective');
  expect((await recover(office, { code: office.recoveryCode })).outcome).toBe('wrong_code');
  expect((await recover(office, { name: LU.name, code: nextCode })).outcome).toBe('recovered');
  expect(await faultsOf(office.maker)).toEqual([]);
});

test('a recovery is named by verify, in the log, and can be taken out of neither', async () => {
  const office = await openTestOffice();
  await recover(office, { code: office.recoveryCode });
  const { good, checks } = await office.maker.get('office.verify', {});
  expect(good).toBe(true);
  expect(checks.find((check) => check.name === 'recovery')).toEqual({
    name: 'recovery',
    looked: 1,
    faults: [],
    notices: [{ where: CHEN.name, what: 'recovered', at: office.clock.now }],
  });
  const log = await office.director.get('audit.list', {});
  expect(log.rows.find((row) => row.procedure === 'session.recover')).toMatchObject({ outcome: 'recovered' });
  expect((await office.maker.get('people.recoveryCode', {})).uses).toEqual([{ at: office.clock.now, name: CHEN.name }]);
  const database = new Database(join(office.directory, 'office.db'));
  expect(() => database.exec('DELETE FROM recovery_event')).toThrow('guard:recovery_event');
  expect(() => database.exec('UPDATE recovery_event SET at = 0')).toThrow('guard:recovery_event');
  database.exec('DROP TRIGGER recovery_event_never_delete; DELETE FROM recovery_event');
  database.close();
  expect(await faultsOf(office.maker)).toEqual(['recovery_event recovery_unrecorded']);
});

test('wrong codes count for the whole office, with growing delays kept on disk', async () => {
  const office = await openTestOffice();
  const wrong = (name: string) => recover(office, { name, code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' });
  for (const [index, name] of [CHEN.name, ZHOU.name, LU.name, '没有这个人'].entries()) {
    expect(await wrong(name)).toEqual({ outcome: 'wrong_code', failuresLeft: 4 - index });
  }
  const lockedUntil = office.clock.now + 30_000;
  expect(await wrong(CHEN.name)).toEqual({ outcome: 'wrong_code', failuresLeft: 0, lockedUntil });
  const again = await office.reopen();
  expect(await recover(again, { code: office.recoveryCode })).toMatchObject({ outcome: 'wrong_code', lockedUntil });
  again.clock.now += 30_001;
  const longer = await recover(again, { code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' });
  expect(longer).toMatchObject({ outcome: 'wrong_code', lockedUntil: again.clock.now + 60_000 });
  again.clock.now += 60_001;
  expect((await recover(again, { code: office.recoveryCode })).outcome).toBe('recovered');
});

test('codes tried side by side reset one person only, and guesses made together are all counted', async () => {
  const office = await openTestOffice();
  const outcomes = await Promise.all(
    [CHEN.name, ZHOU.name, LU.name].map((name) => recover(office, { name, code: office.recoveryCode })),
  );
  expect(outcomes.filter((each) => each.outcome === 'recovered')).toHaveLength(1);
  const guesses = await Promise.all(Array.from({ length: 12 }, () => recover(office, { code: 'AAAAA' })));
  expect(guesses.at(-1)).toMatchObject({ outcome: 'wrong_code', lockedUntil: expect.any(Number) as number });
});

test('the right code with a name nobody here has changes nothing and stays good', async () => {
  const office = await openTestOffice();
  expect(await recover(office, { name: '没有这个人', code: office.recoveryCode })).toEqual({
    outcome: 'not_allowed',
    rule: 'session.recover_nobody',
  });
  expect((await recover(office, { code: office.recoveryCode })).outcome).toBe('recovered');
});

test('no recovery code and no PIN lies anywhere on the disk, and a repeated request is told that it was done', async () => {
  const office = await openTestOffice();
  await office.maker.get('session.setPin', { password: PASSWORD, pin: '40725193' });
  const id = requestId();
  const input = { name: CHEN.name, code: office.recoveryCode, newPassword: FRESH };
  const door = deskAt(office.office, 'seat-door', '');
  const first = await door.ask('session.recover', input, id);
  const nextCode = first.ok && first.value.outcome === 'recovered' ? first.value.nextCode : '';
  expect(nextCode).toMatch(CODE_FORM);
  expect(await door.ask('session.recover', input, id)).toMatchObject({ failure: { rule: 'office.already_done' } });
  await office.office.close();
  const disk = everythingIn(office.directory);
  expect(disk).toContain('session.recover');
  for (const secret of [office.recoveryCode, nextCode]) {
    expect(disk).not.toContain(secret);
    expect(disk).not.toContain(secret.replaceAll('-', ''));
  }
  expect(disk).not.toContain('40725193');
});

test('a new recovery code is drawn once, by the maker of a countersigned renewal, and ends the old one', async () => {
  const office = await openTestOffice();
  const { maker, checker, director } = office;
  const renewal = { action: 'create' as const, content: { reason: '信封找不到了' } };
  const ticket = await director.get('people.renewRecoveryCode', renewal);
  const draw = (by = director) => by.ask('people.drawRecoveryCode', { submissionId: ticket.id });
  expect(await draw()).toMatchObject({ failure: { rule: 'people.code_not_yours' } });
  expect((await director.get('people.recoveryCode', {})).toDraw).toBeUndefined();
  expect((await checkAndSign(ticket.id, director, checker)).outcome).toBe('effective');
  expect((await director.get('people.recoveryCode', {})).toDraw).toBe(ticket.id);
  expect((await maker.get('people.recoveryCode', {})).toDraw).toBeUndefined();
  expect(await draw(checker)).toMatchObject({ failure: { code: 'forbidden' } });
  const drawn = await draw();
  const code = drawn.ok ? drawn.value.recoveryCode : '';
  expect(code).toMatch(CODE_FORM);
  expect(await draw()).toMatchObject({ failure: { rule: 'people.code_already_drawn' } });
  expect((await recover(office, { code: office.recoveryCode })).outcome).toBe('wrong_code');
  expect((await recover(office, { code })).outcome).toBe('recovered');
  expect(await faultsOf(maker)).toEqual([]);
});

test('the store itself lets nobody draw a code but a maker of an effective renewal', async () => {
  const office = await openTestOffice();
  const { director } = office;
  const renewal = { action: 'create' as const, content: { reason: '每年更换' } };
  const ticket = await director.get('people.renewRecoveryCode', renewal);
  const [lu, chen] = [await personNamed(director, LU.name), await personNamed(director, CHEN.name)];
  const database = new Database(join(office.directory, 'office.db'));
  const draw = (person: string) => () =>
    database.exec(`INSERT INTO recovery_draw VALUES ('${ticket.id}', '${person}', 0)`);
  expect(draw(lu.id)).toThrow('guard:recovery_draw_by_maker');
  expect((await checkAndSign(ticket.id, director, office.checker)).outcome).toBe('effective');
  expect(draw(chen.id)).toThrow('guard:recovery_draw_by_maker');
  expect(draw(lu.id)).not.toThrow();
  database.close();
});

test('a common password is refused wherever one is chosen, the 3,000 commonest among them', async () => {
  const office = await openTestOffice();
  for (const common of ['basketball', 'Sunshine1', 'qwertyuiop', 'WOAINI1314', 'aaaaaaaa', '23456789']) {
    const input = { name: CHEN.name, code: office.recoveryCode, newPassword: common };
    const door = deskAt(office.office, 'seat-door', '');
    expect(await door.ask('session.recover', input), common).toMatchObject({
      failure: { fields: [{ path: 'newPassword', reason: 'session.common_password' }] },
    });
  }
  expect((await recover(office, { code: office.recoveryCode })).outcome).toBe('recovered');
});
