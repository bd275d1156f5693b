import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenQueue } from '#renderer/app/use-reminders.ts';
import { tabId } from '#renderer/app/tabs.ts';
import { useRecentRecords, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { SubmissionRow } from '#renderer/app/workbench/review-panels.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { OwnWork } from '#shared/reports/workbench.contract.ts';

const VIEWS = ['effective', 'opened', 'worked'] as const;
type View = (typeof VIEWS)[number];
const SHOWN = 12;
/** So many of the newest submissions are looked through for effective ones. */
const LOOKED_THROUGH = 60;

/** What took effect lately in the office, what I had open, what I worked on. */
export function RecentPanel() {
  const { t } = useTranslation('home');
  const [view, setView] = useTabMemory<View>('recent', 'effective');
  const Shown = { effective: Effective, opened: Opened, worked: Worked }[view];
  return (
    <section className="panel recent" aria-label={t('recent.title')}>
      <header role="group" aria-label={t('recent.title')}>
        {VIEWS.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === view}
            className="panel-tab"
            onClick={() => setView(value)}
          >
            {t(`recent.${value}`)}
          </button>
        ))}
      </header>
      <Shown />
    </section>
  );
}

function Rows({ none, children }: { readonly none: string; readonly children: readonly ReactNode[] }) {
  return children.length === 0 ? <p className="panel-note">{none}</p> : <ul className="work-list">{children}</ul>;
}

function Effective() {
  const { t } = useTranslation('window');
  const openQueue = useOpenQueue();
  const all = useOfficeQuery('review.queue', { scope: 'all', limit: LOOKED_THROUGH });
  if (all.error !== null) return <ErrorNote error={all.error} />;
  if (all.data === undefined) return <GreyRows rows={4} />;
  const rows = all.data.rows.filter(({ state }) => state === 'effective').slice(0, SHOWN);
  return (
    <Rows none={t('home.nothing.effective')}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => openQueue('all', row.id)}>
            <SubmissionRow row={row} by />
          </button>
        </li>
      ))}
    </Rows>
  );
}

function Opened() {
  const { t } = useTranslation('home');
  const { t: ofPages } = useTranslation('window');
  const { open } = useTabs();
  const recent = useRecentRecords();
  return (
    <Rows none={t('recent.noneOpened')}>
      {recent.map(({ page, params, title }) => (
        <li key={tabId(page, params)}>
          <button type="button" onClick={() => open(page, params, title)}>
            <span className="cut push">{title}</span>
            <span className="small quiet">{ofPages(`pages.${page}`)}</span>
          </button>
        </li>
      ))}
    </Rows>
  );
}

function Worked() {
  const { t } = useTranslation('home');
  const openWork = useOpenWork();
  const work = useOfficeQuery('reports.ownWork', { limit: SHOWN }, { reads: ['review'] });
  if (work.error !== null) return <ErrorNote error={work.error} />;
  if (work.data === undefined) return <GreyRows rows={4} />;
  return (
    <Rows none={t('recent.noneWorked')}>
      {work.data.map((row) => (
        <li key={row.submissionId}>
          <button type="button" onClick={() => openWork(row)}>
            <WorkedRow row={row} />
          </button>
        </li>
      ))}
    </Rows>
  );
}

/** An effective one opens its record, any other the submission among one's own. */
function useOpenWork(): (row: OwnWork) => void {
  const { open } = useTabs();
  const openQueue = useOpenQueue();
  return ({ kind, recordId, submissionId, label }) => {
    const pages = pagesOf(kind);
    if (recordId === null || pages === undefined) openQueue('mine', submissionId);
    else open(pages.page, { ...pages.params, id: recordId }, label ?? undefined);
  };
}

function WorkedRow({ row }: { readonly row: OwnWork }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  return (
    <>
      <span className="cut push">
        {words.kind(row.kind)} · {t(`action.${row.action}`)}{' '}
        <span className="small quiet">{row.label ?? t('serial', { serial: row.serial })}</span>
      </span>
      {row.state === 'submitted' && <StatusMark status="submitted" />}
      {(row.state === 'returned' || row.state === 'disputed' || row.state === 'rejected') && (
        <StatusMark status={row.state} />
      )}
      <span className="small num quiet">{formatInstant(row.submittedAt).slice(5)}</span>
    </>
  );
}
