import { useCallback, useState } from 'react';
import { forget, keep, recall } from '#renderer/app/keepsake.ts';
import { useSession } from '#renderer/app/session.tsx';
import { useTab } from '#renderer/app/use-tabs.tsx';

interface KeptDraft<T> {
  readonly values: T;
  /** When it was last kept, epoch milliseconds UTC. */
  readonly at: number;
  /** The version of the record that it was begun on. */
  readonly base?: number;
  /** What stood in the form when it was begun on that version. */
  readonly begun?: T | undefined;
}

/** A half-typed form: kept per person and tab, so it survives a change of user, a restart and every failure. */
export interface Draft<T> {
  readonly kept: KeptDraft<T> | undefined;
  readonly save: (values: T, base?: number, begun?: T) => void;
  /** After it was submitted or given up. */
  readonly drop: () => void;
}

export function useDraft<T>(): Draft<T> {
  const { session } = useSession();
  const tab = useTab();
  const name = `draft.${session?.personId ?? ''}.${tab.id}`;
  const [kept, setKept] = useState(() => recall<KeptDraft<T>>(name));
  const { setDirty } = tab;
  const save = useCallback(
    (values: T, base?: number, begun?: T) => {
      const next = { values, at: Date.now(), ...(base !== undefined && { base, begun }) };
      keep(name, next);
      setKept(next);
      setDirty(true);
    },
    [name, setDirty],
  );
  const drop = useCallback(() => {
    forget(name);
    setDirty(false);
  }, [name, setDirty]);
  return { kept, save, drop };
}
