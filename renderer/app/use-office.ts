import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, OfficeContract, Output, ProcedureName } from '#shared/ipc/contract.ts';
import type { OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Failure, InternalFailure, Reply } from '#shared/kernel/failure.ts';

type NamesOf<K extends 'query' | 'command'> = {
  [N in ProcedureName]: OfficeContract[N]['kind'] extends K ? N : never;
}[ProcedureName];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

export type AnyFailure = Failure | InternalFailure;

/** A refused query, so that React Query can carry the office's typed failure. */
export class OfficeRefusal extends Error {
  override readonly name = 'OfficeRefusal';
  readonly failure: AnyFailure;
  constructor(failure: AnyFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Eight signs that are the same for the same fault of the window, so that two reports of it can be told to be one. */
function referenceOf(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name} ${thrown.message}` : String(thrown);
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `w-${hash.toString(16).padStart(8, '0')}`;
}

/** The failure behind whatever was thrown; a fault of the window and a broken line to the office count as internal. */
export function failureOf(thrown: unknown): AnyFailure {
  return thrown instanceof OfficeRefusal ? thrown.failure : { code: 'internal', reference: referenceOf(thrown) };
}

const onSessionLost = new Set<(failure: AnyFailure) => void>();

/** Tells the frame when the office no longer knows who is sitting here, so that it shows the sign-in page. */
export function watchSession(listener: (failure: AnyFailure) => void): () => void {
  onSessionLost.add(listener);
  return () => onSessionLost.delete(listener);
}

/** One call over the line. The contract types what goes in and comes out; the office has checked both. */
export async function callOffice<N extends ProcedureName>(
  name: N,
  input: Input<N>,
  requestId: string = crypto.randomUUID(),
): Promise<Reply<Output<N>>> {
  const reply = (await window.office.call({ requestId, name, input })) as Reply<Output<N>>;
  if (!reply.ok && reply.failure.code === 'unauthenticated') {
    for (const listener of onSessionLost) listener(reply.failure);
  }
  return reply;
}

async function ask<N extends QueryName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await callOffice(name, input);
  if (!reply.ok) throw new OfficeRefusal(reply.failure);
  return reply.value;
}

const moduleOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** Answers stay fresh until the office says that a module they read from has changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, gcTime: 300_000, retry: false, refetchOnWindowFocus: false } },
  });
}

/** Marks answers stale by module. Query keys are `['office', name, input, otherModulesRead]`. */
export function followOffice(client: QueryClient): () => void {
  return window.office.onEvent((event) => {
    if (event.type !== 'changed') return;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [line, name, , reads] = queryKey as [string, string, unknown, readonly string[] | undefined];
        return line === 'office' && [moduleOf(name), ...(reads ?? [])].some((m) => event.modules.includes(m));
      },
    });
  });
}

interface QueryOptions {
  /** Modules the answer also draws from, so that their changes refresh it. */
  readonly reads?: readonly string[];
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next is on its way (lists while typing). */
  readonly keepPrevious?: boolean;
}

export function useOfficeQuery<N extends QueryName>(
  name: N,
  input: Input<N>,
  options: QueryOptions = {},
): UseQueryResult<Output<N>, Error> {
  return useQuery<Output<N>, Error>({
    queryKey: ['office', name, input, options.reads],
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

export type Progress = Extract<OfficeEvent, { type: 'progress' }>;

export interface OfficeCommand<N extends CommandName> {
  /** Sends it. A retry after a lost reply carries the same `requestId`, so it takes effect once. */
  readonly run: (input: Input<N>) => Promise<Reply<Output<N>>>;
  readonly busy: boolean;
  /** Why the last attempt was refused, until the next one. */
  readonly failure: AnyFailure | undefined;
  readonly progress: Progress | undefined;
  readonly cancel: () => void;
  readonly reset: () => void;
}

interface Attempt {
  readonly requestId: string;
  readonly sent: string;
}

export function useOfficeCommand<N extends CommandName>(name: N): OfficeCommand<N> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AnyFailure>();
  const [progress, setProgress] = useState<Progress>();
  const unanswered = useRef<Attempt | undefined>(undefined);
  useEffect(
    () =>
      window.office.onEvent((event) => {
        if (event.type === 'progress' && event.requestId === unanswered.current?.requestId) setProgress(event);
      }),
    [],
  );
  const run = useCallback(
    async (input: Input<N>): Promise<Reply<Output<N>>> => {
      const sent = JSON.stringify(input);
      if (unanswered.current?.sent !== sent) unanswered.current = { requestId: crypto.randomUUID(), sent };
      setBusy(true);
      setFailure(undefined);
      try {
        const reply = await callOffice(name, input, unanswered.current.requestId);
        unanswered.current = undefined;
        if (!reply.ok) setFailure(reply.failure);
        return reply;
      } catch (thrown) {
        const lost = failureOf(thrown);
        setFailure(lost);
        return { ok: false, failure: lost as InternalFailure };
      } finally {
        setBusy(false);
        setProgress(undefined);
      }
    },
    [name],
  );
  const cancel = useCallback(() => {
    if (unanswered.current !== undefined) window.office.cancel(unanswered.current.requestId);
  }, []);
  const reset = useCallback(() => setFailure(undefined), []);
  return { run, busy, failure, progress, cancel, reset };
}
