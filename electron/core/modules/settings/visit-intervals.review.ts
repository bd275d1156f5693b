import { USUAL_INTERVALS } from '#shared/settings/visit-intervals.ts';
import { VisitIntervals } from '#shared/settings/settings.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { listIntervals, putIntervals } from '#core/modules/settings/visit-intervals.repository.ts';

const VISIT_INTERVALS_KIND = 'visit_intervals';

/** 回访间隔 by class, all of them signed as one. No money hangs on it: the checker looks and ticks. */
export const visitIntervalsKind = defineRecordKind<VisitIntervals, VisitIntervals>({
  name: VISIT_INTERVALS_KIND,
  module: 'settings',
  draft: VisitIntervals,
  content: VisitIntervals,
  actions: ['create', 'amend'],
  soleRecordId: VISIT_INTERVALS_KIND,
  derived: [],
  complete: async (_ctx, { lines }) => ({ lines: lines.toSorted((a, b) => (a.sizeGrade < b.sizeGrade ? -1 : 1)) }),
  checks: () => [{ path: 'lines', mode: 'confirm', type: 'text' }],
  title: () => '',
  claims: () => [{ scope: 'settings.list', key: VISIT_INTERVALS_KIND }],
  validate: async () => [],
  apply: (ctx, { content, version, submissionId }) =>
    putIntervals(ctx.db, content.lines, { version, submission_id: submissionId }),
  async read(db) {
    const rows = await listIntervals(db);
    const [first] = rows;
    if (!first) return undefined;
    const lines = rows.map(({ sizeGrade, days }) => ({ sizeGrade, days }));
    return { content: { lines }, version: first.version, submissionId: first.submissionId };
  },
});

/** 回访间隔 as it stands: the office's own, or what the program brings until there is one. */
export async function currentIntervals(db: ReadDb): Promise<VisitIntervals> {
  return (await visitIntervalsKind.read(db, VISIT_INTERVALS_KIND))?.content ?? USUAL_INTERVALS;
}
