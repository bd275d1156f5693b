import { useMemo } from 'react';
import { type PagedQueryName } from '#renderer/app/use-paged-query.ts';
import { usePersonal } from '#renderer/app/use-personal.ts';
import type { RowSource } from '#renderer/app/row-pages.ts';
import { useRowPages } from '#renderer/app/use-row-pages.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { begin, ListSettings, ListState, NO_SETTINGS } from '#renderer/components/list/list-state.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { ColumnFilter, ListColumn as ColumnAsked, ListSort } from '#shared/kernel/list-query.ts';

/** A list of the office as its definition says it: columns by key, and the order it begins in. */
interface ListDefinition {
  readonly columns: Readonly<Record<string, ColumnAsked>>;
  readonly start: ListSort;
}

/** One of the list's own views: words on a chip and what they ask for. */
export interface QuickView {
  readonly value: string;
  readonly text: string;
  /** What it asks for beside the list's own questions; `where` holds together with the conditions on the columns. */
  readonly filter?: Readonly<Record<string, unknown>> & { readonly where?: readonly ColumnFilter[] };
}

/** What the office says of the whole filter: how many rows, and sums by column. */
export type ListTotal = Readonly<Record<string, number | boolean | null>>;

/** Everything a list page needs of its list: rows, question, and what the person keeps about it. */
export interface ListModel<R> {
  /** What the person's settings and the export are kept under. */
  readonly name: string;
  readonly rows: readonly R[] | RowSource<R> | undefined;
  readonly total: ListTotal | undefined;
  readonly isOld: boolean;
  readonly error: unknown;
  readonly reload: () => void;
  readonly more?: () => void;
  readonly definition: ListDefinition | undefined;
  readonly views: readonly QuickView[];
  /** The view the list begins with. */
  readonly startView: string;
  readonly state: ListState;
  readonly ask: (state: ListState) => void;
  readonly settings: ListSettings;
  readonly keep: (settings: ListSettings, now?: boolean) => void;
  /** The question without its page, as an export takes it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** How another state would be asked, for the counts on the chips; undefined where nothing is counted. */
  readonly counted?: {
    readonly query: PagedQueryName;
    readonly inputOf: (state: ListState) => Readonly<Record<string, unknown>>;
    readonly reads: readonly string[];
  };
}

interface ListSpec<N extends PagedQueryName> {
  readonly query: N;
  readonly name: string;
  readonly definition?: ListDefinition;
  readonly views?: readonly QuickView[];
  readonly startView?: string;
  /** What this page always asks for: one client, one scope. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly reads?: readonly string[];
}

/** What a person kept about a list, and how he left it in this tab. */
function useListState(name: string, startView: string, definition: ListDefinition | undefined) {
  const personal = usePersonal(`list.${name}`, NO_SETTINGS, (kept) => ListSettings.safeParse(kept).data);
  const [kept, ask] = useTabMemory<unknown>(`list.${name}`, undefined);
  const state = useMemo(() => {
    const read = ListState.safeParse(kept).data ?? begin(personal.value ?? NO_SETTINGS, startView);
    // A column may be gone since it was kept.
    const knows = (column: string) => definition !== undefined && Object.hasOwn(definition.columns, column);
    const { sort, ...rest } = read;
    return {
      ...rest,
      where: read.where.filter(({ column }) => knows(column)),
      ...(sort && knows(sort.column) && { sort }),
    };
  }, [kept, personal.value, startView, definition]);
  return { state, ask: ask as (state: ListState) => void, settings: personal.value, keep: personal.keep };
}

const NO_VIEWS: readonly QuickView[] = [];

/** A list of the office, page by page, as the person asks it. */
export function useOfficeList<N extends PagedQueryName>(spec: ListSpec<N>): ListModel<Output<N>['rows'][number]> {
  const { query, name, definition, views = NO_VIEWS, fixed, reads = [] } = spec;
  const startView = spec.startView ?? views[0]?.value ?? 'all';
  const { state, ask, settings, keep } = useListState(name, startView, definition);
  const inputOf = (asked: ListState): Readonly<Record<string, unknown>> => {
    const { where = [], ...filter } = views.find(({ value }) => value === asked.view)?.filter ?? {};
    return {
      ...fixed,
      ...(asked.text.trim() !== '' && { text: asked.text.trim() }),
      ...filter,
      ...(definition !== undefined && { where: [...where, ...asked.where], ...(asked.sort && { sort: asked.sort }) }),
    };
  };
  const input = inputOf(state);
  const pages = useRowPages(query, input as Omit<Input<N>, 'after' | 'limit'>, {
    reads,
    enabled: settings !== undefined,
  });
  const total = (pages.first as { readonly total?: ListTotal } | undefined)?.total;
  return {
    name,
    definition,
    views,
    startView,
    state,
    ask,
    settings: settings ?? NO_SETTINGS,
    keep,
    input,
    rows: pages.rows as ListModel<Output<N>['rows'][number]>['rows'],
    total,
    isOld: pages.isOld,
    error: pages.error,
    reload: pages.reload,
    ...(total !== undefined && { counted: { query, inputOf, reads } }),
  };
}

interface LocalSpec<R> {
  readonly name: string;
  readonly rows: readonly R[] | undefined;
  readonly error: unknown;
  readonly reload: () => void;
  readonly more?: () => void;
  readonly input?: Readonly<Record<string, unknown>>;
  /** What is in the search box, where the page itself does the searching. */
  readonly words?: { readonly text: string; readonly onText: (text: string) => void };
}

const NO_INPUT = {};

/** Rows that are all in the window: the person's columns and copies, without questions to the office. */
export function useLocalList<R>({ words, ...spec }: LocalSpec<R>): ListModel<R> {
  const { state: held, ask: hold, settings, keep } = useListState(spec.name, 'all', undefined);
  const state = words === undefined ? held : { ...held, text: words.text };
  const ask = (next: ListState): void => {
    if (words !== undefined && next.text !== words.text) words.onText(next.text);
    hold(next);
  };
  return {
    isOld: false,
    total: undefined,
    definition: undefined,
    views: NO_VIEWS,
    startView: 'all',
    input: NO_INPUT,
    ...spec,
    state,
    ask,
    settings: settings ?? NO_SETTINGS,
    keep,
  };
}
