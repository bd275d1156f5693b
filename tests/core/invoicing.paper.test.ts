import { expect, test } from 'vitest';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract } from '../support/trade-office.ts';

test('what was invoiced before go-live no longer stands on paper as still to be invoiced', async () => {
  const office = await openTradeOffice();
  const { contractId } = await primerContract(office, 30, 1000);
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId,
      asOf: '2026-11-10',
      receivedFen: 0,
      lines: [{ lineKey: 'L1', dispatchedE6: e6(25), signedE6: e6(25), invoicedE6: e6(20), invoicedFen: 20_000_00 }],
    },
  });
  const request = await office.request([
    { contractId, contractLineKey: 'L1', dispatchNoteId: null, dispatchLineKey: null, quantityE6: e6(5) },
  ]);
  const { html } = await office.maker.get('printing.preview', {
    document: 'invoice_request',
    recordId: request.recordId,
  });
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toMatch(/合同可开余额 5,000\.00/);
});
