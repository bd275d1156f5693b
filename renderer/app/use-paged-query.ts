import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { callOffice, OfficeRefusal, type QueryName } from '#renderer/app/use-office.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

type Paged = { readonly rows: readonly unknown[]; readonly next?: string | undefined };
/** Queries that answer a page of rows and the key of the next page. */
export type PagedQueryName = { [N in QueryName]: Output<N> extends Paged ? N : never }[QueryName];
type RowOf<N extends PagedQueryName> = Output<N>['rows'][number];

export interface PagedAnswer<N extends PagedQueryName> {
  /** Everything loaded so far; undefined until the first page is here. */
  readonly rows: readonly RowOf<N>[] | undefined;
  /** The first page, which also carries totals. */
  readonly first: Output<N> | undefined;
  /** Every page loaded so far, for lists whose pages carry more than rows. */
  readonly pages: readonly Output<N>[];
  readonly error: unknown;
  /** Loads the next page if there is one and none is on its way. */
  readonly more: () => void;
  readonly reload: () => void;
}

/** A long list by keyset pages: `more` goes on from the office's own key, never by counting rows. */
export function usePagedQuery<N extends PagedQueryName>(
  name: N,
  input: Omit<Input<N>, 'after' | 'limit'>,
  options: { readonly reads?: readonly string[] } = {},
): PagedAnswer<N> {
  const query = useInfiniteQuery<Output<N>, Error, InfiniteData<Output<N>>, readonly unknown[], string | undefined>({
    // The last part keeps it apart from the same question asked for one page only: the answers have different shapes.
    queryKey: ['office', name, input, options.reads, 'pages'],
    queryFn: async ({ pageParam }) => {
      const page = pageParam === undefined ? {} : { after: pageParam };
      const reply = await callOffice(name, { ...input, ...page } as Input<N>);
      if (!reply.ok) throw new OfficeRefusal(reply.failure);
      return reply.value;
    },
    initialPageParam: undefined,
    getNextPageParam: (last: Paged) => last.next,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch, data } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const reload = useCallback(() => void refetch(), [refetch]);
  const rows = useMemo(() => data?.pages.flatMap((page) => [...page.rows] as RowOf<N>[]), [data]);
  return { rows, first: data?.pages[0], pages: data?.pages ?? [], error: query.error, more, reload };
}
