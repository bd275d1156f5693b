import { restartsUnseen } from '#shared/kernel/document-number.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { Numbering, type SeriesFormat } from '#shared/settings/settings.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { defaultFormat, type NumberSeries } from '#core/modules/review/numbering.service.ts';
import { defineRecordKind, type Proposal, type RecordKind } from '#core/modules/review/record-kind.ts';
import { findNumbering, insertNumbering, listFormatsEver } from '#core/modules/settings/numbering.repository.ts';
import { findList, putList } from '#core/modules/settings/settings-list.repository.ts';

export const NUMBERING_KIND = 'numbering';

/** 编号规则 of every series; numbers that were given never change. */
export function numberingKind(series: readonly NumberSeries[]): RecordKind<Numbering, Numbering> {
  return defineRecordKind<Numbering, Numbering>({
    name: NUMBERING_KIND,
    module: 'settings',
    draft: Numbering,
    content: Numbering,
    actions: ['create', 'amend'],
    soleRecordId: NUMBERING_KIND,
    derived: [],
    complete: async (_ctx, draft) => draft,
    checks: () => [{ path: 'lines', mode: 'confirm', type: 'text' }],
    title: ({ fromOn }) => fromOn ?? '',
    claims: () => [{ scope: 'settings.list', key: NUMBERING_KIND }],
    validate: (ctx, proposal) => validateNumbering(ctx, series, proposal),
    async apply(ctx, { content, version, submissionId }) {
      const holdsFrom = content.fromOn !== null && content.fromOn > ctx.today ? content.fromOn : ctx.today;
      await insertNumbering(ctx.db, { numbering: content, holdsFrom }, version, submissionId);
      await putList(ctx.db, NUMBERING_KIND, version, submissionId);
    },
    async read(db) {
      const head = await findList(db, NUMBERING_KIND);
      const stored = head && (await findNumbering(db, head.version));
      return stored && { content: stored.numbering, version: head.version, submissionId: head.submission_id };
    },
  });
}

async function validateNumbering(
  ctx: QueryContext,
  series: readonly NumberSeries[],
  { content: { fromOn, lines } }: Proposal<Numbering>,
): Promise<Warning[]> {
  const defaults = series.map((each) => ({ series: each.name, ...defaultFormat(each) }));
  const before = [...defaults, ...(await listFormatsEver(ctx.db))];
  for (const [index, line] of lines.entries()) {
    refuseUnclearFormat(line, index, lines, series);
    const clash = before.find((other) => clashes(line, other));
    if (!clash) continue;
    const rule = clash.series === line.series ? 'settings.number_restart_fixed' : 'settings.number_prefix_taken';
    refuseField(`lines.${index}.prefix`, rule, { prefix: line.prefix });
  }
  const missing = series.find(({ name }) => lines.every((line) => line.series !== name));
  if (missing) refuseField('lines', 'settings.series_missing', { prefix: missing.prefix });
  return fromOn !== null && fromOn < ctx.today ? [{ rule: 'settings.numbering_from_past', path: 'fromOn' }] : [];
}

function refuseUnclearFormat(
  line: SeriesFormat,
  index: number,
  lines: readonly SeriesFormat[],
  series: readonly NumberSeries[],
): void {
  const at = { line: index + 1 };
  if (series.every(({ name }) => name !== line.series))
    refuseField(`lines.${index}.series`, 'settings.series_unknown', at);
  if (lines.findIndex((other) => other.series === line.series) < index) {
    refuseField(`lines.${index}.series`, 'settings.series_twice', at);
  }
  if (lines.findIndex((other) => other.prefix === line.prefix) < index) {
    refuseField(`lines.${index}.prefix`, 'settings.number_prefix_taken', { prefix: line.prefix });
  }
  if (restartsUnseen(line)) refuseField(`lines.${index}.restart`, 'settings.number_restart_unseen', at);
}

/** Whether two formats could ever write the same number. */
function clashes(line: SeriesFormat, other: Omit<SeriesFormat, 'width'>): boolean {
  if (line.prefix !== other.prefix) return false;
  return line.series !== other.series || (line.datePart === other.datePart && line.restart !== other.restart);
}
