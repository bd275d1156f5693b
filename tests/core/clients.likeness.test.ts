import { expect, test } from 'vitest';
import { likenessHash } from '#shared/clients/likeness.ts';
import type { Input } from '#shared/ipc/contract.ts';
import { likelyDuplicatesOf } from '#core/modules/clients/likely-duplicates.service.ts';
import { ClientDraft } from '#shared/clients/clients.contract.ts';
import { openQuantityStore } from '../support/quantity-store.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';

type Draft = Input<'clients.submit'>['content'];

async function client({ submitAndSign }: TestOffice, content: Draft): Promise<string> {
  return (await submitAndSign('clients.submit', { action: 'create', content })).recordId;
}

async function warned({ maker }: TestOffice, content: Draft) {
  const ticket = await maker.get('clients.submit', { action: 'create', content });
  await maker.get('review.withdraw', { submissionId: ticket.id });
  return ticket.warnings.filter(({ rule }) => rule === 'client.likely_duplicate').map(({ details }) => details);
}

test('a client keyed again under another spelling, phone or account is told at its name, with the reasons', async () => {
  const office = await openTestOffice();
  await client(office, {
    name: '江苏华东集团（常州）有限公司',
    contacts: [{ name: '王建国', phone: '13812345678' }],
    bankAccounts: [{ bank: '工行常州分行', account: '6222021103001234567' }],
  });
  const KH = { code: 'KH-000001', name: '江苏华东集团（常州）有限公司' };
  expect(await warned(office, { name: '华东有限责任公司' })).toEqual([{ ...KH, reasons: 'client.alike_core' }]);
  expect(await warned(office, { name: '花冬有限公司' })).toEqual([{ ...KH, reasons: 'client.alike_sound' }]);
  expect(
    await warned(office, {
      name: '河海贸易有限公司',
      addresses: [{ use: 'ship_to', phone: '13812345678', address: '北塘路 9 号' }],
      invoiceProfile: { account: '6222021103001234567' },
    }),
  ).toEqual([{ ...KH, reasons: 'client.alike_bank_account,client.alike_phone' }]);
  expect(await warned(office, { name: '河海贸易有限公司' })).toEqual([]);
});

test('one character written otherwise in a longer name is told, a telling one is not', async () => {
  const office = await openTestOffice();
  await client(office, { name: '常州河海新材料有限公司' });
  await client(office, { name: '红星新材料二厂' });
  const likely = async (name: string) => (await warned(office, { name })).map((details) => details?.['reasons']);
  expect(await likely('常州河海新材科有限公司')).toEqual(['client.alike_near']);
  expect(await likely('苏州河海材料有限公司')).toEqual(['client.alike_near']);
  expect(await likely('红星新材料一厂')).toEqual([]);
});

test('an amended client is found by what it is now, and is not like itself', async () => {
  const office = await openTestOffice();
  const content: Draft = { name: '华东集团有限公司', contacts: [{ name: '王建国', phone: '13812345678' }] };
  const id = await client(office, content);
  const changed = { ...content, contacts: [{ name: '王建国', phone: '13900001111' }] };
  const ticket = await office.maker.get('clients.submit', {
    action: 'amend',
    recordId: id,
    baseVersion: 1,
    content: changed,
  });
  expect(ticket.warnings).toEqual([]);
  await office.countersign(ticket.id);
  const likely = (phone: string) => office.maker.get('clients.likely', { name: '河海贸易', phones: [phone] });
  expect(await likely('13812345678')).toEqual([]);
  expect(await likely('13900001111')).toMatchObject([{ clientId: id, reasons: ['phone'] }]);
});

test('what too many share tells nothing, and no more than five are named, the strongest first', async () => {
  const office = await openTestOffice();
  for (let n = 1; n <= 7; n += 1) await client(office, { name: `华东集团有限公司第${n}分公司`, shortName: `华东${n}` });
  const named = await office.maker.get('clients.likely', { name: '华东集团有限公司第1分公司' });
  expect(named.map(({ reasons }) => reasons[0])).toEqual(['name']);
  const shared = { contacts: [{ name: '总机', phone: '05198888666' }] };
  for (let n = 1; n <= 6; n += 1) await client(office, { name: `${'甲乙丙丁戊己'[n - 1]}记五金店`, ...shared });
  expect(await office.maker.get('clients.likely', { name: '河海', phones: ['0519-8888666'] })).toHaveLength(5);
  for (let n = 1; n <= 15; n += 1)
    await client(office, { name: `${'子丑寅卯辰巳午未申酉戌亥天地人'[n - 1]}号商店`, ...shared });
  expect(await office.maker.get('clients.likely', { name: '河海', phones: ['0519-8888666'] })).toEqual([]);
});

test('many clients are compared in a few statements, each by index', async () => {
  const store = await openQuantityStore();
  store.put('client', { id: 'K', code: 'KH-000007', name: '华东集团有限公司', pinyin: 'hdjtyxgs', kind: 'direct' });
  const hash = likenessHash({ kind: 'core', key: '华东' });
  store.database.exec(`INSERT INTO client_likeness SELECT ${hash}, place FROM client_place`);
  const asked = Array.from({ length: 500 }, (_, n) => ({
    content: ClientDraft.parse({ name: n === 7 ? '常州华东有限公司' : `第${n}号客户机电` }),
  }));
  const steps = await store.plansOf(() => likelyDuplicatesOf(store.db, asked));
  expect(steps.filter((step) => /^SCAN (?!k VIRTUAL TABLE)/.test(step))).toEqual([]);
  expect(steps.some((step) => step.includes('SEARCH l USING PRIMARY KEY (key=?)'))).toBe(true);
  const found = await likelyDuplicatesOf(store.db, asked);
  expect([...found]).toMatchObject([[7, [{ clientId: 'K', reasons: ['core'] }]]]);
  await store.close();
});
