import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import type { OpenWindow } from '#renderer/components/sign-panel.tsx';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import type { Finished, RefusalReason, SignOutcome } from '#renderer/features/review/finished.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface Signing {
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  /** Why the password or the person was not taken, for the sign panel. */
  readonly refusal: string | undefined;
  /** Business rules that held at signing time: nothing was changed. */
  readonly refused: readonly RefusalReason[];
  /** The signing window that answers for the password of this submission, while it is open. */
  readonly window: OpenWindow | undefined;
  /** Answers whether the panel may close. */
  readonly sign: (password: string | undefined) => Promise<boolean>;
}

/** One countersignature: sends the hash that was shown, and turns each outcome into what the person sees next. */
export function useSigning(view: SubmissionView, onFinished: (finished: Finished) => void): Signing {
  const { t } = useTranslation('review');
  const say = useFailureWords();
  const command = useOfficeCommand('review.sign');
  const [refusal, setRefusal] = useState<string>();
  const [refused, setRefused] = useState<readonly RefusalReason[]>([]);
  const [needed, setNeeded] = useState(false);
  const open = useOfficeQuery('review.signingWindow', {}, { enabled: view.mayCheck });
  const { openUntil, signaturesLeft } = open.data ?? {};
  const isOpen = openUntil !== undefined && signaturesLeft !== undefined && !needed && !view.asksPassword;
  const { serial } = view;

  function settle(outcome: SignOutcome): boolean {
    switch (outcome.outcome) {
      case 'effective':
        onFinished({ what: 'effective', serial, number: outcome.number });
        return true;
      case 'signed':
        onFinished({ what: 'signed', serial, missing: outcome.missing });
        return true;
      case 'refused':
        setRefused(outcome.reasons);
        return true;
      case 'wrong_password': {
        const until = outcome.lockedUntil;
        setRefusal(until === undefined ? t('sign.wrong') : t('sign.locked', { until: formatInstant(until).slice(11) }));
        return false;
      }
      case 'not_allowed':
        setRefusal(Object.values(say({ code: 'rule_broken', rule: outcome.rule, details: { serial } })).join(' '));
        return false;
      case 'password_needed':
        setNeeded(true);
        setRefusal(t(`sign.needed.${outcome.why}`));
        return false;
    }
  }
  async function sign(password: string | undefined): Promise<boolean> {
    setRefusal(undefined);
    setRefused([]);
    const asked = { submissionId: view.id, contentHash: view.contentHash };
    const reply = await command.run(password === undefined ? asked : { ...asked, password });
    return reply.ok ? settle(reply.value) : true;
  }
  const window = isOpen ? { openUntil, signaturesLeft } : undefined;
  return { busy: command.busy, failure: command.failure, refusal, refused, window, sign };
}
