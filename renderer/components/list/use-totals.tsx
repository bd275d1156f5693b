import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ListModel } from '#renderer/components/list/list-model.ts';

/** What the office says of the whole filter, by column; the count stands under the first wide one. Apart from the columns: rows are not drawn anew for a sum. */
export function useTotals<R>(
  { total }: ListModel<R>,
  shown: readonly ListColumn<R>[],
): Readonly<Record<string, ReactNode>> | undefined {
  const { t } = useTranslation('lists');
  return useMemo(() => {
    const count = total?.['count'];
    if (total === undefined || typeof count !== 'number') return undefined;
    const counted = t(total['countIsCapped'] === true ? 'totalMore' : 'total', { count });
    const countAt = (shown.find((column) => column.width >= 90) ?? shown[0])?.key;
    return Object.fromEntries(
      shown.flatMap(({ key, total: own }): [string, ReactNode][] => {
        if (key === countAt) return [[key, counted]];
        const sum = total[key];
        return typeof sum === 'number' && own === undefined ? [[key, <MoneyText key={key} fen={sum} />]] : [];
      }),
    );
  }, [shown, total, t]);
}
