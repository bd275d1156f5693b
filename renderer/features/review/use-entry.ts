import { useState } from 'react';
import type { Judgement, ShownCheck } from '#shared/review/review.contract.ts';

/** What a checker has typed and ticked so far. It lives in the boxes only: leaving the page forgets it. */
export interface Entry {
  readonly typed: Readonly<Record<string, string>>;
  readonly confirmed: ReadonlySet<string>;
  /** Boxes filled, of those that still can be. */
  readonly keyed: number;
  readonly open: number;
  /** Ticks not set yet, of those that still can be. */
  readonly unticked: readonly string[];
  readonly type: (path: string, text: string) => void;
  readonly tick: (path: string, on: boolean) => void;
  /** What goes to the office: every open box, empty ones too, and the ticks. */
  readonly sent: () => { readonly entry: Record<string, string>; readonly confirmed: string[] };
  /** Empties the boxes that were judged different. */
  readonly empty: (paths: readonly string[]) => void;
}

/** Blind boxes of one submission: all of them at first, only the named ones on the second chance. */
export function useEntry(checks: readonly ShownCheck[], judgement: Judgement): Entry {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const still = checks.filter(({ path }) => judgement.state !== 'differs' || judgement.differing.includes(path));
  const open = still.filter(({ mode }) => mode === 'rekey');
  return {
    typed,
    confirmed,
    keyed: open.filter((check) => (typed[check.path] ?? '').trim() !== '').length,
    open: open.length,
    unticked: still.filter(({ mode, path }) => mode === 'confirm' && !confirmed.has(path)).map(({ path }) => path),
    type: (path, text) => setTyped((old) => ({ ...old, [path]: text })),
    tick: (path, on) =>
      setConfirmed((old) => (on ? new Set([...old, path]) : new Set([...old].filter((other) => other !== path)))),
    sent: () => ({
      entry: Object.fromEntries(open.map((check) => [check.path, typed[check.path] ?? ''])),
      confirmed: [...confirmed],
    }),
    empty: (paths) =>
      setTyped((old) => Object.fromEntries(Object.entries(old).filter(([path]) => !paths.includes(path)))),
  };
}
