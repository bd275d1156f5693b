import * as XLSX from 'xlsx';
import { readZipDirectory, unpackPart } from '#core/exchange/reading/zip-directory.ts';
import { usccCheckCharacter } from '#shared/kernel/identifiers.ts';
import { makeZip } from '../../core/exchange/workbook-makers.ts';

const HEADER = [
  '客户编号',
  '客户全称',
  '简称',
  '税号',
  '客户类别',
  '规模等级',
  '信用等级',
  '地区',
  '业务员',
  '信用额度（元）',
  '账期（天）',
  '联系人',
  '联系人手机',
  '邮箱',
  '注册地址',
  '电话',
  '开户行',
  '银行账号',
  '收货人',
  '收货电话',
  '收货地址',
  '备注',
];
const CITIES = ['苏州', '无锡', '常州', '宁波', '佛山', '东莞', '长沙', '青岛', '重庆', '厦门', '郑州', '沈阳'];
const WORDS = [
  '恒',
  '泰',
  '联',
  '创',
  '华',
  '瑞',
  '启',
  '元',
  '中',
  '岳',
  '长',
  '乐',
  '江',
  '南',
  '盛',
  '达',
  '远',
  '博',
];
const TRADES = ['涂装设备', '轨道交通装备', '冷链设备', '新材料', '机电工程', '食品配料', '家居用品', '重工机械'];
const FORMS = ['有限公司', '股份有限公司', '有限责任公司', '（集团）有限公司'];
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '单', '赵', '曾', '吴'];
const GIVEN = ['国强', '敏', '晓东', '丽华', '志远', '文博', '秀英', '建军', '雨桐', '海燕'];

/** Every thousandth row carries a fault that an office would make: it is refused and listed. */
export const FAULT_EVERY = 1_000;

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length];

function taxNumber(at: number): string {
  const first17 = `91320214MA${String(at).padStart(7, '0')}`;
  return `${first17}${usccCheckCharacter(first17) ?? ''}`;
}

export function nameOf(at: number): string {
  const word = [at, Math.floor(at / 18), Math.floor(at / 324), Math.floor(at / 5_832)].map((place) =>
    pick(WORDS, place),
  );
  return `${pick(CITIES, at)}${word.join('')}${pick(TRADES, Math.floor(at / 7))}${pick(FORMS, at)}`;
}

function rowOf(at: number): (string | number | null)[] {
  const city = pick(CITIES, at) ?? '';
  const person = (by: number): string => `${pick(SURNAMES, by)}${pick(GIVEN, Math.floor(by / 3))}`;
  const phone = `13${String(100_000_000 + at).slice(-9)}`;
  const tax = taxNumber(at);
  const address = `${city}市工业园区星湖街${(at % 388) + 1}号`;
  const isFaulty = at % FAULT_EVERY === FAULT_EVERY - 1;
  return [
    `K-${String(at).padStart(7, '0')}`,
    nameOf(at),
    `${city}${String(at).padStart(6, '0')}`,
    isFaulty ? `${tax.slice(0, 17)}${tax.endsWith('0') ? '1' : '0'}` : tax,
    pick(['经销商', '零售商', '直供', '机构'], at) ?? null,
    pick(['A', 'B', 'C'], at) ?? null,
    pick(['AAA', 'AA', 'A', 'B'], at) ?? null,
    pick(['华东', '华南', '华中', '西南'], at) ?? null,
    person(at % 12),
    10_000 + (at % 50) * 5_000,
    pick([30, 45, 60, 90], at) ?? null,
    person(at),
    phone,
    at % 4 === 0 ? `sales${at}@example.cn` : null,
    address,
    `0512-6${String(at % 1_000_000).padStart(7, '0')}`,
    `中国工商银行${city}支行`,
    `11030216${String(at).padStart(11, '0')}`,
    person(at + 5),
    phone,
    `${address}${(at % 9) + 1}号仓库`,
    at % 5 === 0 ? '月结，次月10日前对账' : null,
  ];
}

/** 客户档案 of an office that moves in, as its program saves it: 22 columns, ids as text, amounts as numbers. */
export function clientFile(rows: number): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([HEADER, ...Array.from({ length: rows }, (_, at) => rowOf(at))], {
    dense: true,
  });
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '客户');
  return packed(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** The library packs weakly: what offices send was packed by zlib or better. */
function packed(bytes: Buffer): Buffer {
  const parts = readZipDirectory(bytes);
  return makeZip(parts.map((part) => ({ name: part.name, data: unpackPart(bytes, part, part.unpackedSize) })));
}
