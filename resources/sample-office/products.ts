import * as XLSX from 'xlsx';
import { goods } from './words.ts';
import type { Random } from './random.ts';

export interface SampleProduct {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly unit: string;
  readonly taxCode: string;
  readonly taxShortName: string;
  /** Yuan with tax, two decimals. */
  readonly listPrice: number;
  readonly class: 'A' | 'B' | 'C';
}

export function makeProducts(random: Random, count: number): readonly SampleProduct[] {
  const products: SampleProduct[] = [];
  for (const [kind, [name, specifications, unit, taxCode, taxShortName, low, high]] of goods.entries()) {
    specifications.forEach((specification, at) => {
      const cents = random.between(Math.round(low * 100), Math.round(high * 100));
      const code = `LC${String(kind + 1).padStart(2, '0')}-${String(at + 1).padStart(2, '0')}`;
      const grade = random.pick(['A', 'B', 'B', 'C'] as const);
      products.push({ code, name, specification, unit, taxCode, taxShortName, listPrice: cents / 100, class: grade });
    });
  }
  if (products.length < count) throw new RangeError(`only ${products.length} products`);
  return products.slice(0, count);
}

const HEADER = ['商品编码*', '商品名称*', '规格型号', '计量单位*', '税收分类编码', '税收分类简称', '税率(%)', '含税单价(元)', '类别', '备注'];

/** The product list as old programs save it: BIFF8, a merged title, long codes as text. */
export function productWorkbook(products: readonly SampleProduct[]): Uint8Array {
  const rows = products.map((product) => [
    product.code,
    product.name,
    product.specification,
    product.unit,
    product.taxCode,
    product.taxShortName,
    13,
    product.listPrice,
    product.class,
    product.class === 'A' ? '常备库存' : '',
  ]);
  const sheet = XLSX.utils.aoa_to_sheet([['商品价目表（2026 年 11 月）'], HEADER, ...rows]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: HEADER.length - 1 } }];
  sheet['!cols'] = [12, 20, 22, 9, 24, 16, 9, 13, 7, 14].map((wch) => ({ wch }));
  const book = XLSX.utils.book_new(sheet, '商品');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'biff8', codepage: 936 }) as ArrayBuffer);
}
