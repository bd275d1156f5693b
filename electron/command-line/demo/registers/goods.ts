import type { SampleEntry } from './sample-entry.ts';

const E6 = 1_000_000;

export const GOODS: readonly SampleEntry[] = [
  {
    register: 'material_item',
    as: 'sealant',
    fields: ({ checker }) => ({
      openedOn: '2026-09-01',
      item: '中性硅酮密封胶样品',
      specification: '300ml 透明',
      sort: 'sample',
      unit: '支',
      minimum: 20 * E6,
      place: '样品柜 A-2',
      keeper: checker,
    }),
  },
  {
    register: 'material_item',
    as: 'brochure',
    fields: ({ checker }) => ({
      openedOn: '2026-09-01',
      item: '产品彩页',
      specification: '2026 版 A4 四折',
      sort: 'print',
      unit: '份',
      minimum: 200 * E6,
      place: '资料柜 B-1',
      supplier: '苏州彩印坊',
      keeper: checker,
    }),
  },
  {
    register: 'material_movement',
    fields: ({ entry }) => ({
      movedOn: '2026-10-12',
      movement: 'received',
      item: entry('sealant'),
      batch: 'S261008',
      quantity: 60 * E6,
      remark: '车间留样',
    }),
  },
  {
    register: 'material_movement',
    fields: ({ entry }) => ({
      movedOn: '2026-10-15',
      movement: 'received',
      item: entry('brochure'),
      quantity: 500 * E6,
    }),
  },
  {
    register: 'material_movement',
    fields: ({ entry, client, note }) => ({
      movedOn: '2026-11-20',
      movement: 'given',
      item: entry('sealant'),
      batch: 'S261008',
      quantity: 24 * E6,
      receiver: '沈佳怡',
      client,
      dispatchNote: note,
      purpose: '随货试用',
      approvedBy: '沈静',
    }),
  },
  {
    register: 'material_movement',
    fields: ({ entry }) => ({
      movedOn: '2026-11-06',
      movement: 'issued',
      item: entry('sealant'),
      batch: 'S261008',
      quantity: 20 * E6,
      receiver: '王晓峰',
      purpose: '展会演示，余样带回',
      dueBack: '2026-11-16',
      approvedBy: '沈静',
    }),
  },
  {
    register: 'print_order',
    fields: () => ({
      orderedOn: '2026-11-12',
      sort: 'brochure',
      content: '结构胶系列彩页',
      version: '2026-11 定稿',
      size: 'A4 157 克铜版纸',
      quantity: 1000 * E6,
      unit: '份',
      amount: 1_150_00,
      printer: '苏州彩印坊',
      orderedFor: '销售部',
      dueBy: '2026-11-23',
      approvedBy: '沈静',
    }),
  },
];
