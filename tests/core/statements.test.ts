import { strFromZip } from './exchange/zip-text.ts';
import { expect, test } from 'vitest';
import type { Desk } from '../support/desk.ts';
import { e6, HENGTAI } from '../support/sales-office.ts';
import { openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { answered, stated, statementDraft, type StatementDraft } from '../support/statement-office.ts';
import { primerContract, refusal } from '../support/trade-office.ts';

const CASHIER = { name: '钱会', roles: ['cashier' as const] };

const refused = async (office: ReceiptOffice, more: Partial<StatementDraft>) =>
  refusal(await office.maker.ask('statements.submit', { action: 'create', content: statementDraft(office, more) }));

/** Goods of 5,860.00 invoiced, 1,172.00 sent and not invoiced, 586.00 of them back, 3,000.00 received. */
async function traded(office: ReceiptOffice) {
  const { invoiceId } = await office.invoiced(10);
  const { take } = await primerContract(office, 20);
  const note = await office.note([take(2)]);
  await office.returned(
    [{ dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(1), condition: 'sound', reason: '多送' }],
    'credit',
  );
  const receipt = await office.receipt(3_000_00, { bankReference: 'NY-1' });
  return { invoiceId, receipt, note };
}

test('a statement says what moved, with product, invoice and receipt, and its balance is the ledger’s', async () => {
  const office = await openReceiptOffice();
  await traded(office);
  const { recordId, number } = await stated(office);
  expect(number).toBe('DZ-2026-000001');
  const { content, state, isOverdue } = await office.maker.get('statements.show', { id: recordId });
  expect({ state, isOverdue }).toEqual({ state: 'issued', isOverdue: false });
  const { balanceFen } = await office.maker.get('ledger.clientBalance', { clientId: office.clientId });
  expect(content).toMatchObject({
    openingFen: 0,
    shippedFen: 7_032_00,
    reducedFen: 586_00,
    receivedFen: 3_000_00,
    otherFen: 0,
    closingFen: balanceFen,
  });
  expect(content.lines.map(({ kind, amountFen, quantityE6 }) => [kind, amountFen, quantityE6])).toEqual([
    ['dispatch_note', 5_860_00, e6(10)],
    ['dispatch_note', 1_172_00, e6(2)],
    ['return_note', -586_00, e6(-1)],
    ['receipt', -3_000_00, null],
  ]);
  expect(content.lines[0]).toMatchObject({ priceE6: e6(586), invoiceNumbers: '26320000000000000001' });
  expect(content.lines[1]).toMatchObject({ invoiceNumbers: null });
  expect(content.lines[3]).toMatchObject({ documentNumber: 'SK-2026-000001', reference: 'NY-1' });
});

test('what the preview shows is what is signed, and the next statement begins where the last one ended', async () => {
  const office = await openReceiptOffice();
  await office.receipt(300_00, { receivedOn: '2026-11-08' });
  const period = { clientId: office.clientId, from: '2026-11-01', to: '2026-11-10' };
  const { figures, last } = await office.maker.get('statements.preview', period);
  expect(last).toBeNull();
  const first = await stated(office, { to: period.to });
  const { content } = await office.maker.get('statements.show', { id: first.recordId });
  expect(content).toMatchObject(figures);
  await traded(office);
  const preview = await office.maker.get('statements.preview', { ...period, from: '2026-11-11', to: '2026-11-20' });
  expect(preview.last).toMatchObject({ number: 'DZ-2026-000001', to: '2026-11-10', closingFen: -300_00 });
  expect(preview.figures).toMatchObject({ openingFen: -300_00, receivedFen: 3_000_00 });
  const second = await stated(office, { from: '2026-11-11' });
  expect((await office.maker.get('statements.show', { id: second.recordId })).content).toMatchObject(preview.figures);
});

test('a gap, an overlap and an opening balance that moved are warned of', async () => {
  const office = await openReceiptOffice();
  await office.receipt(100_00, { receivedOn: '2026-11-10' });
  await stated(office, { to: '2026-11-10' });
  const warned = async (more: Partial<StatementDraft>) => {
    const content = statementDraft(office, more);
    const ticket = await office.maker.get('statements.submit', { action: 'create', content });
    await office.maker.get('review.withdraw', { submissionId: ticket.id });
    return ticket.warnings.map(({ rule }) => rule);
  };
  expect(await warned({ from: '2026-11-11' })).toEqual([]);
  expect(await warned({ from: '2026-11-12' })).toEqual(['statements.gap']);
  expect(await warned({ from: '2026-11-09' })).toEqual(['statements.overlaps']);
  await office.receipt(50_00, { receivedOn: '2026-11-09' });
  expect(await warned({ from: '2026-11-11' })).toEqual(['statements.opening_differs']);
});

test('a statement is refused at the last signature when the books moved since it was submitted', async () => {
  const office = await openReceiptOffice();
  await office.receipt(100_00);
  const ticket = await office.maker.get('statements.submit', { action: 'create', content: statementDraft(office) });
  await office.receipt(25_00);
  const outcome = await office.countersign(ticket.id);
  expect(outcome.outcome).toBe('refused');
  expect(JSON.stringify(outcome)).toContain('statements.figures_moved');
  expect((await office.maker.get('statements.list', {})).rows).toEqual([]);
});

test('the frozen rows stay as they were signed, whatever is posted into the period later', async () => {
  const office = await openReceiptOffice();
  await traded(office);
  const made = await stated(office);
  const before = await office.maker.get('statements.show', { id: made.recordId });
  await office.receipt(77_00);
  expect(await office.maker.get('statements.show', { id: made.recordId })).toEqual(before);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('the client agrees or differs with a figure and a reason, and nothing else of the statement changes', async () => {
  const office = await openReceiptOffice();
  await traded(office);
  const made = await stated(office);
  const show = () => office.maker.get('statements.show', { id: made.recordId });
  const { content } = await show();
  const amend = async (more: Partial<StatementDraft>) =>
    refusal(
      await office.maker.ask('statements.submit', {
        action: 'amend',
        recordId: made.recordId,
        baseVersion: 1,
        content: statementDraft(office, more),
      }),
    );
  const differs = { reply: 'differs' as const, repliedOn: '2026-11-20' };
  expect(await amend({ reply: 'agreed' })).toMatchObject({ reason: 'statements.replied_on_needed' });
  expect(await amend({ reply: 'agreed', repliedOn: '2026-11-19' })).toMatchObject({
    reason: 'statements.replied_out_of_time',
  });
  expect(await amend(differs)).toMatchObject({ reason: 'statements.their_balance_needed' });
  expect(await amend({ ...differs, theirBalanceFen: content.closingFen })).toMatchObject({
    reason: 'statements.balance_is_same',
  });
  expect(await amend({ ...differs, theirBalanceFen: 1 })).toMatchObject({ reason: 'statements.reason_needed' });
  expect(await amend({ reply: 'agreed', repliedOn: '2026-11-20', theirBalanceFen: 1 })).toMatchObject({
    reason: 'statements.balance_not_expected',
  });
  expect(await amend({ repliedOn: '2026-11-20' })).toMatchObject({ reason: 'statements.reply_needed' });
  expect(await amend({ to: '2026-11-19' })).toMatchObject({ reason: 'statements.fixed' });
  await answered(office, made, { ...differs, theirBalanceFen: 3_000_00, replyReason: '退货 1 桶未入账' });
  const said = await show();
  expect(said.state).toBe('differs');
  expect(said.content.lines).toEqual(content.lines);
  await answered(office, made, { reply: 'agreed', repliedOn: '2026-11-20' });
  expect(await show()).toMatchObject({ state: 'agreed', version: 3 });
});

test('a statement is voided while nobody answered it, and no longer after', async () => {
  const office = await openReceiptOffice();
  const voided = async (recordId: string, baseVersion: number, more: Partial<StatementDraft> = {}) =>
    office.maker.ask('statements.submit', {
      action: 'void',
      recordId,
      baseVersion,
      content: statementDraft(office, more),
    });
  const kept = await stated(office);
  const reply = { reply: 'agreed' as const, repliedOn: '2026-11-20' };
  await answered(office, kept, reply);
  expect(refusal(await voided(kept.recordId, 2, reply))).toMatchObject({ rule: 'statements.void_replied' });
  const { recordId } = await stated(office);
  const content = statementDraft(office);
  await office.submitAndSign('statements.submit', { action: 'void', recordId, baseVersion: 1, content });
  expect(await office.maker.get('statements.show', { id: recordId })).toMatchObject({ state: 'void' });
  expect(refusal(await voided(recordId, 2))).toMatchObject({ rule: 'statements.already_void' });
  const printed = await office.maker.ask('printing.preview', { document: 'statement', recordId });
  expect(refusal(printed)).toMatchObject({ rule: 'statements.void_not_printed' });
});

test('periods that are not over or run backwards, days to come and replies before issue are refused', async () => {
  const office = await openReceiptOffice();
  expect(await refused(office, { to: '2026-10-31' })).toMatchObject({ reason: 'statements.period_reversed' });
  expect(await refused(office, { to: '2026-11-21' })).toMatchObject({ reason: 'statements.period_not_over' });
  expect(await refused(office, { issuedOn: '2026-11-21' })).toMatchObject({ reason: 'statements.issued_in_future' });
  expect(await refused(office, { replyBy: '2026-11-19' })).toMatchObject({
    reason: 'statements.reply_by_before_issue',
  });
  expect(await refused(office, { clientId: 'nobody' })).toMatchObject({ reason: 'statements.client_unknown' });
  expect(await refused(office, { reply: 'agreed', repliedOn: '2026-11-20' })).toMatchObject({
    reason: 'statements.reply_before_issue',
  });
});

test('who has not answered in time is listed, counted and told of on the workbench; a number finds its statement', async () => {
  const office = await openReceiptOffice();
  const { recordId } = await stated(office, { replyBy: '2026-11-21' });
  const late = async (desk: Desk) =>
    (await desk.get('reports.due', {})).groups.filter(({ name }) => name === 'statementLate');
  expect(await late(office.maker)).toMatchObject([{ count: 0 }]);
  office.clock.now += 2 * 86_400_000;
  const desk = await office.desk(office.maker);
  expect(await late(desk)).toMatchObject([{ count: 1, rows: [{ recordId, daysLate: 1 }] }]);
  const { rows, total } = await desk.get('statements.list', { overdue: true });
  expect(rows).toMatchObject([{ id: recordId, isOverdue: true, state: 'issued' }]);
  expect(total).toMatchObject({ count: 1 });
  const found = await desk.get('search.find', { text: 'DZ2026000001' });
  expect(found).toMatchObject([{ name: 'statements', rows: [{ recordId }] }]);
});

test('a cashier sees no statement and checks none', async () => {
  const people = [
    { name: '周敏', roles: ['clerk' as const] },
    { name: '陈国强', roles: ['checker' as const] },
    { name: '陆总', roles: ['director' as const, 'manager' as const] },
    CASHIER,
  ];
  const office = await openReceiptOffice({ people });
  const desk = await office.desk(CASHIER);
  expect(refusal(await desk.ask('statements.list', {}))).toMatchObject({ code: 'forbidden' });
});

test('the sheet says period, movements, both balances and the reply slip; the workbook has the same rows', async () => {
  const office = await openReceiptOffice();
  await traded(office);
  const { recordId, number } = await stated(office, { note: '请核对退货' });
  const { html } = await office.maker.get('printing.preview', { document: 'statement', recordId });
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  for (const said of [
    '客户对账单',
    number,
    HENGTAI.name,
    'FH-2026-000001',
    'SK-2026-000001',
    'NY-1',
    '对账回执',
    '请核对退货',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).toContain('3,446.00');
  expect(text).toContain('叁仟肆佰肆拾陆元整');
  const file = await office.director.get('exchange.export', { list: 'statement_lines', filter: { id: recordId } });
  const sheet = strFromZip(Buffer.from(file.contentBase64, 'base64'), 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('3446');
});

test('a merged client’s statements are the survivor’s, as they were signed; the next one begins with what both owed', async () => {
  const office = await openReceiptOffice();
  await office.receipt(100_00, { receivedOn: '2026-11-08' });
  const made = await stated(office, { to: '2026-11-10' });
  const survivor = await office.submitAndSign('clients.submit', { action: 'create', content: { name: '恒泰集团' } });
  const clientId = survivor.recordId;
  await office.submitAndSign('clients.submitMerge', {
    action: 'create',
    content: { survivorId: clientId, absorbedId: office.clientId, reason: '集团合并', take: {} },
  });
  const kept = await office.maker.get('statements.show', { id: made.recordId });
  expect(kept).toMatchObject({ clientId, clientName: '恒泰集团', content: { clientId: office.clientId } });
  expect((await office.maker.get('statements.list', { clientId })).rows).toHaveLength(1);
  expect(await refused(office, { from: '2026-11-11' })).toMatchObject({ reason: 'client.merged_away' });
  await answered(office, made, { reply: 'agreed', repliedOn: '2026-11-20' });
  const next = await stated(office, { clientId, from: '2026-11-11' });
  const { content } = await office.maker.get('statements.show', { id: next.recordId });
  expect(content.openingFen).toBe(-100_00);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});
