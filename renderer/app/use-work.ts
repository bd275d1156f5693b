import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useSession } from '#renderer/app/session.tsx';
import { type Work, type WorkList, type WorkOrder, WorksContext } from '#renderer/app/works.ts';
import type { ProcedureName } from '#shared/ipc/contract.ts';

/** Every work of the person who sits here, the newest first. */
export function useWorks(): { readonly works: readonly Work[]; readonly list: WorkList } {
  const list = useContext(WorksContext);
  const { session } = useSession();
  const personId = session?.personId;
  const all = useSyncExternalStore(list.subscribe, list.all);
  return { works: all.filter((work) => work.personId === personId), list };
}

export interface WorkHandle {
  /** The latest work of this key, also when another page or an earlier visit started it. */
  readonly work: Work | undefined;
  readonly busy: boolean;
  readonly start: <N extends ProcedureName>(order: Omit<WorkOrder<N>, 'key'>) => void;
  readonly cancel: () => void;
  readonly toBackground: () => void;
  /** What it asked and answered is no longer needed. */
  readonly consume: () => void;
}

/** One piece of long work of a page: it outlives the page and its tab. Who sees the page has seen its result. */
export function useWork(key: string): WorkHandle {
  const { works, list } = useWorks();
  const work = works.find((one) => one.key === key);
  const id = work?.id;
  const unseen = work?.endedAt !== undefined && work.state !== 'ready' && !work.seen;
  useEffect(() => {
    if (unseen && id !== undefined) list.see([id]);
  }, [list, unseen, id]);
  return {
    work,
    busy: work?.state === 'running',
    start: (order) => void list.start({ ...order, key }),
    cancel: () => id !== undefined && list.cancel(id),
    toBackground: () => id !== undefined && list.toBackground(id),
    consume: () => id !== undefined && list.consume(id),
  };
}

/** The time, every half second while something runs. */
export function useTicking(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
