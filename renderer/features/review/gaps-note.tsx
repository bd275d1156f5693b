import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { Entry } from '#renderer/features/review/use-entry.ts';

/** Empty boxes and ticks not set: asked about once, because a comparison uses up a chance. */
export function hasGaps({ keyed, open, unticked }: Entry): boolean {
  return keyed < open || unticked.length > 0;
}

export function GapsNote({ kind, entry }: { readonly kind: string; readonly entry: Entry }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { keyed, open, unticked } = entry;
  return (
    <>
      {keyed < open && <Note tone="warning" title={t('blankBoxes')} />}
      {unticked.length > 0 && (
        <Note
          tone="warning"
          title={t('unticked', { places: unticked.map((path) => words.place(kind, path)).join(t('comma')) })}
        />
      )}
    </>
  );
}

/** The first box or tick that still waits. */
export const FIRST_GAP =
  '.rekey-box input:placeholder-shown:not([readonly]), .check-row input:not(:checked):not([disabled])';
