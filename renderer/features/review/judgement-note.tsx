import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import type { RefusalReason } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface JudgementNoteProps {
  readonly view: SubmissionView;
  readonly refused: readonly RefusalReason[];
}

/** The verdict in words: all agree, which boxes differ (never the value), why not signed, why not yours to check. */
export function JudgementNote({ view, refused }: JudgementNoteProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const say = useFailureWords();
  const { judgement } = view;
  const rowOf = new Map(view.checks.map(({ path, rowNumber }) => [path, rowNumber]));
  const places = judgement.differing.map((path) => words.place(view.kind, path, rowOf.get(path))).join(t('comma'));
  if (refused.length > 0) {
    return (
      <Note tone="error" title={t('refused')}>
        {refused.map((reason) => {
          const { title, remedy } = say({
            code: 'rule_broken',
            rule: reason.rule,
            details: { serial: view.serial, ...reason.details },
          });
          return (
            <div key={`${reason.rule}${reason.path ?? ''}`}>
              {reason.path !== undefined && `${words.place(view.kind, reason.path)} `}
              {title} {remedy}
            </div>
          );
        })}
      </Note>
    );
  }
  if (view.mayNotCheckBecause !== undefined && view.state === 'submitted') {
    const { title, remedy } = say({
      code: 'rule_broken',
      rule: view.mayNotCheckBecause,
      details: { serial: view.serial },
    });
    return (
      <Note tone="info" title={title}>
        {remedy}
      </Note>
    );
  }
  if (judgement.state === 'differs') {
    return (
      <Note tone="error" title={t('differs.title', { places })}>
        {t('differs.text', { count: judgement.chancesLeft })}
      </Note>
    );
  }
  if (judgement.state === 'disputed') {
    return (
      <Note tone="warning" title={t('disputed.title', { places })}>
        {t('disputed.text')}
      </Note>
    );
  }
  const rekeyed = view.checks.filter((check) => check.mode === 'rekey').length;
  if (judgement.state !== 'agrees') return undefined;
  return (
    <Note tone="success" title={t('agrees.title', { count: rekeyed })}>
      {t('agrees.text')}
    </Note>
  );
}
