import { expect, test } from 'vitest';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { entryFields, makeEntry, openRegisterOffice, workbookOf } from '../support/register-entries.ts';
import { e6 } from '../support/sales-office.ts';
import { CHEN, expectOk, openTestOffice, ZHOU } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

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
    rows: [
      {
        register: 'seal_use',
        number,
        title: { zh: '合同专用章 · 销售合同', en: 'Contract seal · 销售合同' },
        on: 'dueBack',
        daysLate: 3,
      },
    ],
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

const named = (name: string): RegisterKind => {
  const kind = REGISTERS.find((one) => one.name === name);
  if (!kind) throw new Error(`${name} is a register of the office`);
  return kind;
};

test('two people cannot hand out the same samples, nor take back what is gone', async () => {
  const office = await openRegisterOffice();
  const kind = named('material_movement');
  const came = await makeEntry(office, kind, 1);
  const put = (movement: string, units: number, more: object = {}) =>
    office.maker.ask('registers.submit', {
      action: 'create',
      content: { register: kind.name, fields: { ...came.fields, movement, quantity: e6(units), ...more } },
    });
  expect(refusal(await put('issued', 13))).toMatchObject({ path: 'fields.quantity', reason: 'registers.not_enough' });
  const first = expectOk(await put('issued', 8));
  expect(refusal(await put('given', 5))).toMatchObject({ reason: 'registers.not_enough_pending' });
  await office.countersign(first.id);
  const taken = await office.maker.ask('registers.submit', {
    action: 'void',
    recordId: came.recordId,
    baseVersion: 1,
    content: { register: kind.name, fields: came.fields },
  });
  expect(refusal(taken)).toMatchObject({ reason: 'registers.not_enough' });
  const reason = kind.ledger?.reason ?? '';
  const { [reason]: _explained, ...counted } = came.fields;
  const unexplained = await office.maker.ask('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields: { ...counted, movement: 'counted', quantity: e6(3) } },
  });
  expect(refusal(unexplained)).toMatchObject({ path: `fields.${reason}`, reason: 'registers.count_differs' });
  await office.countersign(expectOk(await put('counted', 3, { [reason]: '破损一件' })).id);
  const { rows } = await office.maker.get('registers.balances', { register: kind.name });
  // There should be twelve of the item: three are short.
  expect(rows).toMatchObject([{ balance: e6(3), minimum: e6(12) + 1, isShort: true }]);
});

test('an expense is claimed once, and beyond what was approved only with a reason', async () => {
  const office = await openRegisterOffice();
  const kind = named('expense_claim');
  const application = await makeEntry(office, named('expense_application'), 1);
  const records = { ...office.named, 'entry expense_application': { id: application.recordId, written: '' } };
  const reason = kind.settles?.reason ?? '';
  const { [reason]: _explained, ...fields } = entryFields(kind, 1, records);
  const approved = Number(application.fields['amount']);
  const claim = (more: object) =>
    office.maker.ask('registers.submit', {
      action: 'create',
      content: { register: kind.name, fields: { ...fields, ...more } },
    });
  expect(refusal(await claim({ amount: approved + 1 }))).toMatchObject({
    path: `fields.${reason}`,
    reason: 'registers.over_approved',
    details: { number: application.number },
  });
  const ticket = expectOk(await claim({ amount: approved + 1, [reason]: '改签机票' }));
  expect(refusal(await claim({ amount: approved }))).toMatchObject({ rule: 'review.key_reserved' });
  const settled = await office.countersign(ticket.id);
  if (settled.outcome !== 'effective') throw new Error('the claim is settled');
  expect(refusal(await claim({ amount: approved }))).toMatchObject({
    path: 'fields.application',
    reason: 'registers.settled_already',
    details: { by: settled.number },
  });
  const shown = await office.maker.get('registers.get', { register: 'expense_application', id: application.recordId });
  expect(shown).toMatchObject({ state: 'done', settlement: { number: settled.number, register: 'expense_claim' } });
  const voided = await office.maker.ask('registers.submit', {
    action: 'void',
    recordId: application.recordId,
    baseVersion: 1,
    content: { register: 'expense_application', fields: application.fields },
  });
  expect(refusal(voided)).toMatchObject({ rule: 'registers.is_settled', details: { by: settled.number } });
  const own = await office.maker.get('registers.get', { register: kind.name, id: settled.recordId });
  await office.submitAndSign('registers.submit', {
    action: 'void',
    recordId: settled.recordId,
    baseVersion: 1,
    content: { register: kind.name, fields: own.fields },
  });
  const freed = await office.maker.get('registers.get', { register: 'expense_application', id: application.recordId });
  expect(freed).toMatchObject({ state: 'due', settlement: null });
  await office.countersign(expectOk(await claim({ amount: approved })).id);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('a phone in a register is shown masked, told with a reason, and its mask is no phone', async () => {
  const office = await openRegisterOffice();
  const kind = named('call');
  const fields = entryFields(kind, 1, office.named);
  const subject = { kind: 'register', id: 'call' };
  const { id } = await office.maker.get('daily.add', { kind: 'register_call', subject, content: fields });
  const entry = await office.checker.get('registers.get', { register: 'call', id });
  expect(entry.fields['phone']).toBe('138****0001');
  const { rows } = await office.checker.get('daily.list', {});
  expect(rows.find((row) => row.id === id)?.content['phone']).toBe('138****0001');
  const told = await office.checker.get('disclosures.reveal', {
    kind: 'register_call',
    recordId: id,
    path: 'fields.phone',
    reason: 'call',
    remark: '',
  });
  expect(told.value).toBe('13810000001');
  const masked = await office.maker.ask('daily.correct', { id, content: { ...fields, phone: '138****0001' } });
  expect(refusal(masked)).toMatchObject({ path: 'content.phone', reason: 'review.mask_as_value' });
});

test('finance keeps the books of money, and only those', async () => {
  const office = await openRegisterOffice({ people: [ZHOU, CHEN, { name: '钱芳', roles: ['finance'] }] });
  const finance = office.director;
  const cash = named('petty_cash');
  const put = (kind: RegisterKind) =>
    finance.ask('registers.submit', {
      action: 'create',
      content: { register: kind.name, fields: entryFields(kind, 1, office.named) },
    });
  expectOk(await put(cash));
  expect(refusal(await put(named('file_loan')))).toEqual({ code: 'forbidden', permission: 'registers.write' });
  const shown = await finance.get('registers.kinds', {});
  const written = shown.filter(({ mayWrite }) => mayWrite).map(({ kind }) => kind.group);
  expect(new Set(written)).toEqual(new Set(['money']));
});

test('what is about a client that was merged is found on the page of the one that holds it now', async () => {
  const office = await openRegisterOffice();
  const kind = named('file_loan');
  const double = await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '恒泰装备（旧）', code: 'HT-OLD' },
  });
  const names = { ...office.named, client: { id: double.recordId, written: '' } };
  const fields = entryFields(kind, 1, names);
  const { recordId } = await office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: kind.name, fields },
  });
  await office.submitAndSign('clients.submitMerge', {
    action: 'create',
    content: {
      survivorId: office.clientId,
      absorbedId: double.recordId,
      reason: '同一家客户重复建档',
      take: { fields: [], lines: { contacts: [], addresses: [] } },
    },
  });
  const [found] = await office.maker.get('registers.linked', { kind: 'client', id: office.clientId });
  expect(found).toMatchObject({ register: kind.name, rows: [{ id: recordId }] });
  expect(Object.values(found?.rows[0]?.labels ?? {})).toContain('江苏恒泰轨道交通装备股份有限公司');
  const { rows } = await office.maker.get('registers.list', { register: kind.name, text: '江苏恒泰' });
  expect(rows.map(({ id }) => id)).toEqual([recordId]);
});

test('a cash book comes in as it was kept, and one that spends what was not there is refused whole', async () => {
  const office = await openRegisterOffice();
  const kind = named('petty_cash');
  const [into = '', out = ''] = [kind.ledger?.direction.in[0], kind.ledger?.direction.out[0]];
  const row = (movement: string, yuan: number) => ({
    fields: { ...entryFields(kind, yuan, office.named), movement, amount: yuan * 100 },
    named: office.named,
  });
  const bring = async (fileName: string, rows: readonly ReturnType<typeof row>[]) => {
    const file = { kind: 'register_petty_cash', fileName, contentBase64: workbookOf(kind, rows) };
    const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: rows.length });
    return office.countersign(ticket.id);
  };
  expect(await bring('十月.csv', [row(into, 500), row(out, 200), row(out, 250)])).toMatchObject({
    outcome: 'effective',
  });
  const balance = async () => (await office.maker.get('registers.balances', { register: kind.name })).rows[0]?.balance;
  expect(await balance()).toBe(50_00);
  // What came in and what went out under one head are not added up: the list would say 950 yuan of nothing.
  expect((await office.maker.get('registers.list', { register: kind.name })).total).toMatchObject({
    count: 3,
    sums: {},
  });
  expect(await bring('十一月.csv', [row(out, 60), row(into, 100)])).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'registers.not_enough' }],
  });
  expect(await balance()).toBe(50_00);
});
