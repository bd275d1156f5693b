import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { faultsOf } from '../support/compound-office.ts';
import { e6, refusal } from '../support/sales-office.ts';
import { PASSWORD } from '../support/test-office.ts';
import { openTradeOffice, primerContract, type Made, type TradeOffice } from '../support/trade-office.ts';

type BatchDraft = Input<'dispatch.submitSignBackBatch'>['content'];

async function notesOut(office: TradeOffice, quantities: readonly number[]): Promise<Made[]> {
  const { take } = await primerContract(office, 1000);
  const notes = [];
  for (const quantity of quantities) notes.push(await office.note([take(quantity)]));
  return notes;
}

function batchOf(notes: readonly { readonly recordId: string }[], head: Partial<BatchDraft> = {}): BatchDraft {
  return { receivedOn: '2026-11-20', copies: notes.map(({ recordId }) => ({ dispatchNoteId: recordId })), ...head };
}

const create = (content: BatchDraft) => ({ action: 'create' as const, content });

test('copies signed in full take effect together, each with its number, after the checker counted the papers', async () => {
  const office = await openTradeOffice();
  const notes = await notesOut(office, [24, 36, 7]);
  const content = batchOf(notes, { receivedBy: '李会' });
  const [, second] = content.copies;
  if (second) second.receivedBy = '沈国梁';
  const ticket = await office.maker.get('dispatch.submitSignBackBatch', create(content));
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.content).toEqual({ receivedOn: '2026-11-20', control: {} });
  expect(seen.checks.map((check) => [check.path, check.mode])).toEqual([
    ['control.copies', 'rekey'],
    ['copies', 'confirm'],
    ['receivedOn', 'confirm'],
  ]);
  const entry = { submissionId: ticket.id, confirmed: ['copies', 'receivedOn'] };
  const miscounted = await office.checker.get('review.reenter', { ...entry, entry: { 'control.copies': '2' } });
  expect(miscounted).toMatchObject({ state: 'differs', differing: ['control.copies'] });
  await office.checker.get('review.reenter', { ...entry, entry: { 'control.copies': '3' } });
  const after = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(after.content).toMatchObject({ copies: [{ dispatchNumber: 'FH-2026-000001' }, {}, {}] });
  const outcome = await office.checker.get('review.sign', {
    submissionId: ticket.id,
    contentHash: ticket.contentHash,
    password: PASSWORD,
  });
  expect(outcome).toMatchObject({ outcome: 'effective', number: 'HD-2026-000001 – HD-2026-000003' });

  const copies = (await office.maker.get('dispatch.listSignBacks', {})).rows;
  expect(copies.map((copy) => [copy.number, copy.dispatchNumber, copy.receivedBy, copy.differenceCount])).toEqual([
    ['HD-2026-000003', 'FH-2026-000003', '李会', 0],
    ['HD-2026-000002', 'FH-2026-000002', '沈国梁', 0],
    ['HD-2026-000001', 'FH-2026-000001', '李会', 0],
  ]);
  for (const { recordId } of notes) {
    expect((await office.maker.get('dispatch.get', { id: recordId })).state).toBe('signed');
  }
  expect((await office.maker.get('dispatch.signBackChase', {})).rows).toEqual([]);
  const { submissions } = await office.maker.get('review.history', {
    kind: 'sign_back',
    recordId: copies[0]?.id ?? '',
  });
  expect(submissions.map((row) => row.kind)).toEqual(['sign_back_batch']);
  expect(await faultsOf(office)).toEqual([]);
});

test('without a name the consignee signed; one copy is voided later on its own', async () => {
  const office = await openTradeOffice();
  const notes = await notesOut(office, [5, 6]);
  await office.submitAndSign('dispatch.submitSignBackBatch', create(batchOf(notes)));
  const [copy] = (await office.maker.get('dispatch.listSignBacks', {})).rows;
  expect(copy).toMatchObject({ receivedBy: '王建国', receivedAs: 'authorised' });
  const { content } = await office.maker.get('dispatch.getSignBack', { id: copy?.id ?? '' });
  const { dispatchNumber: _number, lines, ...head } = content;
  const draft = { ...head, lines: lines.map(({ dispatchedE6: _d, differenceE6: _x, ...line }) => line) };
  const voiding = { action: 'void' as const, recordId: copy?.id, baseVersion: 1, content: draft };
  await office.submitAndSign('dispatch.submitSignBack', voiding);
  const states = await Promise.all(
    notes.map(async ({ recordId }) => (await office.maker.get('dispatch.get', { id: recordId })).state),
  );
  expect(states).toEqual(['signed', 'awaiting_sign_back']);
  expect(await faultsOf(office)).toEqual([]);
});

test('one note that is not as the batch says refuses the whole, and the refusal names its row', async () => {
  const office = await openTradeOffice();
  const notes = await notesOut(office, [24, 36, 7]);
  const [first, second, third] = notes;
  if (!first || !second || !third) throw new Error('three notes');
  const ask = async (content: BatchDraft) =>
    refusal(await office.maker.ask('dispatch.submitSignBackBatch', create(content)));
  expect(await ask(batchOf([first, second, first]))).toMatchObject({
    path: 'copies.2.dispatchNoteId',
    reason: 'dispatch.batch_note_repeated',
    details: { row: 3, first: 1 },
  });
  const short = { dispatchLineKey: 'L1', signedE6: e6(30), settlement: 'open' as const, reason: '破损' };
  await office.signBack(second.recordId, [short]);
  expect(await ask(batchOf(notes))).toMatchObject({
    path: 'copies.1',
    reason: 'dispatch.already_signed_back',
    details: { row: 2, note: second.number },
  });
  const ahead = batchOf([first, third], { receivedOn: '2026-11-19' });
  expect(await ask(ahead)).toMatchObject({
    path: 'copies.0.receivedOn',
    reason: 'dispatch.received_out_of_time',
    details: { row: 1 },
  });
  const gone = await office.maker.get('dispatch.get', { id: third.recordId });
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId: third.recordId,
    baseVersion: 1,
    content: office.noteDraft(
      gone.content.lines.map(({ lineKey, contractId, contractLineKey, quantityE6 }) => {
        return { lineKey, contractId, contractLineKey, quantityE6 };
      }),
      { signBackDueOn: gone.content.signBackDueOn },
    ),
  });
  expect(await ask(batchOf([first, third]))).toMatchObject({
    path: 'copies.1.dispatchNoteId',
    reason: 'dispatch.note_unknown',
    details: { row: 2 },
  });
});

test('a note that was voided while the batch waited refuses the last signature, and no copy takes effect', async () => {
  const office = await openTradeOffice();
  const [kept, dropped] = await notesOut(office, [24, 36]);
  if (!kept || !dropped) throw new Error('two notes');
  const ticket = await office.maker.get('dispatch.submitSignBackBatch', create(batchOf([kept, dropped])));
  const { content } = await office.maker.get('dispatch.get', { id: dropped.recordId });
  await office.submitAndSign('dispatch.submit', {
    action: 'void',
    recordId: dropped.recordId,
    baseVersion: 1,
    content: office.noteDraft(
      content.lines.map(({ lineKey, contractId, contractLineKey, quantityE6 }) => {
        return { lineKey, contractId, contractLineKey, quantityE6 };
      }),
      { signBackDueOn: content.signBackDueOn },
    ),
  });
  expect(await office.countersign(ticket.id)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'dispatch.note_unknown', path: 'copies.1.dispatchNoteId', details: { row: 2 } }],
  });
  expect((await office.maker.get('dispatch.listSignBacks', {})).rows).toEqual([]);
  expect((await office.maker.get('dispatch.get', { id: kept.recordId })).state).toBe('awaiting_sign_back');
  expect(await faultsOf(office)).toEqual([]);
});

test('a note waits in one submission only: a batch keeps each of its notes, and finds those already kept', async () => {
  const office = await openTradeOffice();
  const [first, second] = await notesOut(office, [24, 36]);
  if (!first || !second) throw new Error('two notes');
  const ticket = await office.maker.get('dispatch.submitSignBackBatch', create(batchOf([first, second])));
  const own = {
    dispatchNoteId: second.recordId,
    receivedBy: '王建国',
    receivedOn: '2026-11-20',
    receivedAs: 'authorised' as const,
    lines: [{ dispatchLineKey: 'L1', signedE6: e6(36) }],
  };
  const alone = await office.maker.ask('dispatch.submitSignBack', { action: 'create', content: own });
  expect(refusal(alone)).toMatchObject({ rule: 'review.key_reserved', details: { serial: ticket.serial } });
  const again = await office.maker.ask('dispatch.submitSignBackBatch', create(batchOf([second])));
  expect(refusal(again)).toMatchObject({ rule: 'review.key_reserved', details: { serial: ticket.serial } });
  await office.maker.get('review.withdraw', { submissionId: ticket.id });
  await office.submitAndSign('dispatch.submitSignBackBatch', create(batchOf([second])));
});

test('two hundred and one copies are too many for one batch, two hundred are not', async () => {
  const office = await openTradeOffice();
  const many = Array.from({ length: 201 }, (_, index) => ({ recordId: `note-${index}` }));
  expect(await office.maker.ask('dispatch.submitSignBackBatch', create(batchOf(many)))).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input', fields: [{ path: 'content.copies' }] },
  });
  expect(refusal(await office.maker.ask('dispatch.submitSignBackBatch', create(batchOf(many.slice(1)))))).toMatchObject(
    {
      path: 'copies.0.dispatchNoteId',
      reason: 'dispatch.note_unknown',
    },
  );
});
