import { expect, test } from 'vitest';
import { defineRegister } from '#shared/registers/register-kind.ts';
import { checksOf } from '../support/keying.ts';
import { openSalesOffice } from '../support/sales-office.ts';
import { CHEN, ZHOU } from '../support/test-office.ts';
import { strFromZip } from './exchange/zip-text.ts';

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
  due: {
    on: 'dueBack',
    done: { field: 'returnedOn' },
    label: { zh: '车未归还', en: 'Car not back' },
    ahead: 1,
  },
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
      { number: 'CL-2026-000001', daysLate: 1, title: '面包车 · 赵师傅' },
    ],
  });
  const { groups } = await maker.get('reports.due', { only: 'registerLate' });
  expect(groups).toMatchObject([{ name: 'registerLate', count: 2, rows: [{ recordKind: 'register_car_use' }, {}] }]);
  expect(await maker.get('reports.waiting', {})).toMatchObject({ registers: 2 });
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });
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
  await expect(open({ due: { ...carUse.due, on: 'returned' } })).rejects.toThrow('returned is a field of type date');
  await expect(open({ review: 'daily' })).rejects.toThrow('nothing is keyed again in a daily register');
});
