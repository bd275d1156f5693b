import { expect, test } from 'vitest';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, refusal } from '../support/trade-office.ts';

test('the worked case: 60 shipped, 2 missing, 58 invoiced, 10 replaced, the rest closed short', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  const first = await office.note([take(60)]);
  expect(first.number).toBe('FH-2026-000001');
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(40), toSignBackE6: e6(60) });

  await office.signBack(first.recordId, [
    { dispatchLineKey: 'L1', signedE6: e6(58), settlement: 'resend', reason: '两桶破损，司机带回' },
  ]);
  const request = await office.request([
    {
      contractId,
      contractLineKey: 'L1',
      dispatchNoteId: first.recordId,
      dispatchLineKey: 'L1',
      quantityE6: e6(58),
    },
  ]);
  await office.invoice(request.recordId);
  await office.returned(
    [{ dispatchNoteId: first.recordId, dispatchLineKey: 'L1', quantityE6: e6(10), condition: 'damaged' }],
    'replacement',
  );
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(52), creditDueE6: 0 });

  const replacement = await office.note([take(10)], { kind: 'replacement' });
  await office.signBack(replacement.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(10) }]);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(42), invoiceableE6: 0 });

  await office.submitAndSign('contracts.submitCloseShort', {
    action: 'create',
    content: {
      contractId,
      closedOn: '2026-11-20',
      reason: '客户项目缩减，双方同意余量不再供货',
      lines: [{ lineKey: 'L1', quantityE6: e6(42) }],
    },
  });
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: 0, invoiceableE6: 0 });

  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(58 * 586_00);
  expect(await office.trialBalance()).toMatchObject({ balanced: true });
});

test('an over-dispatch is refused at its line, with the most that may still leave', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  await office.note([take(60)]);
  const content = office.noteDraft([take(30), take(15)]);
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content }))).toMatchObject({
    path: 'lines.1.quantityE6',
    reason: 'dispatch.over_dispatchable',
    details: { line: 2, max: '40', product: '水性环氧富锌底漆' },
  });
});

test('the tolerance widens the check and nothing else', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100, 586, {
    delivery: { mode: 'carrier', freightBearer: 'seller', place: null, toleranceBasisPoints: 300 },
  });
  const { lines } = await office.maker.get('dispatch.dispatchableLines', { contractId });
  expect(lines[0]).toMatchObject({ dispatchableE6: e6(100), toleranceE6: e6(3), pendingHidden: false });
  await office.note([take(103)]);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: 0 });
  const content = office.noteDraft([take(1)]);
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content }))).toMatchObject({
    reason: 'dispatch.over_dispatchable',
    details: { max: '0' },
  });
});

test('two notes for the same remainder: the first waiting one keeps it, and the other clerk learns no quantity', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  const waiting = await office.maker.get('dispatch.submit', {
    action: 'create',
    content: office.noteDraft([take(70)]),
  });

  const content = office.noteDraft([take(40)]);
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content }))).toMatchObject({
    reason: 'dispatch.over_dispatchable',
    details: { max: '30' },
  });
  const blind = await office.checker.ask('dispatch.submit', { action: 'create', content });
  expect(refusal(blind)).toMatchObject({ path: 'lines.0.quantityE6', reason: 'dispatch.over_dispatchable_pending' });
  expect(JSON.stringify(blind)).not.toContain('30');
  const [line] = (await office.checker.get('dispatch.dispatchableLines', { contractId })).lines;
  expect(line).toMatchObject({ pendingE6: null, dispatchableE6: null, pendingHidden: true });
  expect(await office.checker.get('dispatch.clientCredit', { clientId: office.clientId })).toMatchObject({
    pendingFen: null,
    availableFen: null,
    pendingHidden: true,
  });

  await office.countersign(waiting.id);
  expect((await office.checker.get('dispatch.dispatchableLines', { contractId })).lines[0]).toMatchObject({
    dispatchableE6: e6(30),
    pendingHidden: false,
  });
});

test('the checker sees no quantity, no total and no phone before keying them', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const ticket = await office.maker.get('dispatch.submit', {
    action: 'create',
    content: office.noteDraft([take(37)], {
      accompanying: [{ kind: 'gift', name: '刮板', quantityE6: e6(5), unit: '把' }],
    }),
  });
  const seen = JSON.stringify(await office.checker.get('review.show', { submissionId: ticket.id }));
  for (const secret of [String(e6(37)), String(37 * 586_00), '13812345678']) expect(seen).not.toContain(secret);
  expect(seen).toContain('刮板');
  expect((await office.checker.get('dispatch.list', {})).rows).toEqual([]);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective', number: 'FH-2026-000001' });
});

test('nothing leaves without the sealed original, outside the term, or for a frozen client', async () => {
  const office = await openTradeOffice();
  const refused = async (
    lines: Parameters<typeof office.noteDraft>[0],
    head?: Parameters<typeof office.noteDraft>[1],
  ) => refusal(await office.maker.ask('dispatch.submit', { action: 'create', content: office.noteDraft(lines, head) }));
  const unsealed = await primerContract(office, 10, 586, { sealedOn: null });
  expect(await refused([unsealed.take(1)])).toMatchObject({ reason: 'dispatch.contract_not_executed' });
  const over = await primerContract(office, 10, 586, { effectiveFrom: '2026-11-02', effectiveTo: '2026-11-10' });
  expect(await refused([over.take(1)])).toMatchObject({ reason: 'dispatch.contract_ended' });
  const { take } = await primerContract(office, 10);
  expect(await refused([take(0.5)])).toMatchObject({ reason: 'dispatch.quantity_too_fine' });
  expect(await refused([{ productId: office.primer, quantityE6: e6(1) }])).toMatchObject({
    reason: 'dispatch.contract_line_needed',
  });
  expect(await refused([take(1)], { dispatchedOn: '2027-02-01' })).toMatchObject({ reason: 'dispatch.too_far_ahead' });

  const waiting = await office.maker.get('dispatch.submit', { action: 'create', content: office.noteDraft([take(1)]) });
  const content = { clientId: office.clientId, standing: 'freeze', reason: '货款逾期', fromOn: '2026-11-20' } as const;
  await office.submitAndSign('clients.submitStanding', { action: 'create', content });
  expect(await refused([take(1)])).toMatchObject({ path: 'clientId', reason: 'dispatch.client_frozen' });
  expect(await office.countersign(waiting.id)).toMatchObject({ outcome: 'refused' });
  expect((await office.maker.get('dispatch.list', {})).rows).toEqual([]);
});

test('balance, waiting notes and a new one together stay within the credit limit', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 2000);
  await office.note([take(500)]);
  await office.maker.get('dispatch.submit', { action: 'create', content: office.noteDraft([take(300)]) });
  const content = office.noteDraft([take(100)]);
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content }))).toMatchObject({
    code: 'rule_broken',
    rule: 'dispatch.over_credit_limit',
    details: { limit: '500000.00', over: '27400.00' },
  });
  expect(await office.maker.get('dispatch.clientCredit', { clientId: office.clientId })).toMatchObject({
    balanceFen: 293_000_00,
    pendingFen: 175_800_00,
    availableFen: 31_200_00,
  });
  const sample = office.noteDraft([{ productId: office.primer, quantityE6: e6(2) }], { kind: 'sample' });
  expect((await office.maker.ask('dispatch.submit', { action: 'create', content: sample })).ok).toBe(true);
});

test('a note nothing stands on can be amended and voided; the ledger follows, its number stays', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(60)]);
  await office.submitAndSign('dispatch.submit', {
    action: 'amend',
    recordId,
    baseVersion: 1,
    content: office.noteDraft([{ ...take(80), lineKey: 'L1' }]),
  });
  expect(await office.balanceOf('1122.01')).toBe(80 * 586_00);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(20) });
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId,
    baseVersion: 2,
    content: office.noteDraft([{ ...take(80), lineKey: 'L1' }]),
  });
  const note = await office.maker.get('dispatch.get', { id: recordId });
  expect(note).toMatchObject({ number: 'FH-2026-000001', version: 3, state: 'void' });
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(100) });
  const vouchers = await office.maker.get('ledger.vouchersOf', { sourceKind: 'dispatch_note', sourceId: recordId });
  expect(vouchers.map((voucher) => [voucher.number, voucher.reversesId !== null])).toEqual([
    ['JZ-2026-000001', false],
    ['JZ-2026-000002', true],
    ['JZ-2026-000003', false],
    ['JZ-2026-000004', true],
  ]);
});

test('a contract keeps the line that a void note once took from', async () => {
  const office = await openTradeOffice();
  const line = { productId: office.primer, quantityE6: e6(10), priceE6: e6(586) };
  const { recordId: contractId } = await office.contract([line, line]);
  const take = { contractId, contractLineKey: 'L2', quantityE6: e6(1) };
  const { recordId } = await office.note([take]);
  const content = office.noteDraft([{ ...take, lineKey: 'L1' }]);
  await office.submitAndSign('dispatch.submit', { action: 'void', recordId, baseVersion: 1, content });
  const { version, content: contract } = await office.reopened(contractId);
  const shorter = { ...contract, lines: contract.lines.slice(0, 1) };
  const amendment = { action: 'amend' as const, recordId: contractId, baseVersion: version, content: shorter };
  expect(refusal(await office.maker.ask('contracts.submit', amendment))).toMatchObject({
    rule: 'contracts.used_line_missing',
  });
});

test('what was signed for is corrected by its own documents, never underneath them', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(60)]);
  await office.signBack(recordId, [{ dispatchLineKey: 'L1', signedE6: e6(60) }]);
  const amended = { recordId, baseVersion: 1, content: office.noteDraft([{ ...take(50), lineKey: 'L1' }]) };
  for (const action of ['amend', 'void'] as const) {
    expect(refusal(await office.maker.ask('dispatch.submit', { action, ...amended }))).toMatchObject({
      rule: 'dispatch.used_by_sign_back',
      details: { document: 'HD-2026-000001' },
    });
  }
});

test('an open difference is chased until it is settled; a settled one takes the charge back', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(60)], { dispatchedOn: '2026-11-10', signBackDueOn: '2026-11-15' });
  const chase = async () => (await office.maker.get('dispatch.signBackChase', {})).rows;
  expect(await chase()).toMatchObject([{ number: 'FH-2026-000001', daysLate: 5, state: 'awaiting_sign_back' }]);
  const unexplained = {
    dispatchNoteId: recordId,
    receivedBy: '王建国',
    receivedOn: '2026-11-20',
    receivedAs: 'on_behalf' as const,
    lines: [{ dispatchLineKey: 'L1', signedE6: e6(58) }],
  };
  expect(
    refusal(await office.maker.ask('dispatch.submitSignBack', { action: 'create', content: unexplained })),
  ).toMatchObject({ path: 'lines.0.settlement', reason: 'dispatch.difference_without_settlement' });

  const open = { dispatchLineKey: 'L1', signedE6: e6(58), settlement: 'open' as const, reason: '少两桶，查物流' };
  const signed = await office.signBack(recordId, [open]);
  expect(await chase()).toMatchObject([{ daysLate: 5, state: 'difference_open' }]);
  expect(await office.balanceOf('1122.01')).toBe(60 * 586_00);

  await office.submitAndSign('dispatch.submitSignBack', {
    action: 'amend',
    recordId: signed.recordId,
    baseVersion: 1,
    content: { ...unexplained, lines: [{ ...open, settlement: 'close_short' }] },
  });
  expect(await chase()).toEqual([]);
  expect(await office.balanceOf('1122.01')).toBe(58 * 586_00);
  expect(await office.maker.get('dispatch.get', { id: recordId })).toMatchObject({
    state: 'signed',
    facts: [{ signedE6: e6(58), settledE6: e6(2), toSignBackE6: 0 }],
    documents: [{ kind: 'sign_back', number: 'HD-2026-000001' }],
  });
});

test('goods come back at the price they left for, and never more than left', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(60)]);
  const line = { dispatchNoteId: recordId, dispatchLineKey: 'L1', condition: 'sound' as const };
  const content = {
    clientId: office.clientId,
    returnedOn: '2026-11-20',
    purpose: 'credit' as const,
    lines: [
      { ...line, quantityE6: e6(40) },
      { ...line, quantityE6: e6(21) },
    ],
  };
  expect(refusal(await office.maker.ask('dispatch.submitReturn', { action: 'create', content }))).toMatchObject({
    path: 'lines.1.quantityE6',
    reason: 'dispatch.over_returnable',
    details: { max: '60' },
  });
  const { recordId: returned, number } = await office.returned([{ ...line, quantityE6: e6(20) }], 'credit');
  expect(number).toBe('TH-2026-000001');
  expect(await office.balanceOf('1122.01')).toBe(40 * 586_00);
  expect(await office.quantities(contractId)).toMatchObject({ dispatchableE6: e6(40), invoiceableE6: e6(40) });
  const { rows } = await office.maker.get('dispatch.returnableLines', { clientId: office.clientId });
  expect(rows).toMatchObject([{ returnableE6: e6(40) }]);
  const known = await office.maker.get('dispatch.getReturn', { id: returned });
  expect(known.content).toMatchObject({ grossFen: 20 * 586_00, lines: [{ contractLineKey: 'L1' }] });
});

test('replacements never exceed what came back to be replaced, and what was replaced cannot be un-returned', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const { recordId } = await office.note([take(95)]);
  const wrong = office.noteDraft([take(1)], { kind: 'replacement' });
  expect(refusal(await office.maker.ask('dispatch.submit', { action: 'create', content: wrong }))).toMatchObject({
    reason: 'dispatch.over_replacement',
    details: { max: '0' },
  });
  await office.note([take(5)]);
  const line = { dispatchNoteId: recordId, dispatchLineKey: 'L1', quantityE6: e6(10), condition: 'damaged' as const };
  const returned = await office.returned([line], 'replacement');
  const replacement = await office.note([take(10)], { kind: 'replacement' });
  expect((await office.maker.get('dispatch.get', { id: replacement.recordId })).content.grossFen).toBe(0);
  const { content } = await office.maker.get('dispatch.getReturn', { id: returned.recordId });
  const { netFen: _n, taxFen: _t, grossFen: _g, lines, ...head } = content;
  const again = { ...head, lines: lines.map(({ lineKey }) => ({ ...line, lineKey })) };
  expect(
    refusal(
      await office.maker.ask('dispatch.submitReturn', {
        action: 'void',
        recordId: returned.recordId,
        baseVersion: 1,
        content: again,
      }),
    ),
  ).toMatchObject({ rule: 'dispatch.return_already_replaced' });
});

test('lists page by key, find by number and client, and count what they show', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  for (const quantity of [1, 2, 3]) await office.note([take(quantity)]);
  const first = await office.maker.get('dispatch.list', { limit: 2 });
  expect(first.rows.map((row) => row.number)).toEqual(['FH-2026-000003', 'FH-2026-000002']);
  const second = await office.maker.get('dispatch.list', { limit: 2, ...(first.next && { after: first.next }) });
  expect(second).toMatchObject({ rows: [{ number: 'FH-2026-000001', lineCount: 1, state: 'awaiting_sign_back' }] });
  expect(second.next).toBeUndefined();
  const byDay = await office.maker.get('dispatch.list', {
    sort: { column: 'dispatchedOn', descending: true },
    contractId,
    text: '恒泰',
    limit: 10,
  });
  expect(byDay.rows).toHaveLength(3);
  expect((await office.maker.get('dispatch.list', { state: 'void' })).rows).toEqual([]);
});

test('lines to return come in pages, oldest first, without those that came back whole', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 100);
  const notes = [];
  for (let count = 0; count < 3; count += 1) notes.push(await office.note([take(2), take(3)]));
  const whole = { dispatchNoteId: notes[1]?.recordId ?? '', dispatchLineKey: 'L1', quantityE6: e6(2) };
  await office.returned([{ ...whole, condition: 'sound' }], 'credit');
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await office.maker.get('dispatch.returnableLines', {
      clientId: office.clientId,
      limit: 2,
      ...(after !== undefined && { after }),
    });
    expect(page.rows.length).toBeLessThanOrEqual(2);
    seen.push(...page.rows.map((row) => `${row.dispatchNumber} ${row.dispatchLineKey}`));
    after = page.next;
  } while (after !== undefined);
  const numbers = notes.map((note) => note.number);
  expect(seen).toEqual([
    `${numbers[0]} L1`,
    `${numbers[0]} L2`,
    `${numbers[1]} L2`,
    `${numbers[2]} L1`,
    `${numbers[2]} L2`,
  ]);
});
