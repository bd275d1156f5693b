import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { faultsOf, onlyPair, orderWithNote, submitOrderWithNote } from '../support/compound-office.ts';
import { valueAt } from '../support/keying.ts';
import { asDraft, e6, refusal } from '../support/sales-office.ts';
import { PASSWORD } from '../support/test-office.ts';
import { openTradeOffice, primerContract } from '../support/trade-office.ts';

test('an order and what leaves of it at once take effect together, on one countersignature, each with its number', async () => {
  const office = await openTradeOffice();
  const sendNow = [
    { orderLine: 0, quantityE6: e6(20), batch: 'B-1' },
    { orderLine: 1, quantityE6: e6(10) },
  ];
  const { outcome } = await submitOrderWithNote(office, orderWithNote(office, sendNow));
  expect(outcome).toMatchObject({ outcome: 'effective', number: 'HT-2026-000001 · FH-2026-000001' });

  const { order, note } = await onlyPair(office);
  expect(order).toMatchObject({ number: 'HT-2026-000001', version: 1, state: 'in_progress' });
  expect(note).toMatchObject({ number: 'FH-2026-000001', version: 1, state: 'awaiting_sign_back' });
  expect(note.content.lines).toMatchObject([
    {
      contractId: order.id,
      contractLineKey: 'L1',
      contractVersion: 1,
      priceE6: e6(586),
      quantityE6: e6(20),
      batch: 'B-1',
    },
    { contractId: order.id, contractLineKey: 'L2', priceE6: e6(321.5), taxRateBasisPoints: 1300, grossFen: 3_215_00 },
  ]);
  expect(await office.quantities(order.id, 'L1')).toMatchObject({ dispatchedE6: e6(20), dispatchableE6: e6(4) });
  expect(await office.quantities(order.id, 'L2')).toMatchObject({ dispatchedE6: e6(10), dispatchableE6: 0 });
  expect(await office.balanceOf('1122.01')).toBe(20 * 586_00 + 3_215_00);
  expect(await faultsOf(office)).toEqual([]);
});

test('the histories of both show the one submission with its countersignature, and later ones after it', async () => {
  const office = await openTradeOffice();
  const { ticket } = await submitOrderWithNote(office, orderWithNote(office, [{ orderLine: 0, quantityE6: e6(24) }]));
  const { order, note } = await onlyPair(office);
  for (const [kind, recordId] of [
    ['contract', order.id],
    ['dispatch_note', note.id],
  ] as const) {
    const { submissions } = await office.checker.get('review.history', { kind, recordId });
    expect(submissions.map((row) => [row.kind, row.serial])).toEqual([['order_dispatch', ticket.serial]]);
    const signed = submissions[0]?.chain.find((event) => event.event === 'countersigned');
    expect(signed).toMatchObject({ personName: '陈国强' });
  }
  const content = { ...asDraft(order.content), remark: '改备注' };
  await office.submitAndSign('contracts.submit', { action: 'amend', recordId: order.id, baseVersion: 1, content });
  const { submissions } = await office.maker.get('review.history', { kind: 'contract', recordId: order.id });
  expect(submissions.map((row) => `${row.kind} ${row.action}`)).toEqual(['order_dispatch create', 'contract amend']);
  const first = await office.maker.get('contracts.getVersion', { id: order.id, version: 1 });
  expect(first.content).toEqual(order.content);
  expect(await faultsOf(office)).toEqual([]);
});

test('a slip of the checker is found in either paper, and what leaves in full is not keyed a second time', async () => {
  const office = await openTradeOffice();
  const sendNow = [
    { orderLine: 0, quantityE6: e6(20) },
    { orderLine: 1, quantityE6: e6(10) },
  ];
  const content = orderWithNote(office, sendNow);
  const ticket = await office.maker.get('dispatch.submitOrderWithNote', { action: 'create', content });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  const rekeyed = seen.checks.filter((check) => check.mode === 'rekey').map((check) => check.path);
  expect(rekeyed).toEqual([
    'order.grossFen',
    'order.lines.0.quantityE6',
    'order.lines.1.quantityE6',
    'order.lines.0.priceE6',
    'order.lines.1.priceE6',
    'order.firstDueOn',
    'note.lines.0.quantityE6',
    'note.consigneePhone',
  ]);
  for (const path of [...rekeyed, 'note.lines.1.quantityE6', 'note.lines.0.priceE6', 'note.grossFen', 'order.netFen']) {
    expect(valueAt(seen.content, path), path).toBeUndefined();
  }
  const entry = {
    'order.grossFen': '17279',
    'order.lines.0.quantityE6': '24',
    'order.lines.1.quantityE6': '10',
    'order.lines.0.priceE6': '586',
    'order.lines.1.priceE6': '321.5',
    'order.firstDueOn': '2026-12-10',
    'note.lines.0.quantityE6': '24',
    'note.consigneePhone': '13812345678',
  };
  const confirmed = seen.checks.filter((check) => check.mode === 'confirm').map((check) => check.path);
  const judged = await office.checker.get('review.reenter', { submissionId: ticket.id, entry, confirmed });
  expect(judged).toMatchObject({ state: 'differs', differing: ['note.lines.0.quantityE6'] });
  const second = { submissionId: ticket.id, entry: { 'note.lines.0.quantityE6': '20' }, confirmed: [] };
  expect((await office.checker.get('review.reenter', second)).state).toBe('agrees');
  const signing = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(await office.checker.get('review.sign', signing)).toMatchObject({ outcome: 'effective' });
});

test('what cannot leave is refused where it stands on the form, before anybody checks it', async () => {
  const office = await openTradeOffice();
  const ask = async (...given: Parameters<typeof orderWithNote> extends [unknown, ...infer Rest] ? Rest : never) =>
    refusal(
      await office.maker.ask('dispatch.submitOrderWithNote', {
        action: 'create',
        content: orderWithNote(office, ...given),
      }),
    );
  const whole = [{ orderLine: 0, quantityE6: e6(24) }];
  expect(await ask([{ orderLine: 0, quantityE6: e6(25) }])).toMatchObject({
    path: 'note.lines.0.quantityE6',
    reason: 'dispatch.over_dispatchable',
    details: { max: '24' },
  });
  expect(await ask([{ orderLine: 2, quantityE6: e6(1) }])).toMatchObject({
    path: 'note.lines.0.orderLine',
    reason: 'dispatch.contract_line_unknown',
  });
  expect(await ask(whole, { order: { sealedOn: null } })).toMatchObject({
    path: 'order.sealedOn',
    reason: 'dispatch.order_not_sealed',
  });
  expect(await ask(whole, { order: { kind: 'framework', lines: [] } })).toMatchObject({
    path: 'note.lines.0.orderLine',
  });
  expect(await ask(whole, { order: { effectiveFrom: '2026-12-01' } })).toMatchObject({
    path: 'note.lines.0.contractId',
    reason: 'dispatch.contract_not_begun',
  });
  expect(await ask(whole, { order: { sealedOn: '2026-12-01' } })).toMatchObject({
    path: 'order.sealedOn',
    reason: 'contracts.sealed_in_future',
  });
  expect((await office.maker.get('review.queue', { scope: 'open' })).rows).toEqual([]);
});

test('while it waits it keeps the order number and the credit; the limit is held again at the last signature, and neither takes effect', async () => {
  const office = await openTradeOffice();
  const content = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(24) }]);
  const ticket = await office.maker.get('dispatch.submitOrderWithNote', { action: 'create', content });
  const credit = await office.maker.get('dispatch.clientCredit', { clientId: office.clientId });
  expect(credit.pendingFen).toBe(24 * 586_00);
  const same = office.draft(content.order.lines, { externalNumber: 'PO-7788' });
  expect(refusal(await office.maker.ask('contracts.submit', { action: 'create', content: same }))).toMatchObject({
    rule: 'review.key_reserved',
  });
  const file = await office.maker.get('clients.get', { id: office.clientId });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: office.clientId,
    baseVersion: file.version,
    content: { ...file.content, creditLimitFen: 10_000_00 },
  });
  const outcome = await office.countersign(ticket.id);
  expect(outcome).toMatchObject({ outcome: 'refused', reasons: [{ rule: 'dispatch.over_credit_limit' }] });
  expect((await office.maker.get('contracts.list', {})).rows).toEqual([]);
  expect((await office.maker.get('dispatch.list', {})).rows).toEqual([]);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await faultsOf(office)).toEqual([]);
  const { contractId } = await primerContract(office, 1);
  expect((await office.maker.get('contracts.get', { id: contractId })).number).toBe('HT-2026-000001');
});

test('the note is voided on its own afterwards, the order stays and can be dispatched again', async () => {
  const office = await openTradeOffice();
  await submitOrderWithNote(office, orderWithNote(office, [{ orderLine: 0, quantityE6: e6(24) }]));
  const { order, note } = await onlyPair(office);
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId: note.id,
    baseVersion: 1,
    content: office.noteDraft(
      note.content.lines.map(({ lineKey, batch, quantityE6, remark }) => {
        return { lineKey, batch, quantityE6, remark, contractId: order.id, contractLineKey: 'L1' };
      }),
      { signBackDueOn: note.content.signBackDueOn },
    ),
  });
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.quantities(order.id)).toMatchObject({ dispatchedE6: 0, dispatchableE6: e6(24) });
  await office.note([{ contractId: order.id, contractLineKey: 'L1', quantityE6: e6(3) }]);
  expect(await faultsOf(office)).toEqual([]);
});

test('a returned one is corrected and submitted again as the same submission', async () => {
  const office = await openTradeOffice();
  const content = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(24) }]);
  const ticket = await office.maker.get('dispatch.submitOrderWithNote', { action: 'create', content });
  await office.checker.get('review.return', {
    submissionId: ticket.id,
    reasons: [{ path: 'note.lines.0.quantityE6', text: '客户只要 12 桶' }],
  });
  const less = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(12) }]);
  const again = await office.maker.get('dispatch.submitOrderWithNote', {
    action: 'create',
    submissionId: ticket.id,
    content: less,
  });
  expect(again.serial).toBe(ticket.serial);
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  expect((await onlyPair(office)).note.content.lines[0]?.quantityE6).toBe(e6(12));
});

test('a part nobody signed, and one whose record was changed behind the office, are named by verify', async () => {
  const office = await openTradeOffice();
  const { ticket } = await submitOrderWithNote(office, orderWithNote(office, [{ orderLine: 0, quantityE6: e6(24) }]));
  const { note } = await onlyPair(office);
  const database = new Database(join(office.directory, 'office.db'));
  database.pragma('foreign_keys = OFF');
  expect(() => database.exec("UPDATE submission_part SET number = 'FH-2026-000009'")).toThrow('guard:submission_part');
  expect(() => database.exec('DELETE FROM submission_part')).toThrow('guard:submission_part');
  database.exec(`DROP TRIGGER dispatch_note_countersigned_update; DROP TRIGGER submission_part_countersigned_insert;
    UPDATE dispatch_note SET remark = '私下加的' WHERE id = '${note.id}'`);
  const where = `#${ticket.serial} order_dispatch`;
  expect(await faultsOf(office)).toEqual([{ where, what: 'record_differs' }]);
  database.exec(`INSERT INTO submission_part SELECT submission_id, 2, record_kind, 'forged', content_path, content_hash, NULL, NULL, 1
    FROM submission_part WHERE position = 1`);
  expect(await faultsOf(office)).toEqual([
    { where, what: 'parts_differ' },
    { where, what: 'record_differs' },
  ]);
  database.close();
});
