import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useFailureWords } from '#renderer/components/use-failure-words.ts';
import { involvedIn } from '#renderer/features/review/dispute.ts';
import type { RefusalReason } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import { permissionsOf } from '#shared/users/roles.ts';

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
  if (judgement.state === 'disputed' || view.state === 'disputed') {
    return <DisputedNote view={view} places={places} />;
  }
  const rekeyed = view.checks.filter((check) => check.mode === 'rekey').length;
  if (judgement.state !== 'agrees') return undefined;
  return (
    <Note tone="success" title={t('agrees.title', { count: rekeyed })}>
      {t('agrees.text')}
    </Note>
  );
}

/** To those who had a part in it: which fields, never a value, and who may decide. */
function DisputedNote({ view, places }: { readonly view: SubmissionView; readonly places: string }) {
  const { t } = useTranslation('review');
  const may = useMay();
  const people = useOfficeQuery('people.list', {}, { enabled: may('people.read') }).data ?? [];
  const involved = involvedIn(view);
  const third = people.filter(
    ({ name, active, roles }) => active && !involved.has(name) && permissionsOf(roles).has('review.check'),
  );
  return (
    <Note tone="warning" title={places === '' ? t('disputed.waits') : t('disputed.title', { places })}>
      {third.length > 0
        ? t('disputed.third', { names: third.map(({ name }) => name).join(t('comma')) })
        : t('disputed.text')}
    </Note>
  );
}
