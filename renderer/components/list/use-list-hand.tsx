import { type ReactNode, type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportRun, useExport } from '#renderer/components/export-button.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { type CopiedTable, tableOf } from '#renderer/components/list/copy-table.ts';
import { PlaceInHand, rowAt } from '#renderer/components/list/place-in-hand.ts';
import type { HeadTools } from '#renderer/components/grid-props.ts';
import { useTotals } from '#renderer/components/list/use-totals.tsx';
import { type ListView, useListView } from '#renderer/components/list/use-list-view.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { refreshed, type Ticked } from '#renderer/components/list/row-selection.ts';
import { chipsOf, type ViewChip } from '#renderer/components/list/view-chips.tsx';

type Panel<R> =
  | { readonly kind: 'columns' | 'views'; readonly at: MenuPoint }
  | { readonly kind: 'filter'; readonly column: string; readonly at: MenuPoint }
  | { readonly kind: 'row'; readonly row: R; readonly at: MenuPoint };

/** A list in somebody's hand: where he is, what is ticked, what is open. */
export interface ListHand<R> {
  readonly view: ListView<R>;
  readonly chips: readonly ViewChip[];
  /** Of the whole filter, by column. */
  readonly totals: Readonly<Record<string, ReactNode>> | undefined;
  readonly heads: HeadTools;
  readonly question: string;
  readonly ticks:
    | { readonly ticked: Ticked<R>; readonly onTick: (ticked: Ticked<R>) => void; readonly may?: (row: R) => boolean }
    | undefined;
  /** Something stands beside the list about the row in hand. */
  readonly isSplit: boolean;
  readonly inHand: PlaceInHand;
  /** The row in hand at this moment. */
  readonly rowInHand: () => R | undefined;
  readonly panel: Panel<R> | undefined;
  readonly open: (panel: Panel<R>) => void;
  readonly close: () => void;
  readonly toGrid: () => void;
  readonly onPlace: (row: number, column: string) => void;
  readonly copy: () => void;
  readonly said: string | undefined;
  readonly exported: ExportRun;
  readonly nameOf: (row: R) => string;
  readonly actionsOf: (row: R) => readonly RowAction[];
}

export function useListHand<R>(props: ListPageProps<R>, main: RefObject<HTMLDivElement | null>): ListHand<R> {
  const { list, rowKey, rowName, onRow } = props;
  const view = useListView(list, props.columns);
  const [panel, setPanel] = useState<Panel<R>>();
  const [inHand] = useState(() => new PlaceInHand());
  const ticks = useTicks(props);
  const { rows } = list;
  const rowInHand = (): R | undefined => rowAt(rows, inHand.latest.row);
  // A page with keys of its own hears of the row in the same event, or its key would reach the row before.
  const heard = onRow === undefined ? undefined : rows;
  const onPlace = useCallback(
    (row: number, column: string) => {
      inHand.follow(row, column);
      onRow?.(rowAt(heard, row));
    },
    [inHand, onRow, heard],
  );
  const copying = useCopying({ columns: view.shown, ticked: ticks?.ticked, rowInHand });
  const close = useCallback(() => setPanel(undefined), []);
  const nameOf = (one: R): string => rowName?.(one) ?? rowKey(one);
  const hasRows = rows !== undefined && ('count' in rows ? rows.count : rows.length) > 0;
  return {
    view,
    chips: chipsOf(list),
    panel,
    open: setPanel,
    close,
    ticks,
    nameOf,
    actionsOf: useActions(props, copying.copy, nameOf),
    ...copying,
    inHand,
    rowInHand,
    onPlace,
    isSplit: props.preview !== undefined && list.settings.preview && hasRows,
    totals: useTotals(list, view.shown),
    question: JSON.stringify(list.input),
    heads: { ...view.heads, onMenu: (column, at) => setPanel({ kind: 'filter', column, at }) },
    toGrid: () => gridOf(main)?.focus(),
    exported: useExport(props.exportAs ?? '', list.input, exportColumns(list, view.shown)),
  };
}

/** What leaves is what is seen: the columns shown that the office can export, in their order. */
function exportColumns<R>(
  { definition }: ListPageProps<R>['list'],
  shown: readonly ListColumn<R>[],
): readonly string[] {
  if (definition === undefined) return [];
  return shown.flatMap(({ key, exported }) => exported ?? (Object.hasOwn(definition.columns, key) ? [key] : []));
}

function gridOf(main: RefObject<HTMLDivElement | null>): HTMLElement | null | undefined {
  return main.current?.querySelector<HTMLElement>('[role=grid]');
}

/** Ticks of the page, or the list's own; rows that came again take the place of what they were. */
function useTicks<R>({ ticks, list, rowKey }: ListPageProps<R>): ListHand<R>['ticks'] {
  const [own, setOwn] = useState<Ticked<R>>(new Map());
  const { ticked, onTick } = ticks ?? { ticked: own, onTick: setOwn };
  const { rows } = list;
  const renew = useEffectEvent(() => {
    if (ticked.size === 0 || rows === undefined) return;
    const size = 'count' in rows ? rows.count : rows.length;
    // Only what is in memory is looked at; a list of a million has a few thousand there.
    const seen = function* (): Iterable<R> {
      for (let at = 0; at < Math.min(size, MOST_LOOKED_AT); at += 1) {
        const row = rowAt<R>(rows, at);
        if (row !== undefined) yield row;
      }
    };
    const next = refreshed(ticked, seen(), rowKey);
    if (next !== ticked) onTick(next);
  });
  useEffect(() => {
    renew();
    return rows !== undefined && 'count' in rows ? rows.subscribe?.(() => renew()) : undefined;
  }, [rows]);
  return useMemo(() => {
    if (ticks === null) return undefined;
    return { ticked, onTick, ...(ticks?.may && { may: ticks.may }) };
  }, [ticks, ticked, onTick]);
}

const MOST_LOOKED_AT = 2000;
const SAID_MS = 8000;

interface CopyingParts<R> {
  readonly columns: readonly ListColumn<R>[];
  readonly ticked: Ticked<R> | undefined;
  readonly rowInHand: () => R | undefined;
}

/** Ctrl C: the ticked rows, or the one in hand, as a table. */
function useCopying<R>({ columns, ticked, rowInHand }: CopyingParts<R>): Pick<ListHand<R>, 'copy' | 'said'> {
  const { t } = useTranslation('lists');
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return {
    said,
    copy: () => {
      const row = rowInHand();
      const rows = ticked !== undefined && ticked.size > 0 ? [...ticked.values()] : row === undefined ? [] : [row];
      if (rows.length === 0) return;
      putTable(tableOf(columns.map(banded), rows));
      const masked = columns.some((column) => column.masked === true);
      setSaid(`${t('copied', { count: rows.length })}${masked ? t('copiedMasked') : ''}`);
    },
  };
}

/** Both forms at once, as they are: what is written outside a copy event loses the marks that spreadsheets need. */
function putTable({ text, html }: CopiedTable): void {
  const put = (event: globalThis.ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
  };
  document.addEventListener('copy', put, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
}

/** Under a band, the band is part of the name. */
function banded<R>(column: ListColumn<R>): ListColumn<R> {
  return column.band === undefined ? column : { ...column, title: `${column.band} ${column.title}` };
}

function useActions<R>(
  { onOpen, rowActions, rowName }: ListPageProps<R>,
  copy: () => void,
  nameOf: (row: R) => string,
): (row: R) => readonly RowAction[] {
  const { t } = useTranslation('lists');
  return (row) => [
    ...(onOpen === undefined ? [] : [{ key: 'open', label: t('open'), chord: 'Enter', run: () => onOpen(row) }]),
    ...(rowActions?.(row) ?? []),
    { key: 'copy', label: t('copyRows'), chord: 'Ctrl+C', run: copy },
    ...(rowName === undefined
      ? []
      : [
          {
            key: 'number',
            label: t('copyName', { name: nameOf(row) }),
            run: () => void navigator.clipboard.writeText(nameOf(row)),
          },
        ]),
  ];
}
