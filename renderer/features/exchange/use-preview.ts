import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyFailure, callOffice, failureOf, type Progress } from '#renderer/app/use-office.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

export type ImportChoices = Input<'exchange.preview'>;
export type PreviewOutcome = Output<'exchange.preview'>;
export type ImportPreview = Extract<PreviewOutcome, { outcome: 'preview' }>['preview'];

export interface PreviewRun {
  readonly outcome: PreviewOutcome | undefined;
  readonly failure: AnyFailure | undefined;
  readonly busy: boolean;
  readonly progress: Progress | undefined;
  readonly look: (choices: ImportChoices) => void;
  readonly cancel: () => void;
}

/** Asks what a file would become. Not cached: a file of twenty megabytes is no key. The newest question wins. */
export function usePreview(): PreviewRun {
  const [state, setState] = useState<Pick<PreviewRun, 'outcome' | 'failure' | 'busy'>>({
    outcome: undefined,
    failure: undefined,
    busy: false,
  });
  const [progress, setProgress] = useState<Progress>();
  const asked = useRef<string | undefined>(undefined);
  useEffect(
    () =>
      window.office.onEvent((event) => {
        if (event.type === 'progress' && event.requestId === asked.current) setProgress(event);
      }),
    [],
  );
  const cancel = useCallback(() => {
    if (asked.current !== undefined) window.office.cancel(asked.current);
  }, []);
  const look = useCallback(
    (choices: ImportChoices) => {
      cancel();
      const id = crypto.randomUUID();
      asked.current = id;
      setProgress(undefined);
      setState((old) => ({ ...old, failure: undefined, busy: true }));
      void answer(choices, id).then((next) => {
        if (asked.current === id) setState((old) => ({ ...old, ...next, busy: false }));
      });
    },
    [cancel],
  );
  return { ...state, progress, look, cancel };
}

async function answer(choices: ImportChoices, id: string): Promise<Partial<PreviewRun>> {
  try {
    const reply = await callOffice('exchange.preview', choices, id);
    return reply.ok ? { outcome: reply.value } : { failure: reply.failure };
  } catch (thrown) {
    return { failure: failureOf(thrown) };
  }
}
