import type { ReportProperties, ReportSheet } from '#shared/exchange/report-sheet.ts';

/** Values that spreadsheets like to change: code, name, tax id, fen, date, quantity, moment. */
export const hardRows = [
  ['0012', '=1+1', '914403001922038216', 10, '2026-03-05', 1_500_000, Date.UTC(2026, 10, 20, 6, 32)],
  ['000', '+8610 _x000D_', '123456789012345678', 20, '1900-02-28', 2_000_000, null],
  ['1-2', '-SUM(A1)\n@第二行', '00112233445566778899', 0, '2199-12-31', 123_456, null],
  ['3E5', '#N/A', '911100001011016602', 0, '1900-03-01', 0, null],
  ['TRUE', '<b>&amp;"\'', '91440300192317458F', 0, '2024-02-29', 0, null],
] as const;

export const report: ReportSheet = {
  name: '客户清单',
  title: '客户清单',
  filterLine: '筛选：状态 = 有效',
  madeLine: '制表：周敏 2026-11-20 14:32',
  frozenColumns: 1,
  columns: [
    { header: '编号', type: 'identifier' },
    { header: '客户全称', type: 'text' },
    { header: '税号', type: 'identifier' },
    { header: '信用额度', type: 'fen', total: true },
    { header: '签订日期', type: 'date' },
    { header: '数量', type: 'quantity', total: true },
    { header: '复核时间', type: 'moment' },
  ],
  rows: hardRows,
};

export const properties: ReportProperties = {
  title: '客户清单',
  creator: '周敏',
  company: '澜川新材料（苏州）有限公司',
  madeAt: Date.UTC(2026, 10, 20, 6, 32),
  language: 'zh-CN',
};
