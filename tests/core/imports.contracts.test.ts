import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestOffice, PASSWORD, type TestOffice } from '../support/test-office.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample-office');
const fileOf = (kind: string, fileName: string) => ({
  kind,
  fileName,
  contentBase64: readFileSync(join(SAMPLE, fileName)).toString('base64'),
});

async function preview(office: TestOffice, file: ReturnType<typeof fileOf>) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  return outcome.preview;
}

/** Previews, submits what is accepted, and lets the checker key it blind from the original. */
async function imported(office: TestOffice, file: ReturnType<typeof fileOf>) {
  const seen = await preview(office, file);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: seen.counts.records });
  await office.countersign(ticket.id);
  return seen;
}

test('what an office brings along takes effect: clients, products, contracts, and what was done on them before', async () => {
  const office = await openTestOffice();
  await imported(office, fileOf('clients', '客户档案.xlsx'));
  const products = await imported(office, fileOf('products', '商品.xls'));
  expect(products.counts).toMatchObject({ records: 40, refused: 0 });
  expect(products.control.amountFen).toBeNull();

  const ledger = fileOf('contracts', '合同台账.csv');
  const contracts = await imported(office, ledger);
  expect(contracts.refused).toEqual([]);
  expect(contracts.counts).toMatchObject({ records: 40, refused: 0, leftOut: 1 });
  const list = await office.maker.get('contracts.list', { limit: 1000 });
  expect(list.rows).toHaveLength(40);
  expect(list.rows.reduce((sum, row) => sum + row.grossFen, 0)).toBe(contracts.control.amountFen);
  expect(list.rows.every((row) => row.state === 'executed')).toBe(true);

  const [first] = list.rows;
  const { submissions } = await office.checker.get('review.history', { kind: 'contract', recordId: first?.id ?? '' });
  expect(submissions.map((row) => row.kind)).toEqual(['import_contracts']);
  expect(submissions[0]?.chain.map((event) => event.event)).toContain('countersigned');
  const version = await office.maker.get('contracts.getVersion', { id: first?.id ?? '', version: 1 });
  expect(version.content.grossFen).toBe(first?.grossFen);

  const openings = await imported(office, { ...ledger, kind: 'openings' });
  expect(openings.refused).toEqual([]);
  const schedule = await office.maker.get('reports.contractPerformance', { limit: 1000 });
  expect(schedule.totals.contractedFen).toBe(contracts.control.amountFen);
  expect(schedule.totals.receivedFen).toBe(openings.control.amountFen);
  expect(schedule.totals.lines).toBe(contracts.counts.accepted);

  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
  const balance = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  expect(balance.balanced).toBe(true);
});

test('a ledger names the cell that names nothing here, and takes nothing twice', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '江苏恒泰轨道交通装备股份有限公司' },
  });
  await office.submitAndSign('products.submit', {
    action: 'create',
    content: { code: 'WE-210', name: '环氧底漆', unit: '桶', taxRateBasisPoints: 1300, taxTreatment: 'taxed' },
  });
  const rows = [
    '合同号,签订日期,客户名称,产品编码,单位,数量,含税单价,金额,交货日期',
    'A-1,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-210,桶,24,586,14064,2026-12-10',
    'A-1,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-210,桶,1,586,586.01,2026-12-10',
    'A-2,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-999,桶,24,586,14064,',
    'A-3,2026-11-02,无此公司,WE-210,桶,24,586,14064,',
    'A-4,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-210,桶,24,586,15000,',
    'A-5,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-210,吨,24,586,14064,',
    'A-6,2026-11-02,江苏恒泰轨道交通装备股份有限公司,WE-210,桶,24,586,14064,2026-11-01',
  ];
  const file = {
    kind: 'contracts',
    fileName: '台账.csv',
    contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
  };
  const seen = await preview(office, file);
  expect(seen.counts).toMatchObject({ records: 1, accepted: 2, refused: 5 });
  expect(seen.refused.map((cell) => [cell.address.split('!')[1], cell.reason])).toEqual([
    ['D4', 'contracts.sheet_product_unknown'],
    ['C5', 'clients.sheet_client_unknown'],
    ['H6', 'contracts.sheet_amount_differs'],
    ['E7', 'contracts.unit_unknown'],
    ['I8', 'contracts.due_before_signing'],
  ]);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
  const shown = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(JSON.stringify(shown)).not.toContain('14064');
  const entry = { 'control.dataRows': '7', 'control.amountFen': '14650' };
  const judged = await office.checker.get('review.reenter', { submissionId: ticket.id, entry });
  expect(judged.state).toBe('agrees');
  await office.checker.get('review.sign', {
    submissionId: ticket.id,
    contentHash: shown.contentHash,
    password: PASSWORD,
  });
  const again = await preview(office, file);
  expect(again.counts.records).toBe(0);
  expect(again.refused[0]).toMatchObject({ reason: 'contracts.external_number_taken' });
});

test('the schedule, the contracts and the products leave as workbooks, whole and in their filter', async () => {
  const office = await openTestOffice();
  await imported(office, fileOf('clients', '客户档案.xlsx'));
  await imported(office, fileOf('products', '商品.xls'));
  await imported(office, fileOf('contracts', '合同台账.csv'));
  const products = await office.maker.get('exchange.export', { list: 'products' });
  expect(products).toMatchObject({ rows: 40, fileName: '产品档案-2026-11-20.xlsx' });
  const contracts = await office.maker.get('exchange.export', {
    list: 'contracts',
    filter: { sort: { column: 'signedOn', descending: true } },
  });
  expect(contracts.rows).toBe(40);
  const wish = { filter: { signedFrom: '2026-01-01', signedTo: '2026-06-30' }, groupBy: 'client' as const };
  const page = await office.maker.get('reports.contractPerformance', { ...wish, limit: 1000 });
  const csv = await office.maker.get('exchange.export', {
    list: 'contractPerformance',
    filter: wish,
    format: 'csv',
    language: 'en-US',
  });
  const text = Buffer.from(csv.contentBase64, 'base64').toString('utf8');
  expect(csv.rows).toBe(page.totals.lines + page.groups.length + 1);
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Total,/);

  const unread = await office.maker.ask('exchange.export', { list: 'contracts', filter: { signedFrom: 'soon' } });
  expect(unread).toMatchObject({ ok: false, failure: { fields: [{ path: 'filter.signedFrom' }] } });

  const sheets = await office.maker.get('printing.preview', {
    document: 'contract_performance',
    recordId: JSON.stringify(wish),
  });
  expect(sheets.sheets).toBeGreaterThan(0);
  expect(sheets.html).toContain('合同履行一览表');
  const refused = await office.maker.ask('printing.preview', {
    document: 'contract_performance',
    recordId: 'HT-2026-000001',
  });
  expect(refused).toMatchObject({ ok: false, failure: { rule: 'reports.schedule_unreadable' } });
});
