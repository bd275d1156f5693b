import { QualityInput } from '#shared/review/review.contract.ts';
import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { showQuality } from '#core/modules/review/quality.service.ts';

const FIRST_COLUMN = {
  field: ['字段', 'Field'],
  kind: ['记录种类', 'Record kind'],
  maker: ['制单人', 'Maker'],
  checker: ['复核人', 'Checker'],
  month: ['月份', 'Month'],
} as const;

/** 双录质量表 as a workbook: the rows of the screen. Kinds and fields go by their code, which is the same in both languages. */
export const reviewQualityExport: ExportList = {
  name: 'review_quality',
  permission: 'review.report',
  async build(ctx, filter, language): Promise<readonly ReportSheet[]> {
    const asked = QualityInput.parse(filter);
    const { rows } = await showQuality(ctx, asked);
    const zh = language === 'zh-CN';
    const [firstZh, firstEn] = FIRST_COLUMN[asked.by];
    const title = zh ? '双录质量表' : 'Re-key quality';
    return [
      {
        name: title,
        title,
        filterLine: zh ? `${asked.fromMonth} 至 ${asked.toMonth}` : `${asked.fromMonth} to ${asked.toMonth}`,
        columns: [
          { header: zh ? firstZh : firstEn, type: 'text', width: 36 },
          { header: zh ? '盲录项数' : 'Keyed', type: 'integer', total: true },
          { header: zh ? '首次不符' : 'Differed', type: 'integer', total: true },
          { header: zh ? '再录相符' : 'Corrected', type: 'integer', total: true },
          { header: zh ? '两次不符' : 'Disputed', type: 'integer', total: true },
          { header: zh ? '不符率（万分之）' : 'Rate (per 10,000)', type: 'integer' },
        ],
        rows: rows.map(({ key, keyed, differed, corrected, disputed }) => {
          const rate = keyed === 0 ? 0 : Math.round((differed * 10_000) / keyed);
          return [key, keyed, differed, corrected, disputed, rate];
        }),
      },
    ];
  },
};
