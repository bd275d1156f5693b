import { expect, test } from 'vitest';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

/** Every reading procedure of the three modules that could know something of the client, as the checker gets it. */
async function allTheCheckerCanRead(office: TradeOffice, contractId: string, noteId: string): Promise<string> {
  const { checker, clientId } = office;
  const answers = [
    await checker.ask('dispatch.list', {}),
    await checker.ask('dispatch.get', { id: noteId }),
    await checker.ask('dispatch.dispatchableLines', { contractId }),
    await checker.ask('dispatch.clientCredit', { clientId }),
    await checker.ask('dispatch.signBackChase', {}),
    await checker.ask('dispatch.listSignBacks', {}),
    await checker.ask('dispatch.listReturns', {}),
    await checker.ask('dispatch.returnableLines', { clientId }),
    await checker.ask('contracts.get', { id: contractId }),
    await checker.ask('invoicing.listRequests', {}),
    await checker.ask('invoicing.invoiceableLines', { clientId }),
    await checker.ask('invoicing.listInvoices', {}),
    await checker.ask('ledger.clientBalance', { clientId }),
    await checker.ask('ledger.clientDetail', { clientId }),
    await checker.ask('ledger.trialBalance', { from: 202601, to: 202612 }),
    await checker.ask('review.queue', {}),
  ];
  expect(answers.every((answer) => answer.ok)).toBe(true);
  return JSON.stringify(answers);
}

test('no answer gives a waiting note, signed copy, return or request away, nor what remains beside it', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 1000, 97.31);
  const note = await office.note([take(211)]);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const waiting = [
    await office.maker.get('dispatch.submit', { action: 'create', content: office.noteDraft([take(373)]) }),
    await office.maker.get('dispatch.submitSignBack', {
      action: 'create',
      content: {
        dispatchNoteId: note.recordId,
        receivedBy: '王建国',
        receivedOn: '2026-11-20',
        receivedAs: 'authorised',
        lines: [{ dispatchLineKey: 'L1', signedE6: e6(198), settlement: 'resend', reason: '破损' }],
      },
    }),
    await office.maker.get('dispatch.submitReturn', {
      action: 'create',
      content: {
        clientId: office.clientId,
        returnedOn: '2026-11-20',
        purpose: 'credit',
        lines: [{ dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(17), condition: 'sound' }],
      },
    }),
    await office.maker.get('invoicing.submitRequest', {
      action: 'create',
      content: office.requestDraft([{ ...line, quantityE6: e6(149) }]),
    }),
  ];
  // The quantities, what they leave (1000 − 211 − 373, 211 − 17, 211 − 149), and the amounts of note and request.
  const secrets = [373, 198, 17, 149, 416, 194, 62].map((units) => `:${e6(units)}`);
  secrets.push(`:${373 * 97_31}`, `:${149 * 97_31}`, `:${62 * 97_31}`, `:${13 * 1_000_000}`);
  const seen = await allTheCheckerCanRead(office, contractId, note.recordId);
  for (const secret of secrets) expect(seen).not.toContain(secret);

  const shown = await Promise.all(waiting.map(({ id }) => office.checker.get('review.show', { submissionId: id })));
  const requested = shown.pop();
  for (const secret of secrets) expect(JSON.stringify(shown)).not.toContain(secret);
  expect(JSON.stringify(requested)).not.toContain(`:${149 * 97_31}`);

  for (const { id } of waiting) expect(await office.countersign(id)).toMatchObject({ outcome: 'effective' });
  const after = await allTheCheckerCanRead(office, contractId, note.recordId);
  for (const known of [373, 198, 17, 149]) expect(after).toContain(`:${e6(known)}`);
});

test('samples and gifts move goods only: no contract line, no voucher, no credit', async () => {
  const office = await openTradeOffice();
  const { contractId } = await primerContract(office, 100);
  const sample = await office.note([{ productId: office.primer, quantityE6: e6(2), remark: '客户试喷' }], {
    kind: 'sample',
  });
  const { content } = await office.maker.get('dispatch.get', { id: sample.recordId });
  expect(content).toMatchObject({
    grossFen: 0,
    lines: [{ contractId: null, priceE6: 0, productName: '水性环氧富锌底漆' }],
  });
  const vouchers = await office.maker.get('ledger.vouchersOf', {
    sourceKind: 'dispatch_note',
    sourceId: sample.recordId,
  });
  expect(vouchers).toEqual([]);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchedE6: 0, dispatchableE6: e6(100) });
});
