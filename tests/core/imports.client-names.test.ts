import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readHere } from '../support/read-here.ts';
import { HENGTAI, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

const LEDGER = ['合同号', '签订日期', '客户', '产品编码', '数量', '单价'];

function fileOf(kind: string, rows: readonly (readonly unknown[])[]) {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '表');
  return { kind, fileName: '台账.xlsx', contentBase64: XLSX.write(book, { type: 'base64' }) as string };
}

async function preview(office: SalesOffice, file: ReturnType<typeof fileOf>) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  const { counts, notes, refused } = outcome.preview;
  return {
    counts,
    refused: refused.map(({ address, reason, details }) => [address, reason, details['candidates']]),
    taken: notes
      .filter(({ reason }) => reason.startsWith('taken_for'))
      .map(({ reason, details }) => ({ reason, ...details })),
  };
}

/** Three clients, two of one short name; one of them had another name before. */
async function openOffice(): Promise<SalesOffice> {
  const office = await openSalesOffice({ startReader: readHere });
  const client = async (name: string, shortName: string, code: string) =>
    office.submitAndSign('clients.submit', {
      action: 'create',
      content: { ...HENGTAI, taxNumber: null, name, shortName, code },
    });
  const old = await client('苏州明远电子厂', '明远', 'K002');
  await client('上海明远贸易有限公司', '明远', 'K003');
  await client('无锡恒泰塑业有限公司', '恒泰塑业', 'K001');
  const { content, version } = await office.maker.get('clients.get', { id: old.recordId, purpose: 'amend' });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: old.recordId,
    baseVersion: version,
    content: { ...content, name: '苏州明远电子有限公司' },
  });
  return office;
}

test('a file that calls clients by short name, code or former name is read, and whom it was taken for is said; which of two is not guessed', async () => {
  const office = await openOffice();
  const row = (number: string, client: string) => [number, '2026-03-05', client, 'WE-210', 10, 586];
  const file = fileOf('contracts', [
    LEDGER,
    row('A1', '恒泰塑业'),
    row('A2', '恒泰塑业'),
    row('A3', 'k001'),
    row('A4', '苏州明远电子厂'),
    row('A5', '明远'),
    row('A6', '张三'),
    row('A7', HENGTAI.name),
  ]);
  const seen = await preview(office, file);
  const hengtai = { code: 'K001', name: '无锡恒泰塑业有限公司' };
  expect(seen.taken).toEqual([
    { reason: 'taken_for_short_name', text: '恒泰塑业', ...hengtai, count: 2, row: 2 },
    { reason: 'taken_for_code', text: 'k001', ...hengtai, count: 1, row: 4 },
    {
      reason: 'taken_for_former_name',
      text: '苏州明远电子厂',
      code: 'K002',
      name: '苏州明远电子有限公司',
      count: 1,
      row: 5,
    },
  ]);
  expect(seen.refused).toEqual([
    ['表!C6', 'clients.sheet_client_ambiguous', 'K002 苏州明远电子有限公司、K003 上海明远贸易有限公司'],
    ['表!C7', 'clients.sheet_client_unknown', undefined],
  ]);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: seen.counts.records });
  await office.countersign(ticket.id);
  const { rows } = await office.maker.get('contracts.list', { text: 'A1' });
  expect(rows.map(({ clientName }) => clientName)).toEqual(['无锡恒泰塑业有限公司']);

  const contacts = fileOf('contacts', [
    ['客户简称', '姓名', '手机'],
    ['恒泰塑业', '王建国', '13961612345'],
    ['明远', '李梅', '13961612346'],
  ]);
  const named = await preview(office, contacts);
  expect(named.taken).toMatchObject([{ reason: 'taken_for_short_name', text: '恒泰塑业' }]);
  expect(named.refused.map(([address, reason]) => `${address} ${reason}`)).toEqual([
    '表!A3 clients.sheet_client_ambiguous',
  ]);
  const visits = fileOf('register_visit', [
    ['计划日', '方式', '客户', '回访人'],
    ['2026-11-20', '电话', '恒泰塑业', '周敏'],
    ['2026-11-20', '电话', 'K001', '周敏'],
    ['2026-11-20', '电话', '明远', '周敏'],
  ]);
  const visited = await preview(office, visits);
  expect(visited.taken).toMatchObject([{ text: '恒泰塑业' }]);
  expect(visited.refused.map(([address, reason]) => `${address} ${reason}`)).toEqual([
    '表!C4 clients.sheet_client_ambiguous',
  ]);
});
