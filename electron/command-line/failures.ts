import type { Failure, InternalFailure } from '#shared/kernel/failure.ts';
import { failureSentences, ruleSentence, type Language } from '#shared/locales/sentences.ts';
import { EXIT } from './command.ts';

/** Typed wrongly: exit code 2, with a hint at the help. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The failure of a command as it is printed under `--json`. */
export interface PrintedFailure {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/** Refused by a rule, or the store is not usable; carries what scripts read and what people read. */
export class CommandRefused extends Error {
  readonly failure: PrintedFailure;
  readonly sentences: readonly string[];
  readonly exitCode: number;
  constructor(failure: PrintedFailure, sentences: readonly string[], exitCode: number = EXIT.refused) {
    super(sentences.join('\n'));
    this.name = 'CommandRefused';
    this.failure = failure;
    this.sentences = sentences;
    this.exitCode = exitCode;
  }
}

/** A guard of the store is a rule; every other failure of the store itself ends with exit code 3. */
function isStoreFault(rule: string): boolean {
  return rule.startsWith('store.') && rule !== 'store.guard';
}

export function refusedBy(failure: Failure | InternalFailure, language: Language): CommandRefused {
  const storeFault = failure.code === 'rule_broken' && isStoreFault(failure.rule);
  const sentences = failureSentences(language, failure);
  return new CommandRefused({ ...failure }, sentences, storeFault ? EXIT.store : EXIT.refused);
}

export function brokenRule(
  rule: string,
  details: Readonly<Record<string, string | number>>,
  language: Language,
): CommandRefused {
  return refusedBy({ code: 'rule_broken', rule, details }, language);
}

/** The store was not opened: damaged, locked, in the wrong place, or not there. */
export function storeRefused(
  reason: string,
  details: Readonly<Record<string, string | number>>,
  language: Language,
): CommandRefused {
  const sentence = ruleSentence(language, `store.${reason}`, details);
  return new CommandRefused({ code: 'store_refused', reason, details }, [sentence], EXIT.store);
}
