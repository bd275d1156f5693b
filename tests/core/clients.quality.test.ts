import { expect, test } from 'vitest';
import { ClientGap } from '#shared/clients/clients.contract.ts';
import { HENGTAI } from '../support/sales-office.ts';
import { openTradeOffice, type TradeOffice } from '../support/trade-office.ts';

const WHOLE = {
  ...HENGTAI,
  taxNumber: '91320211MA1XK7QM13',
  ownerName: '陈国强',
  contacts: [{ name: '沈国梁', phone: '13812345678' }],
  addresses: [{ use: 'ship_to' as const, address: '宜兴市环科园 8 号' }],
  bankAccounts: [],
  licences: [{ kind: '营业执照', expiresOn: '2030-01-01' }],
};

async function keep(office: TradeOffice, name: string, change: Partial<typeof WHOLE> | object): Promise<string> {
  const content = { ...WHOLE, taxNumber: null, name, ...change };
  return (await office.submitAndSign('clients.submit', { action: 'create', content })).recordId;
}

async function listed(office: TradeOffice, gap: ClientGap): Promise<{ ids: string[]; count: number | undefined }> {
  const { rows, total } = await office.maker.get('clients.list', { gap });
  return { ids: rows.map(({ id }) => id), count: total?.count };
}

test('each gap of a file is listed and counted under its own head, is gone once it was filled, and a closed client is left in peace', async () => {
  const office = await openTradeOffice();
  const gaps: Readonly<Partial<Record<ClientGap, object>>> = {
    noTaxNumber: {},
    oddTaxNumber: { taxNumber: '320211198001010' },
    noOwner: { ownerName: null },
    noPhone: { contacts: [{ name: '沈国梁' }] },
    noShipTo: { addresses: [{ use: 'mail', address: '宜兴市环科园 8 号' }] },
    licenceExpired: { licences: [{ kind: '营业执照', expiresOn: '2026-11-19' }] },
    licenceExpiring: { licences: [{ kind: '营业执照', expiresOn: '2026-12-31' }] },
  };
  const before = new Map<ClientGap, number>();
  for (const gap of ClientGap.options) before.set(gap, (await listed(office, gap)).count ?? 0);
  const made = new Map<ClientGap, string>();
  for (const [name, change] of Object.entries(gaps)) {
    made.set(ClientGap.parse(name), await keep(office, `宜兴 ${name} 涂装`, change));
  }
  for (const [gap, id] of made) {
    const { ids, count } = await listed(office, gap);
    expect(ids, gap).toContain(id);
    // All but one of them have no tax id either.
    expect(count, gap).toBe((before.get(gap) ?? 0) + (gap === 'noTaxNumber' ? made.size - 1 : 1));
  }
  const ownerless = made.get('noOwner') ?? '';
  const { content, version } = await office.maker.get('clients.get', { id: ownerless, purpose: 'amend' });
  const filled = { ...content, ownerName: '陈国强' };
  const amendment = { action: 'amend' as const, recordId: ownerless, baseVersion: version, content: filled };
  await office.submitAndSign('clients.submit', amendment);
  expect((await listed(office, 'noOwner')).ids).not.toContain(ownerless);
  const phoneless = made.get('noPhone') ?? '';
  const closing = { clientId: phoneless, standing: 'close', reason: '注销', fromOn: '2026-11-20' } as const;
  await office.submitAndSign('clients.submitStanding', { action: 'create', content: closing });
  expect((await listed(office, 'noPhone')).ids).not.toContain(phoneless);
});

test('an owner who left stands out until his clients are given to somebody who is here', async () => {
  const office = await openTradeOffice({
    people: [
      { name: '周敏', roles: ['clerk', 'admin'] },
      { name: '陈国强', roles: ['checker'] },
      { name: '陆海生', roles: ['director'] },
    ],
  });
  const id = await keep(office, '宜兴涂装', { ownerName: '孙小美' });
  expect((await listed(office, 'ownerLeft')).ids).toEqual([]);
  const person = { name: '孙小美', title: '业务员', roles: ['salesperson' as const], active: true };
  const made = await office.submitAndSign('people.submit', { action: 'create', content: person });
  expect((await listed(office, 'ownerLeft')).ids).toEqual([]);
  const left = {
    action: 'amend' as const,
    recordId: made.recordId,
    baseVersion: 1,
    content: { ...person, active: false },
  };
  await office.submitAndSign('people.submit', left);
  expect((await listed(office, 'ownerLeft')).ids).toEqual([id]);
  const content = { field: 'ownerName' as const, value: '陈国强', reason: '孙小美离职', records: [id] };
  await office.submitAndSign('clients.submitBulk', { action: 'create', content });
  expect((await listed(office, 'ownerLeft')).ids).toEqual([]);
});
