import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, useOfficeCommand } from '#renderer/app/use-office.ts';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import type { Finished, RefusalReason, SignOutcome } from '#renderer/features/review/finished.ts';
import type { Entry } from '#renderer/features/review/use-entry.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Judgement, SubmissionView } from '#shared/review/review.contract.ts';

/** How long the office honours a desk token; the panel counts it down, the office decides. */
export const GRANT_MS = 60_000;

/** The right of one person to sign this content once, until `until` on this window's own clock (milliseconds). */
export interface Grant {
  readonly token: string;
  readonly checkerName: string;
  readonly until: number;
}

export interface DeskSigning {
  readonly judgement: Judgement;
  readonly grant: Grant | undefined;
  /** Why the name, the password or the token was not taken. */
  readonly refusal: string | undefined;
  /** Business rules that did not hold at signing time: nothing was changed. */
  readonly refused: readonly RefusalReason[];
  readonly failure: AnyFailure | undefined;
  readonly busy: boolean;
  /** Judges the boxes as keyed by `name`, who proves it with the password. */
  readonly compare: (name: string, password: string, entry: Entry) => Promise<void>;
  readonly sign: () => Promise<void>;
  /** The minute is over. */
  readonly lapse: () => void;
  /** Another person stands there now: nothing has been judged for them. */
  readonly startOver: () => void;
}

type DeskReentry = Output<'review.deskReenter'>;

/** Why a name, a password or a token was not taken, in words. */
function useRefusalWords(serial: number) {
  const { t } = useTranslation('review');
  const say = useFailureWords();
  return {
    lapsed: t('desk.lapsed'),
    wrongPassword: (until: number | undefined) =>
      until === undefined ? t('desk.wrong') : t('sign.locked', { until: formatInstant(until).slice(11) }),
    notAllowed(rule: string): string {
      const { title, remedy } = say({ code: 'rule_broken', rule, details: { serial } });
      return `${title} ${remedy}`;
    },
  };
}

/** What is known of the person standing there; `startOver` forgets it for another one. */
function useDeskState(view: SubmissionView) {
  const [judgement, setJudgement] = useState(view.judgement);
  const [grant, setGrant] = useState<Grant>();
  const [refusal, setRefusal] = useState<string>();
  const [refused, setRefused] = useState<readonly RefusalReason[]>([]);
  function clearRefusals(): void {
    setRefusal(undefined);
    setRefused([]);
  }
  function startOver(): void {
    setJudgement(view.judgement);
    setGrant(undefined);
    clearRefusals();
  }
  const shown = { judgement, grant, refusal, refused };
  return { shown, setJudgement, setGrant, setRefusal, setRefused, clearRefusals, startOver };
}

/** 会签 at the maker's desk: re-key with name and password, then one signature within a minute. */
export function useDeskSigning(view: SubmissionView, onFinished: (finished: Finished) => void): DeskSigning {
  const { serial } = view;
  const words = useRefusalWords(serial);
  const reenter = useOfficeCommand('review.deskReenter');
  const deskSign = useOfficeCommand('review.deskSign');
  const { shown, ...state } = useDeskState(view);
  const { grant } = shown;
  const lapse = () => {
    state.setGrant(undefined);
    state.setRefusal(words.lapsed);
  };
  function settleReentry(outcome: DeskReentry, entry: Entry): void {
    if (outcome.outcome === 'wrong_password') state.setRefusal(words.wrongPassword(outcome.lockedUntil));
    else if (outcome.outcome === 'not_allowed') state.setRefusal(words.notAllowed(outcome.rule));
    else {
      const { token, checkerName, judgement } = outcome;
      state.setJudgement(judgement);
      entry.empty(judgement.differing);
      if (token !== undefined) state.setGrant({ token, checkerName, until: performance.now() + GRANT_MS });
    }
  }
  function settleSignature(outcome: SignOutcome): void {
    state.setGrant(undefined);
    switch (outcome.outcome) {
      case 'effective':
        return onFinished({ what: 'effective', serial, number: outcome.number });
      case 'signed':
        return onFinished({ what: 'signed', serial, missing: outcome.missing });
      case 'refused':
        return state.setRefused(outcome.reasons);
      case 'password_needed':
        return lapse();
      case 'wrong_password':
        return state.setRefusal(words.wrongPassword(outcome.lockedUntil));
      case 'not_allowed':
        return state.setRefusal(words.notAllowed(outcome.rule));
    }
  }
  async function compare(name: string, password: string, entry: Entry): Promise<void> {
    state.clearRefusals();
    deskSign.reset();
    const reply = await reenter.run({ submissionId: view.id, name, password, ...entry.sent() });
    if (reply.ok) settleReentry(reply.value, entry);
  }
  async function sign(): Promise<void> {
    if (grant === undefined || deskSign.busy) return;
    const reply = await deskSign.run({ token: grant.token });
    if (reply.ok) settleSignature(reply.value);
    else if (reply.failure.code === 'rule_broken' && reply.failure.rule === 'review.desk_token_expired') lapse();
  }
  const failure = reenter.failure ?? (grant === undefined ? undefined : deskSign.failure);
  const busy = reenter.busy || deskSign.busy;
  return { ...shown, failure, busy, compare, sign, lapse, startOver: state.startOver };
}
