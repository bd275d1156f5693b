import {
  AGEING_BRACKETS,
  type AgeingBracket,
  AgeingInput,
  type AgeingRow,
} from '#shared/reports/receivables.contract.ts';
import type { ExportColumn, Words } from '#core/modules/exports/export-columns.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import { readAgeing } from '#core/modules/reports/ageing.service.ts';

/** What stands over each bracket, on paper and in workbooks. */
export const BRACKET_WORDS: Readonly<Record<AgeingBracket, Words>> = {
  notDueFen: ['未到期', 'Not due'],
  to30Fen: ['逾期 1–30 天', '1–30 days'],
  to60Fen: ['31–60 天', '31–60 days'],
  to90Fen: ['61–90 天', '61–90 days'],
  to180Fen: ['91–180 天', '91–180 days'],
  to365Fen: ['181–365 天', '181–365 days'],
  to2YearsFen: ['1–2 年', '1–2 years'],
  to3YearsFen: ['2–3 年', '2–3 years'],
  over3YearsFen: ['3 年以上', 'Over 3 years'],
};

const money = { type: 'fen', total: true } as const;

const COLUMNS: readonly ExportColumn<AgeingRow>[] = [
  ['clientCode', '客户编号', 'Client code', { type: 'identifier', width: 12 }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['ownerName', '业务员', 'Owner', { type: 'text' }, (row) => row.ownerName],
  ['region', '地区', 'Region', { type: 'text' }, (row) => row.region],
  ['paymentDays', '账期（天）', 'Payment days', { type: 'integer' }, (row) => row.paymentDays],
  ['balanceFen', '应收余额', 'Balance', money, (row) => row.balanceFen],
  ['shippedFen', '已发未开票', 'Not invoiced', money, (row) => row.shippedFen],
  ['advanceFen', '预收', 'Advance', money, (row) => row.advanceFen],
  ['openFen', '已开票未收', 'Invoiced, open', money, (row) => row.openFen],
  ['overdueFen', '其中逾期', 'Of it late', money, (row) => row.overdueFen],
  ...AGEING_BRACKETS.map(({ key }): ExportColumn<AgeingRow> => {
    const [zh, en] = BRACKET_WORDS[key];
    return [key, zh, en, money, (row) => row[key]];
  }),
];

/** 账龄表 as a workbook: the list on the screen, whole, in its filter and order, as of its day. */
export const ageingExport = listExport({
  name: 'ageing',
  permission: 'ledger.read',
  title: ['账龄表', 'Ageing of receivables'],
  everything: ['全部有余额的客户', 'All clients with a balance'],
  input: AgeingInput.strip(),
  columns: COLUMNS,
  told: ({ asOf, text, daysLate }, at) => [
    asOf && `${at === 0 ? '截至' : 'as of'} ${asOf}`,
    textWords(text, at),
    daysLate && (at === 0 ? `逾期 ${daysLate} 天及以上` : `${daysLate} days late and more`),
  ],
  page: readAgeing,
});
