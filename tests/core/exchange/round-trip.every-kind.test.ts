import { expect, test } from 'vitest';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { groupRows } from '#shared/exchange/sheet-record.ts';
import { entryKindOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { contactSheet } from '#core/modules/clients/contacts.sheet.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { priceChangeSheet } from '#core/modules/products/price-change.sheet.ts';
import { priceListSheet } from '#core/modules/products/price-list.sheet.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';
import { receiptSheet } from '#core/modules/receipts/receipts.sheet.ts';
import { registerSheet } from '#core/modules/registers/register.sheet.ts';
import { savedByLibreOffice } from '../../support/libreoffice.ts';
import { entryFields, openRegisterOffice, withEntries, type RegisterOffice } from '../../support/register-entries.ts';
import { e6 } from '../../support/sales-office.ts';
import { contentOf } from './workbook-makers.ts';
import { read } from './zoo-reading.ts';

/** What spreadsheets like to change: formulas, zeros in front, dates, exponents, escapes, line breaks, width. */
const HARD = [
  '=1+1 某事',
  "'0018",
  '-第一行\n第二行',
  '3-5',
  '1E5',
  '_x000D_',
  '＝全角１２３',
  '#N/A',
  '@SUM(1)',
  '+86 转',
];

/** The same text everywhere would hide columns that change places. */
const hard = (n: number, what: string): string => `${HARD[n % HARD.length] ?? ''} ${what}`;

interface Way {
  readonly list: string;
  readonly definition: SheetDefinition;
  readonly filter?: unknown;
}

async function priceListOf(office: RegisterOffice): Promise<string> {
  const { recordId } = await office.submitAndSign('products.submitPriceList', {
    action: 'create',
    content: {
      name: '=2027 春季',
      scope: 'client_kind',
      scopeValue: 'distributor',
      validFrom: '2027-03-01',
      validTo: '2027-12-31',
      lines: [
        { productId: office.primer, priceE6: e6(480.123456), staffFloorE6: e6(470), remark: hard(2, '价') },
        { productId: office.primer, unit: '箱', priceE6: e6(11_000), minQuantityE6: e6(2.5), fromOn: '2027-05-01' },
      ],
    },
  });
  return recordId;
}

async function fillRecords(office: RegisterOffice): Promise<void> {
  for (const [n, bankReference] of ['00120261120', '1E5', null].entries()) {
    const bill = { method: 'acceptance_bill' as const, billNumber: '0530161000000123456', billDueOn: '2027-02-28' };
    const content = { receivedOn: '2026-11-18', amountFen: 123_456_78 + n, payerName: hard(n, '付款'), bankReference };
    const paid = bankReference === null ? bill : { method: 'transfer' as const };
    await office.submitAndSign('receipts.submit', { action: 'create', content: { ...content, ...paid } });
  }
  await office.submitAndSign('clients.submit', {
    action: 'create',
    content: {
      code: '00018',
      name: '=1+1食品（集团）有限公司',
      taxNumber: '91110000710925462X',
      creditLimitFen: 123_456_789,
      remark: hard(2, '备注'),
      contacts: [{ name: '王1/2', phone: '0510-85221234', qq: '00123456789', remark: hard(9, '联系') }],
      addresses: [{ use: 'ship_to', address: hard(6, '地址'), postcode: '021400' }],
      bankAccounts: [{ bank: '农行', account: '0010000000000000001' }],
      licences: [{ kind: '许可证', number: '0032020000001234567', expiresOn: '2024-02-29' }],
    },
  });
  await office.submitAndSign('products.submit', {
    action: 'create',
    content: {
      code: '0018',
      name: hard(0, '漆'),
      specification: '3-5',
      unit: '桶',
      taxRateBasisPoints: 1300,
      taxTreatment: 'taxed',
      taxCode: '1070101010000000000',
      barcode: '06901234567892',
      conversions: [{ unit: '箱', factorE6: e6(24), decimals: 0 }],
    },
  });
  const line = { productId: office.primer, priceE6: e6(586.123456), dueOn: '2026-12-31', remark: hard(2, '行') };
  const { recordId } = await office.contract([{ ...line, quantityE6: e6(40) }], {
    externalNumber: '0018-HT/2026',
    paymentTerms: [
      { shareBasisPoints: 3_050, trigger: 'signing', days: 0, remark: hard(3, '款') },
      { shareBasisPoints: 6_950, trigger: 'invoice', days: 45 },
    ],
    clauses: [{ heading: '验收', text: hard(2, '款') }],
    remark: hard(5, '合同'),
  });
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId: recordId,
      asOf: '2026-11-10',
      lines: [{ lineKey: 'L1', dispatchedE6: e6(20), signedE6: e6(20), invoicedE6: e6(10), invoicedFen: 5_861_23 }],
      receivedFen: 1_234_56,
      remark: hard(8, '期初'),
    },
  });
}

/** Two entries of a register, every text of theirs hard on a spreadsheet. */
async function fillRegister(office: RegisterOffice, kind: RegisterKind): Promise<void> {
  for (const n of [1, 2]) {
    const fields = { ...entryFields(kind, n, await withEntries(office, kind, n)) };
    for (const [at, { key, type }] of kind.fields.entries()) {
      if ((type === 'text' || type === 'note') && fields[key] !== undefined) fields[key] = hard(at + n, `${at}`);
    }
    if (kind.review === 'daily') {
      const subject = { kind: 'register', id: kind.name };
      await office.maker.get('daily.add', { kind: entryKindOf(kind), subject, content: fields });
      continue;
    }
    await office.submitAndSign('registers.submit', { action: 'create', content: { register: kind.name, fields } });
  }
}

/** What would be imported: every record with its lines and parts, in the store's own units. */
function recordsIn(definition: SheetDefinition, bytes: Uint8Array, fileName: string) {
  const preview = previewSheet(contentOf(read(bytes, fileName)), definition);
  // The sums below a list are its own.
  const notes = preview.notes.filter(({ reason }) => reason !== 'totals_rows_left_out');
  expect([fileName, preview.refused, notes]).toEqual([fileName, [], []]);
  return groupRows(definition, preview.rows).map(({ values, lines, parts }) => ({
    values,
    lines: lines.map((row) => row.values),
    parts: Object.entries(parts ?? {}).map(([path, rows]) => [path, rows.map((row) => row.values)]),
  }));
}

test(
  'whatever can be imported goes out, is opened and saved by LibreOffice as xlsx, xls or ods, and comes in the same',
  { timeout: 900_000 },
  async () => {
    const office = await openRegisterOffice();
    await fillRecords(office);
    for (const kind of REGISTERS) await fillRegister(office, kind);
    const ways: readonly Way[] = [
      { list: 'client_files', definition: clientSheet },
      { list: 'product_files', definition: productSheet },
      { list: 'contract_files', definition: contractSheet },
      { list: 'opening_files', definition: openingSheet },
      { list: 'receipts', definition: receiptSheet },
      { list: 'prices', definition: priceListSheet, filter: { id: await priceListOf(office) } },
      ...REGISTERS.map((kind) => ({ list: entryKindOf(kind), definition: registerSheet(kind) })),
    ];
    const { imports, exports } = await office.director.get('exchange.kinds', {});
    const covered = new Set(ways.map(({ definition }) => definition.kind));
    // Contacts are a sheet of the client files, and amend what is there.
    covered.add(contactSheet.kind);
    // New prices amend a list; the list itself goes round as prices.
    covered.add(priceChangeSheet.kind);
    expect(imports.map(({ kind }) => kind).filter((kind) => !covered.has(kind))).toEqual([]);

    const asked = ({ list, filter = {} }: Way) => {
      const personal = exports.find((one) => one.list === list)?.personal === true;
      return { list, filter, ...(personal && { whole: { reason: '换电脑' } }) };
    };
    const files = new Map<string, Uint8Array>();
    const wanted = new Map<string, ReturnType<typeof recordsIn>>();
    for (const way of ways) {
      const out = await office.director.get('exchange.export', asked(way));
      const bytes = Buffer.from(out.contentBase64, 'base64');
      files.set(`${way.list}.xlsx`, bytes);
      wanted.set(way.list, recordsIn(way.definition, bytes, `${way.list}.xlsx`));
      expect([way.list, (wanted.get(way.list)?.length ?? 0) > 0]).toEqual([way.list, true]);
    }
    for (const format of ['xlsx', 'xls', 'ods'] as const) {
      const saved = await savedByLibreOffice(files, format);
      for (const { list, definition } of ways) {
        const bytes = saved.get(list) ?? Buffer.alloc(0);
        expect([format, list, recordsIn(definition, bytes, `${list}.${format}`)]).toEqual([
          format,
          list,
          wanted.get(list),
        ]);
      }
    }
    // Text for other programs holds the first sheet only.
    for (const way of ways.filter(({ definition }) => definition.parts === undefined)) {
      for (const encoding of ['utf-8', 'gb18030'] as const) {
        const out = await office.director.get('exchange.export', { ...asked(way), format: 'csv', encoding });
        const records = recordsIn(way.definition, Buffer.from(out.contentBase64, 'base64'), `${way.list}.csv`);
        expect([encoding, way.list, records]).toEqual([encoding, way.list, wanted.get(way.list)]);
      }
    }
  },
);
