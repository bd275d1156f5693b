import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import type { DayView } from '#shared/daily/daily.contract.ts';

interface DayNotesProps {
  readonly day: DayView;
  readonly onDate: (date: string) => void;
}

/** What is easily forgotten: days of mine without a page, a page that came back, days of others nobody has signed. */
export function DayNotes({ day, onDate }: DayNotesProps) {
  const { t } = useTranslation('daily');
  const forgotten = day.daysWithoutPage.filter(({ officeDate }) => officeDate < day.today);
  const others = day.daysOfOthers.filter((date) => date !== day.officeDate);
  if (day.returnedSubmissionId === null && forgotten.length === 0 && others.length === 0) return undefined;
  return (
    <div className="day-notes">
      {day.returnedSubmissionId !== null && (
        <Note tone="warning" title={t('returned')}>
          {t('returnedText')}
        </Note>
      )}
      {forgotten.length > 0 && (
        <Note tone="warning" title={t('forgotten', { count: forgotten.length })}>
          <span className="day-links">
            {forgotten.map(({ officeDate, entries }) => (
              <button key={officeDate} type="button" className="link" onClick={() => onDate(officeDate)}>
                <span className="num">{officeDate}</span> {t('entries', { count: entries })}
              </button>
            ))}
          </span>
        </Note>
      )}
      {others.length > 0 && (
        <div className="small quiet day-links">
          {t('othersDays')}
          {others.map((date) => (
            <button key={date} type="button" className="link num" onClick={() => onDate(date)}>
              {date}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
