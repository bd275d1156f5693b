import { expect, test } from 'vitest';
import type { FileOut } from '#shared/exchange/exchange.contract.ts';
import { officeKinds } from '#core/registry.ts';
import { LISTS } from '../support/list-readers.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';
import { strFromZip } from './exchange/zip-text.ts';

/** Which export stands for which list of the window. */
const EXPORT_OF: Readonly<Record<string, string>> = {
  clients: 'clients',
  contracts: 'contracts',
  products: 'products',
  'dispatch notes': 'dispatch',
  'signed copies to chase': 'sign_back_chase',
  'invoice requests': 'invoice_requests',
  invoices: 'invoices',
  receipts: 'receipts',
  allocations: 'allocations',
  'open invoices': 'open_invoices',
  statements: 'statements',
  'entries of a client': 'client_ledger',
  'client balances': 'client_balances',
  disclosures: 'disclosures',
  'likely duplicates': 'client_duplicates',
  'price lists': 'price_lists',
  ageing: 'ageing',
};

interface Exported {
  readonly office: TradeOffice;
  readonly files: ReadonlyMap<string, FileOut>;
}

/** An office with something in it that a spreadsheet would like to calculate, and everything it can export. */
async function exportEverything(): Promise<Exported> {
  const office = await openTradeOffice();
  const evil = { name: '=1+1食品有限公司', code: '00018', remark: '@SUM(1)\n+第二行', taxNumber: '91110000710925462X' };
  await office.submitAndSign('clients.submit', { action: 'create', content: evil });
  const { contractId } = await primerContract(office, 100);
  const { recordId: priceListId } = await office.submitAndSign('products.submitPriceList', {
    action: 'create',
    content: {
      name: '2027 春季',
      scope: 'everyone',
      validFrom: '2027-03-01',
      lines: [{ productId: office.primer, priceE6: 12_500_000 }],
    },
  });
  const { recordId: statementId } = await office.submitAndSign('statements.submit', {
    action: 'create',
    content: {
      clientId: office.clientId,
      from: '2026-10-01',
      to: '2026-10-31',
      issuedOn: '2026-11-20',
      replyBy: '2026-12-05',
    },
  });
  const filters: Readonly<Record<string, unknown>> = {
    trial_balance: { from: 202601, to: 202612 },
    client_ledger: { clientId: office.clientId },
    client_balances: { onlyOpen: false },
    contract_sheet: { contractId },
    prices: { id: priceListId },
    statement_lines: { id: statementId },
    review_quality: { by: 'field', fromMonth: 202601, toMonth: 202612 },
    review_queue: { scope: 'all' },
    turnover_material_movement: { key: ['unknown'] },
    turnover_petty_cash: { key: [] },
  };
  const { exports } = await office.director.get('exchange.kinds', {});
  const made: [string, FileOut][] = [];
  for (const { list } of exports) {
    made.push([list, await office.director.get('exchange.export', { list, filter: filters[list] ?? {} })]);
  }
  return { office, files: new Map(made) };
}

const sheetOf = (file: FileOut, index = 1) =>
  strFromZip(Buffer.from(file.contentBase64, 'base64'), `xl/worksheets/sheet${index}.xml`);
const partOf = (file: FileOut, name: string) => strFromZip(Buffer.from(file.contentBase64, 'base64'), name);

test(
  'every list and report is exported as a form that prints, and nothing in it is calculated but its sums',
  { timeout: 300_000 },
  async () => {
    const { office, files } = await exportEverything();
    expect(LISTS.map(({ name }) => EXPORT_OF[name]).filter((name) => name === undefined || !files.has(name))).toEqual(
      [],
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'contract_sheet',
        'due',
        'workbench_figures',
        'review_queue',
        'audit_log',
        'client_files',
      ]),
    );
    isForm(files);
    isNotCalculated(files);
    isInWords(files);
    await isTextInCsv(office);
  },
);

/** A4 landscape, one page wide, head frozen, filtered and repeated, page x of y, with its properties. */
function isForm(files: Exported['files']): void {
  for (const [list, file] of files) {
    const sheet = sheetOf(file);
    const said = {
      a4: /<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/.test(sheet),
      fits: sheet.includes('<pageSetUpPr fitToPage="1"/>') && /fitToWidth="1"[^>]*fitToHeight="0"/.test(sheet),
      frozen: /<pane [^>]*ySplit="\d+"[^>]*state="frozen"/.test(sheet),
      filtered: sheet.includes('<autoFilter ref='),
      pages: sheet.includes('第 &amp;P 页 共 &amp;N 页'),
      repeated: partOf(file, 'xl/workbook.xml').includes('_xlnm.Print_Titles'),
      maker: partOf(file, 'docProps/core.xml').includes('<dc:creator>'),
    };
    expect({ list, ...said }).toEqual({
      list,
      a4: true,
      fits: true,
      frozen: true,
      filtered: true,
      pages: true,
      repeated: true,
      maker: true,
    });
  }
}

/** Sums carry their value, identifiers and what looks like a formula are text. */
function isNotCalculated(files: Exported['files']): void {
  let sums = 0;
  for (const [list, file] of files) {
    const formulas = [...sheetOf(file).matchAll(/<f>([^<]*)<\/f>(<v>[^<]*<\/v>)?/g)];
    sums += formulas.length;
    for (const [, formula, value] of formulas) {
      expect({ list, formula }).toEqual({ list, formula: expect.stringMatching(/^SUM\([A-Z]+\d+:[A-Z]+\d+\)$/) });
      expect({ list, formula, value }).toEqual({ list, formula, value: expect.stringContaining('<v>') });
    }
  }
  expect(sums).toBeGreaterThan(10);
  const clients = files.get('clients');
  const words = clients === undefined ? '' : partOf(clients, 'xl/sharedStrings.xml');
  for (const text of ['=1+1食品有限公司', '00018', '91110000710925462X']) expect(words).toContain(`>${text}<`);
}

/** Kinds of records and lists go by what people call them; procedures by their code, of which `genesis` is one. */
function isInWords(files: Exported['files']): void {
  const codes = new Set([...officeKinds().all.map(({ name }) => name), ...files.keys()]);
  codes.delete('genesis');
  for (const [list, file] of files) {
    const said = [...partOf(file, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
      ([, text]) => text ?? '',
    );
    expect({ list, coded: said.filter((text) => codes.has(text)) }).toEqual({ list, coded: [] });
  }
  const queue = files.get('review_queue');
  expect(queue === undefined ? '' : partOf(queue, 'xl/sharedStrings.xml')).toContain('>价格表<');
}

/** A column asked for is there alone, in the order asked, in either encoding. */
async function isTextInCsv(office: TradeOffice): Promise<void> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const file = await office.maker.get('exchange.export', {
      list: 'clients',
      columns: ['name', 'code'],
      format: 'csv',
      encoding,
    });
    const text = new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(file.contentBase64, 'base64'));
    const lines = text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('客户全称,客户编号');
    expect(lines).toContain("'=1+1食品有限公司,00018");
    expect(file.outsideGbk).toBeUndefined();
  }
}
