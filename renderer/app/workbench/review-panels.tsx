import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenQueue, useReminders } from '#renderer/app/use-reminders.ts';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { TimeLeftText } from '#renderer/features/review/time-left.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueueRow, QueueScope, Reminders } from '#shared/review/review.contract.ts';

/** A number beside a panel's title that presses: what it counts and which list it opens. */
type Aside = readonly [name: keyof Reminders, scope: QueueScope];

export function useReviewQueues() {
  const toCheck = useOfficeQuery('review.queue', { scope: 'to_check' });
  const mine = useOfficeQuery('review.queue', { scope: 'mine' });
  const returned = useOfficeQuery('review.queue', { scope: 'returned' });
  return { toCheck, mine, returned };
}

/** 待我复核, 退回给我, 等别人签. */
export function ReviewPanels() {
  const { toCheck, mine, returned } = useReviewQueues();
  const reminders = useReminders();
  const waiting = Object.values(toCheck.data?.byKind ?? {}).reduce((sum, count) => sum + count, 0);
  const pending = mine.data?.rows.filter(({ state }) => state === 'submitted' || state === 'disputed');
  const asides = (...list: readonly Aside[]) =>
    list.flatMap(([name, scope]) => {
      const count = reminders?.[name] ?? 0;
      return count === 0 ? [] : [{ name, scope, count }];
    });
  return (
    <>
      <WorkPanel
        name="toCheck"
        scope="to_check"
        rows={toCheck.data?.rows}
        count={waiting}
        error={toCheck.error}
        asides={asides(['dueSoon', 'to_check'], ['toAdjudicate', 'to_adjudicate'])}
      />
      <div className="own-work">
        <WorkPanel
          name="returned"
          scope="returned"
          rows={returned.data?.rows}
          error={returned.error}
          asides={asides(['expired', 'returned'])}
        />
        <WorkPanel
          name="waiting"
          scope="mine"
          rows={pending}
          error={mine.error}
          asides={asides(['ownDueSoon', 'mine'])}
        />
      </div>
    </>
  );
}

interface WorkPanelProps {
  readonly name: 'toCheck' | 'returned' | 'waiting';
  readonly scope: QueueScope;
  readonly rows: readonly QueueRow[] | undefined;
  /** Where there may be more than are listed. */
  readonly count?: number;
  readonly error: unknown;
  readonly asides: readonly { readonly name: keyof Reminders; readonly scope: QueueScope; readonly count: number }[];
}

function WorkPanel(props: WorkPanelProps) {
  const { t } = useTranslation('window');
  const openQueue = useOpenQueue();
  const { name, scope, rows, asides } = props;
  const title = t(`home.${name}`);
  return (
    <section className={`panel work-${name}`} aria-label={title}>
      <header>
        {title} <span className="faint num">{props.count ?? rows?.length}</span>
        {asides.map((aside) => (
          <button key={aside.name} type="button" className="link small aside" onClick={() => openQueue(aside.scope)}>
            {t(`reminders.${aside.name}`)} <b className="num due-soon">{aside.count}</b>
          </button>
        ))}
        <span className="push" />
        {rows !== undefined && rows.length > 0 && (
          <button type="button" className="link small" onClick={() => openQueue(scope)}>
            {t('home.all')}
          </button>
        )}
      </header>
      <WorkRows {...props} />
    </section>
  );
}

function WorkRows({ name, scope, rows, error }: WorkPanelProps): ReactNode {
  const { t } = useTranslation('window');
  const openQueue = useOpenQueue();
  if (error !== null) return <ErrorNote error={error} />;
  if (rows === undefined) return <GreyRows rows={4} />;
  if (rows.length === 0) {
    if (name === 'toCheck')
      return <EmptyState title={t(`home.nothing.${name}`)}>{t(`home.nothingText.${name}`)}</EmptyState>;
    return <p className="panel-note">{t(`home.nothing.${name}`)}</p>;
  }
  return (
    <ul className="work-list">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => openQueue(scope, row.id)}>
            <SubmissionRow row={row} by={scope === 'to_check'} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** One submission: kind and what happens, its serial and title, who made it, how long it may wait. */
export function SubmissionRow({ row, by }: { readonly row: QueueRow; readonly by: boolean }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  return (
    <>
      <span className="cut push">
        {words.kind(row.kind)} · {t(`action.${row.action}`)}{' '}
        <span className="small quiet">
          {t('serial', { serial: row.serial })} {row.title}
        </span>
      </span>
      {by && <span className="small quiet">{row.makerName}</span>}
      <RowMark row={row} />
    </>
  );
}

function RowMark({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('review');
  switch (row.state) {
    case 'returned':
    case 'disputed':
    case 'rejected':
      return <StatusMark status={row.state} />;
    case 'expired':
    case 'withdrawn':
      return <StatusMark status="void" text={t(`state.${row.state}`)} />;
    case 'submitted':
      return row.dueAt === null ? <Moment at={row.submittedAt} /> : <TimeLeftText dueAt={row.dueAt} />;
    case 'effective':
      return <Moment at={row.submittedAt} />;
  }
}

function Moment({ at }: { readonly at: number }) {
  return <span className="small num quiet">{formatInstant(at).slice(5)}</span>;
}
