import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useSession, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DailyGrid } from '#renderer/components/daily-grid.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Chips } from '#renderer/components/page-header.tsx';
import { StrikeDialog } from '#renderer/components/strike-dialog.tsx';
import { DayFiles } from '#renderer/features/daily/day-files.tsx';
import { DayHeader } from '#renderer/features/daily/day-header.tsx';
import { DayNotes } from '#renderer/features/daily/day-notes.tsx';
import { DayPages } from '#renderer/features/daily/day-pages.tsx';
import type { DailyEntryRow, DayView } from '#shared/daily/daily.contract.ts';

const VIEWS = ['mine', 'others', 'all'] as const;
type View = (typeof VIEWS)[number];

/** 日页: one day of the office. My entries and their page; what others keyed and nobody has countersigned. */
export function DailyPage() {
  const [chosen, setChosen] = useTabMemory<string>('date', '');
  const first = useFirstDay();
  const officeDate = chosen === '' ? first : chosen;
  const day = useOfficeQuery('daily.day', { officeDate }, { reads: ['review'], keepPrevious: true });
  if (day.isError) return <ErrorNote error={day.error} onRetry={() => void day.refetch()} />;
  if (day.data === undefined) return <GreyRows />;
  return (
    <>
      <DayHeader day={day.data} officeDate={officeDate} onDate={setChosen} />
      <DayNotes day={day.data} onDate={setChosen} />
      <DayEntries day={day.data} onReload={() => void day.refetch()} />
      <DayFiles files={day.data.files} />
      <DayPages pages={day.data.pages} />
    </>
  );
}

/** The day a tab starts on: today, or the day of the page that it was opened to submit again. */
function useFirstDay(): string {
  const { params } = useTab();
  const today = useToday();
  const submissionId = params['submission'] ?? '';
  const returned = useOfficeQuery('review.show', { submissionId }, { enabled: submissionId !== '' });
  const content = returned.data?.content as { readonly officeDate?: string } | undefined;
  return content?.officeDate ?? today;
}

function DayEntries({ day, onReload }: { readonly day: DayView; readonly onReload: () => void }) {
  const { t } = useTranslation('daily');
  const { open } = useTabs();
  const { session } = useSession();
  const [view, setView] = useTabMemory<View>('view', 'mine');
  const { officeDate } = day;
  const list = usePagedQuery('daily.list', askFor(view, officeDate, session?.personId), { reads: ['review'] });
  const { rows } = list;
  const [currentId, setCurrentId] = useState<string>();
  const [striking, setStriking] = useState<DailyEntryRow>();
  const current = rows?.find((row) => row.id === currentId) ?? rows?.[0];
  const openSubject = (row: DailyEntryRow) => {
    // An entry of a register stands on no document: it is read itself.
    const isOfRegister = row.subjectKind === 'register';
    const pages = pagesOf(isOfRegister ? row.kind : row.subjectKind);
    if (pages !== undefined)
      open(pages.page, { ...pages.params, id: isOfRegister ? row.id : row.subjectId }, row.subjectLabel);
  };
  useKeys([
    {
      chord: 'Delete',
      label: t('strike.verb'),
      outsideText: true,
      disabled: current?.mayStrike !== true,
      run: () => setStriking(current),
    },
    { chord: 'F5', label: t('forms:reload'), run: onReload },
  ]);
  return (
    <>
      <div className="tool-row">
        <Chips
          label={t('view.label')}
          value={view}
          onChange={setView}
          views={VIEWS.map((value) => ({ value, text: t(`view.${value}`) }))}
        />
        <span className="push" />
        <Button disabled={current?.mayStrike !== true} onClick={() => setStriking(current)}>
          {t('strike.open')}
          <Kbd chord="Delete" />
        </Button>
        <Button disabled={current === undefined} onClick={() => current !== undefined && openSubject(current)}>
          {t('openDocument')}
          <Kbd chord="Enter" />
        </Button>
      </div>
      <DailyGrid
        label={t(`view.${view}`)}
        ofDay
        rows={rows}
        error={list.error}
        onRetry={list.reload}
        onMore={list.more}
        current={current?.id}
        onCurrent={(row) => setCurrentId(row.id)}
        onOpen={openSubject}
        empty={<EmptyState title={t(`empty.${view}`)}>{t(`empty.${view}Text`)}</EmptyState>}
      />
      {striking !== undefined && <StrikeDialog entry={striking} onClose={() => setStriking(undefined)} />}
    </>
  );
}

function askFor(view: View, officeDate: string, personId: string | undefined) {
  switch (view) {
    case 'mine':
      return { officeDate, personId: personId ?? '' };
    case 'others':
      return { officeDate, ofOthers: true, unreviewed: true };
    case 'all':
      return { officeDate };
  }
}
