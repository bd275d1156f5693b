import { expect, test } from 'vitest';
import { e6, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

/** Every reading procedure that knows of products, contracts and the schedule, exports and print included, as the checker gets it. */
async function allTheCheckerCanRead(office: SalesOffice, contractId: string): Promise<string> {
  const { checker, primer } = office;
  const answers = [
    await checker.ask('products.list', {}),
    await checker.ask('products.get', { id: primer }),
    await checker.ask('products.pick', { text: '' }),
    await checker.ask('contracts.list', {}),
    await checker.ask('contracts.get', { id: contractId }),
    await checker.ask('contracts.getVersion', { id: contractId, version: 1 }),
    await checker.ask('contracts.pick', { text: '' }),
    await checker.ask('reports.contractPerformance', {}),
    await checker.ask('reports.contractSheet', { contractId }),
    await checker.ask('dispatch.dispatchableLines', { contractId }),
    await checker.ask('review.queue', {}),
    await checker.ask('printing.preview', { document: 'contract_performance', recordId: '{}' }),
  ];
  const files = [];
  for (const list of ['products', 'contracts', 'contractPerformance']) {
    const reply = await checker.ask('exchange.export', { list, format: 'csv' });
    if (reply.ok) files.push(Buffer.from(reply.value.contentBase64, 'base64').toString('utf8'));
  }
  expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  expect(files).toHaveLength(3);
  return JSON.stringify([answers, files]);
}

test('no list, page, schedule, export or print gives a waiting amendment, closing, opening or price away', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, quantityE6: e6(1000), priceE6: e6(97.31), dueOn: '2026-12-10' },
  ]);
  const { content, version } = await office.reopened(recordId);
  const [line] = content.lines;
  if (!line) throw new Error('the contract has a line');
  const product = await office.maker.get('products.get', { id: office.primer });
  const waiting = [
    await office.maker.get('contracts.submit', {
      action: 'amend',
      recordId,
      baseVersion: version,
      content: { ...content, lines: [{ ...line, quantityE6: e6(1417), priceE6: e6(83.57), dueOn: '2027-03-29' }] },
    }),
    await office.maker.get('contracts.submitCloseShort', {
      action: 'create',
      content: {
        contractId: recordId,
        closedOn: '2026-11-20',
        reason: '改型',
        lines: [{ lineKey: 'L1', quantityE6: e6(373) }],
      },
    }),
    await office.maker.get('contracts.submitOpening', {
      action: 'create',
      content: {
        contractId: recordId,
        asOf: '2026-11-10',
        receivedFen: 7_654_32,
        lines: [
          { lineKey: 'L1', dispatchedE6: e6(211), signedE6: e6(193), invoicedE6: e6(187), invoicedFen: 18_196_97 },
        ],
      },
    }),
    await office.maker.get('products.submit', {
      action: 'amend',
      recordId: office.primer,
      baseVersion: 1,
      content: { ...product.content, listPriceE6: e6(613.29), taxRateBasisPoints: 900 },
    }),
  ];
  const shown = await Promise.all(waiting.map(({ id }) => office.checker.get('review.show', { submissionId: id })));
  const everything = `${await allTheCheckerCanRead(office, recordId)}${JSON.stringify(shown)}`;
  const amounts = [1417, 83.57, 373, 211, 193, 187, 613.29].map((value) => String(e6(value)));
  // Amended and remaining quantities, what the opening is worth, and the amended total.
  const derived = [627, 416, 789].map((value) => String(e6(value)));
  const fen = ['765432', '1819697', '2053241', '11841869'];
  const written = ['7654.32', '7,654.32', '18196.97', '83.57', '613.29', '2027-03-29'];
  for (const secret of [...amounts, ...derived, ...fen, ...written])
    expect([secret, everything.includes(secret)]).toEqual([secret, false]);
});
