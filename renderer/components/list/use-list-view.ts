import { useMemo } from 'react';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { HeadTools } from '#renderer/components/grid-props.ts';
import { arranged, type ColumnChoice, withShown, withWidth } from '#renderer/components/list/column-layout.ts';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import { filtered, isAsSaved, type ListState, type SavedView, turned } from '#renderer/components/list/list-state.ts';
import type { ViewChip } from '#renderer/components/list/view-chips.tsx';
import { type ColumnFilter, filterOps, type ListSort } from '#shared/kernel/list-query.ts';

/** What a person does to a list as a whole: order, filters, columns, views. */
export interface ListView<R> {
  readonly shown: readonly ListColumn<R>[];
  readonly sort: ListSort | undefined;
  readonly isChanged: boolean;
  readonly onColumns: (choice: ColumnChoice) => void;
  readonly onHide: (column: string) => void;
  readonly onFilter: (column: string, filter: ColumnFilter | undefined) => void;
  readonly onSort: (sort: ListSort | undefined) => void;
  readonly pick: (chip: Pick<ViewChip, 'asked' | 'saved'>) => void;
  readonly asView: (name: string, id?: string) => SavedView;
  /** Back to the view without words and filters. */
  readonly clear: () => void;
  readonly heads: Omit<HeadTools, 'onMenu'>;
}

export function useListView<R>(list: ListModel<R>, columns: readonly ListColumn<R>[]): ListView<R> {
  const { state, ask, settings, keep, definition } = list;
  const { density, change } = useAppearance();
  const wide = useWide();
  const shown = useMemo(() => arranged(columns, settings.columns, wide), [columns, settings.columns, wide]);
  const saved = settings.views.find(({ id }) => id === state.saved);
  const sort = state.sort ?? definition?.start;
  const { sort: _sort, ...unsorted } = state;
  const onSort = (next: ListSort | undefined): void => ask(next === undefined ? unsorted : { ...unsorted, sort: next });
  const onColumns = (choice: ColumnChoice): void => keep({ ...settings, columns: choice });
  return {
    shown,
    sort,
    isChanged: saved !== undefined && !isAsSaved(saved, state, settings.columns, density),
    onColumns,
    onSort,
    onHide: (column) => onColumns(withShown(columns, settings.columns, column, wide)),
    onFilter: (column, filter) => ask(filtered(state, column, filter)),
    pick: ({ asked, saved: view }) => {
      ask(asked);
      if (view === undefined) return;
      if (view.density !== density) change({ density: view.density });
      keep({ ...settings, columns: view.columns });
    },
    asView: (name, id = crypto.randomUUID()) => {
      const { saved: _saved, ...asked } = state;
      return { id, name, asked, columns: settings.columns, density };
    },
    clear: () => ask(cleared(list)),
    heads: {
      sort,
      sortable: (column) => definition?.columns[column]?.sortable === true,
      onSort: (column) => definition && onSort(turned(state.sort, definition.start, column)),
      hasMenu: (column) => hasMenu(list, column),
      isFiltered: (column) => state.where.some((filter) => filter.column === column),
      onWidth: (column, width) => onColumns(withWidth(settings.columns, column, width)),
      onFit: (column, cells) => onColumns(withWidth(settings.columns, column, widestOf(cells))),
    },
  };
}

function hasMenu<R>({ definition }: ListModel<R>, column: string): boolean {
  const asked = definition?.columns[column];
  return asked !== undefined && (asked.sortable === true || filterOps(asked).length > 0);
}

function cleared<R>({ state, startView }: ListModel<R>): ListState {
  const { sort } = state;
  return { view: startView, text: '', where: [], ...(sort && { sort }) };
}

/** Padding and border of a cell, in CSS pixels. */
const AROUND = 18;

/** As wide as the widest content drawn. */
function widestOf(cells: Iterable<Element>): number {
  const inside = (cell: Element): number => {
    if (cell.childElementCount > 0) return [...cell.children].reduce((sum, child) => sum + child.scrollWidth, 0);
    const letters = document.createRange();
    letters.selectNodeContents(cell);
    return Math.ceil(letters.getBoundingClientRect().width);
  };
  return Math.max(...[...cells].map(inside)) + AROUND;
}
