import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { DueName, DueRow } from '#shared/reports/workbench.contract.ts';

/** What a row is called: a holiday by its name in the language of the window. */
export function useDueTitle(): (group: DueName, row: DueRow) => string {
  const { t } = useTranslation('home');
  return (group, row) => (group === 'holiday' ? t(`holiday.${row.name}`) : row.name);
}

/** Opens the record of a row; a holiday has none. */
export function useOpenDueRow(): (row: DueRow) => void {
  const { open } = useTabs();
  return ({ recordKind, recordId, name, about }) => {
    const pages = recordKind === null ? undefined : pagesOf(recordKind);
    if (pages === undefined || recordId === null) return;
    open(
      pages.page,
      { ...pages.params, id: recordId },
      recordKind === 'client' ? undefined : `${name} ${about ?? ''}`.trim(),
    );
  };
}

/** Days late in words and red; of a day ahead its date, or where that stands beside it how many days; an amount where there is no day. */
export function DueMark({ row, long }: { readonly row: DueRow; readonly long?: boolean }) {
  const { t } = useTranslation('home');
  const { daysLate, on, amountFen } = row;
  if (daysLate !== null && daysLate > 0) return <StatusMark status="late" days={daysLate} soft />;
  if (daysLate === 0) return <b className="small due-soon">{t('due.today')}</b>;
  if (long === true && daysLate !== null) return <span className="quiet">{t('due.ahead', { count: -daysLate })}</span>;
  if (on !== null) return <span className="small num quiet">{on.slice(5)}</span>;
  return amountFen === null ? undefined : (
    <b className="small late-date">
      <MoneyText fen={amountFen} />
    </b>
  );
}
