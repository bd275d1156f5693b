import type { QualityRow } from '#shared/review/review.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listQuality, type QualityQuery } from '#core/modules/review/quality.repository.ts';

/** 双录质量: how often second keyings differed, by field, kind, person or month. */
export async function showQuality(ctx: QueryContext, asked: QualityQuery) {
  const rows = await listQuality(ctx.db, asked);
  const sum = (count: 'keyed' | 'differed' | 'corrected' | 'disputed'): number =>
    rows.reduce((total, row: QualityRow) => total + row[count], 0);
  return {
    rows,
    total: {
      keyed: sum('keyed'),
      differed: sum('differed'),
      corrected: sum('corrected'),
      disputed: sum('disputed'),
    },
  };
}
