import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { type Page, RowPagesOf, type RowSource } from '#renderer/app/row-pages.ts';
import type { PagedQueryName } from '#renderer/app/use-paged-query.ts';
import { callOffice, OfficeRefusal } from '#renderer/app/use-office.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

type RowOf<N extends PagedQueryName> = Output<N>['rows'][number];

export interface RowPages<N extends PagedQueryName> {
  /** Undefined until the first page is here; another one when rows came. */
  readonly rows: RowSource<RowOf<N>> | undefined;
  /** The first page of what is shown, which also carries totals. */
  readonly first: Output<N> | undefined;
  /** What is shown answers an older question; the new one is on its way. */
  readonly isOld: boolean;
  readonly error: unknown;
  readonly reload: () => void;
}

interface RowPageOptions {
  /** Modules the answer also draws from, so that their changes refresh it. */
  readonly reads?: readonly string[];
  readonly enabled?: boolean;
}

interface Held<R> {
  readonly question: string;
  readonly pages: RowPagesOf<R>;
  /** What was shown before, until the first page is here. */
  readonly before?: RowPagesOf<R>;
}

/**
 * A list by keyset pages of which only those in view are watched: going on costs the same after ten rows and a million. Rows
 * that come reach who draws them by `subscribe`; the component itself is drawn again as a transition, a little at a time.
 */
export function useRowPages<N extends PagedQueryName>(
  name: N,
  input: Omit<Input<N>, 'after' | 'limit'>,
  { reads, enabled = true }: RowPageOptions = {},
): RowPages<N> {
  const client = useQueryClient();
  const question = JSON.stringify(input);
  const begin = (before?: RowPagesOf<RowOf<N>>): Held<RowOf<N>> => {
    const asked = JSON.parse(question) as Input<N>;
    const pages = new RowPagesOf<RowOf<N>>(client, ['office', name, asked, reads, 'rows'], (after) =>
      askPage(name, asked, after),
    );
    return { question, pages, ...(before && { before }) };
  };
  const [held, setHeld] = useState(begin);
  const present = held.question === question ? held : begin(held.pages.isHere ? held.pages : held.before);
  if (present !== held) setHeld(present);
  const { pages, before } = present;
  const [news, setNews] = useState<object>();
  useEffect(() => {
    if (!enabled) return undefined;
    const deaf = pages.subscribe(() => startTransition(() => setNews({})));
    const end = pages.watch();
    return () => {
      deaf();
      end();
    };
  }, [pages, enabled]);
  const shown = pages.isHere ? pages : (before ?? pages);
  const { isHere } = shown;
  const rows = useMemo(() => (isHere ? seenNow(shown, news) : undefined), [shown, isHere, news]);
  return {
    rows,
    first: shown.first as Output<N> | undefined,
    isOld: shown !== pages,
    error: pages.error,
    reload: pages.reload,
  };
}

/** The same rows as another object for each news, so that who draws from it is drawn again. */
function seenNow<R>(pages: RowPagesOf<R>, _news: object | undefined): RowSource<R> {
  const { at, need, subscribe } = pages;
  return {
    get count() {
      return pages.count;
    },
    at,
    need,
    subscribe,
  };
}

async function askPage<N extends PagedQueryName>(
  name: N,
  input: Input<N>,
  after: string | undefined,
): Promise<Page<RowOf<N>>> {
  const reply = await callOffice(name, after === undefined ? input : { ...input, after });
  if (!reply.ok) throw new OfficeRefusal(reply.failure);
  return reply.value as Page<RowOf<N>>;
}
