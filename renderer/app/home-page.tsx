import { Button } from 'antd';
import { Plus, Stamp } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DraftLine } from '#renderer/app/draft-line.tsx';
import { useMay, useSession, useToday } from '#renderer/app/session.tsx';
import { useIsWorkday } from '#renderer/app/use-day-changes.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DuePanel } from '#renderer/app/workbench/due-panel.tsx';
import { FigureTiles, MonthsPanel } from '#renderer/app/workbench/figure-tiles.tsx';
import { FirstSteps, isBeginning } from '#renderer/app/workbench/first-steps.tsx';
import { RecentPanel } from '#renderer/app/workbench/recent-panel.tsx';
import { RevealExcess } from '#renderer/app/workbench/reveal-excess.tsx';
import { ReviewPanels, useReviewQueues } from '#renderer/app/workbench/review-panels.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { OpenReleases } from '#renderer/features/disclosures/open-releases.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';

const CENTRE = 'review.centre';

/** 工作台: the figures of the month, what waits for me and came back, what is late and due, and where I was. */
export function HomePage() {
  const { t } = useTranslation('window');
  const { session } = useSession();
  const { open } = useTabs();
  const client = useQueryClient();
  const begun = useOfficeQuery('reports.begun', {}, { reads: ['products', 'clients', 'contracts', 'dispatch'] }).data;
  const beginning = isBeginning(begun);
  useKeys([
    { chord: 'G', outsideText: true, label: t('keys.toReview'), run: () => open(CENTRE) },
    { chord: 'F5', run: () => void client.invalidateQueries({ queryKey: ['office'] }) },
  ]);
  return (
    <>
      <PageHeader title={t('home.greeting', { name: session?.name })} facts={<Facts />}>
        <QuickActions />
      </PageHeader>
      <DraftLine />
      <RevealExcess />
      <OpenReleases />
      <div className={`workbench${beginning ? ' beginning' : ''}`}>
        {begun === undefined && <div className="tiles" aria-busy />}
        {begun !== undefined && (beginning ? <FirstSteps begun={begun} /> : <FigureTiles />)}
        <ReviewPanels />
        <DuePanel />
        {begun !== undefined && !beginning && <MonthsPanel />}
        <RecentPanel />
      </div>
    </>
  );
}

/** The day with its weekday, and what presses most. */
function Facts() {
  const { t, i18n } = useTranslation('home');
  const today = useToday();
  const words = useRecordWords();
  const [first] = useReviewQueues().toCheck.data?.rows ?? [];
  const form = new Intl.DateTimeFormat(i18n.language, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  });
  const works = useIsWorkday();
  const date = form.format(new Date(`${today}T00:00:00Z`));
  const day = works ? date : `${date} · ${t('window:home.dayOff')}`;
  if (first?.dueAt === undefined || first.dueAt === null) return `${day} · ${t('twoPeople')}`;
  const at = formatInstant(first.dueAt);
  const by = at.startsWith(today) ? at.slice(11) : at.slice(5);
  return `${day} · ${t('soonest', { by, maker: first.makerName, kind: words.kind(first.kind) })}`;
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
        <Button data-begin type="primary" icon={<Stamp size={13} aria-hidden />} onClick={() => open(CENTRE)}>
          {t('keys.toReview')}
          <Kbd chord="G" />
        </Button>
      )}
    </>
  );
}
