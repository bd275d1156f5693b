import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { cellText, type LineColumn } from '#renderer/components/line-grid-props.ts';
import { cellCount, type CellRange, sumTexts } from '#renderer/components/line-range.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';

interface SelectionSumsProps {
  readonly columns: readonly LineColumn[];
  readonly lines: readonly Line[];
  readonly range: CellRange;
}

/** Half up, in millionths. */
function average(sum: bigint, count: number): bigint {
  const by = BigInt(count);
  const twice = 2n * (sum < 0n ? -sum : sum);
  const half = (twice + by) / (2n * by);
  return sum < 0n ? -half : half;
}

/** Count, sum and average of a chosen block; numbers are what stands in right-aligned columns. */
export function SelectionSums({ columns, lines, range }: SelectionSumsProps) {
  const { t } = useTranslation('paste');
  const sums = useMemo(() => {
    const across = columns.slice(range.left, range.right + 1).filter(({ align }) => align === 'end');
    const rows = lines.slice(range.top, range.bottom + 1);
    return sumTexts(rows.flatMap((line, down) => across.map((column) => cellText(column, line, range.top + down))));
  }, [columns, lines, range.top, range.bottom, range.left, range.right]);
  return (
    <div className="selection-bar" role="status">
      <span>{t('selection.cells', { count: cellCount(range) })}</span>
      {sums.numbers > 0 && (
        <>
          <span>
            {t('selection.numbers')} <b className="num">{sums.numbers}</b>
          </span>
          <span>
            {t('selection.sum')} <b className="num">{formatQuantity(sums.sumE6, 0)}</b>
          </span>
          <span>
            {t('selection.average')} <b className="num">{formatQuantity(average(sums.sumE6, sums.numbers), 0)}</b>
          </span>
        </>
      )}
    </div>
  );
}
