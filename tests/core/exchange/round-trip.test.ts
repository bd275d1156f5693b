import { expect, test } from 'vitest';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { contentHashOf } from '#core/kernel/canonical-json.ts';
import { savedByLibreOffice } from '../../support/libreoffice.ts';
import { readHere } from '../../support/read-here.ts';
import { openTestOffice, type TestOffice } from '../../support/test-office.ts';

/** Files with everything that workbooks like to change: long digits, leading zeros, formulas, line breaks, escapes, width. */
const CLIENTS = [
  {
    code: '00018',
    name: '=1+1食品（集团）有限公司',
    shortName: '@SUM(1)',
    taxNumber: '91110000710925462X',
    kind: 'distributor',
    sizeGrade: 'A',
    creditGrade: 'AA',
    region: '华东',
    ownerName: '周敏',
    creditLimitFen: 123_456_789,
    paymentDays: 45,
    source: '3-5',
    deputyName: '陈国强',
    tags: ['重点', '月结'],
    remark: '第一行\n-第二行 _x000D_ "引号", 逗号\n' + '很长的备注。'.repeat(70),
    contacts: [
      {
        name: '沈国梁',
        title: '采购经理',
        phone: '13857120486',
        phone2: '0510-85221235',
        qq: '00123456789',
        preferences: '=喝茶',
        email: 'shen@hengtai.example',
        birthday: '1980-08-15',
        birthdayIs: 'lunar',
      },
      { name: '王1/2', phone: '0510-85221234', wechat: '00012', remark: '+86 开头的不要打' },
      { name: '𠮷田', remark: '#N/A' },
    ],
    addresses: [
      { use: 'ship_to', consignee: '吴建', phone: '13912345678', address: '无锡市新吴区锡士路 88 号\n3 号仓' },
      {
        use: 'mail',
        province: '江苏省',
        city: '无锡市',
        district: '新吴区',
        address: '＝全角＠地址　１２３',
        postcode: '021400',
      },
    ],
    bankAccounts: [
      { bank: '中国工商银行无锡新区支行', account: '1103021609000123456' },
      { bank: '农行', account: '0010000000000000001' },
    ],
    licences: [
      {
        kind: '营业执照',
        number: '0032020000001234567',
        issuedOn: '1999-12-31',
        expiresOn: '2099-12-31',
        originalSeen: true,
        seenBy: '周敏',
        seenOn: '2026-11-02',
      },
      { kind: '食品经营许可证', number: 'JY13205050012345', expiresOn: '2024-02-29' },
    ],
    invoiceProfile: { title: '另一个抬头有限公司', bank: '工行', account: '1103021609000123456', kind: 'special' },
  },
  { code: 'E-5', name: '3E5贸易商行', status: 'prospect', contacts: [{ name: 'TRUE' }] },
] as const;

async function officeWithClients(): Promise<TestOffice> {
  const office = await openTestOffice({ startReader: readHere });
  for (const content of CLIENTS) {
    await office.submitAndSign('clients.submit', { action: 'create', content: structuredClone(content) as never });
  }
  return office;
}

async function hashesOf({ maker }: TestOffice): Promise<readonly string[]> {
  const contents = await contentsOf(maker);
  return contents.map((content) => contentHashOf('client', content, 'one salt for both'));
}

async function contentsOf(maker: TestOffice['maker']): Promise<readonly ClientContent[]> {
  const { rows } = await maker.get('clients.list', {});
  return Promise.all(rows.map(async ({ id }) => (await maker.get('clients.get', { id, purpose: 'amend' })).content));
}

async function takenIn(contentBase64: string, fileName: string): Promise<TestOffice> {
  const office = await openTestOffice({ startReader: readHere });
  const file = { kind: 'clients', fileName, contentBase64 };
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  const { preview } = outcome;
  expect({ refused: preview.refused, notes: preview.notes, records: preview.counts.records }).toEqual({
    refused: [],
    notes: [],
    records: CLIENTS.length,
  });
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: CLIENTS.length });
  await office.countersign(ticket.id);
  return office;
}

async function resaved(contentBase64: string, format: 'xlsx' | 'xls'): Promise<string> {
  const files = new Map([['clients.xlsx', Buffer.from(contentBase64, 'base64')]]);
  return (await savedByLibreOffice(files, format)).get('clients')?.toString('base64') ?? '';
}

const whole = { whole: { reason: '换电脑，整套搬到新账套' } };

test(
  'client files go out in full and come in again with the same content, in either language',
  { timeout: 300_000 },
  async () => {
    const office = await officeWithClients();
    const file = await office.director.get('exchange.export', { list: 'client_files', ...whole });
    const taken = await takenIn(file.contentBase64, '客户档案.xlsx');
    expect(await contentsOf(taken.maker)).toEqual(await contentsOf(office.maker));
    expect(await hashesOf(taken)).toEqual(await hashesOf(office));
    const english = await office.director.get('exchange.export', { list: 'client_files', language: 'en-US', ...whole });
    expect(await hashesOf(await takenIn(english.contentBase64, 'Clients.xlsx'))).toEqual(await hashesOf(office));
  },
);

test.each(['xlsx', 'xls'] as const)(
  'client files that LibreOffice opened and saved as %s come in with the same content',
  { timeout: 400_000 },
  async (format) => {
    const office = await officeWithClients();
    const file = await office.director.get('exchange.export', { list: 'client_files', ...whole });
    const saved = await resaved(file.contentBase64, format);
    expect(await hashesOf(await takenIn(saved, `另存.${format}`))).toEqual(await hashesOf(office));
  },
);

test(
  'a row of a further sheet is refused at its own cell, and one that names nobody is told',
  { timeout: 300_000 },
  async () => {
    const office = await officeWithClients();
    const { contentBase64 } = await office.director.get('exchange.export', {
      list: 'client_files',
      whole: { reason: '核对用' },
    });
    const XLSX = await import('xlsx');
    const book = XLSX.read(contentBase64, { type: 'base64' });
    const contacts = book.Sheets['联系人'];
    if (contacts === undefined) throw new Error('no contacts');
    const rows = XLSX.utils.sheet_to_json<string[]>(contacts, { header: 1 });
    const first = rows.findIndex(([code]) => code === '00018');
    const phone = rows[first - 1]?.indexOf('电话') ?? 0;
    contacts[XLSX.utils.encode_cell({ r: first, c: phone })] = { t: 's', v: '不是电话' };
    contacts[XLSX.utils.encode_cell({ r: first + 1, c: 0 })] = { t: 's', v: '没有这个号' };
    const changed = XLSX.write(book, { type: 'base64' }) as string;
    const outcome = await (
      await openTestOffice({ startReader: readHere })
    ).maker.get('exchange.preview', {
      kind: 'clients',
      fileName: '改过.xlsx',
      contentBase64: changed,
    });
    if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
    const { preview } = outcome;
    expect(preview.refused.map(({ address }) => address)).toEqual([
      `联系人!${XLSX.utils.encode_col(phone)}${first + 1}`,
    ]);
    expect(preview.counts).toMatchObject({ inFile: 2, accepted: 1, refused: 1 });
    expect(preview.notes).toContainEqual({
      reason: 'part_rows_without_record',
      details: { sheet: '联系人', count: 1, rows: String(first + 2) },
    });
  },
);
