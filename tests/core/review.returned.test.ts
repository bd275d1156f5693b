import { expect, test } from 'vitest';
import { ContractContent } from '#shared/contracts/contract.schema.ts';
import type { Input } from '#shared/ipc/contract.ts';
import { asDraft, e6 } from '../support/sales-office.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { openTradeOffice } from '../support/trade-office.ts';

type ClientDraft = Input<'clients.submit'>['content'];

const FIRST: ClientDraft = { name: '江苏恒泰轨道交通装备股份有限公司', taxNumber: '914403001922038216' };
const SECOND: ClientDraft = { name: '苏州明澜自动化设备有限公司', taxNumber: '91440300192317458F' };

async function returnedAmendment(office: TestOffice) {
  const first = await office.submitAndSign('clients.submit', { action: 'create', content: FIRST });
  const second = await office.submitAndSign('clients.submit', { action: 'create', content: SECOND });
  const ticket = await office.maker.get('clients.submit', {
    action: 'amend',
    recordId: first.recordId,
    baseVersion: 1,
    content: { ...FIRST, remark: '改地址' },
  });
  await office.checker.get('review.return', { submissionId: ticket.id, reasons: [{ text: '备注写错了' }] });
  return { first, second, ticket };
}

test('a returned amendment stays upon its record, whatever record the corrected form names', async () => {
  const office = await openTestOffice();
  const { first, second, ticket } = await returnedAmendment(office);
  const onAnother = await office.maker.ask('clients.submit', {
    action: 'amend',
    recordId: second.recordId,
    baseVersion: 1,
    submissionId: ticket.id,
    content: SECOND,
  });
  expect(onAnother).toMatchObject({
    ok: false,
    failure: { fields: [{ path: 'taxNumber', reason: 'client.tax_number_taken' }] },
  });
  await office.maker.get('clients.submit', {
    action: 'amend',
    recordId: first.recordId,
    baseVersion: 1,
    submissionId: ticket.id,
    content: { ...FIRST, remark: '改为新厂地址' },
  });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective', recordId: first.recordId });
  const amended = await office.maker.get('clients.get', { id: first.recordId });
  expect(amended).toMatchObject({ version: 2, content: { remark: '改为新厂地址' } });
});

test('a returned submission keeps its action: a new client does not come back as an amendment', async () => {
  const office = await openTestOffice();
  const { first } = await returnedAmendment(office);
  const created = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '常州新客户有限公司' },
  });
  await office.checker.get('review.return', { submissionId: created.id, reasons: [{ text: '缺税号' }] });
  const reply = await office.maker.ask('clients.submit', {
    action: 'amend',
    recordId: first.recordId,
    baseVersion: 1,
    submissionId: created.id,
    content: FIRST,
  });
  expect(reply).toEqual({
    ok: false,
    failure: { code: 'rule_broken', rule: 'review.action_fixed', details: { serial: created.serial } },
  });
});

test('a returned contract and a returned dispatch note are corrected with the line keys they were shown with', async () => {
  const office = await openTradeOffice();
  const reasons = [{ text: '数量不对' }];
  const lines = [{ productId: office.primer, quantityE6: e6(24), priceE6: e6(586) }];
  const contract = await office.maker.get('contracts.submit', { action: 'create', content: office.draft(lines) });
  await office.checker.get('review.return', { submissionId: contract.id, reasons });
  const seen = await office.maker.get('review.show', { submissionId: contract.id });
  const draft = asDraft(ContractContent.parse(seen.content));
  expect(draft.lines.map((line) => line.lineKey)).toEqual(['L1']);
  await office.maker.get('contracts.submit', { action: 'create', submissionId: contract.id, content: draft });
  const effective = await office.countersign(contract.id);
  const contractId = effective.outcome === 'effective' ? effective.recordId : '';

  const content = office.noteDraft([{ contractId, contractLineKey: 'L1', quantityE6: e6(24) }]);
  const note = await office.maker.get('dispatch.submit', { action: 'create', content });
  await office.checker.get('review.return', { submissionId: note.id, reasons });
  const again = { ...content, lines: content.lines.map((line) => ({ ...line, lineKey: 'L1', quantityE6: e6(20) })) };
  await office.maker.get('dispatch.submit', { action: 'create', submissionId: note.id, content: again });
  expect(await office.countersign(note.id)).toMatchObject({ outcome: 'effective', number: 'FH-2026-000001' });
});
