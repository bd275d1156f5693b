import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { DueName, DueRow } from '#shared/reports/workbench.contract.ts';

/** What a row is called and about in the language of the window: a holiday by its name, an entry by the words of its register. */
export function useDueTitle(): (group: DueName, row: DueRow) => string {
  const { t } = useTranslation('home');
  const told = useDueTold();
  return useCallback((group, row) => (group === 'holiday' ? t(`holiday.${row.name}`) : told(row).name), [t, told]);
}

export function useDueTold(): (row: DueRow) => Pick<DueRow, 'name' | 'about'> {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en-US';
  return useCallback((row) => (isEnglish ? (row.inEnglish ?? row) : row), [isEnglish]);
}

/** Opens the record of a row; a holiday has none. */
export function useOpenDueRow(): (row: DueRow) => void {
  const { open } = useTabs();
  const told = useDueTold();
  return (row) => {
    const { recordKind, recordId } = row;
    const { name, about } = told(row);
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
