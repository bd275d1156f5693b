import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import {
  bookColumns,
  bookRow,
  bookHead,
  type PaperEntry,
  placesOf,
  sheetTitle,
} from '#core/modules/registers/register-paper.service.ts';
import type { RegisterBook, RegisterSheet } from '#core/printing/register-data.ts';

const CLIENTS = [
  '宁波海拓化工机械有限公司',
  '杭州临安恒源制药有限公司',
  '绍兴越城印染集团有限公司物资分公司',
  '内蒙古鄂尔多斯市准格尔旗薛家湾镇煤化工产业园区新型材料科技发展有限责任公司',
];
const PEOPLE = ['李文静', '陈国强', '周建明', '欧阳晓岚'];
const NOTE =
  '客户反映第三批卡箍密封圈偏硬，装配时有 2 只开裂。\n已请仓库核对批号 2611263A，先补发 10 只，样件寄回检测。';

/** An entry with every field filled, varied by `at`. */
export function fullEntry(kind: RegisterKind, at: number): PaperEntry {
  const fields: Record<string, string | number> = {};
  const labels: Record<string, string> = {};
  kind.fields.forEach((field, index) => {
    fields[field.key] = valueOf(field, at + index);
    const label = labelOf(field, at + index);
    if (label !== undefined) labels[field.key] = label;
  });
  const number = kind.review === 'daily' ? null : `${kind.series}-2026-${String(at + 1).padStart(6, '0')}`;
  return { number, fields: fields as EntryFields, labels, state: 'none', balance: 4_000_000 + at * 1_000_000 };
}

function valueOf(field: RegisterField, at: number): string | number {
  switch (field.type) {
    case 'choice':
      return field.choices?.[at % field.choices.length]?.code ?? '';
    case 'yes':
      return at % 2;
    case 'fen':
      return 12_345 + at * 8_877;
    case 'quantity':
      return (1 + (at % 40)) * 1_000_000;
    case 'integer':
      return 1 + (at % 12);
    case 'date':
      return `2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    case 'time':
      return '09:31';
    case 'phone':
      return '13857426610';
    case 'waybill':
      return 'SF1385628716739';
    case 'note':
      return NOTE;
    case 'text':
      return textFor(field, at);
    default:
      return `id-${at}`;
  }
}

function textFor(field: RegisterField, at: number): string {
  if ((field.width ?? 0) >= 20)
    return ['卫生级气动隔膜阀样品与检测报告', '2026 年度购销合同补充协议（二）'][at % 2] ?? '';
  return PEOPLE[at % PEOPLE.length] ?? '';
}

function labelOf(field: RegisterField, at: number): string | undefined {
  switch (field.type) {
    case 'client':
      return CLIENTS[at % CLIENTS.length];
    case 'contract':
      return 'HT-2026-000087';
    case 'dispatch_note':
      return 'FH-2026-000123';
    case 'invoice':
      return '26332000000012345678';
    case 'product':
      return '卫生级气动隔膜阀 DN50-PN16-316L/EPDM';
    case 'person':
      return PEOPLE[at % PEOPLE.length];
    case 'entry':
      return 'JJ-2026-000031 合同原件 周建明';
    default:
      return undefined;
  }
}

export function registerSheet(kind: RegisterKind, change: Partial<RegisterSheet> = {}): RegisterSheet {
  const entry = fullEntry(kind, 3);
  return {
    title: sheetTitle(kind),
    companyName: '苏州和润流体设备有限公司',
    number: entry.number ?? '',
    date: String(entry.fields[kind.date]),
    fields: placesOf(kind, entry),
    signatures: (kind.signatures ?? []).map(({ zh }) => zh),
    made: '李文静 2026-11-22 09:20',
    checked: '赵敏 2026-11-22 10:02',
    contentHash: '51c0-9e27-ab13',
    stamp: '',
    printing: { count: 1, at: '2026-11-22 10:05', by: '李文静' },
    ...change,
  };
}

export function registerBook(kind: RegisterKind, rows: number, change: Partial<RegisterBook> = {}): RegisterBook {
  const columns = bookColumns(kind);
  return {
    ...bookHead(kind, { fromOn: '2026-01-01', untilOn: '2026-11-30', filter: '' }),
    companyName: '苏州和润流体设备有限公司',
    columns,
    rows: Array.from({ length: rows }, (_, at) => bookRow(columns, fullEntry(kind, at))),
    signatures: ['登记', '复核', '主管'],
    asOf: '2026-11-30 17:30',
    printing: { count: 1, at: '2026-11-30 17:31', by: '李文静' },
    ...change,
  };
}
