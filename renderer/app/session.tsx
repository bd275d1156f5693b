import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useOfficeQuery, watchSession } from '#renderer/app/use-office.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { SessionView } from '#shared/users/session.schema.ts';

export type OfficeState = 'ready' | 'restarting' | 'stopped';
export type OfficeStatusView = Output<'office.status'>;

interface SessionControl {
  readonly session: SessionView | undefined;
  readonly office: OfficeState;
  /** Asks the office again who is here: after signing in, out, or changing the password. */
  readonly refresh: () => void;
  /** Asks the office again who is here, and nothing else: after a PIN was set. */
  readonly refreshSession: () => void;
  /** Covers the window at once: the session and everything half-typed stay. */
  readonly lock: () => Promise<void>;
  /** After unlocking: what was shown before is asked for anew, and nothing typed is lost. */
  readonly unlocked: (session: SessionView) => void;
  /** Forgets everything this window holds of the present person's answers and shows the sign-in page. */
  readonly leave: () => Promise<void>;
}

const CURRENT = ['office', 'session.current', {}, undefined] as const;

const leaving = new Set<() => Promise<unknown>>();

/** Runs before the seat is given up, while the office still knows who sits here; answers how to take it back. */
export function beforeLeaving(finish: () => Promise<unknown>): () => void {
  leaving.add(finish);
  return () => void leaving.delete(finish);
}

const SessionContext = createContext<SessionControl | undefined>(undefined);

export function useOfficeStatus(): UseQueryResult<OfficeStatusView, Error> {
  return useOfficeQuery('office.status', {}, { reads: ['users', 'settings'] });
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const current = useOfficeQuery('session.current', {});
  const [office, setOffice] = useState<OfficeState>('ready');
  const refresh = useCallback(() => {
    client.removeQueries({ predicate: ({ queryKey }) => !/^(office|session)\./.test(String(queryKey[1])) });
    void client.invalidateQueries({ queryKey: ['office', 'session.current'] });
    void client.invalidateQueries({ queryKey: ['office', 'office.status'] });
  }, [client]);
  const refreshSession = useCallback(
    () => void client.invalidateQueries({ queryKey: ['office', 'session.current'] }),
    [client],
  );
  const leave = useCallback(async () => {
    await Promise.allSettled([...leaving].map((finish) => finish()));
    await window.office.call({ requestId: crypto.randomUUID(), name: 'session.signOut', input: {} });
    refresh();
  }, [refresh]);
  const show = useCallback(
    (session: SessionView) => client.setQueryData<Output<'session.current'>>(CURRENT, { session }),
    [client],
  );
  const lock = useCallback(async () => {
    const here = client.getQueryData<Output<'session.current'>>(CURRENT)?.session;
    if (here === undefined || here.locked) return;
    show({ ...here, locked: true });
    await window.office.call({ requestId: crypto.randomUUID(), name: 'session.lock', input: {} });
    refreshSession();
  }, [client, show, refreshSession]);
  const unlocked = useCallback(
    (session: SessionView) => {
      show(session);
      void client.invalidateQueries({ queryKey: ['office'] });
    },
    [client, show],
  );
  useEffect(
    () =>
      watchSession((failure) => {
        const locked = failure.code === 'unauthenticated' && failure.reason === 'locked';
        // A locked session is still this person's: its answers stay behind the lock screen, with what was typed.
        if (locked) refreshSession();
        else refresh();
      }),
    [refresh, refreshSession],
  );
  useEffect(
    () =>
      window.office.onEvent((event) => {
        if (event.type !== 'availability') return;
        setOffice(event.state);
        if (event.state === 'ready') refresh();
      }),
    [refresh],
  );
  const session = current.data?.session;
  const control = useMemo(
    () => ({ session, office, refresh, refreshSession, lock, unlocked, leave }),
    [session, office, refresh, refreshSession, lock, unlocked, leave],
  );
  return <SessionContext value={control}>{children}</SessionContext>;
}

export function useSession(): SessionControl {
  const value = useContext(SessionContext);
  if (value === undefined) throw new Error('useSession needs a SessionProvider above it');
  return value;
}

/** Whether the person here may do this. The window only greys out by it; the office decides. */
export function useMay(): (permission: string) => boolean {
  const { session } = useSession();
  return (permission) => session?.permissions.includes(permission) ?? false;
}

/** The office's business date, for date boxes. */
export function useToday(): string {
  return useOfficeStatus().data?.today ?? '1900-01-01';
}
