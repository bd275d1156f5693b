import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  figureOf,
  INTERNAL_NAME,
  itemsLeftOut,
  leavesOf,
  plainPath,
  recordWords,
  WORDS_OF_KIND,
} from '#renderer/components/record-words.ts';
import { kindName } from '#shared/locales/kind-names.ts';
import { registerKindOf } from '#shared/registers/registers.ts';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { CloseShortContent, ContractContent, OpeningContent } from '#shared/contracts/contract.schema.ts';
import { DayPage } from '#shared/daily/daily.schema.ts';
import { ClientDistinct } from '#shared/clients/client-entries.schema.ts';
import { ContractChase } from '#shared/contracts/contract-entries.schema.ts';
import { SignBackChase, TrackingEvent } from '#shared/dispatch/dispatch-entries.schema.ts';
import { DataRelease } from '#shared/disclosures/disclosures.contract.ts';
import { DispatchNote, ReturnNote, SignBack } from '#shared/dispatch/dispatch.schema.ts';
import { Invoice, InvoiceRequest } from '#shared/invoicing/invoicing.schema.ts';
import { PeriodClose } from '#shared/ledger/ledger.contract.ts';
import { ProductContent } from '#shared/products/products.contract.ts';
import { Allocation, Receipt } from '#shared/receipts/receipts.schema.ts';
import { Statement } from '#shared/statements/statements.schema.ts';
import { ReviewPolicy } from '#shared/review/policy.schema.ts';
import {
  Numbering,
  OfficeProfile,
  OwnAccounts,
  TaxRates,
  VisitIntervals,
  WorkingCalendar,
} from '#shared/settings/settings.schema.ts';
import { DelegationDraft } from '#shared/users/delegations.contract.ts';
import { Departure, PasswordReset, RecoveryRenewal } from '#shared/users/access.contract.ts';
import { openTestOffice } from '../support/test-office.ts';
import { PersonDraft } from '#shared/users/users.contract.ts';

const LOCALES = join(import.meta.dirname, '../../renderer/locales');
const read = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(LOCALES, language, `${file}.json`), 'utf8')) as Record<string, unknown>;

/** Daily entries have words like records, and a name on the page they stand on. */
const ENTRIES: Readonly<Record<string, z.ZodType>> = {
  client_distinct: ClientDistinct,
  tracking_event: TrackingEvent,
  sign_back_chase: SignBackChase,
  contract_chase: ContractChase,
};

const KINDS: Readonly<Record<string, z.ZodType>> = {
  client: ClientContent,
  person: PersonDraft,
  password_reset: PasswordReset,
  departure: Departure,
  recovery_renewal: RecoveryRenewal,
  product: ProductContent,
  contract: ContractContent,
  close_short: CloseShortContent,
  opening_document: OpeningContent,
  dispatch_note: DispatchNote,
  sign_back: SignBack,
  return_note: ReturnNote,
  invoice_request: InvoiceRequest,
  invoice: Invoice,
  receipt: Receipt,
  allocation: Allocation,
  statement: Statement,
  period_close: PeriodClose,
  review_policy: ReviewPolicy,
  delegation: DelegationDraft,
  data_release: DataRelease,
  office_profile: OfficeProfile,
  own_accounts: OwnAccounts,
  numbering: Numbering,
  tax_rates: TaxRates,
  working_calendar: WorkingCalendar,
  visit_intervals: VisitIntervals,
  day_page: DayPage,
  ...ENTRIES,
};

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
}

interface Leaf {
  readonly path: string;
  readonly codes: readonly string[];
}

/** Every value a record of this shape can hold, with the codes it can take. */
function leaves(shape: Shape, path = ''): readonly Leaf[] {
  if (shape.anyOf !== undefined) return shape.anyOf.flatMap((one) => leaves(one, path));
  if (shape.items !== undefined) return leaves(shape.items, path);
  if (shape.properties !== undefined) {
    return Object.entries(shape.properties).flatMap(([key, part]) =>
      leaves(part, path === '' ? key : `${path}.${key}`),
    );
  }
  if ('type' in shape && shape.type === 'null') return [];
  return [{ path, codes: (shape.enum ?? []).filter((code) => typeof code === 'string') }];
}

function at(words: Record<string, unknown>, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], words);
}

/** Grades are written as they are coded. */
const SELF_EVIDENT = /^[A-C]{1,3}$/;

describe.each(['zh-CN', 'en-US'] as const)('the names of things in %s', (language) => {
  test.each(Object.keys(KINDS))(
    'every value of a %s that people see has a word, and so has every code it can take',
    (kind) => {
      const words = read(language, WORDS_OF_KIND[kind] ?? 'words');
      const shape = z.toJSONSchema(KINDS[kind] ?? z.never(), { unrepresentable: 'any' }) as Shape;
      const found = leaves(shape).filter(({ path }) => !INTERNAL_NAME.test(path));
      expect(found.length).toBeGreaterThan(0);
      const nameless = found.filter(({ path }) => typeof at(words, ['fields', kind, ...path.split('.')]) !== 'string');
      expect(nameless.map(({ path }) => path)).toEqual([]);
      const codes = found.flatMap(({ path, codes: of }) => of.map((code) => [...path.split('.'), code]));
      const wordless = codes.filter((keys) => {
        const code = keys.at(-1) ?? '';
        return !SELF_EVIDENT.test(code) && typeof at(words, ['values', kind, ...keys]) !== 'string';
      });
      expect(wordless.map((keys) => keys.join('.'))).toEqual([]);
    },
  );

  test('every kind of record has a name', () => {
    expect(Object.keys(KINDS).filter((kind) => kindName(language, kind) === kind)).toEqual([]);
  });
});

test('every kind of daily entry the office knows has words, and a name on its day page', async () => {
  const { maker } = await openTestOffice();
  const all = (await maker.get('daily.kinds', {})).map(({ kind }) => kind);
  // Those of registers are named by their declarations.
  const known = all.filter((kind) => registerKindOf(kind) === undefined);
  expect(known.toSorted()).toEqual(Object.keys(ENTRIES).toSorted());
  for (const language of ['zh-CN', 'en-US']) {
    const names = at(read(language, 'daily'), ['values', 'day_page', 'entries', 'kind']);
    expect(Object.keys(names as object).toSorted()).toEqual(known.toSorted());
  }
});

async function chinese() {
  const files = ['words', 'contracts', 'dispatch', 'exchange', 'clients', 'products'];
  const resources = { 'zh-CN': Object.fromEntries(files.map((file) => [file, read('zh-CN', file)])) };
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'zh-CN',
    resources,
    ns: files,
    defaultNS: 'words',
    interpolation: { escapeValue: false },
  });
  return recordWords(instance.getFixedT('zh-CN', 'words'));
}

describe('a content as people read it', () => {
  const CLIENT = '01920000-0000-7000-8000-000000000001';
  const note = {
    clientId: CLIENT,
    lines: [{ lineKey: 'L1', contractId: 'unknown', contractLineKey: 'L2', quantityE6: 1_500_000, productId: 'p1' }],
  };

  test('a record it points at is called by its name, and an id never appears', async () => {
    const shown = (await chinese()).shown('dispatch_note', note, { [CLIENT]: '江苏恒泰 (KH-000003)' });
    expect(shown.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      '客户: 江苏恒泰 (KH-000003)',
      '第 1 行 合同行: L2',
      '第 1 行 数量: 1.5',
    ]);
    expect(JSON.stringify(shown.map(({ text }) => text))).not.toMatch(/unknown|p1|01920000/);
  });

  test('what somebody typed is shown as it is, even where it looks like a blank to fill', async () => {
    const shown = (await chinese()).shown('dispatch_note', { remark: '{{count}} $t(yes)' });
    expect(shown[0]?.text).toBe('{{count}} $t(yes)');
  });

  test('a drawn row of an import is named by its row of the workbook', async () => {
    const words = await chinese();
    const path = 'records.3.content.taxRateBasisPoints';
    expect(words.place('import_products', path, 9)).toBe('第 9 行 税率');
    expect(words.place('import_products', path)).toBe('第 4 行 税率');
    expect(words.kind('import_products')).toBe('导入产品');
    expect(words.place('import_products', 'control.dataRows')).toBe('数据行数（不含合计、备注）');
  });

  test('an order with its dispatch is spoken of by its parts, a batch of signed copies by its rows', async () => {
    const words = await chinese();
    expect(words.kind('order_dispatch')).toBe('订单并发货');
    expect(words.place('order_dispatch', 'order.lines.1.priceE6')).toBe('订单 第 2 行 单价');
    expect(words.place('order_dispatch', 'note.lines.0.quantityE6')).toBe('发货 第 1 行 数量');
    expect(words.place('order_dispatch', 'note.consigneePhone')).toBe('发货 收货电话');
    expect(words.text('order_dispatch', 'note.shipMode', 'pick_up')).toBe('客户自提');
    expect(words.place('sign_back_batch', 'control.copies')).toBe('回单张数');
    expect(words.place('sign_back_batch', 'copies.2')).toBe('回单 3');
    expect(words.place('sign_back_batch', 'copies.2.receivedBy')).toBe('第 3 行 签收人');
    expect(words.tick('sign_back_batch', 'copies')).toMatch(/全数签收/);
    const order = {
      clientId: CLIENT,
      lines: [{ lineKey: 'L1', productCode: 'WE-210', unitDecimals: 0, grossFen: 100 }],
    };
    const shown = words.shown('order_dispatch', { orderId: CLIENT, order, note }, { [CLIENT]: '江苏恒泰' });
    expect(shown.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      '订单 客户: 江苏恒泰',
      '订单 第 1 行 产品编码: WE-210',
      '订单 第 1 行 价税合计: 1.00',
      '发货 客户: 江苏恒泰',
      '发货 第 1 行 合同行: L2',
      '发货 第 1 行 数量: 1.5',
    ]);
  });

  test('amounts, rates, quantities and months are written out by the unit in their name', () => {
    expect(figureOf('grossFen', 6_810_000)).toBe('68,100.00');
    expect(figureOf('lines.0.taxRateBasisPoints', 1300)).toBe('13%');
    expect(figureOf('lines.0.signedE6', 3_000_000)).toBe('3');
    expect(figureOf('lines.0.priceE6', 3_000_000)).toBe('3.00');
    expect(figureOf('month', 202_611)).toBe('2026-11');
  });

  test('a batch of thousands shows its first 500 rows and counts the rest', () => {
    const content = { records: Array.from({ length: 1200 }, (_, row) => ({ row })) };
    expect(leavesOf(content)).toHaveLength(500);
    expect(itemsLeftOut(content)).toBe(700);
    expect(plainPath('records.499.row')).toBe('records.row');
  });
});
