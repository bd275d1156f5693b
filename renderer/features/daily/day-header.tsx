import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/desk.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import type { Ticket } from '#renderer/components/use-submit-form.ts';
import type { DayView } from '#shared/daily/daily.contract.ts';
import { addDays, isBusinessDate } from '#shared/kernel/business-date.ts';

interface DayHeaderProps {
  readonly day: DayView;
  readonly officeDate: string;
  readonly onDate: (date: string) => void;
}

/** The day, one back and one on, and F8: my entries of it go out as a page. */
export function DayHeader({ day, officeDate, onDate }: DayHeaderProps) {
  const { t } = useTranslation('daily');
  const [sent, setSent] = useTabMemory<Ticket | undefined>('sent', undefined);
  const command = useOfficeCommand('daily.submitPage');
  const returnedId = day.returnedSubmissionId;
  const ready = day.toSubmit > 0 && day.officeDate === officeDate;
  async function submit(): Promise<void> {
    const reply = await command.run({
      action: 'create',
      content: { officeDate },
      ...(returnedId !== null && { submissionId: returnedId }),
    });
    if (reply.ok) setSent(reply.value);
  }
  const move = (by: number) => onDate(addDays(officeDate, by));
  useKeys([
    { chord: 'F8', label: t('submit'), disabled: !ready || command.busy, run: () => void submit() },
    { chord: 'Alt+ArrowUp', label: t('day.previous'), run: () => move(-1) },
    { chord: 'Alt+ArrowDown', label: t('day.next'), run: () => move(1) },
  ]);
  return (
    <>
      <PageHeader title={t('title')} facts={t('facts')}>
        <Button icon={<ChevronLeft size={13} aria-hidden />} aria-label={t('day.previous')} onClick={() => move(-1)} />
        <DayBox officeDate={officeDate} today={day.today} onDate={onDate} />
        <Button icon={<ChevronRight size={13} aria-hidden />} aria-label={t('day.next')} onClick={() => move(1)} />
        <Button disabled={officeDate === day.today} onClick={() => onDate(day.today)}>
          {t('day.today')}
        </Button>
        <span className="small quiet">
          {day.toSubmit > 0 ? t('toSubmit', { count: day.toSubmit }) : t('nothingToSubmit')}
          <NextPage day={day} />
        </span>
        <Button type="primary" disabled={!ready} loading={command.busy} onClick={() => void submit()}>
          {t(returnedId === null ? 'submit' : 'submitAgain')}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      {command.failure !== undefined && (
        <div className="day-notes">
          <FailureNote failure={command.failure} />
        </div>
      )}
      {sent !== undefined && <SentNote day={day} ticket={sent} />}
    </>
  );
}

/** Which of several pages goes out next: what a file brought stands on a page of its own. */
function NextPage({ day: { nextPage, toSubmit } }: Pick<DayHeaderProps, 'day'>) {
  const { t } = useTranslation('daily');
  if (nextPage === null || (nextPage.fileName === null && nextPage.entries === toSubmit)) return undefined;
  const { entries, fileName } = nextPage;
  return <> · {t(fileName === null ? 'nextKeyed' : 'nextFile', { count: entries, name: fileName })}</>;
}

/** While the page that was just sent still waits: what happens to it now, and a colleague at this desk. */
function SentNote({ day, ticket }: { readonly day: DayView; readonly ticket: Ticket }) {
  const { t } = useTranslation('daily');
  const desk = useDesk();
  const waits = day.pages.some(({ submissionId, state }) => submissionId === ticket.id && state === 'submitted');
  useKeys(waits ? [{ chord: 'Ctrl+Enter', label: t('desk'), run: () => desk(ticket.id) }] : []);
  if (!waits) return undefined;
  return (
    <div className="day-notes">
      <Note tone="success" title={t('submitted', { serial: ticket.serial })}>
        {t('submittedText')}{' '}
        <button type="button" className="link" onClick={() => desk(ticket.id)}>
          {t('desk')}
          <Kbd chord="Ctrl+Enter" />
        </button>
      </Note>
    </div>
  );
}

interface DayBoxProps {
  readonly officeDate: string;
  readonly today: string;
  readonly onDate: (date: string) => void;
}

/** Typed in any form a date box takes; what is no date yet changes nothing. */
function DayBox({ officeDate, today, onDate }: DayBoxProps) {
  const { t } = useTranslation('daily');
  const [typed, setTyped] = useState<string>();
  return (
    <span className="inline-field dates" aria-label={t('day.date')} onBlur={() => setTyped(undefined)}>
      <DateBox
        name="officeDate"
        value={typed ?? officeDate}
        today={today}
        onChange={(text) => {
          setTyped(text);
          if (isBusinessDate(text)) onDate(text);
        }}
      />
    </span>
  );
}
