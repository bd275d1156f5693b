import { expect, test } from 'vitest';
import { strFromZip } from './exchange/zip-text.ts';
import { CHEN, LU, openTestOffice, ZHOU } from '../support/test-office.ts';

const PHONE = '13857120486';
const PARCEL = {
  sentOn: '2026-11-10',
  content: '销售合同一式两份',
  urgency: 'ordinary',
  mode: 'express',
  receiver: '沈国梁',
  phone: PHONE,
  address: '杭州市萧山区临江工业园经八路 1188 号',
  sender: '周敏',
  payment: 'receiver',
  dueBy: '2026-11-13',
};

async function sendParcel(office: Awaited<ReturnType<typeof openTestOffice>>): Promise<string> {
  const content = { register: 'parcel', fields: PARCEL };
  return (await office.submitAndSign('registers.submit', { action: 'create', content })).recordId;
}

test('a phone is masked where an entry is read, whole in the form that amends it, and that it was shown is logged', async () => {
  const office = await openTestOffice();
  const id = await sendParcel(office);
  const one = { register: 'parcel', id };
  expect((await office.checker.get('registers.get', one)).fields['phone']).toBe('138****0486');
  const form = await office.maker.get('registers.get', { ...one, purpose: 'amend' });
  expect(form.fields['phone']).toBe(PHONE);
  const { rows } = await office.director.get('disclosures.list', {});
  expect(rows).toMatchObject([{ what: 'shown', subjectKind: 'register_parcel', reason: 'amend' }]);
  const arrived = { ...form.fields, arrivedOn: '2026-11-12' };
  await office.submitAndSign('registers.submit', {
    action: 'amend',
    recordId: id,
    baseVersion: form.version,
    content: { register: 'parcel', fields: arrived },
  });
  expect((await office.maker.get('registers.get', { ...one, purpose: 'amend' })).fields).toEqual(arrived);
});

test('who may only read the registers is not shown the form', async () => {
  const LIN = { name: '林业务', roles: ['salesperson' as const] };
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, LIN] });
  const id = await sendParcel(office);
  const asked = (await office.desk(LIN)).ask('registers.get', { register: 'parcel', id, purpose: 'amend' });
  expect(await asked).toMatchObject({ ok: false, failure: { code: 'forbidden', permission: 'registers.write' } });
});

test('the chase list leaves as a workbook: what waits, since when, in the language of the window', async () => {
  const office = await openTestOffice();
  await sendParcel(office);
  const sheet = async (language: 'zh-CN' | 'en-US') => {
    const file = await office.checker.get('exchange.export', { list: 'registers_due', filter: {}, language });
    return strFromZip(Buffer.from(file.contentBase64, 'base64'), 'xl/sharedStrings.xml');
  };
  expect(await sheet('zh-CN')).toMatch(/寄件登记[\s\S]*销售合同一式两份[\s\S]*寄件未签收/u);
  expect(await sheet('en-US')).toMatch(/Parcels sent[\s\S]*Parcel not arrived/u);
});
