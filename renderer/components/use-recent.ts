import { useCallback } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { useSession } from '#renderer/app/session.tsx';

const MOST = 8;

/** Ids a person picked last on this PC, newest first, and how to add one. Names are asked of the office, never kept. */
export function useRecent(what: string): readonly [recent: () => readonly string[], used: (id: string) => void] {
  const { session } = useSession();
  const name = `recent.${session?.personId ?? ''}.${what}`;
  const recent = useCallback(() => recall<readonly string[]>(name) ?? [], [name]);
  const used = useCallback(
    (id: string) => keep(name, [id, ...recent().filter((other) => other !== id)].slice(0, MOST)),
    [name, recent],
  );
  return [recent, used];
}
