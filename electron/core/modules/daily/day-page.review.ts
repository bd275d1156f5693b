import { formatInstant } from '#shared/kernel/business-date.ts';
import {
  DayPage,
  DayPageDraft,
  type DayPageEntry,
  type DayPageFile,
  MOST_KEYED,
  MOST_OF_FILE,
} from '#shared/daily/daily.schema.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { invariant } from '#core/kernel/invariant.ts';
import type { DailyKinds } from '#core/modules/daily/daily-kind.ts';
import { ENTRY_SCOPE, findEntry, type EntryRow } from '#core/modules/daily/daily-entry.repository.ts';
import { contentOf, entryHashOf, labelOf, labelsOf } from '#core/modules/daily/daily-entry.service.ts';
import { countStruck, findFile } from '#core/modules/daily/daily-file.repository.ts';
import {
  DAY_PAGE_KIND,
  findDayPage,
  insertDayPage,
  listForPage,
  listOpenSources,
  listPageEntries,
} from '#core/modules/daily/day-page.repository.ts';
import { drawPlaces } from '#core/modules/review/drawn-places.ts';
import {
  defineRecordKind,
  type Effect,
  type FieldCheck,
  type RecordKind,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

/**
 * 日页. One person's entries of one day, put together by core, countersigned once by another. Nothing is keyed again but
 * how many entries there are: whoever counts them has gone through the list to its end. Of a file there is an original: its rows
 * are counted there, and ten drawn ones are held against it.
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
    checks: checksOf,
    // With the number of its entries at hand, nobody would count the rows of the original.
    derived: ['count'],
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

const ALL_READ: FieldCheck = { path: 'entries', mode: 'confirm', type: 'text' };

function checksOf({ entries, file }: DayPage): readonly FieldCheck[] {
  if (file === undefined) return [{ path: 'count', mode: 'rekey', type: 'integer' }, ALL_READ];
  const drawn = drawPlaces(file.fileHash, entries.length).map((place): FieldCheck => {
    const rowNumber = entries[place]?.row;
    return { path: `entries.${place}`, mode: 'confirm', type: 'text', ...(rowNumber !== undefined && { rowNumber }) };
  });
  return [{ path: 'file.dataRows', mode: 'rekey', type: 'integer' }, ...drawn, ALL_READ];
}

/** The next page of a person's day: what was keyed by hand, then file by file. Nobody chooses. */
export async function nextSource(ctx: QueryContext, officeDate: string) {
  return (await listOpenSources(ctx.db, ctx.person.id, officeDate))[0];
}

/** The author is whoever submits: their entries of that day which no page holds, oldest first. */
async function completeDayPage(ctx: QueryContext, kinds: DailyKinds, { officeDate }: DayPageDraft): Promise<DayPage> {
  const fileId = (await nextSource(ctx, officeDate))?.fileId ?? null;
  const most = fileId === null ? MOST_KEYED : MOST_OF_FILE;
  const rows = await listForPage(ctx.db, ctx.person.id, officeDate, fileId, most);
  if (rows.length === 0) refuse('daily.nothing_for_a_page', { date: officeDate });
  const labels = await labelsOf(
    ctx.db,
    kinds,
    rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
  );
  const file = fileId === null ? undefined : await signedFile(ctx.db, fileId);
  const drawn = new Set(file && drawPlaces(file.fileHash, rows.length));
  const entries: DayPageEntry[] = [];
  for (const [place, row] of rows.entries()) {
    const corrected = row.corrects_id === null ? undefined : await findEntry(ctx.db, row.corrects_id);
    entries.push({
      ...signedFacts(row),
      subject: labelOf(labels, row),
      summary: drawn.has(place) ? await inFull(ctx, kinds, row) : summaryOf(kinds, row),
      corrects: corrected ? summaryOf(kinds, corrected) : null,
    });
  }
  return {
    officeDate,
    personId: ctx.person.id,
    personName: ctx.person.name,
    entries,
    count: entries.length,
    ...(file && { file }),
  };
}

/** A page holds every entry of its file but those that were struck, which nobody strikes any longer once it does. */
async function signedFile(db: ReadDb, fileId: string): Promise<DayPageFile> {
  const file = await findFile(db, fileId);
  invariant(file, 'an entry names a file that is kept');
  const { id, file_name: fileName, file_hash: fileHash, sheet, rows_refused: refused } = file;
  return {
    id,
    fileName,
    fileHash,
    sheet,
    dataRows: file.entries + refused,
    refused,
    struck: await countStruck(db, id),
  };
}

function summaryOf(kinds: DailyKinds, row: EntryRow): string {
  return kinds.get(row.kind).title(contentOf(row));
}

/** What is held against its row of the original is read in full. */
async function inFull(ctx: QueryContext, kinds: DailyKinds, row: EntryRow): Promise<string> {
  return (await kinds.get(row.kind).inFull?.(ctx, contentOf(row))) ?? summaryOf(kinds, row);
}

function signedFacts(row: EntryRow): Pick<DayPageEntry, 'id' | 'kind' | 'keyedAt' | 'contentHash' | 'row'> {
  const { id, kind, file_row: fileRow } = row;
  const facts = { id, kind, keyedAt: formatInstant(row.at), contentHash: entryHashOf(row) };
  return fileRow === null ? facts : { ...facts, row: fileRow };
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
  const fileId = rows[0]?.file_id ?? null;
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
    ...(fileId !== null && { file: await signedFile(db, fileId) }),
  };
  return { content, version: head.version, submissionId: head.submission_id };
}
