import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, useOfficeCommand } from '#renderer/app/use-office.ts';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import type { Choice } from '#renderer/features/review/dispute.ts';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

export type Choices = Readonly<Record<string, Choice>>;

interface Adjudicating {
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  /** Why the password or the person was not taken. */
  readonly refusal: string | undefined;
  readonly decide: (choices: Choices, remark: string, password: string) => Promise<void>;
}

/** One decision by a third person, on the exact content that was shown. */
export function useAdjudicating(view: SubmissionView, onFinished: (finished: Finished) => void): Adjudicating {
  const { t } = useTranslation('review');
  const say = useFailureWords();
  const command = useOfficeCommand('review.adjudicate');
  const [refusal, setRefusal] = useState<string>();
  const { serial } = view;
  function settle(outcome: Output<'review.adjudicate'>): void {
    switch (outcome.outcome) {
      case 'maker_right':
        return onFinished({ what: 'makerRight', serial });
      case 'returned':
        return onFinished({ what: 'returned', serial });
      case 'wrong_password': {
        const until = outcome.lockedUntil;
        return setRefusal(
          until === undefined ? t('sign.wrong') : t('sign.locked', { until: formatInstant(until).slice(11) }),
        );
      }
      case 'not_allowed':
        return setRefusal(
          Object.values(say({ code: 'rule_broken', rule: outcome.rule, details: { serial } })).join(' '),
        );
    }
  }
  async function decide(choices: Choices, remark: string, password: string): Promise<void> {
    setRefusal(undefined);
    const { id: submissionId, contentHash } = view;
    const reply = await command.run({ submissionId, contentHash, choices: { ...choices }, remark, password });
    if (reply.ok) settle(reply.value);
  }
  return { busy: command.busy, failure: command.failure, refusal, decide };
}
