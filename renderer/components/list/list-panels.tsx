import type { ListColumn } from '#renderer/components/list-columns.tsx';
import { ColumnsPanel } from '#renderer/components/list/columns-panel.tsx';
import { FilterPanel } from '#renderer/components/list/filter-panel.tsx';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import { RowMenu } from '#renderer/components/list/row-menu.tsx';
import type { ListHand } from '#renderer/components/list/use-list-hand.tsx';
import { ViewsPanel } from '#renderer/components/list/views-panel.tsx';

interface ListPanelsProps<R> {
  readonly hand: ListHand<R>;
  readonly list: ListModel<R>;
  readonly columns: readonly ListColumn<R>[];
}

/** The one panel that is open: a column's menu, the columns, the views, or a row's menu. */
export function ListPanels<R>({ hand, list, columns }: ListPanelsProps<R>) {
  const { panel, view, close } = hand;
  switch (panel?.kind) {
    case undefined:
      return undefined;
    case 'columns':
      return (
        <ColumnsPanel
          columns={columns}
          choice={list.settings.columns}
          at={panel.at}
          onChoice={view.onColumns}
          onClose={close}
        />
      );
    case 'views':
      return (
        <ViewsPanel
          list={list}
          asView={view.asView}
          at={panel.at}
          onPick={(saved) => view.pick({ asked: { ...saved.asked, saved: saved.id }, saved })}
          onClose={close}
        />
      );
    case 'row':
      return (
        <RowMenu label={hand.nameOf(panel.row)} at={panel.at} actions={hand.actionsOf(panel.row)} onClose={close} />
      );
    case 'filter': {
      const column = columns.find(({ key }) => key === panel.column);
      if (column === undefined) return undefined;
      return (
        <FilterPanel
          key={column.key}
          column={column}
          asked={list.definition?.columns[column.key]}
          filter={list.state.where.find((filter) => filter.column === column.key)}
          sort={view.sort}
          at={panel.at}
          onFilter={(filter) => view.onFilter(column.key, filter)}
          onSort={view.onSort}
          onHide={() => view.onHide(column.key)}
          onClose={close}
        />
      );
    }
  }
}
