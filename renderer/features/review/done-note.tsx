import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';

const TONES: Readonly<Record<Finished['what'], 'success' | 'info' | 'warning'>> = {
  effective: 'success',
  signed: 'success',
  makerRight: 'success',
  withdrawn: 'success',
  returned: 'info',
  rejected: 'info',
  disputed: 'warning',
};

/** One line about what was just done: the number given, or how many signatures are still missing. */
export function Done({ finished }: { readonly finished: Finished }) {
  const { t } = useTranslation('review');
  const { serial, number, missing, places } = finished;
  return (
    <div style={{ padding: 8 }}>
      <Note
        tone={TONES[finished.what]}
        title={t(`done.${finished.what}`, { serial, number, count: missing, places })}
      />
    </div>
  );
}
