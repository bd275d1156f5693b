import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { type ChainEvent, ReturnReason, type SubmissionView } from '#shared/review/review.contract.ts';

/** The event by which a submission came back as it now lies there; undefined while it waits, or when nobody said why. */
export function cameBackBy({ state, chain }: Pick<SubmissionView, 'state' | 'chain'>): ChainEvent | undefined {
  return state === 'returned' || state === 'rejected' ? chain.findLast(({ event }) => event === state) : undefined;
}

/** Reasons in the words of who gave them, with the place each is about, as far as this person may read them. */
export function reasonsOf({ facts }: ChainEvent): readonly z.infer<typeof ReturnReason>[] {
  const { reasons } = facts;
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) => {
    const read = ReturnReason.safeParse(reason);
    return read.success ? [read.data] : [];
  });
}

/** Which fields two keyings differed in, where the office itself gave it back because nobody was left to judge. */
function differedIn({ facts }: ChainEvent): readonly string[] {
  const { automatic, fields } = facts;
  if (automatic !== true || !Array.isArray(fields)) return [];
  return fields.filter((one) => typeof one === 'string');
}

/** Why it came back, or was refused for good: at the head of what its maker reads and corrects. */
export function ReturnedNote({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const event = cameBackBy(view);
  if (event === undefined) return undefined;
  const isAutomatic = event.facts['automatic'] === true;
  const by = { name: isAutomatic ? t('chain.byOffice') : event.personName, at: formatInstant(event.at).slice(5) };
  const places = differedIn(event).map((path) => words.place(view.kind, path));
  return (
    <Note tone="warning" title={t(`cameBack.${event.event}`, by)}>
      {places.length > 0 && t('cameBack.differed', { places: places.join(t('comma')) })}
      {reasonsOf(event).map(({ path, text }) => (
        <div key={`${path ?? ''} ${text}`}>
          {path !== undefined && <b className="came-back-place">{words.place(view.kind, path)}</b>}
          {text}
        </div>
      ))}
    </Note>
  );
}

/** The same over the form that corrects it: the submission is the one the tab was opened for. */
export function CorrectedNote() {
  const { params } = useTab();
  const submissionId = params['submission'] ?? '';
  const view = useOfficeQuery('review.show', { submissionId }, { enabled: submissionId !== '' });
  if (view.data === undefined || cameBackBy(view.data) === undefined) return undefined;
  return (
    <div className="stale-notes">
      <ReturnedNote view={view.data} />
    </div>
  );
}
