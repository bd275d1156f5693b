import { expect, test } from 'vitest';
import { checksOf } from '../support/keying.ts';
import { expectOk, openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

const LEAD = {
  askedOn: '2026-11-10',
  company: '无锡华衡机械有限公司',
  contact: '沈国梁',
  phone: '13812345678',
  region: '江苏无锡',
  source: 'fair',
  interest: '水性环氧富锌底漆 两吨',
  owner: '吴佳',
  stage: 'negotiating',
};

const enterLead = (office: TestOffice) =>
  office.submitAndSign('registers.submit', { action: 'create', content: { register: 'lead', fields: LEAD } });

const becoming = (entryId: string, more: object = {}) => ({
  action: 'create' as const,
  content: {
    register: 'lead',
    entryId,
    entryVersion: 1,
    client: {
      name: LEAD.company,
      creditLimitFen: 50_000_00,
      contacts: [{ name: '沈国梁', phone: '13812345678' }],
      ...more,
    },
  } as never,
});

test('a lead becomes a client file in one step: both are signed once, and the lead names its file', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const lead = await enterLead(office);
  const ticket = expectOk(await maker.ask('registers.submitBecoming', becoming(lead.recordId)));
  const shown = await checker.get('review.show', { submissionId: ticket.id });
  expect(shown).toMatchObject({ kind: 'becomes_lead', title: LEAD.company });
  expect(checksOf(shown, 'rekey').map(({ path }) => path)).toContain('client.creditLimitFen');
  expect(JSON.stringify(shown.content)).not.toContain('5000000');
  // While it waits nobody else changes the lead.
  const other = { register: 'lead', fields: { ...LEAD, stage: 'lost', lostReason: '价格' } };
  const amend = { action: 'amend' as const, recordId: lead.recordId, baseVersion: 1, content: other };
  expect(refusal(await maker.ask('registers.submit', amend))).toMatchObject({ rule: 'review.open_submission_exists' });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  const entry = await maker.get('registers.get', { register: 'lead', id: lead.recordId });
  expect(entry).toMatchObject({ version: 2, fields: { stage: 'won' }, labels: { client: LEAD.company } });
  const client = await maker.get('clients.get', { id: String(entry.fields['client']) });
  expect(client.content).toMatchObject({ name: LEAD.company, creditLimitFen: 50_000_00 });
  const again = becoming(lead.recordId);
  expect(refusal(await maker.ask('registers.submitBecoming', again))).toMatchObject({
    rule: 'registers.became_already',
  });
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('a file that is there is warned of, a tax id that is there refused, and then the lead stays as it was', async () => {
  const office = await openTestOffice();
  const { maker } = office;
  const lead = await enterLead(office);
  const taxNumber = '914403001922038216';
  await office.submitAndSign('clients.submit', { action: 'create', content: { name: '无锡华衡机械公司', taxNumber } });
  expect(refusal(await maker.ask('registers.submitBecoming', becoming(lead.recordId, { taxNumber })))).toMatchObject({
    path: 'client.taxNumber',
  });
  const ticket = expectOk(await maker.ask('registers.submitBecoming', becoming(lead.recordId)));
  expect(ticket.warnings.map(({ path }) => path?.split('.')[0])).toContain('client');
  await maker.get('review.withdraw', { submissionId: ticket.id });
  expect((await maker.get('registers.get', { register: 'lead', id: lead.recordId })).fields['stage']).toBe(
    'negotiating',
  );
});
