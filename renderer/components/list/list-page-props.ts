import type { ReactNode } from 'react';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import type { Ticked } from '#renderer/components/list/row-selection.ts';

export interface ListPageProps<R> {
  readonly title: string;
  /** The list stands inside a record's page, which has the title: views and actions share one line. */
  readonly embedded?: boolean;
  readonly facts?: ReactNode;
  readonly list: ListModel<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly rowKey: (row: R) => string;
  readonly rowLook?: (row: R) => 'dim' | 'group' | undefined;
  /** What people call a row by: its number, for the menu and for copying. */
  readonly rowName?: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** What else can be done with a row, in its menu and by its keys: amend (F2), print (Ctrl P). */
  readonly rowActions?: (row: R) => readonly RowAction[];
  /** What stands beside the list about the row in hand; F3 shows and hides it. */
  readonly preview?: (row: R) => ReactNode;
  /** What the search box finds; without it there is none. */
  readonly search?: string;
  /** Further filters beside the search box. */
  readonly filters?: ReactNode;
  /** Other lists of the same page, in place of views. */
  readonly sections?: {
    readonly items: readonly { readonly value: string; readonly text: string; readonly count?: number }[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  };
  /** One line under the header: what was just done. */
  readonly note?: ReactNode;
  readonly create?: { readonly label: string; readonly allowed: boolean; readonly run: () => void };
  readonly actions?: ReactNode;
  /** The export of this list, by its name in the office. */
  readonly exportAs?: string;
  /** Ticks the page acts on; without it the list keeps them itself. `null` where rows are not ticked. */
  readonly ticks?: {
    readonly ticked: Ticked<R>;
    readonly onTick: (ticked: Ticked<R>) => void;
    readonly may?: (row: R) => boolean;
  } | null;
  /** What is printed in place of the plain list. */
  readonly paper?: { readonly label: string; readonly run: () => void };
  readonly onRow?: (row: R | undefined) => void;
  readonly empty: { readonly title: string; readonly text: string };
  /** The page's own filters narrow the list, and how to take them away. */
  readonly narrowed?: { readonly onClear: () => void };
}
