import type { Reply } from '#shared/kernel/failure.ts';
import type { KeyedType, SubmissionTicket } from '#shared/review/review.schema.ts';
import { typedText } from '../keying.ts';
import { HENGTAI } from '../sales-office.ts';
import type { KindSample, PlantedPath, Proposed } from './kind-sample.ts';
import { BULK, bulkContract } from './sample-office.ts';

type Row = Readonly<Record<string, string | number>>;

/** A column of the workbook: its header, and for what is not text how the value is written. */
export type Columns = Readonly<
  Record<string, { readonly header: string; readonly type?: KeyedType; readonly keyed?: true }>
>;

/** A workbook of these rows, as a file somebody saved from a spreadsheet. */
export function workbook(kind: string, columns: Columns, rows: readonly Row[]): Proposed {
  return {
    procedure: 'exchange.submit',
    draft: { rows },
    async submit(by, _target, draft) {
      const lines = (draft as { readonly rows: readonly Row[] }).rows.map((row) =>
        Object.entries(columns).map(([key, { type }]) => typedText(type ?? 'text', row[key])),
      );
      const text = [Object.values(columns).map(({ header }) => header), ...lines]
        .map((line) => line.join(','))
        .join('\n');
      const file = { kind, fileName: `${kind}.csv`, contentBase64: Buffer.from(text).toString('base64') };
      const reply = await by.ask('exchange.submit', { ...file, acceptedRecords: rows.length });
      return reply satisfies Reply<SubmissionTicket>;
    },
  };
}

/** Everything in a workbook that is not text may be keyed again. */
export function plantedIn(columns: Columns): PlantedPath[] {
  return Object.entries(columns).flatMap(([key, { type }]) => (type ? [{ path: `rows.*.${key}`, type }] : []));
}

const CLIENTS: Columns = {
  name: { header: '客户全称' },
  taxNumber: { header: '税号', type: 'identifier' },
  creditLimitFen: { header: '信用额度', type: 'fen' },
  paymentDays: { header: '账期', type: 'integer' },
  bank: { header: '开户行' },
  bankAccount: { header: '银行账号', type: 'identifier' },
};

const CONTACTS: Columns = {
  client: { header: '客户全称' },
  name: { header: '联系人' },
  phone: { header: '手机', type: 'phone' },
  birthday: { header: '生日', type: 'date' },
  calendar: { header: '生日历法' },
};

const PRODUCTS: Columns = {
  code: { header: '产品编码' },
  name: { header: '品名' },
  unit: { header: '单位' },
  taxRateBasisPoints: { header: '税率', type: 'rate' },
  listPriceE6: { header: '含税单价', type: 'price' },
};

const PRICE_LISTS: Columns = {
  name: { header: '价格表名称' },
  scope: { header: '适用范围' },
  validFrom: { header: '有效期起' },
  product: { header: '产品编码' },
  priceE6: { header: '含税单价', type: 'price' },
  staffFloorE6: { header: '内勤底价', type: 'price' },
};

const CONTRACTS: Columns = {
  number: { header: '合同号' },
  signedOn: { header: '签订日期' },
  client: { header: '客户名称' },
  product: { header: '产品编码' },
  quantityE6: { header: '数量', type: 'quantity' },
  priceE6: { header: '含税单价', type: 'price' },
  dueOn: { header: '交货日期', type: 'date' },
};

const OPENINGS: Columns = {
  number: { header: '合同号' },
  client: { header: '客户名称' },
  product: { header: '产品编码' },
  dispatchedE6: { header: '已发数量', type: 'quantity' },
  signedE6: { header: '已签收数量', type: 'quantity' },
  invoicedE6: { header: '已开票数量', type: 'quantity' },
  invoicedFen: { header: '已开票金额', type: 'fen' },
  receivedFen: { header: '已收款', type: 'fen' },
};

const RECEIPTS: Columns = {
  receivedOn: { header: '交易日期', type: 'date' },
  amountFen: { header: '贷方发生额', type: 'fen' },
  payerName: { header: '对方户名' },
  payerAccount: { header: '对方账号', type: 'identifier' },
  bankReference: { header: '流水号' },
  note: { header: '摘要' },
};

/** Workbooks taken in: what is keyed again is a count and a total, or the fields of drawn rows. */
export const IMPORT_SAMPLES = {
  import_clients: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(CLIENTS),
    async propose({ next }) {
      const row = (n: number) => ({
        name: `导入客户 ${n}`,
        taxNumber: `3206${String(n).padStart(16, '0')}`,
        creditLimitFen: 314_159_26,
        paymentDays: 365,
        bank: '工行苏州分行',
        bankAccount: `6222${String(n).padStart(15, '0')}`,
      });
      return workbook('clients', CLIENTS, [row(next()), row(next())]);
    },
  },
  import_contacts: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(CONTACTS),
    async propose(office) {
      const name = `联系人导入客户 ${office.next()}`;
      await office.submitAndSign('clients.submit', {
        action: 'create',
        content: { name, contacts: [{ name: '老主顾', phone: '13900001111' }] },
      });
      const row = { client: name, name: '沈国梁', phone: '13857120486', birthday: '1980-08-15', calendar: '农历' };
      return workbook('contacts', CONTACTS, [row]);
    },
  },
  import_products: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(PRODUCTS),
    async propose({ next }) {
      const n = next();
      const row = {
        code: `DR-${n}`,
        name: `导入产品 ${n}`,
        unit: '桶',
        taxRateBasisPoints: 1300,
        listPriceE6: 618_033_988,
      };
      return workbook('products', PRODUCTS, [row]);
    },
  },
  import_price_lists: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(PRICE_LISTS),
    async propose({ next }) {
      const row = {
        name: `导入价格 ${next()}`,
        scope: '指定客户',
        validFrom: '2027-01-02',
        product: BULK.code,
        priceE6: 22_360_679,
        staffFloorE6: 17_320_508,
      };
      return workbook('price_lists', PRICE_LISTS, [row]);
    },
  },
  import_contracts: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(CONTRACTS),
    async propose({ next }) {
      const row = {
        number: `TZ-${next()}`,
        signedOn: '2026-01-02',
        client: HENGTAI.name,
        product: BULK.code,
        quantityE6: 161_803_398,
        priceE6: 14_142_135,
        dueOn: '2027-10-15',
      };
      return workbook('contracts', CONTRACTS, [row]);
    },
  },
  import_openings: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(OPENINGS),
    async propose(office) {
      const number = `QC-${office.next()}`;
      await bulkContract(office, number);
      const row = {
        number,
        client: HENGTAI.name,
        product: BULK.code,
        dispatchedE6: 900_000_000,
        signedE6: 200_000_000,
        invoicedE6: 190_000_000,
        invoicedFen: 2_345_67,
        receivedFen: 4_142_13,
      };
      return workbook('openings', OPENINGS, [row]);
    },
  },
  import_receipts: {
    neverResubmitted: true,
    known: ['control.dataRows'],
    planted: plantedIn(RECEIPTS),
    async propose({ next }) {
      const row = (amountFen: number) => ({
        receivedOn: '2026-11-18',
        amountFen,
        payerName: HENGTAI.name,
        payerAccount: '1102026309771928374',
        bankReference: `NY2026${String(next()).padStart(8, '0')}`,
        note: '货款',
      });
      return workbook('receipts', RECEIPTS, [row(161_803_39), row(271_828_18)]);
    },
  },
} satisfies Record<string, KindSample>;
