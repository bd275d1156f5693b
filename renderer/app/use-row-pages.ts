import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useEffect, useState } from 'react';
import { type Page, RowPagesOf, type RowSource } from '#renderer/app/row-pages.ts';
import type { PagedQueryName } from '#renderer/app/use-paged-query.ts';
import { callOffice, OfficeRefusal } from '#renderer/app/use-office.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

type RowOf<N extends PagedQueryName> = Output<N>['rows'][number];

export interface RowPages<N extends PagedQueryName> {
  /** Undefined until the first page is here; who draws its rows hears by `subscribe` which came since. */
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
 * that come reach who draws them by `subscribe`; the component itself is drawn again only for what stands around them, and as a
 * transition.
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
  const [, setHead] = useState<Head>();
  useEffect(() => {
    if (!enabled) return undefined;
    const deaf = pages.subscribe(() =>
      startTransition(() => setHead((old) => (isSameHead(old, headOf(pages)) ? old : headOf(pages)))),
    );
    const end = pages.watch();
    return () => {
      deaf();
      end();
    };
  }, [pages, enabled]);
  const shown = pages.isHere ? pages : (before ?? pages);
  return {
    rows: shown.isHere ? shown : undefined,
    first: shown.first as Output<N> | undefined,
    isOld: shown !== pages,
    error: pages.error,
    reload: pages.reload,
  };
}

/** What of a list is drawn around its rows: that it is here, its first page with the totals, and what went wrong. */
interface Head {
  readonly isHere: boolean;
  readonly first: unknown;
  readonly error: unknown;
}

function headOf<R>({ isHere, first, error }: RowPagesOf<R>): Head {
  return { isHere, first, error };
}

function isSameHead(a: Head | undefined, b: Head): boolean {
  return a !== undefined && a.isHere === b.isHere && a.first === b.first && a.error === b.error;
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
