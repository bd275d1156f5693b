import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { ExportButton, ExportNote, type ExportRun } from '#renderer/components/export-button.tsx';
import type { GridSort } from '#renderer/components/grid-head.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';

interface ListViews {
  readonly items: readonly { readonly value: string; readonly text: string; readonly count?: number }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface ListPageProps<R> {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly views?: ListViews;
  readonly search?: { readonly hint: string; readonly text: string; readonly onText: (text: string) => void };
  /** Further filters beside the search box. */
  readonly filters?: ReactNode;
  readonly columns: readonly GridColumn<R>[];
  readonly list: {
    readonly rows: readonly R[] | undefined;
    readonly error: unknown;
    readonly more?: () => void;
    readonly reload: () => void;
  };
  readonly rowKey: (row: R) => string;
  readonly rowLook?: (row: R) => 'dim' | 'group' | undefined;
  readonly onOpen?: (row: R) => void;
  /** The row in hand, where actions in the header act on it. */
  readonly current?: string;
  readonly onCurrent?: (row: R) => void;
  /** One line under the header: what was just done. */
  readonly note?: ReactNode;
  /** Keys of the ticked rows; Space ticks. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly create?: { readonly label: string; readonly allowed: boolean; readonly run: () => void };
  readonly actions?: ReactNode;
  readonly exported?: ExportRun;
  readonly sort?: GridSort;
  readonly onSort?: (sort: GridSort) => void;
  readonly empty: { readonly title: string; readonly text: string };
  /** Whether a filter narrows the list, and how to take it away. */
  readonly filtered?: boolean;
  readonly onClear?: () => void;
}

/** A list: views as chips, one filter box, rows that open with Enter, one primary action. `/`, Ctrl N, F5, Ctrl E, Alt 1–9. */
export function ListPage<R>(props: ListPageProps<R>) {
  const { title, views, search, create, list, exported } = props;
  const { t } = useTranslation('forms');
  const box = useRef<HTMLInputElement>(null);
  useKeys([
    ...(search === undefined
      ? []
      : [{ chord: '/', label: t('filter'), outsideText: true, run: () => box.current?.focus() }]),
    ...(create === undefined
      ? []
      : [{ chord: 'Ctrl+N', label: create.label, disabled: !create.allowed, run: create.run }]),
    { chord: 'F5', label: t('reload'), run: list.reload },
    ...(views?.items ?? []).slice(0, 9).map(({ value }, index) => ({
      chord: `Alt+${index + 1}`,
      run: () => views?.onChange(value),
    })),
  ]);
  return (
    <>
      <PageHeader
        title={title}
        facts={props.facts}
        views={
          views !== undefined && (
            <Chips label={t('views')} views={views.items} value={views.value} onChange={views.onChange} />
          )
        }
      >
        {props.actions}
        {exported !== undefined && <ExportButton exported={exported} />}
        {create !== undefined && (
          <Button type="primary" icon={<Plus size={13} aria-hidden />} disabled={!create.allowed} onClick={create.run}>
            {create.label}
            <Kbd chord="Ctrl+N" />
          </Button>
        )}
      </PageHeader>
      {exported !== undefined && <ExportNote exported={exported} />}
      {props.note !== undefined && props.note !== false && <div className="list-note">{props.note}</div>}
      {(search !== undefined || props.filters !== undefined) && (
        <div className="tool-row">
          {search !== undefined && (
            <SearchBox hint={search.hint} value={search.text} box={box} onChange={search.onText} />
          )}
          {props.filters}
        </div>
      )}
      <DataGrid
        label={title}
        columns={props.columns}
        rows={list.rows}
        error={list.error}
        onRetry={list.reload}
        rowKey={props.rowKey}
        {...(props.rowLook !== undefined && { rowLook: props.rowLook })}
        {...(props.onOpen !== undefined && { onOpen: props.onOpen })}
        {...(props.current !== undefined && { current: props.current })}
        {...(props.onCurrent !== undefined && { onCurrent: props.onCurrent })}
        {...(props.selected !== undefined && { selected: props.selected })}
        {...(props.onSelect !== undefined && { onSelect: props.onSelect })}
        {...(props.sort !== undefined && { sort: props.sort })}
        {...(props.onSort !== undefined && { onSort: props.onSort })}
        {...(list.more !== undefined && { onMore: list.more })}
        empty={<NoRows {...props} />}
      />
    </>
  );
}

function NoRows<R>({ filtered, onClear, empty, create }: ListPageProps<R>) {
  const { t } = useTranslation('forms');
  if (filtered === true && onClear !== undefined) {
    return (
      <EmptyState title={t('empty.filteredTitle')} actions={<Button onClick={onClear}>{t('empty.clear')}</Button>}>
        {t('empty.filteredText')}
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
