import { Button } from 'antd';
import { Plus, Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession, useToday } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { useIsWorkday } from '#renderer/app/use-day-changes.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { REMINDED, useOpenQueue, useReminders } from '#renderer/app/use-reminders.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueueRow, QueueScope } from '#shared/review/review.contract.ts';

const CENTRE = 'review.centre';
const DAY_PAGE = 'daily.day';
const RECENT = 300;

/** 工作台: what waits for me, what came back to me, what others still have to sign, what took effect lately. */
export function HomePage() {
  const { t } = useTranslation('window');
  const { session } = useSession();
  const { open } = useTabs();
  const toCheck = useOfficeQuery('review.queue', { scope: 'to_check' });
  const mine = useOfficeQuery('review.queue', { scope: 'mine' });
  const returned = useOfficeQuery('review.queue', { scope: 'returned' });
  const all = useOfficeQuery('review.queue', { scope: 'all', limit: RECENT });
  const date = useLongDate();
  const works = useIsWorkday();
  useKeys([
    { chord: 'G', outsideText: true, label: t('keys.toReview'), run: () => open(CENTRE) },
    { chord: 'F5', run: () => void Promise.all([toCheck, mine, returned, all].map((one) => one.refetch())) },
  ]);
  const mineIn = (...states: readonly QueueRow['state'][]) =>
    mine.data?.rows.filter(({ state }) => states.includes(state));
  const waiting = Object.values(toCheck.data?.byKind ?? {}).reduce((sum, count) => sum + count, 0);
  const effective = all.data?.rows.filter(({ state }) => state === 'effective');
  const panels = [
    { name: 'toCheck', scope: 'to_check', rows: toCheck.data?.rows, count: waiting, error: toCheck.error },
    { name: 'returned', scope: 'returned', rows: returned.data?.rows, error: returned.error },
    { name: 'waiting', scope: 'mine', rows: mineIn('submitted', 'disputed'), error: mine.error },
    { name: 'effective', scope: 'all', rows: effective, error: all.error },
  ] as const;
  return (
    <>
      <PageHeader
        title={t('home.greeting', { name: session?.name })}
        facts={`${date} · ${t(works ? 'home.facts' : 'home.dayOff')}`}
      >
        <QuickActions />
      </PageHeader>
      <ReminderLine />
      <DaysWithoutPage />
      <div className="home-grid four">
        {panels.map((panel) => (
          <WorkPanel key={panel.name} {...panel} />
        ))}
      </div>
    </>
  );
}

/** Days on which this person keyed entries that no page holds: they would be forgotten otherwise. */
function DaysWithoutPage() {
  const { t } = useTranslation('window');
  const { open, remember } = useTabs();
  const day = useOfficeQuery('daily.day', {}, { reads: ['review'] });
  const [oldest, ...more] = day.data?.daysWithoutPage ?? [];
  if (oldest === undefined) return undefined;
  function show(): void {
    open(DAY_PAGE);
    remember(tabId(DAY_PAGE, {}), 'date', oldest?.officeDate);
  }
  return (
    <div className="home-daily">
      <button type="button" className="link" onClick={show}>
        {t('home.daily', { count: more.length + 1 })}
      </button>
    </div>
  );
}

/** The business date as people say it, with the weekday. */
function useLongDate(): string {
  const { i18n } = useTranslation();
  const today = useToday();
  const form = new Intl.DateTimeFormat(i18n.language, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  });
  return form.format(new Date(`${today}T00:00:00Z`));
}

const NEW = [
  { page: 'clients.form', word: 'newClient', permission: 'clients.write' },
  { page: 'contracts.form', word: 'newContract', permission: 'contracts.write' },
  { page: 'dispatch.form', word: 'newDispatch', permission: 'dispatch.write' },
] as const;

function QuickActions() {
  const { t } = useTranslation('window');
  const may = useMay();
  const { open } = useTabs();
  return (
    <>
      {NEW.filter(({ permission }) => may(permission)).map(({ page, word }) => (
        <Button
          key={page}
          icon={<Plus size={13} aria-hidden />}
          onClick={() => open(page, { draft: crypto.randomUUID() })}
        >
          {t(word)}
        </Button>
      ))}
      {may('review.read') && (
        <Button type="primary" icon={<Stamp size={13} aria-hidden />} onClick={() => open(CENTRE)}>
          {t('keys.toReview')}
          <Kbd chord="G" />
        </Button>
      )}
    </>
  );
}

interface WorkPanelProps {
  readonly name: 'toCheck' | 'returned' | 'waiting' | 'effective';
  readonly scope: QueueScope;
  readonly rows: readonly QueueRow[] | undefined;
  /** Where there may be more than are listed. */
  readonly count?: number;
  readonly error: unknown;
}

function WorkPanel(props: WorkPanelProps) {
  const { t } = useTranslation('window');
  const openQueue = useOpenQueue();
  const { name, scope, rows } = props;
  const title = t(`home.${name}`);
  return (
    <section className={`panel home-${name}`} aria-label={title}>
      <header>
        {title} <span className="faint num">{name === 'effective' ? '' : (props.count ?? rows?.length)}</span>
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
  if (rows.length === 0)
    return <EmptyState title={t(`home.nothing.${name}`)}>{t(`home.nothingText.${name}`)}</EmptyState>;
  return (
    <ul className="work-list">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => openQueue(scope, row.id)}>
            <WorkRow row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function WorkRow({ row }: { readonly row: QueueRow }) {
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
      <span className="small quiet">{row.makerName}</span>
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
    case 'effective':
      return <span className="small num quiet">{formatInstant(row.submittedAt).slice(5)}</span>;
  }
}

/** One line of what waits: each number opens its list. */
function ReminderLine() {
  const { t } = useTranslation('window');
  const reminders = useReminders();
  const openQueue = useOpenQueue();
  if (reminders === undefined) return undefined;
  return (
    <div className="reminder-line" role="group" aria-label={t('reminders.label')}>
      {REMINDED.map(({ name, scope }) => {
        const count = reminders[name];
        const pressing = count > 0 && (name === 'dueSoon' || name === 'ownDueSoon' || name === 'expired');
        return (
          <button key={name} type="button" className={count === 0 ? 'none' : ''} onClick={() => openQueue(scope)}>
            <b className={`num${pressing ? ' due-soon' : ''}`}>{count}</b>
            <span>{t(`reminders.${name}`)}</span>
          </button>
        );
      })}
    </div>
  );
}
