import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StrikeFileDialog } from '#renderer/components/strike-dialog.tsx';
import type { DailyFileRow } from '#shared/daily/daily.contract.ts';

/** The workbooks that were taken in on the day: whose, into which register, how many, and the way to strike one whole. */
export function DayFiles({ files }: { readonly files: readonly DailyFileRow[] }) {
  const { t } = useTranslation('daily');
  const words = useRecordWords();
  const [striking, setStriking] = useState<DailyFileRow>();
  if (files.length === 0) return undefined;
  return (
    <section className="day-pages" aria-label={t('files.title')}>
      <b>{t('files.title')}</b>
      {files.map((file) => (
        <div key={file.id}>
          <span className="cut">{file.fileName}</span>
          <span className="small quiet">
            {words.kind(file.kind)} · {file.personName} · {t('files.entries', { count: file.entries })}
            {file.struck > 0 && ` · ${t('files.struck', { count: file.struck })}`}
          </span>
          {file.mayStrike && (
            <button type="button" className="link" onClick={() => setStriking(file)}>
              {t('files.strike')}
            </button>
          )}
        </div>
      ))}
      {striking !== undefined && <StrikeFileDialog file={striking} onClose={() => setStriking(undefined)} />}
    </section>
  );
}
