import { addDays } from '#shared/kernel/business-date.ts';
import type { SampleClient } from './clients.ts';
import { encodeGbk } from './gbk-encoder.ts';
import type { SampleProduct } from './products.ts';
import type { Random } from './random.ts';

interface ContractLine {
  readonly product: SampleProduct;
  readonly quantity: number;
  /** Fen with tax. */
  readonly priceFen: number;
  readonly dispatched: number;
  readonly signed: number;
  readonly invoiced: number;
  readonly receivedFen: number;
  readonly dueOn: string;
}

interface SampleContract {
  readonly number: string;
  readonly signedOn: string;
  readonly client: SampleClient;
  readonly lines: readonly ContractLine[];
  readonly terms: string;
  readonly note: string;
}

/** The day the ledger was drawn up. */
const DRAWN_UP_ON = '2026-11-15';
const HEADER = [
  '合同号', '签订日期', '客户名称', '商品编码', '品名', '规格型号', '单位', '数量', '含税单价', '税率', '金额', '交货日期',
  '已发数量', '已签收数量', '已开票数量', '已收款', '业务员', '付款方式', '备注',
];

export function makeContracts(
  random: Random,
  count: number,
  clients: readonly SampleClient[],
  products: readonly SampleProduct[],
): readonly SampleContract[] {
  let signedOn = '2025-12-08';
  return Array.from({ length: count }, (_, at) => {
    signedOn = addDays(signedOn, random.between(3, 12));
    const client = random.pick(clients);
    const chosen = new Set(Array.from({ length: random.between(1, 6) }, () => random.pick(products)));
    return {
      number: `LC-${signedOn.slice(0, 4)}-${String(at + 1).padStart(4, '0')}`,
      signedOn,
      client,
      lines: [...chosen].map((product) => makeLine(random, product, signedOn)),
      terms: client.paymentDays === 0 ? '款到发货' : `货到票到 ${client.paymentDays} 天`,
      note: random.pick(['', '', '', '框架合同项下', '分批交货', '含运费']),
    };
  });
}

/** Received ≤ invoiced ≤ signed for ≤ dispatched ≤ contracted, further along the older the contract is. */
function makeLine(random: Random, product: SampleProduct, signedOn: string): ContractLine {
  const dueOn = addDays(signedOn, random.between(15, 75));
  const priceFen = Math.round(product.listPrice * random.between(82, 100));
  const lot = product.listPrice > 300 ? 2 : product.listPrice > 60 ? 10 : 100;
  const quantity = lot * random.between(3, 30);
  const part = (of: number): number => Math.floor((of * random.between(4, 8)) / 10 / lot) * lot;
  const old = addDays(dueOn, 60) <= DRAWN_UP_ON;
  const dispatched = old ? quantity : dueOn <= DRAWN_UP_ON ? Math.max(lot, part(quantity)) : random.next() < 0.3 ? part(quantity) : 0;
  const signed = old ? dispatched : part(dispatched);
  const invoiced = old && random.next() < 0.85 ? signed : part(signed);
  const invoicedFen = invoiced * priceFen;
  const receivedFen = random.next() < (old ? 0.7 : 0.25) ? invoicedFen : Math.floor((invoicedFen * random.between(0, 6)) / 1000) * 100;
  return { product, quantity, priceFen, dispatched, signed, invoiced, receivedFen, dueOn };
}

/** The contract ledger flattened to one row a line, as GBK text with dates written in every way offices write them. */
export function contractCsv(random: Random, contracts: readonly SampleContract[]): Uint8Array {
  const rows = contracts.flatMap((contract) =>
    contract.lines.map((line) => [
      contract.number,
      writtenDate(random, contract.signedOn),
      contract.client.name,
      line.product.code,
      line.product.name,
      line.product.specification,
      line.product.unit,
      grouped(line.quantity),
      yuan(line.priceFen),
      '13%',
      yuan(line.quantity * line.priceFen),
      writtenDate(random, line.dueOn),
      grouped(line.dispatched),
      grouped(line.signed),
      grouped(line.invoiced),
      yuan(line.receivedFen),
      contract.client.salesperson,
      contract.terms,
      contract.note,
    ]),
  );
  const lines = contracts.flatMap((contract) => contract.lines);
  const totals = HEADER.map((header) => {
    if (header === '合同号') return '合计';
    if (header === '金额') return yuan(sum(lines, (line) => line.quantity * line.priceFen));
    return header === '已收款' ? yuan(sum(lines, (line) => line.receivedFen)) : '';
  });
  const text = [HEADER, ...rows, totals].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
  return encodeGbk(text);
}

function sum(lines: readonly ContractLine[], of: (line: ContractLine) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}

function writtenDate(random: Random, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => part.replace(/^0/, ''));
  return random.pick([date, `${year}/${month}/${day}`, `${year}.${month}.${day}`, `${year}年${month}月${day}日`]);
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

function yuan(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
