import {
  type QueryClient,
  type QueryKey,
  useQueries,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { PageChain } from '#renderer/app/page-chain.ts';
import type { PagedQueryName } from '#renderer/app/use-paged-query.ts';
import { callOffice, OfficeRefusal } from '#renderer/app/use-office.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

/** Rows by their place in a list that may be longer than what is in memory. */
export interface RowSource<R> {
  readonly count: number;
  /** Undefined while its page is on its way. */
  readonly at: (index: number) => R | undefined;
  /** Says which rows are looked at, so that they and the next ones are here. */
  readonly need?: (first: number, last: number) => void;
  /** Another one when a page came again. */
  readonly version?: string;
}

type RowOf<N extends PagedQueryName> = Output<N>['rows'][number];

export interface RowPages<N extends PagedQueryName> {
  /** Undefined until the first page is here. */
  readonly rows: RowSource<RowOf<N>> | undefined;
  /** The first page of what is shown, which also carries totals. */
  readonly first: Output<N> | undefined;
  /** What is shown answers an older question; the new one is on its way. */
  readonly isOld: boolean;
  readonly error: unknown;
  readonly reload: () => void;
}

/** Rows asked for before and behind those in view. */
const AHEAD = 150;
/** So many pages stay in memory; those let go come again by their key. */
const KEPT_PAGES = 40;
const KEPT_MS = 60_000;

/** One question to the office, and how far its answer is known. */
interface Asked {
  readonly base: QueryKey;
  readonly chain: PageChain;
}

interface Held extends Asked {
  readonly question: string;
  /** Pages watched, both included. */
  readonly from: number;
  readonly to: number;
  /** What was shown before, until the first page is here. */
  readonly before?: Asked;
}

interface RowPageOptions {
  /** Modules the answer also draws from, so that their changes refresh it. */
  readonly reads?: readonly string[];
  readonly enabled?: boolean;
}

/** A list by keyset pages of which only those in view are watched: going on costs the same after ten rows and a million. */
export function useRowPages<N extends PagedQueryName>(
  name: N,
  input: Omit<Input<N>, 'after' | 'limit'>,
  { reads, enabled = true }: RowPageOptions = {},
): RowPages<N> {
  const client = useQueryClient();
  const question = JSON.stringify(input);
  const begin = (before?: Asked): Held => {
    const base = ['office', name, JSON.parse(question) as unknown, reads, 'rows'];
    return { question, base, chain: new PageChain(), from: 0, to: 0, ...(before && { before }) };
  };
  const [held, setHeld] = useState(begin);
  const present = held.question === question ? held : begin(held.chain.count > 0 ? held : held.before);
  if (present !== held) setHeld(present);
  const { base, chain, from, to } = present;
  // The first page is watched always, for its totals.
  const watched = [...(from > 0 ? [0] : []), ...Array.from({ length: to - from + 1 }, (_, at) => from + at)];
  const { seen, error } = useQueries({
    queries: watched.map((page) => ({
      queryKey: [...base, chain.afterOf(page)],
      queryFn: () => askPage(name, input as Input<N>, chain.afterOf(page)),
      gcTime: KEPT_MS,
      enabled,
    })),
    combine: newsOf,
  });
  // Noted while drawing, not after it: a page that has come would otherwise draw the list twice. Noting the same again changes nothing.
  for (const page of watched) {
    const data = client.getQueryData<Output<N>>([...base, chain.afterOf(page)]);
    if (data !== undefined) chain.take(page, data.rows.length, (data as { readonly next?: string }).next);
  }
  useLettingGo(client, present);
  const need = useNeed(setHeld);
  const shown = chain.count > 0 || chain.isWhole ? present : (present.before ?? present);
  const { base: shownBase, chain: shownChain } = shown;
  const { count, isWhole } = shownChain;
  const rows = useMemo(
    () =>
      count > 0 || isWhole
        ? sourceOf<N>(client, { base: shownBase, chain: shownChain }, { count, need, version: seen })
        : undefined,
    [client, shownBase, shownChain, count, isWhole, need, seen],
  );
  const first = client.getQueryData<Output<N>>([...shown.base, undefined]);
  const reload = useCallback(() => void client.invalidateQueries({ queryKey: base }), [client, base]);
  return { rows, first, isOld: shown.chain !== chain, error, reload };
}

/** What the page is drawn again for: rows that came, and a question that failed. That a question is under way is no news. */
function newsOf(answers: readonly Pick<UseQueryResult, 'dataUpdatedAt' | 'error'>[]) {
  return {
    seen: answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join('/'),
    error: answers.find((answer) => answer.error !== null)?.error ?? undefined,
  };
}

async function askPage<N extends PagedQueryName>(
  name: N,
  input: Input<N>,
  after: string | undefined,
): Promise<Output<N>> {
  const reply = await callOffice(name, after === undefined ? input : { ...input, after });
  if (!reply.ok) throw new OfficeRefusal(reply.failure);
  return reply.value;
}

function sourceOf<N extends PagedQueryName>(
  client: QueryClient,
  { base, chain }: Asked,
  known: Pick<RowSource<RowOf<N>>, 'count' | 'need' | 'version'>,
): RowSource<RowOf<N>> {
  // Rows are drawn by neighbourhood: the last page looked at is nearly always the one asked for next.
  let last: { readonly page: number; readonly rows: readonly RowOf<N>[] | undefined } | undefined;
  return {
    ...known,
    at: (index) => {
      const page = chain.pageOf(index);
      if (last?.page !== page)
        last = { page, rows: client.getQueryData<Output<N>>([...base, chain.afterOf(page)])?.rows };
      return last.rows?.[index - chain.startOf(page)];
    },
  };
}

/** Watches the pages that hold the rows looked at, and those next to them. */
function useNeed(setHeld: Dispatch<SetStateAction<Held>>): (first: number, last: number) => void {
  return useCallback(
    (first, last) =>
      setHeld((old) => {
        const from = old.chain.pageOf(Math.max(0, first - AHEAD));
        const to = old.chain.pageOf(last + AHEAD);
        return from === old.from && to === old.to ? old : { ...old, from, to };
      }),
    [setHeld],
  );
}

/** Lets the pages go that were longest not looked at. */
function useLettingGo(client: QueryClient, { base, chain, from, to }: Held): void {
  const kept = useRef(new Map<string, QueryKey>());
  useEffect(() => {
    for (let page = Math.max(1, from); page <= to; page += 1) {
      const key = [...base, chain.afterOf(page)];
      const name = JSON.stringify(key);
      kept.current.delete(name);
      kept.current.set(name, key);
    }
    for (const [name, key] of kept.current) {
      if (kept.current.size <= Math.max(KEPT_PAGES, to - from + 1)) break;
      kept.current.delete(name);
      client.removeQueries({ queryKey: key, exact: true });
    }
  }, [client, base, chain, from, to]);
}
