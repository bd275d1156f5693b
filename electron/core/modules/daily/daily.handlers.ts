import type { dailyContract, DayView } from '#shared/daily/daily.contract.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import type { DailyKinds } from '#core/modules/daily/daily-kind.ts';
import { findFile } from '#core/modules/daily/daily-file.repository.ts';
import { filesOfDay, strikeOwnFile } from '#core/modules/daily/daily-file.service.ts';
import { listEntries } from '#core/modules/daily/daily-entry.repository.ts';
import {
  addEntry,
  correctEntry,
  labelsOf,
  readableKinds,
  shownEntry,
  strikeOwnEntry,
} from '#core/modules/daily/daily-entry.service.ts';
import {
  findPageSignature,
  listDaysOfOthers,
  listDaysWithoutPage,
  listPagesOfDay,
  listPeopleOfDay,
} from '#core/modules/daily/day-page.repository.ts';
import { nextSource, readDayPage } from '#core/modules/daily/day-page.review.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';
import type { DayPage, DayPageDraft } from '#shared/daily/daily.schema.ts';

const MOST_DAYS = 100;

export function dailyHandlers(
  kinds: DailyKinds,
  pageKind: RecordKind<DayPageDraft, DayPage>,
): HandlersFor<typeof dailyContract> {
  return {
    'daily.kinds': async (ctx) =>
      readableKinds(ctx, kinds).map(({ name, module, subjects, write }) => ({
        kind: name,
        module,
        subjects: [...subjects],
        mayWrite: ctx.person.permissions.has(write),
      })),
    async 'daily.list'(ctx, input) {
      const after = decodePageKey(input.after, 1);
      const readable = readableKinds(ctx, kinds).map(({ name }) => name);
      const asked = { ...input, kinds: readable, ...(input.ofOthers && { notPersonId: ctx.person.id }) };
      const rows = await listEntries(ctx.db, asked, after);
      const page = toPage(rows, input.limit, (row) => [row.seq]);
      const labels = await labelsOf(
        ctx.db,
        kinds,
        page.rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
      );
      return { ...page, rows: page.rows.map((row) => shownEntry(ctx, kinds, labels, row)) };
    },
    'daily.day': (ctx, input) => showDay(ctx, kinds, input.officeDate ?? ctx.today),
    async 'daily.getPage'(ctx, { id }) {
      const page = await readDayPage(ctx.db, id);
      if (!page) return notFound('day_page', id);
      const { content, version, submissionId } = page;
      const signature = await findPageSignature(ctx.db, submissionId);
      return { id, version, submissionId, content, checkerName: signature?.name ?? '' };
    },
    'daily.add': (ctx, input) => addEntry(ctx, kinds, input),
    'daily.strike': (ctx, input) => strikeOwnEntry(ctx, input),
    'daily.correct': (ctx, input) => correctEntry(ctx, kinds, input),
    'daily.strikeFile': (ctx, input) => strikeOwnFile(ctx, input),
    async 'daily.submitPage'(ctx, input) {
      const fileId = (await nextSource(ctx, input.content.officeDate))?.fileId ?? null;
      const file = fileId === null ? undefined : await findFile(ctx.db, fileId);
      // The original lies beside the page of its entries, before whatever the caller has attached.
      const originals = file ? [{ fileHash: file.file_hash, fileName: file.file_name }] : [];
      const attachments = [...originals, ...input.attachments];
      return submitForReview(ctx, pageKind, { ...input, attachments }, file ? 'imported' : 'created');
    },
  };
}

async function showDay(ctx: QueryContext, kinds: DailyKinds, officeDate: string): Promise<DayView> {
  const readable = readableKinds(ctx, kinds).map(({ name }) => name);
  const people = await listPeopleOfDay(ctx.db, officeDate, readable);
  const pages = await listPagesOfDay(ctx.db, officeDate);
  const daysWithoutPage = await listDaysWithoutPage(ctx.db, ctx.person.id, MOST_DAYS);
  const next = await nextSource(ctx, officeDate);
  const returned = pages.find((row) => row.personId === ctx.person.id && row.state === 'returned');
  return {
    officeDate,
    today: ctx.today,
    people: people.map((row) => ({ ...row, unreviewed: row.unreviewed === 1 })),
    pages,
    toSubmit: daysWithoutPage.find((day) => day.officeDate === officeDate)?.entries ?? 0,
    nextPage: next ? { entries: next.entries, fileName: next.fileName } : null,
    files: await filesOfDay(ctx, officeDate, readable),
    returnedSubmissionId: returned?.submissionId ?? null,
    daysWithoutPage,
    daysOfOthers: await listDaysOfOthers(ctx.db, ctx.person.id, readable, MOST_DAYS),
  };
}
