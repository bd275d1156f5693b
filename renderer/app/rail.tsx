import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, RAIL, RAIL_FOOT, type RailEntry } from '#renderer/app/pages.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabState } from '#renderer/app/use-tabs.tsx';

/** The badge has room for two digits; the page says how many. */
const MOST_COUNTED = 99;
/** Modules whose count is of what is late: the others are only to be done. */
const PRESSING: ReadonlySet<string> = new Set(['review', 'contracts', 'dispatch', 'receipts', 'registers']);
const READS = ['contracts', 'dispatch', 'invoicing', 'receipts', 'clients', 'registers', 'review', 'daily'] as const;

interface RailProps {
  readonly toReview: number;
  readonly onOpen: (page: string) => void;
}

/** The modules, each with how many wait in it: to review, goods late, copies late, invoices to issue, invoices not paid in time, licences that end, entries of registers that are late. */
export function Rail(props: RailProps) {
  const { tabs, activeId } = useTabState();
  const page = tabs.find((tab) => tab.id === activeId)?.page;
  return <RailButtons {...props} here={page === undefined ? undefined : PAGES[page]?.module} />;
}

interface RailButtonsProps extends RailProps {
  /** The module of the page in front. */
  readonly here: string | undefined;
}

const RailButtons = memo(({ toReview, onOpen, here }: RailButtonsProps) => {
  const { t } = useTranslation('window');
  const may = useMay();
  const waiting = useOfficeQuery('reports.waiting', {}, { reads: READS }).data;
  const counts: Readonly<Record<string, number | undefined>> = { ...waiting, review: toReview };
  const button = (entry: RailEntry) => {
    const count = counts[entry.module] ?? 0;
    const word = t(`rail.${entry.module}`);
    return (
      <button
        key={entry.module}
        type="button"
        data-module={entry.module}
        className={entry.module === here ? 'on' : ''}
        aria-current={entry.module === here ? 'page' : undefined}
        onClick={() => onOpen(entry.page)}
      >
        <entry.icon size={18} strokeWidth={1.7} aria-hidden />
        <span>{word}</span>
        {count > 0 && (
          <>
            <span className={`count${PRESSING.has(entry.module) ? '' : ' quiet-count'}`}>
              {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
            </span>
            <span className="offscreen">{t(`rail.waiting.${entry.module}`, { count })}</span>
          </>
        )}
      </button>
    );
  };
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {RAIL.filter((entry) => entry.permission === undefined || may(entry.permission)).map(button)}
      <span className="push" />
      {button(RAIL_FOOT)}
    </nav>
  );
});
