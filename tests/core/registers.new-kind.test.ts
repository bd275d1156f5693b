import { expect, test } from 'vitest';
import { defineRegister } from '#shared/registers/register-kind.ts';
import { checksOf } from '../support/keying.ts';
import { openSalesOffice } from '../support/sales-office.ts';
import { CHEN, ZHOU } from '../support/test-office.ts';
import { strFromZip } from './exchange/zip-text.ts';

const CAR_BACK = {
  on: 'dueBack',
  done: { field: 'returnedOn' },
  label: { zh: '车未归还', en: 'Car not back' },
  ahead: 1,
};

/** 车辆使用登记: nothing else is written for it than this. */
const carUse = defineRegister({
  name: 'car_use',
  series: 'CL',
  label: { zh: '用车登记', en: 'Car use' },
  about: {
    zh: '谁用车、去哪家客户、里程、何时还车。',
    en: 'Who took the car to which client, how far, and its return.',
  },
  group: 'goods',
  review: 'effective',
  date: 'takenOn',
  title: ['car', 'driver'],
  fields: [
    { key: 'takenOn', label: { zh: '用车日', en: 'Taken on' }, type: 'date', required: true, listed: true },
    {
      key: 'car',
      label: { zh: '车辆', en: 'Car' },
      type: 'choice',
      required: true,
      listed: true,
      choices: [
        { code: 'van', label: { zh: '面包车', en: 'Van' } },
        { code: 'truck', label: { zh: '货车', en: 'Truck' }, synonyms: ['卡车'] },
      ],
    },
    { key: 'driver', label: { zh: '驾驶人', en: 'Driver' }, type: 'text', required: true, listed: true },
    { key: 'client', label: { zh: '客户', en: 'Client' }, type: 'client', listed: true },
    { key: 'kilometres', label: { zh: '里程', en: 'Kilometres' }, type: 'integer', required: true, rekey: true },
    { key: 'dueBack', label: { zh: '应还日', en: 'Due back' }, type: 'date', required: true, notBefore: 'takenOn' },
    { key: 'returnedOn', label: { zh: '还车日', en: 'Returned on' }, type: 'date', notBefore: 'takenOn' },
  ],
  due: CAR_BACK,
});

const register = 'car_use';
const DRIVE = { takenOn: '2026-11-20', car: 'van', driver: '赵师傅', kilometres: 128, dueBack: '2026-11-21' };

test('a register that is declared has a list, a form, an import, an export, a search, a reminder and a review', async () => {
  const office = await openSalesOffice({ registers: [carUse] });
  const { maker, checker, clientId, clock } = office;

  const [shown] = await maker.get('registers.kinds', {});
  expect(shown?.kind).toEqual(carUse);

  const fields = { ...DRIVE, client: clientId };
  const { id } = await maker.get('registers.submit', { action: 'create', content: { register, fields } });
  const blind = await checker.get('review.show', { submissionId: id });
  expect(blind).toMatchObject({ kind: 'register_car_use', title: '面包车 · 赵师傅', hidden: ['fields.kilometres'] });
  expect(checksOf(blind, 'rekey').map(({ path }) => path)).toEqual(['fields.kilometres']);
  const signed = await office.countersign(id);
  expect(signed).toMatchObject({ outcome: 'effective', number: 'CL-2026-000001' });

  const list = await maker.get('registers.list', {
    register,
    text: '恒泰',
    where: [{ column: 'car', op: 'in', values: ['van'] }],
    sort: { column: 'driver' },
  });
  expect(list.rows).toMatchObject([{ labels: { client: '江苏恒泰轨道交通装备股份有限公司' }, state: 'due' }]);
  expect(await maker.get('registers.linked', { kind: 'client', id: clientId })).toMatchObject([{ register, count: 1 }]);
  expect(await maker.get('search.find', { text: '赵师傅' })).toMatchObject([
    { name: 'registers', rows: [{ kind: 'register_car_use', text: '面包车 · 赵师傅', note: 'CL-2026-000001' }] },
  ]);

  const template = await maker.get('exchange.template', { kind: 'register_car_use' });
  expect(strFromZip(Buffer.from(template.contentBase64, 'base64'), 'xl/sharedStrings.xml')).toContain('驾驶人');
  const text =
    '用车日期,车辆,驾驶人,客户,里程,应还日\n2026/11/20,卡车,钱师傅,江苏恒泰轨道交通装备股份有限公司,60,2026/11/20';
  const file = { kind: 'register_car_use', fileName: '用车.csv', contentBase64: Buffer.from(text).toString('base64') };
  const ticket = await maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  const out = await maker.get('exchange.export', { list: 'register_car_use', filter: { text: '钱师傅' } });
  const words = strFromZip(Buffer.from(out.contentBase64, 'base64'), 'xl/sharedStrings.xml');
  for (const word of ['CL-2026-000002', '货车', '钱师傅', '江苏恒泰轨道交通装备股份有限公司'])
    expect(words).toContain(word);

  clock.now += 2 * 86_400_000;
  await office.desk(ZHOU);
  await office.desk(CHEN);
  expect(await maker.get('registers.due', {})).toMatchObject({
    rows: [
      { number: 'CL-2026-000002', daysLate: 2 },
      { number: 'CL-2026-000001', daysLate: 1, title: { zh: '面包车 · 赵师傅', en: 'Van · 赵师傅' } },
    ],
  });
  const { groups } = await maker.get('reports.due', { only: 'registerLate' });
  expect(groups).toMatchObject([{ name: 'registerLate', count: 2, rows: [{ recordKind: 'register_car_use' }, {}] }]);
  expect(groups[0]?.rows[1]).toMatchObject({
    about: '车未归还 · 面包车 · 赵师傅',
    inEnglish: { name: 'CL-2026-000001', about: 'Car not back · Van · 赵师傅' },
  });
  expect(await maker.get('reports.waiting', {})).toMatchObject({ registers: 2 });
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });
});

/** The same car, and its fuel card: each has a day of its own. */
const twoDues = defineRegister({
  ...carUse,
  fields: [
    ...carUse.fields,
    { key: 'fuelBy', label: { zh: '油票期限', en: 'Fuel slip due' }, type: 'date' },
    { key: 'fuelOn', label: { zh: '交票日', en: 'Slip on' }, type: 'date' },
  ],
  due: [CAR_BACK, { on: 'fuelBy', done: { field: 'fuelOn' }, label: { zh: '油票未交', en: 'No fuel slip' }, ahead: 5 }],
});

test('an entry that waits for two things is chased for each, and is in the state of what presses most', async () => {
  const office = await openSalesOffice({ registers: [twoDues] });
  const { maker } = office;
  const put = (fields: object) =>
    office.submitAndSign('registers.submit', {
      action: 'create',
      content: { register, fields: { ...DRIVE, ...fields } },
    });
  const both = await put({ driver: '两样', dueBack: '2026-11-28', fuelBy: '2026-11-23' });
  await put({ driver: '车还了', returnedOn: '2026-11-20', dueBack: '2026-11-21', fuelBy: '2026-11-30' });
  await put({ driver: '都好了', returnedOn: '2026-11-20', fuelBy: '2026-11-22', fuelOn: '2026-11-20' });
  const states = async () => {
    const { rows } = await maker.get('registers.list', { register, sort: { column: 'driver' } });
    const told = rows.map(({ fields, state, dueOn, waits }) => [
      `${String(fields['driver'])} ${state} ${dueOn ?? ''}`,
      waits.map(({ on, daysLate }) => `${on} ${daysLate}`),
    ]);
    for (const { id, state } of rows) {
      const alike = await maker.get('registers.list', { register, state });
      expect(alike.rows.map((row) => row.id)).toContain(id);
      expect(alike.rows.every((row) => row.state === state)).toBe(true);
    }
    return new Map(told as [string, string[]][]);
  };
  const chased = async () => {
    const told: string[] = [];
    let after: string | undefined;
    do {
      const page = await maker.get('registers.due', { limit: 1, ...(after !== undefined && { after }) });
      told.push(...page.rows.map(({ title, on, daysLate }) => `${title.zh} ${on} ${daysLate}`));
      after = page.next;
    } while (after !== undefined);
    return told;
  };
  expect(await states()).toEqual(
    new Map([
      ['两样 due 2026-11-23', ['fuelBy -3', 'dueBack -8']],
      ['车还了 open 2026-11-30', ['fuelBy -10']],
      ['都好了 done 2026-11-21', []],
    ]),
  );
  expect(await chased()).toEqual(['面包车 · 两样 fuelBy -3']);
  office.clock.now += 10 * 86_400_000;
  await office.desk(ZHOU);
  await office.desk(CHEN);
  expect(await chased()).toEqual(['面包车 · 两样 fuelBy 7', '面包车 · 两样 dueBack 2', '面包车 · 车还了 fuelBy 0']);
  expect(await states()).toEqual(
    new Map([
      ['两样 late 2026-11-23', ['fuelBy 7', 'dueBack 2']],
      ['车还了 due 2026-11-30', ['fuelBy 0']],
      ['都好了 done 2026-11-21', []],
    ]),
  );
  expect((await maker.get('registers.kinds', {}))[0]).toMatchObject({ late: 1, due: 1 });
  expect(await maker.get('reports.waiting', {})).toMatchObject({ registers: 2 });
  // The slip came: what is left presses now.
  await office.submitAndSign('registers.submit', {
    action: 'amend',
    recordId: both.recordId,
    baseVersion: 1,
    content: {
      register,
      fields: { ...DRIVE, driver: '两样', dueBack: '2026-11-28', fuelBy: '2026-11-23', fuelOn: '2026-11-29' },
    },
  });
  expect(await maker.get('registers.get', { register, id: both.recordId })).toMatchObject({
    state: 'late',
    dueOn: '2026-11-28',
    waits: [{ on: 'dueBack', daysLate: 2 }],
  });
});

test('what an entry lacks or says wrongly is named by its field, in plain sentences', async () => {
  const { maker } = await openSalesOffice({ registers: [carUse] });
  const refusedFor = async (fields: Record<string, string | number>) => {
    const reply = await maker.ask('registers.submit', { action: 'create', content: { register, fields } });
    return !reply.ok && reply.failure.code === 'invalid_input'
      ? reply.failure.fields.map(({ path, reason }) => `${path} ${reason}`)
      : reply;
  };
  expect(await refusedFor({ takenOn: '2026-11-20', car: 'bicycle', colour: '红' })).toEqual([
    'fields.car registers.unknown_choice',
    'fields.driver required',
    'fields.kilometres required',
    'fields.dueBack required',
    'fields unrecognized_keys',
  ]);
  expect(await refusedFor({ ...DRIVE, dueBack: '2026-11-19' })).toEqual(['fields.dueBack registers.before_its_day']);
  expect(await refusedFor({ ...DRIVE, client: 'nobody' })).toEqual(['fields.client registers.link_unknown']);
});

test('a declaration that could not be kept opens no office, and says why', async () => {
  const open = (change: object) => openSalesOffice({ registers: [{ ...carUse, ...change }] });
  await expect(open({ date: 'car' })).rejects.toThrow('date: car is a field of type date');
  await expect(open({ title: ['kilometres'] })).rejects.toThrow('its title is of fields that are not keyed again');
  await expect(open({ due: { ...CAR_BACK, on: 'returned' } })).rejects.toThrow('returned is a field of type date');
  await expect(open({ due: [CAR_BACK, CAR_BACK] })).rejects.toThrow('each rule has a day of its own');
  await expect(open({ review: 'daily' })).rejects.toThrow('nothing is keyed again in a daily register');
});
