import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyBinding } from '#renderer/app/keys.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type ExportRun, useExport } from '#renderer/components/export-button.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { type CopiedTable, tableOf } from '#renderer/components/list/copy-table.ts';
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
  /** What is drawn, with the totals of the whole. */
  readonly columns: readonly ListColumn<R>[];
  readonly heads: HeadTools;
  readonly question: string;
  readonly ticks:
    | { readonly ticked: Ticked<R>; readonly onTick: (ticked: Ticked<R>) => void; readonly may?: (row: R) => boolean }
    | undefined;
  readonly previewed: R | undefined;
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

export function useListHand<R>(
  props: ListPageProps<R>,
  box: RefObject<HTMLInputElement | null>,
  main: RefObject<HTMLDivElement | null>,
): ListHand<R> {
  const { list, rowKey, rowName } = props;
  const view = useListView(list, props.columns);
  const [panel, setPanel] = useState<Panel<R>>();
  const { place, latest, follow } = usePlaceInHand();
  const ticks = useTicks(props);
  const row = rowAt(list.rows, Math.max(0, place.row));
  const rowInHand = (): R | undefined => rowAt(list.rows, Math.max(0, latest.current.row));
  const { onRow } = props;
  useEffect(() => onRow?.(row), [onRow, row]);
  // A page with keys of its own hears of the row in the same event, or its key would reach the row before.
  const heard = onRow === undefined ? undefined : list.rows;
  const onPlace = useCallback(
    (at: number, column: string) => {
      follow(at, column);
      onRow?.(rowAt(heard, Math.max(0, at)));
    },
    [follow, onRow, heard],
  );
  const copying = useCopying({ columns: view.shown, ticked: ticks?.ticked, rowInHand });
  const close = useCallback(() => setPanel(undefined), []);
  const nameOf = (one: R): string => rowName?.(one) ?? rowKey(one);
  const actionsOf = useActions(props, copying.copy, nameOf);
  const chips = chipsOf(list);
  const totalled = useTotals(list, view.shown);
  const exported = useExport(props.exportAs ?? '', list.input, exportColumns(list, view.shown));
  const previewed = props.preview !== undefined && list.settings.preview ? row : undefined;
  const hand = { view, chips, panel, open: setPanel, close, ticks, nameOf, actionsOf, ...copying };
  useListKeys({ props, hand, row, rowInHand, place, box, main });
  return {
    ...hand,
    onPlace,
    previewed,
    columns: totalled,
    question: JSON.stringify(list.input),
    heads: { ...view.heads, onMenu: (column, at) => setPanel({ kind: 'filter', column, at }) },
    toGrid: () => gridOf(main)?.focus(),
    exported,
  };
}

/**
 * The row and column in hand. The page around the grid follows when it comes to it: a held arrow key must not wait for toolbars.
 * What acts on the row asks `latest`.
 */
function usePlaceInHand() {
  const [place, setPlace] = useState({ row: 0, column: '' });
  const latest = useRef(place);
  const follow = useCallback((row: number, column: string) => {
    latest.current = { row, column };
    startTransition(() => setPlace(latest.current));
  }, []);
  return { place, latest, follow };
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

function rowAt<R>(rows: ListPageProps<R>['list']['rows'], at: number): R | undefined {
  if (rows === undefined) return undefined;
  return 'count' in rows ? rows.at(at) : rows[at];
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
  useEffect(() => renew(), [rows]);
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

interface KeyParts<R> {
  readonly props: ListPageProps<R>;
  readonly hand: Pick<ListHand<R>, 'view' | 'chips' | 'ticks' | 'open' | 'actionsOf'>;
  readonly main: RefObject<HTMLDivElement | null>;
  /** As drawn, and as it is by now. */
  readonly row: R | undefined;
  readonly rowInHand: () => R | undefined;
  readonly place: { readonly column: string };
  readonly box: RefObject<HTMLInputElement | null>;
}

/** The keys of a list. Those of a row act on the row in hand. */
function useListKeys<R>({ props, hand, row, rowInHand, place, box, main }: KeyParts<R>): void {
  const { t } = useTranslation('lists');
  const { list, create, search, preview, sections } = props;
  const { view, ticks } = hand;
  const below = (selector: string): MenuPoint => {
    const { left = 20, bottom = 120 } =
      main.current?.parentElement?.parentElement?.querySelector(selector)?.getBoundingClientRect() ?? {};
    return { left, top: bottom + 2 };
  };
  const filterAt = list.definition?.columns[place.column] === undefined ? view.shown[0]?.key : place.column;
  const bound =
    row === undefined
      ? []
      : hand.actionsOf(row).filter(({ key, chord }) => chord !== undefined && key !== 'open' && key !== 'copy');
  const alternatives =
    sections?.items.map(
      ({ value }) =>
        () =>
          sections.onChange(value),
    ) ?? hand.chips.map((chip) => () => view.pick(chip));
  const bindings: (KeyBinding | false)[] = [
    search !== undefined && { chord: '/', label: t('search'), outsideText: true, run: () => box.current?.focus() },
    create !== undefined && { chord: 'Ctrl+N', label: create.label, disabled: !create.allowed, run: create.run },
    ...bound.map(({ key, chord = '', label, disabled }) => ({
      chord,
      label,
      disabled: disabled === true,
      run: () => {
        const now = rowInHand();
        if (now !== undefined)
          hand
            .actionsOf(now)
            .find((action) => action.key === key)
            ?.run();
      },
    })),
    preview !== undefined && {
      chord: 'F3',
      label: t('preview'),
      run: () => list.keep({ ...list.settings, preview: !list.settings.preview }),
    },
    { chord: 'F5', label: t('reload'), run: list.reload },
    list.definition !== undefined && {
      chord: 'Ctrl+Shift+L',
      label: t('filterKey'),
      run: () =>
        filterAt !== undefined &&
        hand.open({ kind: 'filter', column: filterAt, at: below(`[data-column="${filterAt}"]`) }),
    },
    { chord: 'Ctrl+L', run: () => hand.open({ kind: 'columns', at: below('.columns-open') }) },
    sections === undefined && {
      chord: 'Ctrl+Shift+S',
      run: () => hand.open({ kind: 'views', at: below('.views-open') }),
    },
    ...alternatives.slice(0, 9).map((run, at) => ({ chord: `Alt+${at + 1}`, run })),
    ticks !== undefined && ticks.ticked.size > 0 && { chord: 'Escape', run: () => ticks.onTick(new Map()) },
  ];
  useKeys(bindings.filter((binding) => binding !== false));
}
