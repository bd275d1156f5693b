import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '#renderer/components/data-grid.tsx';
import { ExportButton, ExportNote } from '#renderer/components/export-button.tsx';
import { ExportWhole } from '#renderer/components/export-whole.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { ErrorNote } from '#renderer/components/notices.tsx';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { ListPanels } from '#renderer/components/list/list-panels.tsx';
import { NoRows } from '#renderer/components/list/no-rows.tsx';
import { RowInHand } from '#renderer/components/list/row-in-hand.tsx';
import { SelectionBar } from '#renderer/components/list/selection-bar.tsx';
import { ColumnsTool, ToolRow } from '#renderer/components/list/tool-row.tsx';
import { type ListHand, useListHand } from '#renderer/components/list/use-list-hand.tsx';
import { ViewChips } from '#renderer/components/list/view-chips.tsx';
import { Chips, PageHeader, type PageHeaderProps } from '#renderer/components/page-header.tsx';

/** A list, the same everywhere: views, filters by column, order, columns of one's own, ticks and sums, copies, exports, a menu a row. */
export function ListPage<R>(props: ListPageProps<R>) {
  const { title, list, sections, rowKey } = props;
  const box = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLDivElement>(null);
  const hand = useListHand(props, main);
  const isBare = props.search === undefined && props.filters === undefined && list.state.where.length === 0;
  const tools = { said: hand.said, onColumns: (at: MenuPoint) => hand.open({ kind: 'columns', at }) };
  return (
    <>
      <ListHeader
        embedded={props.embedded === true}
        title={title}
        facts={props.facts}
        views={<ListViews list={list} sections={sections} hand={hand} embedded={props.embedded === true} />}
      >
        {isBare && <ColumnsTool {...tools} />}
        <ListActions {...props} hand={hand} />
      </ListHeader>
      {props.exportAs !== undefined && <ExportNote exported={hand.exported} />}
      {props.note !== undefined && props.note !== false && <div className="list-note">{props.note}</div>}
      {!isBare && (
        <ToolRow
          {...tools}
          list={list}
          columns={props.columns}
          search={props.search}
          box={box}
          filters={props.filters}
          onFilter={(column, at) => hand.open({ kind: 'filter', column, at })}
          onDown={hand.toGrid}
          onClear={hand.view.clear}
        />
      )}
      <div className={hand.isSplit ? 'list-body split' : 'list-body'}>
        <div className="main" ref={main}>
          <DataGrid
            label={title}
            columns={hand.view.shown}
            totals={hand.totals}
            rows={list.rows}
            error={list.error}
            onRetry={list.reload}
            rowKey={rowKey}
            question={hand.question}
            isOld={list.isOld}
            heads={hand.heads}
            onPlace={hand.onPlace}
            {...(props.rowLook !== undefined && { rowLook: props.rowLook })}
            {...(props.onOpen !== undefined && { onOpen: props.onOpen })}
            {...(hand.ticks !== undefined && { ticks: hand.ticks })}
            {...(list.more !== undefined && { onMore: list.more })}
            onCopy={hand.copy}
            onMenu={(row, at) => hand.open({ kind: 'row', row, at })}
            empty={<NoRows {...props} onClear={hand.view.clear} />}
          />
          {list.error !== undefined && list.error !== null && list.rows !== undefined && (
            <div className="list-note">
              <ErrorNote error={list.error} onRetry={list.reload} />
            </div>
          )}
          <Ticks hand={hand} />
        </div>
        <RowInHand props={props} hand={hand} main={main} box={box} />
      </div>
      <ListPanels hand={hand} list={list} columns={props.columns} />
    </>
  );
}

/** What the page does with the list, its export, and what it makes. */
function ListActions<R>({ hand, ...props }: ListPageProps<R> & { readonly hand: ListHand<R> }) {
  const { t } = useTranslation('lists');
  const { create } = props;
  return (
    <>
      {props.actions}
      {props.exportAs !== undefined && (
        <ExportButton exported={hand.exported} label={t('exportSeen')} paper={props.paper} />
      )}
      {props.exportAs !== undefined && <ExportWhole exported={hand.exported} />}
      {create !== undefined && (
        <Button type="primary" icon={<Plus size={13} aria-hidden />} disabled={!create.allowed} onClick={create.run}>
          {create.label}
          <Kbd chord="Ctrl+N" />
        </Button>
      )}
    </>
  );
}

interface ListViewsProps<R> {
  readonly list: ListPageProps<R>['list'];
  readonly sections: ListPageProps<R>['sections'] | undefined;
  readonly hand: ListHand<R>;
  readonly embedded: boolean;
}

/** Views of the list, or other lists of the page in their place; none inside a page where there is no question to keep. */
function ListViews<R>({ list, sections, hand, embedded }: ListViewsProps<R>) {
  const { t } = useTranslation('lists');
  if (sections !== undefined)
    return <Chips label={t('views')} views={sections.items} value={sections.value} onChange={sections.onChange} />;
  if (embedded && list.views.length === 0 && list.definition === undefined) return undefined;
  return (
    <ViewChips
      list={list}
      chips={hand.chips}
      isChanged={hand.view.isChanged}
      onPick={hand.view.pick}
      onManage={(at) => hand.open({ kind: 'views', at })}
    />
  );
}

/** A page's own head, or one line of views and actions where another page has the title. */
function ListHeader({ embedded, ...head }: PageHeaderProps & { readonly embedded: boolean }) {
  if (!embedded) return <PageHeader {...head} />;
  return (
    <div className="embedded-head">
      {head.facts !== undefined && <span className="facts-line cut">{head.facts}</span>}
      {head.views}
      <span className="push" />
      <div className="actions">{head.children}</div>
    </div>
  );
}

function Ticks<R>({ hand }: { readonly hand: ListHand<R> }) {
  const { ticks } = hand;
  if (ticks === undefined || ticks.ticked.size === 0) return undefined;
  return (
    <SelectionBar
      ticked={ticks.ticked}
      columns={hand.view.shown}
      onCopy={hand.copy}
      onClear={() => ticks.onTick(new Map())}
    />
  );
}
