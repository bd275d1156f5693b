import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  calendarValues,
  type ListValues,
  readCalendar,
  typedLines,
} from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useScheduleWords } from '#renderer/features/settings/schedule-words.ts';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { WorkingCalendar } from '#shared/settings/settings.schema.ts';

/** 工作日历: the days on which this office works otherwise than the published schedule says. */
export function CalendarFormPage() {
  const present = useOfficeQuery('settings.calendar', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const { lines } = begun.content === undefined ? present.data.calendar : WorkingCalendar.parse(begun.content);
  const start = calendarValues(lines);
  return (
    <CalendarForm
      proposal={begun.proposal}
      start={lines.length > 0 ? start : { ...start, lines: [{ id: 'L0', cells: { is: 'holiday' } }] }}
    />
  );
}

function CalendarForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ListValues }) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const scheduled = useScheduleWords();
  const form = useSubmitForm({
    procedure: 'settings.submitCalendar',
    proposal,
    start,
    read: (values) => readCalendar(values, today),
    fill: (content) => calendarValues(WorkingCalendar.parse(content).lines),
  });
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.working_calendar.lines.${key}`);
    return [
      { key: 'on', title: field('on'), kind: 'date', width: 120 },
      {
        key: 'is',
        title: field('is'),
        kind: 'text',
        width: 110,
        choices: (['holiday', 'workday'] as const).map((value) => ({
          value,
          text: t(`values.working_calendar.lines.is.${value}`),
        })),
      },
      { key: 'reason', title: field('reason'), kind: 'text', width: 260, grow: true },
      {
        key: 'scheduled',
        title: t('working_calendar.scheduled'),
        kind: 'computed',
        width: 260,
        show: ({ cells }) => <span className="quiet">{scheduled(cells['on'] ?? '')}</span>,
      },
    ];
  }, [t, scheduled]);
  return (
    <ListForm
      form={form}
      kind="working_calendar"
      columns={columns}
      sent={typedLines(form.values)}
      begin={{ is: 'holiday' }}
    />
  );
}
