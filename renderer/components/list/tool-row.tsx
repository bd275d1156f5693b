import { Columns3, X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import { useFilterWords } from '#renderer/components/list/filter-words.ts';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import { filtered } from '#renderer/components/list/list-state.ts';
import { SearchBox } from '#renderer/components/search-box.tsx';

interface ToolRowProps<R> {
  readonly list: ListModel<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly search: string | undefined;
  readonly box: RefObject<HTMLInputElement | null>;
  /** Further filters of the page, beside the search box. */
  readonly filters?: ReactNode;
  /** What was just done, in a few words. */
  readonly said?: ReactNode;
  readonly onFilter: (column: string, at: MenuPoint) => void;
  readonly onColumns: (at: MenuPoint) => void;
  readonly onDown: () => void;
  readonly onClear: () => void;
}

/** Search box, the filters in force as chips that can be opened or taken away, and the columns at the right. */
export function ToolRow<R>(props: ToolRowProps<R>) {
  const { list, search, box, filters, said } = props;
  const { state, ask } = list;
  return (
    <div className="tool-row">
      {search !== undefined && (
        <div
          className="list-search"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            props.onDown();
          }}
        >
          <SearchBox hint={search} value={state.text} box={box} onChange={(text) => ask({ ...state, text })} />
        </div>
      )}
      {filters}
      <FilterChips {...props} />
      <span className="push" />
      <ColumnsTool said={said} onColumns={props.onColumns} />
    </div>
  );
}

/** The columns, and before them what was just done. Where a list has neither search nor filters they stand among its actions. */
export function ColumnsTool<R>({ said, onColumns }: Pick<ToolRowProps<R>, 'said' | 'onColumns'>) {
  const { t } = useTranslation('lists');
  return (
    <>
      {said !== undefined && (
        <span className="quiet small" role="status">
          {said}
        </span>
      )}
      <button
        type="button"
        className="icon-text columns-open"
        aria-haspopup="dialog"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onColumns({ left, top: bottom + 2 });
        }}
      >
        <Columns3 size={13} aria-hidden />
        {t('columnsShort')}
        <Kbd chord="Ctrl+L" />
      </button>
    </>
  );
}

function FilterChips<R>({ list, columns, onFilter, onClear }: ToolRowProps<R>) {
  const { t } = useTranslation('lists');
  const say = useFilterWords<R>();
  const { state, ask, definition } = list;
  if (state.where.length === 0 || definition === undefined) return undefined;
  return (
    <div className="filter-chips" role="group" aria-label={t('filtersInForce')}>
      {state.where.map((filter) => {
        const column = columns.find(({ key }) => key === filter.column);
        const asked = definition.columns[filter.column];
        if (column === undefined || asked === undefined) return undefined;
        return (
          <span key={filter.column} className="chip on">
            <button
              type="button"
              onClick={(event) => {
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                onFilter(filter.column, { left, top: bottom + 4 });
              }}
            >
              {column.title} <b>{say(filter, column, asked)}</b>
            </button>
            <button
              type="button"
              aria-label={t('removeFilter', { column: column.title })}
              onClick={() => ask(filtered(state, filter.column, undefined))}
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        );
      })}
      <button type="button" className="link small" onClick={onClear}>
        {t('clearAll')}
      </button>
    </div>
  );
}
