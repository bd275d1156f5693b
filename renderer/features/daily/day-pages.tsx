import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { DayPageRow } from '#shared/daily/daily.contract.ts';

const CENTRE = 'review.centre';

/** The pages of the day at the foot: whose, where they stand, and the way to them. */
export function DayPages({ pages }: { readonly pages: readonly DayPageRow[] }) {
  const { t } = useTranslation('daily');
  return (
    <section className="day-pages" aria-label={t('pages')}>
      <b>{t('pages')}</b>
      {pages.length === 0 && <span className="quiet">{t('noPages')}</span>}
      {pages.map((page) => (
        <PageLine key={page.submissionId} page={page} />
      ))}
    </section>
  );
}

function PageLine({ page }: { readonly page: DayPageRow }) {
  const { t } = useTranslation('daily');
  const { open, remember } = useTabs();
  const may = useMay();
  const { pageId, checkerName, state } = page;
  const title = `${t('title')} ${page.personName}`;
  function show(): void {
    if (pageId !== null) return open('daily.page', { id: pageId }, title);
    open(CENTRE);
    remember(tabId(CENTRE, {}), 'scope', 'open');
    remember(tabId(CENTRE, {}), 'current', page.submissionId);
    return undefined;
  }
  return (
    <div>
      {page.personName}
      <span className="small quiet num">{t('review:serial', { serial: page.serial })}</span>
      {state === 'effective' ? (
        <StatusMark status="effective" text={t('byChecker', { name: checkerName })} />
      ) : (
        <StatusMark status={state === 'submitted' || state === 'disputed' ? state : 'returned'} />
      )}
      <button type="button" className="link" onClick={show}>
        {t('open')}
      </button>
      {pageId !== null && may('printing.print') && (
        <button
          type="button"
          className="link"
          onClick={() => open('printing.preview', { document: 'day_page', id: pageId, number: title })}
        >
          {t('print')}
        </button>
      )}
    </div>
  );
}
