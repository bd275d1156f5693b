import { expect, test } from 'vitest';
import { checkAndSign, faultsOf, personNamed } from '../support/access-office.ts';
import { adoptPolicy, policyWith } from '../support/policies.ts';
import { CHEN, deskAt, keyAlike, openTestOffice, PASSWORD, ZHOU, type TestOffice } from '../support/test-office.ts';

const MINUTE = 60_000;
let clients = 0;

/** A client keyed by the maker and alike by the checker, ready to be signed. */
async function readyClient({ maker, checker }: TestOffice): Promise<{ submissionId: string; contentHash: string }> {
  clients += 1;
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: `客户${clients}` } });
  await keyAlike(await maker.get('review.show', { submissionId: ticket.id }), checker);
  return { submissionId: ticket.id, contentHash: ticket.contentHash };
}

/** An office where the checker has typed the password once. */
async function openWindow(): Promise<TestOffice> {
  const office = await openTestOffice();
  const signed = await office.checker.get('review.sign', { ...(await readyClient(office)), password: PASSWORD });
  expect(signed.outcome).toBe('effective');
  return office;
}

/** A signature without a password, on a client of its own. */
const signNext = async (office: TestOffice) => office.checker.get('review.sign', await readyClient(office));

test('without a window the password is asked for, and one password is good for thirty signatures', async () => {
  const office = await openTestOffice();
  const first = await readyClient(office);
  expect(await office.checker.get('review.signingWindow', {})).toEqual({});
  expect(await office.checker.get('review.sign', first)).toEqual({ outcome: 'password_needed', why: 'no_window' });
  expect((await office.checker.get('review.sign', { ...first, password: 'not-mine' })).outcome).toBe('wrong_password');
  expect(await office.checker.get('review.signingWindow', {})).toEqual({});
  expect((await office.checker.get('review.sign', { ...first, password: PASSWORD })).outcome).toBe('effective');
  const openUntil = office.clock.now + 10 * MINUTE;
  expect(await office.checker.get('review.signingWindow', {})).toEqual({ openUntil, signaturesLeft: 29 });
  for (let signature = 2; signature <= 30; signature += 1) {
    expect((await signNext(office)).outcome, `signature ${signature}`).toBe('effective');
  }
  expect(await office.checker.get('review.signingWindow', {})).toEqual({});
  const last = await readyClient(office);
  expect(await office.checker.get('review.sign', last)).toEqual({ outcome: 'password_needed', why: 'spent' });
  expect((await office.checker.get('review.sign', { ...last, password: PASSWORD })).outcome).toBe('effective');
  expect(await faultsOf(office.checker)).toEqual([]);
});

test('the window closes after ten minutes, however few signatures were made', async () => {
  const office = await openWindow();
  office.clock.now += 10 * MINUTE - 1;
  expect((await signNext(office)).outcome).toBe('effective');
  office.clock.now += 1;
  expect(await office.checker.get('review.signingWindow', {})).toEqual({});
  expect(await signNext(office)).toEqual({ outcome: 'password_needed', why: 'spent' });
});

test('locking, signing out, another person and leaving the seat each drop the window', async () => {
  const office = await openWindow();
  const { checker } = office;
  const again = async (): Promise<void> => {
    const client = await readyClient(office);
    expect(await checker.get('review.sign', client)).toEqual({ outcome: 'password_needed', why: 'no_window' });
    expect((await checker.get('review.sign', { ...client, password: PASSWORD })).outcome).toBe('effective');
    expect(await checker.get('review.signingWindow', {})).toMatchObject({ signaturesLeft: 29 });
  };
  const signIn = (name: string) => checker.get('session.signIn', { name, password: PASSWORD });
  await checker.get('session.lock', {});
  await checker.get('session.unlock', { password: PASSWORD });
  await again();
  await checker.get('session.signOut', {});
  await signIn(CHEN.name);
  await again();
  await signIn('陆总');
  expect(await checker.get('review.signingWindow', {})).toEqual({});
  await signIn(CHEN.name);
  await again();
  office.office.leave(checker.seat);
  await signIn(CHEN.name);
  await again();
});

test('the window belongs to its seat: the same person elsewhere is asked', async () => {
  const office = await openWindow();
  const elsewhere = deskAt(office.office, 'seat-elsewhere', CHEN.name);
  await elsewhere.get('session.signIn', { name: CHEN.name, password: PASSWORD });
  expect(await elsewhere.get('review.signingWindow', {})).toEqual({});
  const client = await readyClient(office);
  expect(await elsewhere.get('review.sign', client)).toEqual({ outcome: 'password_needed', why: 'no_window' });
});

test('a record about people asks for the password although the window is open, and leaves the window alone', async () => {
  const office = await openWindow();
  const { director, checker } = office;
  const content = { name: '新同事', title: '', roles: ['clerk' as const], active: true };
  const ticket = await director.get('people.submit', { action: 'create', content });
  await keyAlike(await director.get('review.show', { submissionId: ticket.id }), checker);
  const sign = { submissionId: ticket.id, contentHash: ticket.contentHash };
  expect(await checker.get('review.show', { submissionId: ticket.id })).toMatchObject({ asksPassword: true });
  expect(await checker.get('review.sign', sign)).toEqual({ outcome: 'password_needed', why: 'always' });
  expect((await checker.get('review.sign', { ...sign, password: PASSWORD })).outcome).toBe('effective');
  expect(await checker.get('review.signingWindow', {})).toMatchObject({ signaturesLeft: 29 });
});

test('a password typed for a record about people opens no window', async () => {
  const office = await openTestOffice();
  const zhou = await personNamed(office.director, ZHOU.name);
  const content = { name: ZHOU.name, title: '内勤', roles: [...zhou.roles], active: true };
  const target = { action: 'amend' as const, recordId: zhou.id, baseVersion: zhou.version };
  const ticket = await office.director.get('people.submit', { ...target, content });
  expect((await checkAndSign(ticket.id, office.director, office.checker)).outcome).toBe('effective');
  expect(await office.checker.get('review.signingWindow', {})).toEqual({});
});

test('from the amount of its policy on a submission asks for the password, and says so only to who has keyed it', async () => {
  const office = await openWindow();
  const { maker, checker } = office;
  await adoptPolicy(office, policyWith({ kind: 'client', askFromFen: 500_000_00 }));
  const waiting = async (creditLimitFen: number) => {
    const content = { name: `客户 ${creditLimitFen}`, creditLimitFen };
    const ticket = await maker.get('clients.submit', { action: 'create', content });
    const sign = { submissionId: ticket.id, contentHash: ticket.contentHash };
    return { sign, shown: () => checker.get('review.show', { submissionId: ticket.id }) };
  };
  const large = await waiting(500_000_00);
  expect(await large.shown()).toMatchObject({ asksPassword: false });
  expect(await checker.ask('review.sign', large.sign)).toMatchObject({ failure: { rule: 'review.rekey_first' } });
  await keyAlike(await maker.get('review.show', { submissionId: large.sign.submissionId }), checker);
  expect(await large.shown()).toMatchObject({ asksPassword: true });
  expect(await checker.get('review.sign', large.sign)).toEqual({ outcome: 'password_needed', why: 'always' });
  const small = await waiting(499_999_99);
  await keyAlike(await maker.get('review.show', { submissionId: small.sign.submissionId }), checker);
  expect(await small.shown()).toMatchObject({ asksPassword: false });
  expect((await checker.get('review.sign', small.sign)).outcome).toBe('effective');
});

test('at the desk the password is asked each time, and neither opens nor uses a window', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const atDesk = async (): Promise<void> => {
    clients += 1;
    const ticket = await maker.get('clients.submit', { action: 'create', content: { name: `会签客户${clients}` } });
    const entry = { taxNumber: '', creditLimitFen: '0', paymentDays: '0' };
    const keyed = { submissionId: ticket.id, entry, name: CHEN.name };
    const { password: _none, ...without } = { ...keyed, password: '' };
    expect(
      await office.office.execute(maker.seat, {
        requestId: `desk-${clients}-none`,
        name: 'review.deskReenter',
        input: without,
      }),
    ).toMatchObject({ failure: { code: 'invalid_input' } });
    const judged = await maker.get('review.deskReenter', { ...keyed, password: PASSWORD });
    const token = judged.outcome === 'judged' ? (judged.token ?? '') : '';
    expect((await maker.get('review.deskSign', { token })).outcome).toBe('effective');
  };
  await checker.get('review.sign', { ...(await readyClient(office)), password: PASSWORD });
  await atDesk();
  await atDesk();
  expect(await checker.get('review.signingWindow', {})).toMatchObject({ signaturesLeft: 29 });
  expect(await maker.get('review.signingWindow', {})).toEqual({});
});

test('a signature that is not made takes none from the window', async () => {
  const office = await openWindow();
  const { checker } = office;
  const own = await checker.get('clients.submit', { action: 'create', content: { name: '自己录的' } });
  const refused = await checker.ask('review.sign', { submissionId: own.id, contentHash: own.contentHash });
  expect(refused).toMatchObject({ failure: { rule: 'review.maker_cannot_countersign' } });
  expect(await checker.get('review.signingWindow', {})).toMatchObject({ signaturesLeft: 29 });
});

test('who is no longer here has no window, at no seat', async () => {
  const people = [
    ZHOU,
    CHEN,
    { name: '陆总', roles: ['manager' as const] },
    { name: '何志远', roles: ['checker' as const] },
  ];
  const office = await openTestOffice({ people });
  const { checker, director, maker } = office;
  await checker.get('review.sign', { ...(await readyClient(office)), password: PASSWORD });
  const chen = await personNamed(director, CHEN.name);
  const content = { name: chen.name, title: chen.title, roles: [...chen.roles], active: false };
  const target = { action: 'amend' as const, recordId: chen.id, baseVersion: chen.version };
  const ticket = await director.get('people.submit', { ...target, content });
  expect((await checkAndSign(ticket.id, director, maker)).outcome).toBe('effective');
  expect(await checker.ask('review.signingWindow', {})).toMatchObject({ failure: { reason: 'no_session' } });
  expect((await checker.get('session.signIn', { name: CHEN.name, password: PASSWORD })).outcome).toBe('refused');
});
