import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { chainHead } from '#core/modules/audit/audit.service.ts';
import type { DailyKinds } from '#core/modules/daily/daily-kind.ts';
import { findPageSignature } from '#core/modules/daily/day-page.repository.ts';
import { readDayPage } from '#core/modules/daily/day-page.review.ts';
import type { DayPageSheet } from '#core/printing/day-page-data.ts';
import { dayPageDocument } from '#core/printing/day-page-sheet.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import type { PaperName, PrintOffset } from '#core/printing/paper.ts';
import { renderDocument } from '#core/printing/render-document.ts';

interface DayPageWish {
  readonly paper?: PaperName;
  readonly offset: PrintOffset;
  readonly printing: DayPageSheet['printing'];
}

/** 日页 on paper: only countersigned pages, exactly as they were signed, with the head of the audit chain at the foot. */
export function dayPagePrintable(kinds: DailyKinds) {
  return {
    name: 'day_page',
    papers: dayPageDocument.papers,
    copies: [],
    async render(ctx: QueryContext, recordId: string, { paper, offset, printing }: DayPageWish) {
      const data = await dayPageSheetOf(ctx, kinds, recordId, printing);
      return renderDocument({ document: dayPageDocument, data, options: undefined, offset, ...(paper && { paper }) });
    },
  };
}

async function dayPageSheetOf(
  ctx: QueryContext,
  kinds: DailyKinds,
  id: string,
  printing: DayPageSheet['printing'],
): Promise<DayPageSheet> {
  const page = await readDayPage(ctx.db, id);
  if (!page) return notFound('day_page', id);
  const { content, submissionId } = page;
  const signature = await findPageSignature(ctx.db, submissionId);
  const head = await chainHead(ctx.db);
  invariant(signature && head, 'an effective page was countersigned, and that was audited');
  const hash = signature.contentHash;
  return {
    companyName: (await officeOnPaper(ctx)).name,
    officeDate: content.officeDate,
    personName: content.personName,
    entries: content.entries.map((entry) => ({
      time: entry.keyedAt.slice(-5),
      kind: kinds.get(entry.kind).paperName,
      subject: entry.subject,
      summary: entry.summary,
      corrects: entry.corrects ?? '',
    })),
    checked: `${signature.name} ${formatInstant(signature.at)}`,
    contentHash: [hash.slice(0, 4), hash.slice(4, 8), hash.slice(8, 12)].join('-'),
    chainHead: head,
    printing,
  };
}
