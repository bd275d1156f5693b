import { z } from 'zod';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { rowsExport } from '#core/modules/exports/rows-export.ts';
import { readFigures } from '#core/modules/reports/figures.service.ts';

interface MonthRow {
  readonly month: string;
  readonly signedFen: number | null;
  readonly dispatchedFen: number | null;
  readonly invoicedFen: number | null;
  readonly receivedFen: number | null;
}

const money = { type: 'fen', total: true } as const;

const COLUMNS: readonly ExportColumn<MonthRow>[] = [
  ['month', '月份', 'Month', { type: 'text', width: 12 }, (row) => row.month],
  ['signedFen', '签订合同', 'Contracts signed', money, (row) => row.signedFen],
  ['dispatchedFen', '发货', 'Dispatched', money, (row) => row.dispatchedFen],
  ['invoicedFen', '开票', 'Invoiced', money, (row) => row.invoicedFen],
  ['receivedFen', '回款', 'Received', money, (row) => row.receivedFen],
];

/** The figures of the workbench by month; a figure the person may not read stays empty. */
export const figuresExport = rowsExport<{ months: number }, MonthRow>({
  name: 'workbench_figures',
  permission: 'exchange.export',
  title: ['月度数字', 'Figures by month'],
  input: z.object({ months: z.int().min(1).max(12).default(12) }),
  columns: COLUMNS,
  told: ({ months }, at) =>
    at === 0 ? `最近 ${months} 个月；已生效单据，含税` : `the last ${months} months; effective documents, with tax`,
  async rows(ctx, { months: wanted }) {
    const { months, signed, dispatched, invoiced, received } = await readFigures(ctx, wanted);
    return months.map((month, index) => ({
      month,
      signedFen: signed?.fen[index] ?? null,
      dispatchedFen: dispatched?.fen[index] ?? null,
      invoicedFen: invoiced?.fen[index] ?? null,
      receivedFen: received?.fen[index] ?? null,
    }));
  },
});
