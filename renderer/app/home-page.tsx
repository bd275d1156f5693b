import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueueRow } from '#shared/review/review.contract.ts';

/** 工作台: what waits for me, what came back to me, what others still have to sign. */
export function HomePage() {
  const { t } = useTranslation('window');
  const { session } = useSession();
  const { open } = useTabs();
  const toCheck = useOfficeQuery('review.queue', { scope: 'to_check' });
  const mine = useOfficeQuery('review.queue', { scope: 'mine' });
  useKeys([{ chord: 'G', outsideText: true, label: t('keys.toReview'), run: () => open('review.centre') }]);
  const returned = mine.data?.rows.filter((row) => row.state === 'returned');
  const waiting = mine.data?.rows.filter((row) => row.state === 'submitted' || row.state === 'disputed');
  return (
    <>
      <PageHeader title={t('home.greeting', { name: session?.name })} facts={t('home.facts')} />
      <div className="home-grid">
        <WorkPanel
          title={t('home.toCheck')}
          rows={toCheck.data?.rows}
          error={toCheck.error}
          empty={t('home.nothingToCheck')}
        />
        <WorkPanel title={t('home.returned')} rows={returned} error={mine.error} empty={t('home.nothingReturned')} />
        <WorkPanel title={t('home.waiting')} rows={waiting} error={mine.error} empty={t('home.nothingWaiting')} />
      </div>
    </>
  );
}

interface WorkPanelProps {
  readonly title: string;
  readonly rows: readonly QueueRow[] | undefined;
  readonly error: unknown;
  readonly empty: string;
}

function WorkPanel({ title, rows, error, empty }: WorkPanelProps) {
  return (
    <section className="panel" aria-label={title}>
      <header>
        {title} <span className="faint num">{rows?.length}</span>
      </header>
      <WorkRows rows={rows} error={error} empty={empty} />
    </section>
  );
}

function WorkRows({ rows, error, empty }: Omit<WorkPanelProps, 'title'>): ReactNode {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { open } = useTabs();
  if (error !== null) return <ErrorNote error={error} />;
  if (rows === undefined) return <GreyRows rows={4} />;
  if (rows.length === 0) return <EmptyState title={empty} />;
  return (
    <ul className="work-list">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => open('review.centre')}>
            <span className="cut push">
              {words.kind(row.kind)} · {t(`action.${row.action}`)}{' '}
              <span className="small faint">{t('serial', { serial: row.serial })}</span>
            </span>
            <span className="small quiet">{row.makerName}</span>
            {row.state === 'submitted' ? (
              <span className="small num quiet">{formatInstant(row.submittedAt).slice(5)}</span>
            ) : (
              <StatusMark status={row.state === 'returned' ? 'returned' : 'disputed'} />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
