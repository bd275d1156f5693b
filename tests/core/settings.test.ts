import { expect, test } from 'vitest';
import { afterWorkingHours } from '#shared/kernel/working-hours.ts';
import { e6, refusal } from '../support/sales-office.ts';
import { plainPng, SETTINGS_PEOPLE } from '../support/settings.ts';
import { openTestOffice } from '../support/test-office.ts';
import { openTradeOffice, type TradeOffice } from '../support/trade-office.ts';

const DRAWN = { action: 'amend', recordId: 'office' } as const;

async function openSettings(): Promise<TradeOffice> {
  return openTradeOffice({ people: SETTINGS_PEOPLE });
}

const primer = (office: TradeOffice, quantity: number) => ({
  productId: office.primer,
  quantityE6: e6(quantity),
  priceE6: e6(580),
});

async function takeLogo(office: TradeOffice, bytes: Buffer, fileName = 'logo.png') {
  const contentBase64 = bytes.toString('base64');
  return office.maker.get('review.attach', { fileName, contentBase64 });
}

test('an amended profile stands on paper once a second person keyed its tax id: name, logo, contact lines, account', async () => {
  const office = await openSettings();
  const contract = await office.contract([primer(office, 10)]);
  const note = await office.note([{ contractId: contract.recordId, contractLineKey: 'L1', quantityE6: e6(2) }]);
  const paper = async (document: string, recordId: string) =>
    (await office.maker.get('printing.preview', { document, recordId })).html;
  const { head, profile } = await office.maker.get('settings.profile', {});
  expect(head).toMatchObject({ version: 1, signed: { serial: 1, makerName: '周敏', checkers: ['陈国强'] } });
  const { fileHash, bytes } = await takeLogo(office, plainPng(8, [200, 30, 30]));
  const logo = { fileHash, format: 'png' as const, bytes };
  const content = { ...profile, name: '澜川涂料（苏州）有限公司', taxNumber: '914403001922038216', logo };
  const ticket = await office.maker.get('settings.submitProfile', {
    ...DRAWN,
    baseVersion: 1,
    content: { ...content, contactLines: ['销售 0512-65781206', 'www.lanchuan.example'] },
  });
  // The checker sees the picture, not the tax id; papers stay as they are.
  const blind = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(blind.attachments.map((file) => file.fileHash)).toEqual([fileHash]);
  expect(JSON.stringify(blind.content)).not.toContain('914403001922038216');
  expect(await paper('dispatch_note', note.recordId)).toContain('澜川新材料');
  await office.countersign(ticket.id);
  await office.submitAndSign('settings.submitAccounts', {
    action: 'create',
    content: { lines: [{ bank: '工行园区支行', account: '1102026309000012345', purpose: 'basic', onInvoices: true }] },
  });
  const dispatched = await paper('dispatch_note', note.recordId);
  expect(dispatched).toContain('澜川涂料（苏州）有限公司');
  expect(dispatched).toContain('www.lanchuan.example');
  expect(dispatched).toContain(`src="data:image/png;base64,${plainPng(8, [200, 30, 30]).toString('base64')}"`);
  const sent = { dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  const lines = [{ contractId: contract.recordId, contractLineKey: 'L1', ...sent, quantityE6: e6(2) }];
  const request = await office.request(lines);
  expect(await paper('invoice_request', request.recordId)).toContain('工行园区支行 1102026309000012345');
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap(({ faults }) => faults)).toEqual([]);
});

test('a logo is what its bytes say, and small; a wrong tax id is refused at its place', async () => {
  const office = await openTestOffice({ people: SETTINGS_PEOPLE });
  const { profile } = await office.maker.get('settings.profile', {});
  const submit = (content: object) =>
    office.maker.ask('settings.submitProfile', { ...DRAWN, baseVersion: 1, content: { ...profile, ...content } });
  const bytes = Buffer.concat([plainPng(4, [0, 0, 0]), Buffer.alloc(210 * 1024)]);
  const large = await office.maker.get('review.attach', {
    fileName: 'logo.png',
    contentBase64: bytes.toString('base64'),
  });
  const small = await office.maker.get('review.attach', {
    fileName: 'logo.png',
    contentBase64: plainPng(4, [0, 0, 0]).toString('base64'),
  });
  const named = { fileHash: small.fileHash, bytes: small.bytes };
  expect(refusal(await submit({ logo: { ...named, format: 'jpeg' } }))).toMatchObject({
    path: 'logo',
    reason: 'settings.logo_type',
  });
  const lied = { fileHash: large.fileHash, format: 'png', bytes: 100 };
  expect(refusal(await submit({ logo: lied }))).toMatchObject({ path: 'logo', reason: 'settings.logo_too_large' });
  expect(refusal(await submit({ logo: { ...named, format: 'png', fileHash: 'a'.repeat(64) } }))).toMatchObject({
    path: 'logo',
    reason: 'settings.logo_missing',
  });
  expect(refusal(await submit({ taxNumber: '914403001922038217' }))).toMatchObject({
    path: 'content.taxNumber',
    reason: 'tax_number_check',
  });
});

test('numbering changed in mid-year counts the new form from 1, leaves given numbers alone, and never gives one twice', async () => {
  const office = await openSettings();
  const number = async () => (await office.contract([primer(office, 1)])).number;
  expect([await number(), await number()]).toEqual(['HT-2026-000001', 'HT-2026-000002']);
  const { series } = await office.maker.get('settings.numbering', {});
  const lines = series.map(({ next: _next, ...line }) => line);
  const changed = (part: object) => lines.map((line) => (line.series === 'contract' ? { ...line, ...part } : line));
  const ask = (content: { fromOn?: string; lines: typeof lines }) =>
    office.maker.ask('settings.submitNumbering', { action: 'create', content });
  // What could give a number twice is refused at its line.
  const at = lines.findIndex((line) => line.series === 'contract');
  expect(refusal(await ask({ lines: changed({ prefix: 'FH' }) }))).toMatchObject({
    reason: 'settings.number_prefix_taken',
  });
  expect(refusal(await ask({ lines: changed({ restart: 'never' }) }))).toMatchObject({
    path: `lines.${at}.prefix`,
    reason: 'settings.number_restart_fixed',
  });
  expect(refusal(await ask({ lines: changed({ restart: 'monthly' }) }))).toMatchObject({
    path: `lines.${at}.restart`,
    reason: 'settings.number_restart_unseen',
  });
  const monthly = changed({ datePart: 'month', restart: 'monthly', width: 4 });
  await office.submitAndSign('settings.submitNumbering', { action: 'create', content: { lines: monthly } });
  expect([await number(), await number()]).toEqual(['HT-202611-0001', 'HT-202611-0002']);
  const shown = await office.maker.get('settings.numbering', {});
  expect(shown.series.find(({ series: name }) => name === 'contract')?.next).toBe('HT-202611-0003');
  // From a later day on: until then the present form goes on.
  const later = monthly.map((line) => (line.series === 'contract' ? { ...line, prefix: 'XS' } : line));
  await office.submitAndSign('settings.submitNumbering', {
    action: 'amend',
    baseVersion: 1,
    content: { fromOn: '2026-12-01', lines: later },
  });
  expect(await number()).toBe('HT-202611-0003');
  expect((await office.maker.get('settings.numbering', {})).later?.fromOn).toBe('2026-12-01');
  office.clock.now = Date.parse('2026-12-01T09:00:00+08:00');
  await Promise.all(SETTINGS_PEOPLE.map((person) => office.desk(person)));
  expect(await number()).toBe('XS-202611-0001');
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('a day off moves the end of every time limit that runs, and a working Saturday brings it forward', async () => {
  const office = await openTestOffice({ people: SETTINGS_PEOPLE });
  const CLIENT = { action: 'create' as const, content: { name: '申亿机电' } };
  const ticket = await office.maker.get('clients.submit', CLIENT);
  const due = async () => (await office.maker.get('review.show', { submissionId: ticket.id })).dueAt;
  const limit = (changes: readonly (readonly [string, boolean])[]) =>
    afterWorkingHours(office.clock.now, 24, new Map(changes));
  expect(await due()).toBe(limit([]));
  const off = { on: '2026-11-23', is: 'holiday' as const, reason: '设备检修' };
  await office.submitAndSign('settings.submitCalendar', { action: 'create', content: { lines: [off] } });
  expect(await due()).toBe(limit([['2026-11-23', false]]));
  const saturday = { on: '2026-11-21', is: 'workday' as const, reason: '调班' };
  await office.submitAndSign('settings.submitCalendar', {
    action: 'amend',
    baseVersion: 1,
    content: { lines: [off, saturday] },
  });
  const both = limit([
    ['2026-11-21', true],
    ['2026-11-23', false],
  ]);
  expect(await due()).toBe(both);
  expect(both).toBeLessThan(limit([['2026-11-23', false]]));
  // A new submission counts by the same calendar, and a year without a published schedule says so.
  const next = await office.maker.get('clients.submit', { ...CLIENT, content: { name: '恒泰化工' } });
  expect((await office.maker.get('review.show', { submissionId: next.id })).dueAt).toBe(both);
  const { years } = await office.maker.get('settings.calendar', {});
  expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  expect(years.find(({ year }) => year === 2026)?.published).toBe(true);
});

test('a rate outside the table on the document’s date is pointed out, and the office’s own table decides which those are', async () => {
  const office = await openSettings();
  const warned = async (basisPoints: number) => {
    const draft = office.draft([{ ...primer(office, 1), taxRateBasisPoints: basisPoints }]);
    const ticket = await office.maker.get('contracts.submit', { action: 'create', content: draft });
    await office.maker.get('review.withdraw', { submissionId: ticket.id });
    return ticket.warnings.some(({ rule }) => rule === 'contracts.rate_not_in_force');
  };
  expect([await warned(1300), await warned(1600)]).toEqual([false, true]);
  const { rates } = await office.maker.get('settings.taxRates', {});
  const own = [
    { rateBasisPoints: 1300, treatment: 'taxed' as const, fromOn: '2019-04-01', toOn: '2026-10-31', purpose: '货物' },
    { rateBasisPoints: 1600, treatment: 'taxed' as const, fromOn: '2026-11-01', purpose: '货物' },
  ];
  const untaxed = rates.lines.filter(({ treatment }) => treatment !== 'taxed');
  await office.submitAndSign('settings.submitTaxRates', { action: 'create', content: { lines: [...own, ...untaxed] } });
  expect([await warned(1300), await warned(1600)]).toEqual([true, false]);
});
