import { kindName } from '#shared/locales/kind-names.ts';
import { QualityInput } from '#shared/review/review.contract.ts';
import {
  chosenColumns,
  LANGUAGES,
  sheetOf,
  type ExportColumn,
  type WordIndex,
} from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { showQuality } from '#core/modules/review/quality.service.ts';

const FIRST_COLUMN = {
  field: ['字段', 'Field'],
  kind: ['记录种类', 'Record kind'],
  maker: ['制单人', 'Maker'],
  checker: ['复核人', 'Checker'],
  month: ['月份', 'Month'],
} as const;

type Row = Awaited<ReturnType<typeof showQuality>>['rows'][number];

function columns(by: keyof typeof FIRST_COLUMN): readonly ExportColumn<Row>[] {
  return [
    ['key', ...FIRST_COLUMN[by], { type: 'text', width: 36 }, (row, at) => groupOf(by, row, at)],
    ['keyed', '盲录项数', 'Keyed', { type: 'integer', total: true }, (row) => row.keyed],
    ['differed', '首次不符', 'Differed', { type: 'integer', total: true }, (row) => row.differed],
    ['corrected', '再录相符', 'Corrected', { type: 'integer', total: true }, (row) => row.corrected],
    ['disputed', '两次不符', 'Disputed', { type: 'integer', total: true }, (row) => row.disputed],
    ['rate', '不符率（万分之）', 'Rate (per 10,000)', { type: 'integer' }, (row) => rateOf(row)],
  ];
}

/** A field by its kind's name and its code, which is the same in both languages. */
function groupOf(by: keyof typeof FIRST_COLUMN, { key, kind, path }: Row, at: WordIndex): string {
  if (by === 'kind') return kindName(LANGUAGES[at], kind ?? key);
  return kind === undefined || path === undefined ? key : `${kindName(LANGUAGES[at], kind)} · ${path}`;
}

function rateOf({ keyed, differed }: Row): number {
  return keyed === 0 ? 0 : Math.round((differed * 10_000) / keyed);
}

const TITLE = ['双录质量表', 'Re-key quality'] as const;

/** 双录质量表 as a workbook: the rows of the screen. */
export const reviewQualityExport: ExportList = {
  name: 'review_quality',
  title: TITLE,
  permission: 'review.report',
  async build(ctx, filter, language, keys) {
    const asked = QualityInput.parse(filter);
    const shown = chosenColumns(columns(asked.by), keys);
    const { rows } = await showQuality(ctx, asked);
    const zh = language === 'zh-CN';
    const words = {
      title: TITLE[zh ? 0 : 1],
      filterLine: zh ? `${asked.fromMonth} 至 ${asked.toMonth}` : `${asked.fromMonth} to ${asked.toMonth}`,
    };
    return [sheetOf(shown, rows, zh ? 0 : 1, words)];
  },
};
