import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import { useFilterWords } from '#renderer/components/list/filter-words.ts';
import { countQuery, saidCount } from '#renderer/components/list/count-rows.ts';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { EmptyState } from '#renderer/components/notices.tsx';

interface NoRowsProps<R> extends Pick<ListPageProps<R>, 'empty' | 'create' | 'narrowed'> {
  readonly list: ListModel<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly onClear: () => void;
}

/** Nothing to show: under which filter, what there is outside it, and how to get there. */
export function NoRows<R>({ list, columns, empty, create, narrowed, onClear }: NoRowsProps<R>) {
  const { t } = useTranslation('lists');
  const under = useUnder(list, columns);
  const outside = useQuery({
    ...countQuery(list.counted, { view: list.startView, text: '', where: [] }),
    enabled: list.counted !== undefined && under.length > 0,
  });
  const count = saidCount(outside.data, t);
  if (under.length > 0 || narrowed !== undefined) {
    return (
      <EmptyState
        title={t('noneFits')}
        actions={
          <Button type="primary" onClick={narrowed?.onClear ?? onClear}>
            {t('clearAll')}
          </Button>
        }
      >
        {under.length > 0 && <>{t('under', { filter: under.join(t('comma')) })} </>}
        {count !== undefined && t('outside', { shown: count })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={empty.title}
      actions={
        create?.allowed === true && (
          <Button type="primary" onClick={create.run}>
            {create.label}
            <Kbd chord="Ctrl+N" />
          </Button>
        )
      }
    >
      {empty.text}
    </EmptyState>
  );
}

/** What narrows the list, in the words of its chips. */
function useUnder<R>(
  { state, views, startView, definition }: ListModel<R>,
  columns: readonly ListColumn<R>[],
): readonly string[] {
  const { t } = useTranslation('lists');
  const say = useFilterWords<R>();
  const view = state.view === startView ? undefined : views.find(({ value }) => value === state.view);
  const filters = state.where.flatMap((filter) => {
    const column = columns.find(({ key }) => key === filter.column);
    const asked = definition?.columns[filter.column];
    return column === undefined || asked === undefined ? [] : [`${column.title} ${say(filter, column, asked)}`];
  });
  return [
    ...(view === undefined ? [] : [t('viewNamed', { name: view.text })]),
    ...(state.text === '' ? [] : [t('textNamed', { text: state.text })]),
    ...filters,
  ];
}
