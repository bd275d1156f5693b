import { useTranslation } from 'react-i18next';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ColumnFilter, ListColumn as ColumnAsked } from '#shared/kernel/list-query.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';

const MOST_NAMED = 3;

/** A filter in words, as on its chip: `客户 含“苏州”`, `签订 2026-11-01 至 2026-11-30`. */
export function useFilterWords<R>(): (filter: ColumnFilter, column: ListColumn<R>, asked: ColumnAsked) => string {
  const { t } = useTranslation('lists');
  return (filter, column, asked) => {
    switch (filter.op) {
      case 'contains':
        return t('says.contains', { text: filter.text });
      case 'in': {
        const names = filter.values.map((value) => column.choice?.(value) ?? value);
        const shown = names.slice(0, MOST_NAMED).join(t('says.or'));
        return names.length > MOST_NAMED ? t('says.more', { shown, count: names.length }) : shown;
      }
      case 'empty':
        return t(filter.empty ? 'says.empty' : 'says.filled');
      case 'between': {
        const from = filter.from === undefined ? undefined : shownValue(filter.from, asked);
        const to = filter.to === undefined ? undefined : shownValue(filter.to, asked);
        if (from === undefined) return t('says.upTo', { to });
        if (to === undefined) return t('says.from', { from });
        return from === to ? from : t('says.between', { from, to });
      }
    }
  };
}

function shownValue(value: string | number, { type }: ColumnAsked): string {
  if (typeof value === 'string') return value;
  if (type === 'fen') return formatFen(value);
  return type === 'quantity' ? formatQuantity(value) : String(value);
}
