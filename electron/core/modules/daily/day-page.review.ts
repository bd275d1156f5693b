import { formatInstant } from '#shared/kernel/business-date.ts';
import { DayPage, DayPageDraft, type DayPageEntry } from '#shared/daily/daily.schema.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { DailyKinds } from '#core/modules/daily/daily-kind.ts';
import { ENTRY_SCOPE, findEntry, type EntryRow } from '#core/modules/daily/daily-entry.repository.ts';
import { contentOf, entryHashOf, labelOf, labelsOf } from '#core/modules/daily/daily-entry.service.ts';
import {
  DAY_PAGE_KIND,
  findDayPage,
  insertDayPage,
  listForPage,
  listPageEntries,
} from '#core/modules/daily/day-page.repository.ts';
import { defineRecordKind, type Effect, type RecordKind, type RecordState } from '#core/modules/review/record-kind.ts';

/** A page holds what its schema lets it hold; the rest of a very long day goes on the next page. */
const MOST_ENTRIES = 500;

/**
 * 日页. One person's entries of one day, put together by core, countersigned once by another. Nothing is keyed again but
 * how many entries there are: whoever counts them has gone through the list to its end.
 */
export function dayPageKind(kinds: DailyKinds): RecordKind<DayPageDraft, DayPage> {
  return defineRecordKind<DayPageDraft, DayPage>({
    name: DAY_PAGE_KIND,
    module: 'daily',
    draft: DayPageDraft,
    content: DayPage,
    actions: ['create'],
    // Whoever sits here may keep a day page; its entries are shown to whoever sees reviews.
    makePermission: 'review.read',
    readPermission: 'review.read',
    complete: (ctx, draft) => completeDayPage(ctx, kinds, draft),
    checks: () => [
      { path: 'count', mode: 'rekey', type: 'integer' },
      { path: 'entries', mode: 'confirm', type: 'text' },
    ],
    derived: [],
    title: ({ officeDate, personName }) => `${officeDate} · ${personName}`,
    claims: ({ entries }) => entries.map(({ id }) => ({ scope: ENTRY_SCOPE, key: id })),
    async validate(ctx, { content }) {
      for (const entry of content.entries) await refuseChangedEntry(ctx.db, content, entry);
      return [];
    },
    apply: applyDayPage,
    read: readDayPage,
  });
}

/** The author is whoever submits: their entries of that day which no page holds, oldest first. */
async function completeDayPage(ctx: QueryContext, kinds: DailyKinds, { officeDate }: DayPageDraft): Promise<DayPage> {
  const rows = await listForPage(ctx.db, ctx.person.id, officeDate, MOST_ENTRIES);
  if (rows.length === 0) refuse('daily.nothing_for_a_page', { date: officeDate });
  const labels = await labelsOf(
    ctx.db,
    kinds,
    rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
  );
  const entries: DayPageEntry[] = [];
  for (const row of rows) {
    const corrected = row.corrects_id === null ? undefined : await findEntry(ctx.db, row.corrects_id);
    entries.push({
      ...signedFacts(row),
      subject: labelOf(labels, row),
      summary: summaryOf(kinds, row),
      corrects: corrected ? summaryOf(kinds, corrected) : null,
    });
  }
  return { officeDate, personId: ctx.person.id, personName: ctx.person.name, entries, count: entries.length };
}

function summaryOf(kinds: DailyKinds, row: EntryRow): string {
  return kinds.get(row.kind).title(contentOf(row));
}

function signedFacts(row: EntryRow): Pick<DayPageEntry, 'id' | 'kind' | 'keyedAt' | 'contentHash'> {
  return { id: row.id, kind: row.kind, keyedAt: formatInstant(row.at), contentHash: entryHashOf(row) };
}

/** An entry struck or changed since the page was put together is not what the checker saw. */
async function refuseChangedEntry(db: ReadDb, page: DayPage, entry: DayPageEntry): Promise<void> {
  const row = await findEntry(db, entry.id);
  const stands =
    row !== undefined &&
    row.struck_at === null &&
    row.page_id === null &&
    row.person_id === page.personId &&
    row.office_date === page.officeDate &&
    row.content_hash === entry.contentHash &&
    entryHashOf(row) === entry.contentHash;
  if (!stands) refuse('daily.entry_changed', { subject: entry.subject, time: entry.keyedAt });
}

async function applyDayPage(ctx: CommandContext, effect: Effect<DayPage>): Promise<void> {
  const { content, recordId, submissionId, version } = effect;
  const head = {
    id: recordId,
    version,
    office_date: content.officeDate,
    person_id: content.personId,
    person_name: content.personName,
    entry_count: content.count,
    submission_id: submissionId,
  };
  const entries = content.entries.map((entry, position) => ({
    page_id: recordId,
    position,
    entry_id: entry.id,
    subject_label: entry.subject,
    summary: entry.summary,
    corrects: entry.corrects,
    content_hash: entry.contentHash,
    submission_id: submissionId,
  }));
  await insertDayPage(ctx.db, head, entries);
}

/**
 * Labels and summaries as they were signed; the hash of each entry from what the entry says now. So an entry that was
 * changed behind the office's back makes its page differ from what was signed.
 */
export async function readDayPage(db: ReadDb, id: string): Promise<RecordState<DayPage> | undefined> {
  const head = await findDayPage(db, id);
  if (!head) return undefined;
  const rows = await listPageEntries(db, id);
  const content = {
    officeDate: head.office_date,
    personId: head.person_id,
    personName: head.person_name,
    entries: rows.map((row) => ({
      ...signedFacts(row),
      subject: row.subject_label,
      summary: row.summary,
      corrects: row.corrects,
    })),
    count: head.entry_count,
  };
  return { content, version: head.version, submissionId: head.submission_id };
}
