import { z } from 'zod';
import { DueName, type DueRow, MOST_DUE } from '#shared/reports/workbench.contract.ts';
import type { ExportColumn, Words } from '#core/modules/exports/export-columns.ts';
import { rowsExport } from '#core/modules/exports/rows-export.ts';
import { maskValue } from '#shared/kernel/masking.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { listDue } from '#core/modules/reports/due.service.ts';

const DUE_WORDS: Readonly<Record<DueName, Words>> = {
  deliveryLate: ['交货逾期', 'Deliveries late'],
  signBackLate: ['回单逾期', 'Signed copies late'],
  receivableLate: ['应收逾期', 'Receivables late'],
  statementLate: ['对账单未回', 'Statements not answered'],
  creditExceeded: ['超信用额度', 'Above the credit limit'],
  licence: ['证照到期', 'Licences that end'],
  registerLate: ['登记逾期', 'Register entries late'],
  deliverySoon: ['7 天内交货', 'Deliveries within 7 days'],
  receivableSoon: ['7 天内应收', 'Receivables within 7 days'],
  paymentSoon: ['7 天内约定收款', 'Payments within 7 days'],
  registerSoon: ['登记将到期', 'Register entries due'],
  invoiceOpen: ['待开发票', 'Invoices to be issued'],
  contractEnd: ['框架合同到期', 'Framework contracts that end'],
  birthday: ['联系人生日', 'Birthdays of contacts'],
  holiday: ['节日问候', 'Holiday greetings'],
};

/** Which holiday a row is about, by the name the calendar gives it. */
const HOLIDAYS: Readonly<Record<string, Words>> = {
  new_year: ['元旦', 'New Year’s Day'],
  spring_festival: ['春节', 'Spring Festival'],
  labour_day: ['劳动节', 'Labour Day'],
  dragon_boat: ['端午节', 'Dragon Boat Festival'],
  mid_autumn: ['中秋节', 'Mid-Autumn Festival'],
  national_day: ['国庆节', 'National Day'],
};

type Row = DueRow & { readonly group: DueName };

const COLUMNS: readonly ExportColumn<Row>[] = [
  ['group', '事项', 'Matter', { type: 'text', width: 18 }, (row, at) => DUE_WORDS[row.group][at]],
  [
    'name',
    '单号或名称',
    'Number or name',
    { type: 'identifier', width: 26 },
    (row, at) => HOLIDAYS[row.name]?.[at] ?? (at === 0 ? row.name : (row.inEnglish?.name ?? row.name)),
  ],
  [
    'about',
    '客户或说明',
    'Client or note',
    { type: 'text', width: 32 },
    (row, at) => (at === 0 ? row.about : (row.inEnglish?.about ?? row.about)),
  ],
  ['on', '日期', 'Date', { type: 'date' }, (row) => row.on],
  ['daysLate', '逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
  ['lines', '未发行数', 'Open lines', { type: 'integer' }, (row) => row.lines],
  ['amount', '金额', 'Amount', { type: 'fen', total: true }, (row) => row.amountFen],
];

/** 到期与逾期 as a workbook: one group as on its page, or all the person may read; the most pressing rows of each. */
export const dueExport = (registers: RegisterKinds) =>
  rowsExport<{ only?: DueName | undefined }, Row>({
    name: 'due',
    permission: 'exchange.export',
    title: ['到期与逾期', 'What is due'],
    titled: ({ only }, at) => (only === undefined ? (['到期与逾期', 'What is due'] as const)[at] : DUE_WORDS[only][at]),
    input: z.object({ only: DueName.optional() }),
    columns: COLUMNS,
    told: (_asked, at) =>
      at === 0 ? `已生效单据；每项最多列 ${MOST_DUE} 条` : `effective documents; ${MOST_DUE} rows of each at most`,
    rows: async (ctx, { only }) =>
      (await listDue(ctx, registers, MOST_DUE, only)).flatMap(({ name, rows }) =>
        rows.map((row) => ({
          ...row,
          group: name,
          // A birthday names a person; whose it is stands in the client file.
          ...(name === 'birthday' && { name: maskValue('name', row.name) }),
        })),
      ),
  });
