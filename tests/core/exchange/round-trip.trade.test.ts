import { expect, test } from 'vitest';
import type { Output } from '#shared/ipc/contract.ts';
import { contentHashOf } from '#core/kernel/canonical-json.ts';
import { readHere } from '../../support/read-here.ts';
import { e6, openSalesOffice, type SalesOffice } from '../../support/sales-office.ts';
import { openTestOffice, type TestOffice } from '../../support/test-office.ts';

type Contract = Output<'contracts.get'>['content'];

const SALT = 'one salt for both';

/** An office with all that a contract can say, and what was done on it before. */
async function officeWithContracts(): Promise<SalesOffice> {
  const office = await openSalesOffice({ startReader: readHere });
  const line = { productId: office.primer, priceE6: e6(586.123456), dueOn: '2026-12-31' };
  const { recordId } = await office.contract(
    [
      { ...line, quantityE6: e6(40), remark: '=第一行\n第二行' },
      { ...line, unit: '箱', quantityE6: e6(3), priceE6: e6(12_000), priceBasis: 'without_tax', dueOn: null },
      { productId: office.thinner, quantityE6: e6(7), priceE6: e6(90), description: '专用稀释剂（改名）' },
    ],
    {
      kind: 'order',
      externalNumber: '0018-HT/2026',
      effectiveFrom: '2026-11-02',
      effectiveTo: '2027-11-01',
      invoiceBase: 'after_signing',
      paymentTerms: [
        { shareBasisPoints: 3000, trigger: 'signing', days: 0, remark: '预付' },
        { shareBasisPoints: 7000, trigger: 'invoice', days: 45 },
      ],
      clauses: [
        { heading: '验收', text: '到货 7 日内提出异议，\n逾期视为合格。' },
        { heading: '争议解决', text: '=提交甲方所在地法院' },
      ],
      shelfLocation: '3-2',
      remark: '随货开票 _x000D_',
    },
  );
  await office.contract([{ ...line, quantityE6: e6(5) }], { externalNumber: 'E-5', sealedOn: null });
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId: recordId,
      asOf: '2026-11-10',
      lines: [
        { lineKey: 'L1', dispatchedE6: e6(20), signedE6: e6(20), invoicedE6: e6(10), invoicedFen: 5_861_23 },
        { lineKey: 'L2', dispatchedE6: e6(1), signedE6: 0, invoicedE6: 0, invoicedFen: 0 },
      ],
      receivedFen: 1_234_56,
      remark: '@期初',
    },
  });
  return office;
}

/** Records refer to others by ids of their own office: what they are called stands in their place. */
async function contractsOf({ maker }: TestOffice): Promise<readonly Contract[]> {
  const { rows } = await maker.get('contracts.list', { sort: { column: 'grossFen', descending: false } });
  return Promise.all(
    rows.map(async ({ id, clientName }) => {
      const { content } = await maker.get('contracts.get', { id });
      const lines = content.lines.map((line) => ({ ...line, productId: line.productCode }));
      return { ...content, clientId: clientName, lines };
    }),
  );
}

async function moved(from: SalesOffice): Promise<TestOffice> {
  const to = await openTestOffice({ startReader: readHere });
  for (const [kind, list] of [
    ['clients', 'client_files'],
    ['products', 'product_files'],
    ['contracts', 'contract_files'],
    ['openings', 'opening_files'],
  ] as const) {
    const out = await from.director.get('exchange.export', {
      list,
      ...(kind === 'clients' && { whole: { reason: '搬账套' } }),
    });
    const file = { kind, fileName: out.fileName, contentBase64: out.contentBase64 };
    const outcome = await to.maker.get('exchange.preview', file);
    if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
    const { refused, notes, counts } = outcome.preview;
    expect({ kind, refused, notes }).toEqual({ kind, refused: [], notes: [] });
    const ticket = await to.maker.get('exchange.submit', { ...file, acceptedRecords: counts.records });
    await to.countersign(ticket.id);
  }
  return to;
}

const tableOf = async ({ director }: TestOffice, list: string): Promise<string> => {
  const { contentBase64 } = await director.get('exchange.export', { list, format: 'csv' });
  return Buffer.from(contentBase64, 'base64').toString('utf8');
};

test(
  'products, contracts and openings go out in full and come in again with the same content',
  { timeout: 300_000 },
  async () => {
    const from = await officeWithContracts();
    const to = await moved(from);
    const products = async ({ maker }: TestOffice) => {
      const { rows } = await maker.get('products.list', {});
      const contents = await Promise.all(rows.map(async ({ id }) => (await maker.get('products.get', { id })).content));
      return contents.map((content) => contentHashOf('product', content, SALT));
    };
    expect(await products(to)).toEqual(await products(from));
    expect(await contractsOf(to)).toEqual(await contractsOf(from));
    const hashes = async (office: TestOffice) =>
      (await contractsOf(office)).map((content) => contentHashOf('contract', content, SALT));
    expect(await hashes(to)).toEqual(await hashes(from));
    // Contracts are numbered anew, so their own order differs; their contents were compared above.
    for (const list of ['opening_files', 'product_files']) {
      expect(await tableOf(to, list)).toBe(await tableOf(from, list));
    }
  },
);
