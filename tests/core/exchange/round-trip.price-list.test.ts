import { expect, test } from 'vitest';
import { readHere } from '../../support/read-here.ts';
import { e6, HENGTAI, openSalesOffice } from '../../support/sales-office.ts';

const SPRING = '2026 年春季价格表';

async function officeWithList() {
  const office = await openSalesOffice({ startReader: readHere });
  const list = await office.submitAndSign('products.submitPriceList', {
    action: 'create',
    content: { name: SPRING, validFrom: '2026-03-01', lines: [{ productId: office.primer, priceE6: e6(560) }] },
  });
  return { office, listId: list.recordId };
}

test("a client's own price list goes out by its name and comes in as the other office's list of that name", async () => {
  const from = await officeWithList();
  const client = { ...HENGTAI, code: 'KH-777', name: '无锡明远塑业有限公司', taxNumber: null, bankAccounts: [] };
  await from.office.submitAndSign('clients.submit', {
    action: 'create',
    content: { ...client, priceListId: from.listId },
  });
  const file = await from.office.director.get('exchange.export', {
    list: 'client_files',
    filter: { text: '明远' },
    whole: { reason: '换电脑，整套搬到新账套' },
  });
  const input = { kind: 'clients', fileName: '客户档案.xlsx', contentBase64: file.contentBase64 };
  const to = await officeWithList();
  const outcome = await to.office.maker.get('exchange.preview', input);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  expect([outcome.preview.refused, outcome.preview.counts.records]).toEqual([[], 1]);
  const ticket = await to.office.maker.get('exchange.submit', { ...input, acceptedRecords: 1 });
  await to.office.countersign(ticket.id);
  const { rows } = await to.office.maker.get('clients.list', { text: '明远' });
  const taken = await to.office.maker.get('clients.get', { id: rows[0]?.id ?? '', purpose: 'amend' });
  expect(taken.content.priceListId).toBe(to.listId);
  expect(to.listId).not.toBe(from.listId);

  const without = await openSalesOffice({ startReader: readHere });
  const there = await without.maker.get('exchange.preview', input);
  if (there.outcome !== 'preview') throw new Error(there.rule);
  expect(there.preview.refused.map(({ field, reason }) => [field, reason])).toEqual([
    ['priceListName', 'client.price_list_unknown'],
  ]);
});
