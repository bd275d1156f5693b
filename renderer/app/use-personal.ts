import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callOffice, useOfficeQuery } from '#renderer/app/use-office.ts';
import type { Input } from '#shared/ipc/contract.ts';

type Kept = Input<'personal.keep'>['value'];

/** Resizing a column is many small changes: one is sent. */
const SETTLED_MS = 400;

export interface Personal<T> {
  /** Undefined until the store was asked. */
  readonly value: T | undefined;
  /** Takes effect at once; `now` sends it at once as well, for what a person just named or deleted. */
  readonly keep: (value: T, now?: boolean) => void;
}

/** What the person here keeps in the office's store under a name: his own arrangement of the window, on every PC. */
export function usePersonal<T>(name: string, start: T, read: (kept: unknown) => T | undefined): Personal<T> {
  const client = useQueryClient();
  const kept = useOfficeQuery('personal.get', { name });
  const [own, setOwn] = useState<{ readonly value: T }>();
  const waiting = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const send = useCallback(() => {
    if (waiting.current === undefined) return;
    const { value, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = undefined;
    void callOffice('personal.keep', { name, value: value as Kept });
  }, [name]);
  const keep = useCallback(
    (value: T, now = false) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { value, timer: setTimeout(send, now ? 0 : SETTLED_MS) };
      setOwn({ value });
      client.setQueryData(['office', 'personal.get', { name }, undefined], { value });
    },
    [client, name, send],
  );
  useEffect(() => {
    window.addEventListener('pagehide', send);
    return () => {
      window.removeEventListener('pagehide', send);
      send();
    };
  }, [send]);
  const asked = kept.data === undefined && !kept.isError ? undefined : (read(kept.data?.value) ?? start);
  return { value: own?.value ?? asked, keep };
}
