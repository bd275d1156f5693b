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

/** A client of grade B without a limit, and what an investigation of it proposes. */
async function investigated(office: TestOffice) {
  const { maker } = office;
  const { recordId } = await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: LEAD.company, contacts: [{ name: '沈国梁', phone: '13812345678' }] },
  });
  const [investigator] = await maker.get('people.list', {});
  const fields = {
    investigatedOn: '2026-11-10',
    client: recordId,
    investigator: investigator?.id ?? '',
    payments: 'punctual',
    proposedGrade: 'aa',
    proposedLimit: 300_000_00,
    proposedDays: 45,
    opinion: '经营正常，三年无逾期',
    expiresOn: '2027-11-10',
  };
  const entry = await office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: 'credit_investigation', fields },
  });
  const { content, version } = await maker.get('clients.get', { id: recordId, purpose: 'amend' });
  const adopt = (more: object, deviations: Readonly<Record<string, string>> = {}) => ({
    action: 'create' as const,
    content: {
      register: 'credit_investigation',
      entryId: entry.recordId,
      entryVersion: 1,
      clientVersion: version,
      client: { ...content, creditGrade: 'AA', creditLimitFen: 300_000_00, paymentDays: 45, ...more },
    } as never,
    deviations,
  });
  const read = async () => ({
    client: (await maker.get('clients.get', { id: recordId, purpose: 'amend' })).content,
    entry: await maker.get('registers.get', { register: 'credit_investigation', id: entry.recordId }),
  });
  return { clientId: recordId, adopt, read };
}

test('what an investigation proposes goes into the client file: no limit is keyed a third time, and it says when', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const { clientId, adopt, read } = await investigated(office);
  const ticket = expectOk(await maker.ask('registers.submitBecoming', adopt({})));
  const shown = await checker.get('review.show', { submissionId: ticket.id });
  // the grade needs no other paper: the investigation is it
  expect(shown.compared.map(({ path, source, agrees }) => `${path} ${source} ${String(agrees)}`)).toEqual([
    'client.creditGrade register_credit_investigation true',
    'client.creditLimitFen register_credit_investigation true',
    'client.paymentDays register_credit_investigation true',
  ]);
  expect(checksOf(shown, 'rekey').map(({ path }) => path)).toEqual(['client.taxNumber']);
  // what it changes stands beside it
  expect(shown.before).toMatchObject({
    client: { creditGrade: 'B', creditLimitFen: 0 },
    entry: { fields: { client: clientId } },
  });
  const amend = {
    action: 'amend' as const,
    recordId: clientId,
    baseVersion: 1,
    content: { ...(await read()).client, code: '' },
  };
  expect(
    refusal(await maker.ask('clients.submit', { ...amend, content: { ...amend.content, region: '苏州' } })),
  ).toMatchObject({ rule: 'review.open_submission_exists' });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  const { client, entry } = await read();
  expect(client).toMatchObject({ creditGrade: 'AA', creditLimitFen: 300_000_00, paymentDays: 45 });
  expect(entry).toMatchObject({ version: 2, fields: { adoptedOn: '2026-11-20' } });
  expect(refusal(await maker.ask('registers.submitBecoming', adopt({})))).toMatchObject({
    rule: 'registers.adopted_already',
  });
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('another limit than proposed asks why and is keyed again; a moved file or entry refuses the change', async () => {
  const office = await openTestOffice();
  const { maker, checker } = office;
  const { clientId, adopt, read } = await investigated(office);
  const less = { creditLimitFen: 200_000_00 };
  expect(refusal(await maker.ask('registers.submitBecoming', adopt(less)))).toMatchObject({
    path: 'client.creditLimitFen',
    reason: 'review.deviation_needs_reason',
  });
  expect(refusal(await maker.ask('registers.submitBecoming', adopt({ sizeGrade: 'A' })))).toMatchObject({
    path: 'client.sizeGrade',
    reason: 'client.grade_needs_reason',
  });
  const reasons = { 'client.creditLimitFen': '总经理批示先给二十万' };
  const ticket = expectOk(await maker.ask('registers.submitBecoming', adopt(less, reasons)));
  const shown = await checker.get('review.show', { submissionId: ticket.id });
  expect(checksOf(shown, 'rekey').map(({ path }) => path)).toEqual(['client.taxNumber', 'client.creditLimitFen']);
  expect(JSON.stringify(shown.content)).not.toContain('20000000');
  await maker.get('review.withdraw', { submissionId: ticket.id });
  const { client } = await read();
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: clientId,
    baseVersion: 1,
    content: { ...client, region: '苏州' },
  });
  expect(refusal(await maker.ask('registers.submitBecoming', adopt({})))).toMatchObject({ rule: 'review.stale_base' });
});
