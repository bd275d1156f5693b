import { isWorkday } from '#shared/kernel/working-calendar.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { WorkingCalendar } from '#shared/settings/settings.schema.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { moveDeadlines } from '#core/modules/review/deadline.service.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { listChanges, replaceChanges } from '#core/modules/settings/calendar.repository.ts';
import { findList, putList } from '#core/modules/settings/settings-list.repository.ts';

export const CALENDAR_KIND = 'working_calendar';

/** 工作日历: the office's own changes to the published schedule. Time limits that run are counted anew with it. */
export const workingCalendarKind = defineRecordKind<WorkingCalendar, WorkingCalendar>({
  name: CALENDAR_KIND,
  module: 'settings',
  draft: WorkingCalendar,
  content: WorkingCalendar,
  actions: ['create', 'amend'],
  soleRecordId: CALENDAR_KIND,
  derived: [],
  complete: async (_ctx, { lines }) => ({ lines: lines.toSorted((a, b) => (a.on < b.on ? -1 : 1)) }),
  checks: () => [{ path: 'lines', mode: 'confirm', type: 'text' }],
  title: ({ lines }) => (lines.length === 0 ? '' : `${lines[0]?.on ?? ''} – ${lines.at(-1)?.on ?? ''}`),
  claims: () => [{ scope: 'settings.list', key: CALENDAR_KIND }],
  validate: async (_ctx, { content }) => checkCalendar(content),
  async apply(ctx, { content, version, submissionId }) {
    await replaceChanges(ctx.db, content.lines, submissionId);
    await putList(ctx.db, CALENDAR_KIND, version, submissionId);
    await moveDeadlines(ctx);
  },
  async read(db) {
    const head = await findList(db, CALENDAR_KIND);
    return (
      head && { content: { lines: await listChanges(db) }, version: head.version, submissionId: head.submission_id }
    );
  },
});

function checkCalendar({ lines }: WorkingCalendar): Warning[] {
  return lines.flatMap(({ on, is }, index) => {
    const details = { line: index + 1, date: on };
    if (lines[index - 1]?.on === on) refuseField(`lines.${index}.on`, 'settings.day_twice', details);
    const says = isWorkday(on);
    return says !== 'unknown' && says === (is === 'workday')
      ? [{ rule: 'settings.day_as_scheduled', path: `lines.${index}.on`, details }]
      : [];
  });
}
