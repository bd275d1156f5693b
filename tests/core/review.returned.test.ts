import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';

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
