import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ListModel } from '#renderer/components/list/list-model.ts';

/** Puts what the office says of the whole filter under its columns; the count stands under the first wide one. */
export function useTotals<R>({ total }: ListModel<R>, shown: readonly ListColumn<R>[]): readonly ListColumn<R>[] {
  const { t } = useTranslation('lists');
  return useMemo(() => {
    const count = total?.['count'];
    if (total === undefined || typeof count !== 'number') return shown;
    const counted = t(total['countIsCapped'] === true ? 'totalMore' : 'total', { count });
    const countAt = Math.max(
      0,
      shown.findIndex((column) => column.width >= 90),
    );
    return shown.map((column, at) => {
      const sum = total[column.key];
      if (at === countAt) return { ...column, total: counted };
      return typeof sum === 'number' && column.total === undefined
        ? { ...column, total: <MoneyText fen={sum} /> }
        : column;
    });
  }, [shown, total, t]);
}
