import i18next, { type TFunction } from 'i18next';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordWords } from '#renderer/components/record-words.ts';
import { amountOf, fieldText, isMoneyAt, sayIn } from '#renderer/components/register-words.ts';
import { entryName, quickDone, sectionsOf } from '#renderer/components/entry-facts.ts';
import { fittingRegisters, groupedRegisters, inColumns } from '#renderer/features/registers/board-model.ts';
import { linkedStart, withSet } from '#renderer/features/registers/form-start.ts';
import { registerColumns } from '#renderer/features/registers/register-columns.tsx';
import {
  balanceAfter,
  carrierOf,
  entryValues,
  newEntry,
  readEntry,
  typedTime,
  withValue,
} from '#renderer/features/registers/register-form-model.ts';
import { chipStates, flatTotal, registerListOf } from '#renderer/features/registers/register-list-model.ts';
import { columnsOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';

const TODAY = '2026-11-20';
const me = { id: 'p1', name: '周敏' };
const chinese = sayIn('zh-CN');

function register(name: string): RegisterKind {
  const kind = REGISTERS.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`there is no register ${name}`);
  return kind;
}
function field(kind: RegisterKind, key: string): RegisterField {
  const found = fieldOf(kind, key);
  if (found === undefined) throw new Error(`${kind.name} has no ${key}`);
  return found;
}
const seal = register('seal_use');
const parcel = register('parcel');

let t: TFunction;
beforeAll(async () => {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../renderer/locales/zh-CN/${file}.json`), 'utf8'));
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { words: read('words') as object, registers: read('registers') as object } },
    ns: ['words', 'registers'],
    defaultNS: 'words',
  });
  t = instance.t;
});

describe('a list out of a declaration', () => {
  const columnsFor = (kind: RegisterKind) =>
    registerColumns(kind, {
      t,
      say: chinese,
      openLinked: () => undefined,
      stateWords: { state: String, row: () => '', width: 116 },
      sums: {},
    });

  test.each(REGISTERS.map((kind) => [kind.label.zh, kind] as const))(
    '%s: every field is a column, the state the last',
    (_, kind) => {
      const columns = columnsFor(kind);
      const keys = columns.map(({ key }) => key);
      expect(keys).toEqual(expect.arrayContaining(kind.fields.map(({ key }) => key)));
      expect(keys.at(-1)).toBe('state');
      expect(keys.includes('number')).toBe(kind.review === 'effective');
      expect(columns.filter(({ grow }) => grow === true)).toHaveLength(1);
      const shown = columns.filter(({ begins }) => begins === undefined);
      expect(shown.map(({ key }) => key)).toEqual(expect.arrayContaining(['state']));
      expect(shown.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(1260);
    },
  );

  test('what the office sorts and filters by is what the heads offer; only due registers have states', () => {
    expect(registerListOf(seal).columns).toMatchObject(columnsOf(seal));
    expect(registerListOf(seal).start).toEqual({ column: 'usedOn', descending: true });
    expect(chipStates(seal)).toEqual(['open', 'due', 'late', 'done', 'struck']);
    expect(chipStates(register('petty_cash'))).toEqual(['struck']);
  });

  test('sums of money stand at the foot, quantities under their own column', () => {
    const total = { count: 3, countIsCapped: false, sums: { amount: 12_000, quantity: 5 } };
    expect(flatTotal(register('petty_cash'), total)).toEqual({ amount: 12_000, count: 3, countIsCapped: false });
    expect(flatTotal(seal, undefined)).toBeUndefined();
  });
});

describe('a form out of a declaration', () => {
  test('a new entry begins with today, with who keys it, and with the usual choice', () => {
    const visit = register('visit');
    const begun = newEntry(visit, { today: TODAY, me });
    expect(begun.fields).toMatchObject({ plannedOn: TODAY, visitor: 'p1', way: 'phone' });
    expect(begun.picked).toEqual({ visitor: me });
  });

  test('a seal taken out has to say when it comes back', () => {
    const filled = {
      ...newEntry(seal, { today: TODAY, me }).fields,
      seal: 'company',
      document: '授权委托书',
      copies: '4',
      purpose: '投标',
      user: '李四',
      approvedBy: '王总',
      watchedBy: 'p2',
    };
    const read = (fields: Record<string, string>) => readEntry(seal, { fields, picked: {} }, TODAY);
    expect(read(filled)).toMatchObject({ ok: true, draft: { copies: 4, usedOn: TODAY } });
    expect(read({ ...filled, takenOut: '1' })).toEqual({
      ok: false,
      faults: [{ path: 'fields.dueBack', reason: 'required' }],
    });
    expect(read({ ...filled, takenOut: '1', dueBack: '+3' })).toMatchObject({
      ok: true,
      draft: { takenOut: 1, dueBack: '2026-11-23' },
    });
  });

  test('what cannot be read is said at its field, and never becomes a value', () => {
    const cash = register('petty_cash');
    const fields = { paidOn: '月末吧', movement: 'advance', summary: '领取', amount: '三百', receipts: '2.5' };
    expect(readEntry(cash, { fields, picked: {} }, TODAY)).toMatchObject({
      faults: [
        { path: 'fields.paidOn', reason: 'not_a_date' },
        { path: 'fields.amount', reason: 'not_an_amount' },
        { path: 'fields.receipts', reason: 'not_an_integer' },
      ],
    });
    expect([typedTime('930'), typedTime('14：05'), typedTime('25:00'), typedTime('明天')]).toEqual([
      '09:30',
      '14:05',
      undefined,
      undefined,
    ]);
  });

  test('what was signed stands in the form as it is typed, and reads back as it was', () => {
    const cash = register('petty_cash');
    const content = { paidOn: TODAY, movement: 'expense', sort: 'courier', summary: '快递费', amount: 123_450 };
    const values = entryValues(cash, content, {});
    expect(values.fields['amount']).toBe('1,234.50');
    expect(readEntry(cash, values, TODAY)).toEqual({ ok: true, draft: content });
  });

  test('a waybill says whose it is, once and only where nobody said', () => {
    const carrierName = (carrier: string) => (carrier === 'sf' ? '顺丰速运' : carrier);
    const begun = { fields: {}, picked: {} };
    const typed = withValue(parcel, begun, field(parcel, 'waybill'), { text: 'SF1450000000977', carrierName });
    expect(typed.fields['carrier']).toBe('顺丰速运');
    const kept = { fields: { carrier: '中通快递' }, picked: {} };
    const again = withValue(parcel, kept, field(parcel, 'waybill'), { text: 'SF1450000000977', carrierName });
    expect(again.fields['carrier']).toBe('中通快递');
    expect(carrierOf(parcel, '随便')).toBeUndefined();
  });

  test('a contract brings its client, but never in place of one that was chosen', () => {
    const client = { id: 'k1', name: '江苏恒泰' };
    const contract = { id: 'c1', name: '江苏恒泰', code: 'HT-2026-000002', client };
    const taken = withValue(seal, { fields: {}, picked: {} }, field(seal, 'contract'), {
      text: 'c1',
      choice: contract,
    });
    expect(taken.fields).toEqual({ contract: 'c1', client: 'k1' });
    const chosen = { fields: { client: 'k9' }, picked: {} };
    expect(withValue(seal, chosen, field(seal, 'contract'), { text: 'c1', choice: contract }).fields).toEqual({
      contract: 'c1',
      client: 'k9',
    });
  });

  test('begun on the page of a contract it names it; brought back, it has the day', () => {
    const begun = linkedStart(seal, { fields: {}, picked: {} }, { contract: 'c1', contractName: 'HT-2026-000002' });
    expect(begun).toEqual({ fields: { contract: 'c1' }, picked: { contract: { id: 'c1', name: 'HT-2026-000002' } } });
    expect(withSet(seal, begun, `returnedOn=${TODAY}`).fields).toEqual({ contract: 'c1', returnedOn: TODAY });
    expect(withSet(seal, begun, 'unknown=1')).toBe(begun);
  });

  test('what is left in the box is told before it is submitted, counted or spent', () => {
    const cash = register('petty_cash');
    const after = (movement: string, amount: string) =>
      balanceAfter(cash, { fields: { movement, amount }, picked: {} }, 155_000);
    expect([after('expense', '1200*3'), after('advance', '500'), after('counted', '1,549.50')]).toEqual([
      -205_000, 205_000, 154_950,
    ]);
    expect([after('expense', ''), after('', '5'), balanceAfter(seal, { fields: {}, picked: {} }, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('heads divide a long form, in its order', () => {
    const heads = sectionsOf(register('expense_claim')).map(({ head }) => head?.zh);
    expect(heads).toEqual([undefined, '明细', '结算']);
  });
});

describe('an entry in words', () => {
  const row = { number: null, fields: { seal: 'company', document: '标书' }, labels: {} };

  test('it is called by its number, and without one by what its title says', () => {
    expect(entryName(seal, { ...row, number: 'YY-2026-000001' }, chinese)).toBe('YY-2026-000001');
    expect(entryName(seal, row, chinese)).toBe('公章 · 标书');
    expect(entryName(seal, row, sayIn('en-US'))).toBe('Company seal · 标书');
  });

  test('only what still waits has a day to enter', () => {
    const wait = (on: string) => ({ waits: [{ on, dueOn: '2026-11-20', daysLate: 1 }] });
    expect(quickDone(seal, wait('dueBack'))?.key).toBe('returnedOn');
    expect(quickDone(register('visit'), wait('plannedOn'))?.key).toBe('visitedOn');
    expect(quickDone(register('visit'), wait('followUpBy'))?.key).toBe('followedUpOn');
    expect(quickDone(seal, { waits: [] })).toBeUndefined();
    expect(quickDone(register('petty_cash'), { waits: [] })).toBeUndefined();
  });

  test('money, choices and links are written out; an id never is', () => {
    const text = (key: string, value: string | number, label?: string) =>
      fieldText(field(parcel, key), value, { say: chinese, t, label });
    expect([text('fee', 120_050), text('urgency', 'urgent'), text('client', 'k1', '江苏恒泰')]).toEqual([
      '1,200.50',
      '加急',
      '江苏恒泰',
    ]);
    expect(text('client', 'k1')).toBe('');
  });

  test('the review centre speaks of it in the words of its declaration, in either language', () => {
    const content = {
      register: 'seal_use',
      fields: { usedOn: TODAY, seal: 'company', copies: 4, client: 'k1', takenOut: 1 },
    };
    const shown = (language: string, labels = {}) =>
      recordWords(t, language)
        .shown('register_seal_use', content, labels)
        .map(({ place, text }) => `${place} ${text}`);
    expect(shown('zh-CN', { k1: '江苏恒泰' })).toEqual([
      `日期 ${TODAY}`,
      '印章 公章',
      '客户 江苏恒泰',
      '份数 4',
      '外带 是',
    ]);
    expect(shown('en-US')).toEqual([`Date ${TODAY}`, 'Seal Company seal', 'Copies 4', `Taken out ${t('yes')}`]);
    const words = recordWords(t, 'en-US');
    expect(words.kind('register_seal_use')).toBe('Seal use');
    expect(words.text('day_page', 'entries.0.kind', 'register_call')).toBe(register('call').label.en);
  });

  test('the amount that a signature covers is the one the ledger moves', () => {
    const content = { register: 'petty_cash', fields: { amount: 300_000 } };
    expect(amountOf('register_petty_cash', content)).toBe(300_000);
    expect(amountOf('register_petty_cash', { fields: {} })).toBeUndefined();
    expect([isMoneyAt('register_petty_cash', 'fields.amount'), isMoneyAt('contract', 'fields.amount')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the board', () => {
  const shown = REGISTERS.map((kind) => ({ kind, mayWrite: true, count: 0, countIsCapped: false, due: 0, late: 0 }));

  test('a register is found by name in either language, by initials and by what it is for', () => {
    const names = (text: string) => fittingRegisters(shown, text).map(({ kind }) => kind.name);
    expect(names('用印')).toContain('seal_use');
    expect(names('yydj')).toEqual(['seal_use']);
    expect(names('petty')).toEqual(['petty_cash']);
    expect(names('没有这一本')).toEqual([]);
  });

  test('groups stay whole and in order, and no column is much longer than the others', () => {
    const columns = inColumns(groupedRegisters(shown), 3);
    expect(columns).toHaveLength(3);
    expect(columns.flat().flatMap(({ registers }) => registers)).toHaveLength(REGISTERS.length);
    const lengths = columns.map((groups) => groups.reduce((sum, { registers }) => sum + registers.length + 1, 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.ceil(REGISTERS.length / 3) + 4);
    expect(columns[0]?.[0]?.group).toBe('goods');
    expect(inColumns([], 3)).toEqual([]);
  });
});
