import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Output } from '#shared/ipc/contract.ts';
import { checkAndSign, comeIn, faultsOf, giveHalves, personNamed } from '../support/access-office.ts';
import { CHEN, deskAt, keyAlike, LU, openTestOffice, PASSWORD, ZHOU, type Desk } from '../support/test-office.ts';

const MANAGERS = [
  { name: '周敏', roles: ['manager' as const] },
  { name: '陈国强', roles: ['manager' as const] },
];

async function reset(by: Desk, name: string): Promise<Output<'people.submitPasswordReset'>> {
  const { id } = await personNamed(by, name);
  return by.get('people.submitPasswordReset', { action: 'create', content: { personId: id, reason: '忘记口令' } });
}

function departureOf(personId: string, handOverTo: string | null) {
  return {
    action: 'create' as const,
    content: { personId, lastDayOn: '2026-11-20', handOverTo, reason: '辞职' },
  };
}

test('two of three take a forgotten password away, and the person comes back with two halves and a new key', async () => {
  const office = await openTestOffice();
  const { maker, checker, director } = office;
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  await checker.get('session.setPin', { password: PASSWORD, pin: '4072' });
  const wrong = deskAt(office.office, 'seat-wrong', CHEN.name);
  await wrong.get('session.signIn', { name: CHEN.name, password: 'was-it-this-one' });
  const ticket = await reset(director, CHEN.name);
  expect(ticket.title).toBe(CHEN.name);
  expect((await checkAndSign(ticket.id, director, maker)).outcome).toBe('effective');

  expect(await checker.ask('clients.list', {})).toMatchObject({ failure: { reason: 'no_session' } });
  expect((await checker.get('session.signIn', { name: CHEN.name, password: PASSWORD })).outcome).toBe('refused');
  const { id, hasPassword } = await personNamed(director, CHEN.name);
  expect(hasPassword).toBe(false);
  await giveHalves([director, maker], id);
  const back = await comeIn(office, CHEN.name, 'my-second-choice-2');
  expect(await back.get('session.current', {})).toMatchObject({ session: { mustChangePassword: false, pin: 'none' } });

  const next = await maker.get('clients.submit', { action: 'create', content: { name: '另一家' } });
  expect((await checkAndSign(next.id, maker, back)).outcome).toBe('wrong_password');
  const sign = { submissionId: next.id, contentHash: next.contentHash, password: 'my-second-choice-2' };
  expect((await back.get('review.sign', sign)).outcome).toBe('effective');
  expect(await faultsOf(maker)).toEqual([]);
  const database = new Database(join(office.directory, 'office.db'), { readonly: true });
  const keys = database.prepare('SELECT valid_to FROM signing_key WHERE person_id = ? ORDER BY valid_from').all(id);
  expect(keys).toEqual([{ valid_to: office.clock.now }, { valid_to: null }]);
  database.close();
});

test('nobody resets themselves, neither as maker nor as checker', async () => {
  const office = await openTestOffice({ people: [{ name: '周敏', roles: ['manager'] }, CHEN, LU] });
  const { maker, checker, director } = office;
  const lu = await personNamed(director, LU.name);
  const own = { action: 'create' as const, content: { personId: lu.id, reason: '自己来' } };
  expect(await director.ask('people.submitPasswordReset', own)).toMatchObject({
    failure: { rule: 'review.maker_is_subject' },
  });
  const ticket = await reset(maker, LU.name);
  const keyed = { submissionId: ticket.id, entry: {}, confirmed: ['personId', 'reason'] };
  expect(await director.ask('review.reenter', keyed)).toMatchObject({ failure: { rule: 'review.own_record' } });
  expect(await director.get('review.show', { submissionId: ticket.id })).toMatchObject({
    mayCheck: false,
    mayNotCheckBecause: 'review.own_record',
  });
  const atDesk = await maker.get('review.deskReenter', { ...keyed, name: LU.name, password: PASSWORD });
  expect(atDesk).toEqual({ outcome: 'not_allowed', rule: 'review.own_record' });
  expect(await maker.ask('people.submitPasswordReset', own)).toMatchObject({
    failure: { rule: 'review.key_reserved' },
  });
  expect((await checkAndSign(ticket.id, maker, checker)).outcome).toBe('effective');
});

test('two people alone cannot reset each other: there is nobody to check it', async () => {
  const office = await openTestOffice({ people: MANAGERS });
  const chen = await personNamed(office.maker, '陈国强');
  const asked = { action: 'create' as const, content: { personId: chen.id, reason: '忘记口令' } };
  expect(await office.maker.ask('people.submitPasswordReset', asked)).toMatchObject({
    failure: { rule: 'review.no_eligible_checker' },
  });
});

test('who leaves with work under review hands it over, and the heir can correct or withdraw it and never sign it', async () => {
  const people = [
    ZHOU,
    CHEN,
    LU,
    { name: '吴佳', roles: ['clerk' as const] },
    { name: '出纳小吴', roles: ['cashier' as const] },
  ];
  const office = await openTestOffice({ people });
  const { maker, checker, director } = office;
  const [zhou, wu, cashier] = [
    await personNamed(director, ZHOU.name),
    await personNamed(director, '吴佳'),
    await personNamed(director, '出纳小吴'),
  ];
  const waiting = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const returned = await maker.get('clients.submit', { action: 'create', content: { name: '被退回的' } });
  await checker.get('review.return', { submissionId: returned.id, reasons: [{ text: '名称不全' }] });

  expect(await director.ask('people.submitDeparture', departureOf(zhou.id, null))).toMatchObject({
    failure: {
      fields: [{ path: 'handOverTo', reason: 'people.hand_over_needed', details: { count: 2, serials: '2, 3' } }],
    },
  });
  const heirless = (heir: string) => director.ask('people.submitDeparture', departureOf(zhou.id, heir));
  expect(await heirless(cashier.id)).toMatchObject({
    failure: { fields: [{ reason: 'people.heir_may_not_make', details: { name: '出纳小吴', serial: 2 } }] },
  });
  expect(await heirless(zhou.id)).toMatchObject({ failure: { fields: [{ reason: 'people.heir_not_here' }] } });
  const plan = await director.get('people.handOver', { personId: zhou.id });
  expect(plan.work.map(({ serial, title, state }) => ({ serial, title, state }))).toEqual([
    { serial: 2, title: '申亿机电', state: 'submitted' },
    { serial: 3, title: '被退回的', state: 'returned' },
  ]);
  expect(plan.heirs.filter((heir) => heir.because === undefined).map((heir) => heir.name)).toContain('吴佳');
  expect(plan.heirs.find((heir) => heir.name === '出纳小吴')?.because?.rule).toBe('people.heir_may_not_make');
  expect(plan.heirs.map((heir) => heir.name)).not.toContain(ZHOU.name);

  const amended = { name: zhou.name, title: zhou.title, roles: [...zhou.roles], active: false };
  const off = { action: 'amend' as const, recordId: zhou.id, baseVersion: zhou.version, content: amended };
  expect(await director.ask('people.submit', off)).toMatchObject({ failure: { rule: 'person.open_work' } });

  const ticket = await director.get('people.submitDeparture', departureOf(zhou.id, wu.id));
  expect((await checkAndSign(ticket.id, director, checker)).outcome).toBe('effective');
  expect(await maker.ask('clients.list', {})).toMatchObject({ failure: { reason: 'no_session' } });
  const gone = await personNamed(director, ZHOU.name);
  expect(gone).toMatchObject({ active: false, roles: ['clerk'], hasPassword: false, version: zhou.version + 1 });

  const heir = await office.desk({ name: '吴佳' });
  const seen = await heir.get('review.show', { submissionId: waiting.id });
  expect(seen).toMatchObject({ mayWithdraw: true, mayCheck: false, hidden: [] });
  expect(seen.chain.at(-1)).toMatchObject({ event: 'handed_over', facts: { from: ZHOU.name, to: '吴佳' } });
  const keyed = { submissionId: waiting.id, entry: {}, confirmed: [] };
  expect(await heir.ask('review.reenter', keyed)).toMatchObject({
    failure: { rule: 'review.maker_cannot_countersign' },
  });
  const corrected = { action: 'create' as const, submissionId: returned.id, content: { name: '退回后改全的名称' } };
  const again = await heir.get('clients.submit', corrected);
  expect((await checkAndSign(again.id, heir, checker)).outcome).toBe('effective');
  expect((await heir.get('review.withdraw', { submissionId: waiting.id })).state).toBe('withdrawn');
  expect(await faultsOf(heir)).toEqual([]);
});

test('nobody inherits what they have countersigned in its round: refused by name and number, and by the store', async () => {
  const people = [ZHOU, CHEN, LU, { name: '何志远', roles: ['checker' as const] }];
  const office = await openTestOffice({ people });
  const { maker, checker, director } = office;
  const waiting = await maker.get('clients.submit', { action: 'create', content: { name: '要两个人签的' } });
  const database = new Database(join(office.directory, 'office.db'));
  database.exec('DROP TRIGGER submission_content_fixed');
  database.prepare('UPDATE submission SET required_signatures = 2 WHERE id = ?').run(waiting.id);
  expect((await checkAndSign(waiting.id, maker, checker)).outcome).toBe('signed');
  const [zhou, chen] = [await personNamed(director, ZHOU.name), await personNamed(director, CHEN.name)];
  expect(await director.ask('people.submitDeparture', departureOf(zhou.id, chen.id))).toMatchObject({
    failure: {
      fields: [{ path: 'handOverTo', reason: 'people.heir_signed', details: { name: CHEN.name, serial: 2 } }],
    },
  });
  const slip = `INSERT INTO submission_maker VALUES ('${waiting.id}', '${chen.id}', 'edited')`;
  expect(() => database.exec(slip)).toThrow('guard:submission_maker_not_by_signer');
  database.close();
});

test('what is about the heir is not handed over to them', async () => {
  const people = [
    { name: '周敏', roles: ['manager' as const] },
    CHEN,
    LU,
    { name: '沈佳怡', roles: ['manager' as const] },
  ];
  const office = await openTestOffice({ people });
  const { maker, director } = office;
  await reset(maker, '沈佳怡');
  const [zhou, shen] = [await personNamed(director, '周敏'), await personNamed(director, '沈佳怡')];
  expect(await director.ask('people.submitDeparture', departureOf(zhou.id, shen.id))).toMatchObject({
    failure: { fields: [{ reason: 'people.heir_concerned', details: { serial: 2 } }] },
  });
});

test('work begun after the departure was keyed is noticed at its signature, and nothing has changed', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['checker'] }] });
  const { maker, checker, director } = office;
  const zhou = await personNamed(director, ZHOU.name);
  const ticket = await director.get('people.submitDeparture', departureOf(zhou.id, null));
  await maker.get('clients.submit', { action: 'create', content: { name: '最后一单' } });
  expect(await checkAndSign(ticket.id, director, checker)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'people.hand_over_needed' }],
  });
  expect((await personNamed(director, ZHOU.name)).active).toBe(true);
  expect((await maker.ask('clients.list', {})).ok).toBe(true);
});

test('the last two who can check each other cannot leave', async () => {
  const office = await openTestOffice({
    people: [{ name: '周敏', roles: ['manager'] }, CHEN, { name: '出纳小吴', roles: ['cashier'] }],
  });
  const chen = await personNamed(office.maker, CHEN.name);
  expect(await office.maker.ask('people.submitDeparture', departureOf(chen.id, null))).toMatchObject({
    failure: { rule: 'person.last_checker', details: { name: CHEN.name } },
  });
});

test('a leaver switched on again behind the office’s back differs from what was signed', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['checker'] }] });
  const { checker, director } = office;
  const zhou = await personNamed(director, ZHOU.name);
  const ticket = await director.get('people.submitDeparture', departureOf(zhou.id, null));
  expect((await checkAndSign(ticket.id, director, checker)).outcome).toBe('effective');
  expect(await faultsOf(director)).toEqual([]);
  const database = new Database(join(office.directory, 'office.db'));
  database.exec('DROP TRIGGER person_countersigned_update');
  database.prepare('UPDATE person SET active = 1 WHERE id = ?').run(zhou.id);
  expect(await faultsOf(director)).toEqual(['#2 departure record_differs']);
  database.prepare("UPDATE person SET active = 0, title = '总经理' WHERE id = ?").run(zhou.id);
  expect(await faultsOf(director)).toEqual(['#2 departure record_differs']);
  database.close();
});

test('who left and is taken on again comes in anew, with two halves', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['checker'] }] });
  const { checker, director } = office;
  const zhou = await personNamed(director, ZHOU.name);
  const ticket = await director.get('people.submitDeparture', departureOf(zhou.id, null));
  await checkAndSign(ticket.id, director, checker);
  expect(await director.ask('people.issuePassword', { personId: zhou.id, newPassword: 'north-gate-5' })).toMatchObject({
    failure: { rule: 'people.already_left' },
  });
  const left = await personNamed(director, ZHOU.name);
  const content = { name: left.name, title: left.title, roles: [...left.roles], active: true };
  const back = { action: 'amend' as const, recordId: left.id, baseVersion: left.version, content };
  const taken = await director.get('people.submit', back);
  expect((await checkAndSign(taken.id, director, checker)).outcome).toBe('effective');
  await giveHalves([director, checker], left.id);
  await comeIn(office, ZHOU.name);
  expect(await faultsOf(director)).toEqual([]);
});

test('an office of two gets through one forgotten password and one leaver, with a third person hired first', async () => {
  const office = await openTestOffice({ people: MANAGERS });
  const { maker: zhou, checker: chen } = office;
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  // 陈国强 forgets the password: no third person could check a reset, so the sealed envelope is opened.
  const door = deskAt(office.office, 'seat-door', '');
  const recovered = await door.get('session.recover', {
    name: '陈国强',
    code: office.recoveryCode,
    newPassword: 'after-the-envelope-3',
  });
  expect(recovered.outcome).toBe('recovered');
  expect(await chen.ask('clients.list', {})).toMatchObject({ failure: { reason: 'no_session' } });
  const signIn = await chen.get('session.signIn', { name: '陈国强', password: 'after-the-envelope-3' });
  expect(signIn.outcome).toBe('signed_in');
  // 周敏 wants to leave: two are too few, so 何志远 is hired first.
  const zhouId = (await personNamed(chen, '周敏')).id;
  const work = await zhou.get('clients.submit', { action: 'create', content: { name: '没办完的' } });
  expect(await chen.ask('people.submitDeparture', departureOf(zhouId, null))).toMatchObject({
    failure: { rule: 'person.last_checker' },
  });
  const made = await zhou.get('people.submit', {
    action: 'create',
    content: { name: '何志远', title: '', roles: ['manager'], active: true },
  });
  const hired = await checkAndSign(made.id, zhou, chen, 'after-the-envelope-3');
  await giveHalves([zhou, chen], hired.outcome === 'effective' ? hired.recordId : '');
  const he = await comeIn(office, '何志远');
  const plan = await chen.get('people.handOver', { personId: zhouId });
  expect(plan.work.map((row) => row.serial)).toEqual([work.serial]);
  const heId = (await personNamed(chen, '何志远')).id;
  const ticket = await chen.get('people.submitDeparture', departureOf(zhouId, heId));
  expect((await checkAndSign(ticket.id, chen, he)).outcome).toBe('effective');
  expect((await checkAndSign(work.id, he, chen, 'after-the-envelope-3')).outcome).toBe('effective');
  expect(await faultsOf(he)).toEqual([]);
  const verified = await he.get('office.verify', {});
  expect(verified.good).toBe(true);
  expect(verified.checks.find((check) => check.name === 'recovery')?.notices).toMatchObject([
    { where: '陈国强', what: 'recovered' },
  ]);
});

test('a person cannot be signed away while keying: a confirmed tick and the last day typed alike come first', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['checker'] }] });
  const { checker, director } = office;
  const zhou = await personNamed(director, ZHOU.name);
  const ticket = await director.get('people.submitDeparture', departureOf(zhou.id, null));
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(seen.hidden).toEqual(['lastDayOn']);
  expect(JSON.stringify(seen)).not.toContain('2026-11-20');
  const sign = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(await checker.ask('review.sign', sign)).toMatchObject({ failure: { rule: 'review.rekey_first' } });
  await keyAlike(await director.get('review.show', { submissionId: ticket.id }), checker);
  expect((await checker.get('review.sign', sign)).outcome).toBe('effective');
});
