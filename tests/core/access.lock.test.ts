import { expect, test } from 'vitest';
import { officeContract, type ProcedureName } from '#shared/ipc/contract.ts';
import { checkAndSign } from '../support/access-office.ts';
import { CHEN, deskAt, keyAlike, openTestOffice, PASSWORD, requestId, ZHOU } from '../support/test-office.ts';

const LOCKED = { ok: false, failure: { code: 'unauthenticated', reason: 'locked' } };

test('at a locked seat nothing is answered but what it takes to unlock it or give it to somebody else', async () => {
  const { maker, office } = await openTestOffice();
  await maker.get('session.lock', {});
  const answered = ['office.status', 'session.current', 'session.signIn', 'session.signOut', 'session.unlock'];
  const names = Object.keys(officeContract) as ProcedureName[];
  expect(names.filter((name) => 'whileLocked' in officeContract[name]).toSorted()).toEqual(answered);
  for (const name of names) {
    if (answered.includes(name)) continue;
    expect(await office.execute(maker.seat, { requestId: requestId(), name, input: {} }), name).toEqual(LOCKED);
  }
  expect(await maker.get('session.current', {})).toMatchObject({ session: { name: ZHOU.name, locked: true } });
  expect((await maker.get('office.status', {})).initialised).toBe(true);
});

test('a PIN unlocks one’s own seat, and the session still ends twelve hours after it began', async () => {
  const { maker, clock } = await openTestOffice();
  const { session } = await maker.get('session.current', {});
  expect(await maker.get('session.setPin', { password: 'not-mine-at-all', pin: '4072' })).toEqual({
    outcome: 'wrong_password',
  });
  await maker.get('session.lock', {});
  expect(await maker.get('session.unlock', { pin: '4072' })).toEqual({ outcome: 'pin_blocked' });
  await maker.get('session.unlock', { password: PASSWORD });
  await maker.get('session.setPin', { password: PASSWORD, pin: '4072' });
  clock.now += 3_600_000;
  await maker.get('session.lock', {});
  const unlocked = await maker.get('session.unlock', { pin: '4072' });
  expect(unlocked).toMatchObject({ outcome: 'unlocked', session: { locked: false, pin: 'set' } });
  expect(unlocked.outcome === 'unlocked' && unlocked.session.expiresAt).toBe(session?.expiresAt);
  expect((await maker.ask('clients.list', {})).ok).toBe(true);
  await maker.get('session.lock', {});
  clock.now += 12 * 3_600_000;
  expect(await maker.ask('session.unlock', { pin: '4072' })).toMatchObject({ failure: { reason: 'expired' } });
});

test('a PIN somebody would guess is refused', async () => {
  const { maker } = await openTestOffice();
  const trivial = ['0000', '1234', '123456', '87654321', '6789', '7890', '1212', '123123', '2580', '5201314', '888888'];
  for (const pin of trivial) {
    expect(await maker.ask('session.setPin', { password: PASSWORD, pin }), pin).toMatchObject({
      failure: { code: 'invalid_input', fields: [{ path: 'pin', reason: 'session.trivial_pin' }] },
    });
  }
  for (const pin of ['407', '407214072', '40a2', '']) {
    expect(await maker.ask('session.setPin', { password: PASSWORD, pin }), pin).toMatchObject({
      failure: { fields: [{ path: 'pin', reason: 'session.pin_form' }] },
    });
  }
  expect(await maker.get('session.setPin', { password: PASSWORD, pin: '4072' })).toEqual({ outcome: 'set' });
});

test('after three wrong PINs only the password unlocks, also after a restart, and clears the count', async () => {
  const first = await openTestOffice();
  await first.maker.get('session.setPin', { password: PASSWORD, pin: '4072' });
  await first.maker.get('session.lock', {});
  expect(await first.maker.get('session.unlock', { pin: '4073' })).toEqual({ outcome: 'wrong_pin', triesLeft: 2 });
  expect(await first.maker.get('session.unlock', { pin: '1' })).toEqual({ outcome: 'wrong_pin', triesLeft: 1 });
  const { maker } = await first.reopen();
  await maker.get('session.lock', {});
  expect(await maker.get('session.unlock', { pin: '4074' })).toEqual({ outcome: 'wrong_pin', triesLeft: 0 });
  expect(await maker.get('session.unlock', { pin: '4072' })).toEqual({ outcome: 'pin_blocked' });
  expect(await maker.get('session.current', {})).toMatchObject({ session: { locked: true, pin: 'spent' } });
  const wrong = await maker.get('session.unlock', { password: 'not-mine-at-all' });
  expect(wrong).toEqual({ outcome: 'wrong_password', failuresLeft: 4 });
  expect((await maker.get('session.unlock', { password: PASSWORD })).outcome).toBe('unlocked');
  await maker.get('session.lock', {});
  expect((await maker.get('session.unlock', { pin: '4072' })).outcome).toBe('unlocked');
  await maker.get('session.clearPin', {});
  await maker.get('session.lock', {});
  expect(await maker.get('session.unlock', { pin: '4072' })).toEqual({ outcome: 'pin_blocked' });
});

test('PINs tried side by side count like PINs tried one after another', async () => {
  const { maker } = await openTestOffice();
  await maker.get('session.setPin', { password: PASSWORD, pin: '4072' });
  await maker.get('session.lock', {});
  const pins = ['1111', '2222', '3333', '4444', '4072'];
  const outcomes = await Promise.all(pins.map((pin) => maker.get('session.unlock', { pin })));
  expect(outcomes.map((each) => each.outcome)).not.toContain('unlocked');
});

test('a PIN unlocks and never signs', async () => {
  const { maker, checker } = await openTestOffice();
  await checker.get('session.setPin', { password: PASSWORD, pin: '407219' });
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  await keyAlike(await maker.get('review.show', { submissionId: ticket.id }), checker);
  const sign = { submissionId: ticket.id, contentHash: ticket.contentHash };
  await checker.get('session.lock', {});
  await checker.get('session.unlock', { pin: '407219' });
  expect(await checker.get('review.sign', sign)).toEqual({ outcome: 'password_needed', why: 'no_window' });
  expect(await checker.get('review.sign', { ...sign, password: '407219' })).toEqual({ outcome: 'wrong_password' });
  const desk = { name: CHEN.name, password: '407219', submissionId: ticket.id, entry: {} };
  expect(await maker.get('review.deskReenter', desk)).toEqual({ outcome: 'wrong_password' });
  expect((await checker.get('review.sign', { ...sign, password: PASSWORD })).outcome).toBe('effective');
});

test('whoever takes a seat over has it unlocked and as their own, and what was open there is closed', async () => {
  const { maker, office } = await openTestOffice();
  await maker.get('session.lock', {});
  const seat = deskAt(office, maker.seat, CHEN.name);
  expect((await seat.get('session.signIn', { name: CHEN.name, password: 'not-mine-at-all' })).outcome).toBe('refused');
  expect(await seat.ask('clients.list', {})).toEqual(LOCKED);
  await seat.get('session.signIn', { name: CHEN.name, password: PASSWORD });
  expect(await seat.get('session.current', {})).toMatchObject({ session: { name: CHEN.name, locked: false } });
  expect((await seat.ask('clients.list', {})).ok).toBe(true);
});

test('a desk token given out before the seat was locked is dead', async () => {
  const { maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const entry = { taxNumber: '', creditLimitFen: '0', paymentDays: '0' };
  const input = { submissionId: ticket.id, entry, name: CHEN.name, password: PASSWORD };
  const judged = await maker.get('review.deskReenter', input);
  const token = judged.outcome === 'judged' ? (judged.token ?? '') : '';
  expect(token).not.toBe('');
  await maker.get('session.lock', {});
  await maker.get('session.unlock', { password: PASSWORD });
  expect(await maker.ask('review.deskSign', { token })).toMatchObject({
    failure: { rule: 'review.desk_token_expired' },
  });
  expect((await checkAndSign(ticket.id, maker, checker)).outcome).toBe('effective');
});
