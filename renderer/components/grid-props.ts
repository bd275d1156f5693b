import type { ReactNode } from 'react';
import type { RowSource } from '#renderer/app/row-pages.ts';
import type { ColumnShape } from '#renderer/components/grid-columns.ts';
import type { TickProps } from '#renderer/components/use-ticking.ts';
import type { ListSort } from '#shared/kernel/list-query.ts';

/** Where a menu opens, in window coordinates. */
export interface MenuPoint {
  readonly left: number;
  readonly top: number;
}

/** What heads do: sort, open their menu of filters, change their width. */
export interface HeadTools {
  readonly sort: ListSort | undefined;
  readonly sortable: (column: string) => boolean;
  readonly onSort: (column: string) => void;
  readonly hasMenu: (column: string) => boolean;
  readonly isFiltered: (column: string) => boolean;
  readonly onMenu: (column: string, at: MenuPoint) => void;
  readonly onWidth: (column: string, width: number) => void;
  /** As wide as what is in it. */
  readonly onFit: (column: string, cells: Iterable<Element>) => void;
}

/** Letters and nothing else of a cell: written straight into it, at a third of what elements inside it cost to draw. */
export interface CellLetters {
  readonly text: string;
  readonly look?: string;
}

export interface GridColumn<R> extends ColumnShape {
  readonly total?: ReactNode;
  /** In place of `cell`, where the cell is only read. */
  readonly letters?: ((row: R) => CellLetters) | undefined;
  readonly cell: (row: R) => ReactNode;
  readonly tone?: (row: R) => 'computed' | 'warning' | 'wrong' | undefined;
}

export interface DataGridProps<R> {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  /** Under the rows, by the column's key; over what the column itself says. */
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
  readonly rows: readonly R[] | RowSource<R> | undefined;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** What stands in place of the rows when there are none. */
  readonly empty: ReactNode;
  /** Of the row alone, like its look. */
  readonly rowKey: (row: R) => string;
  /** `dim` for drafts, `group` for group heads. */
  readonly rowLook?: (row: R) => 'dim' | 'group' | undefined;
  readonly current?: string | undefined;
  readonly onCurrent?: (row: R) => void;
  readonly onOpen?: (row: R) => void;
  /** Called near the end of what is loaded: the office pages by key, never by offset. */
  readonly onMore?: () => void;
  /** Rows that can be ticked: Space, Shift with the arrows, Ctrl A, the mouse. */
  readonly ticks?: Omit<TickProps<R>, 'keyOf'>;
  /** Heads that sort, filter and change their width. */
  readonly heads?: HeadTools;
  /** Another one begins at the first row. */
  readonly question?: string;
  /** The rows answer an older question. */
  readonly isOld?: boolean;
  /** Where one is: −1 is the heads. */
  readonly onPlace?: (row: number, column: string) => void;
  /** Ctrl C on rows; what somebody marked as text is copied as ever. */
  readonly onCopy?: () => void;
  /** Right click and the menu key. */
  readonly onMenu?: (row: R, at: MenuPoint) => void;
}
