import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';

/** One line about what was just done: the number given, or how many signatures are still missing. */
export function Done({ finished }: { readonly finished: Finished }) {
  const { t } = useTranslation('review');
  const { serial, number, missing } = finished;
  return (
    <div style={{ padding: 8 }}>
      <Note
        tone={finished.what === 'returned' || finished.what === 'rejected' ? 'info' : 'success'}
        title={t(`done.${finished.what}`, { serial, number, count: missing })}
      />
    </div>
  );
}
