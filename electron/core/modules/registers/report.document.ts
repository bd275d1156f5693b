import { formatInstant } from '#shared/kernel/business-date.ts';
import type { MergeRule } from '#shared/registers/register-across.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { plainPrintable, type Printable, type PrintWish } from '#core/modules/prints/printable.ts';
import { filterWords } from '#core/modules/registers/register-filter.service.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { textOf } from '#core/modules/registers/register-paper.service.ts';
import { type BookWish, listAll, spanOf, wishOf } from '#core/modules/registers/register-wish.service.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import type { RegisterReport, ReportGroup, ReportItem } from '#core/printing/register-data.ts';
import { registerReportDocument } from '#core/printing/register-report.ts';

/** 汇总报告: what the entries of a filter say, merged by sort. Like a book it is asked for by the list's own input. */
export function registerReportPrintable(kinds: RegisterKinds): Printable {
  return plainPrintable('register_report', registerReportDocument, (ctx, wish, printing) =>
    reportOf(ctx, kinds, wishOf(wish), printing),
  );
}

async function reportOf(
  ctx: QueryContext,
  kinds: RegisterKinds,
  wish: BookWish,
  printing: PrintWish['printing'],
): Promise<RegisterReport> {
  const kind = getRegister(kinds, wish.register);
  const { merges } = kind;
  if (merges === undefined) return refuseField('register', 'registers.merges_nothing', { register: kind.label.zh });
  const found = await listAll(ctx, kinds, { ...wish, sort: { column: kind.date, descending: false } });
  // What was struck is no information.
  const rows = found.filter(({ state }) => state !== 'struck');
  if (rows.length === 0) return refuse('registers.nothing_to_merge');
  const { from, until } = spanOf(ctx, kind, wish, rows);
  const filter = filterWords(kind, wish);
  const asked = filter === '' ? '' : `　条件：${filter}`;
  return {
    title: merges.title,
    name: `${merges.title} ${from} — ${until}`,
    lead: `期间：${from} 至 ${until}　共 ${rows.length} 条${asked}`,
    companyName: (await officeOnPaper(ctx)).name,
    groups: groupsOf(kind, merges, rows),
    signatures: ['汇总', '主管', '报送'],
    asOf: formatInstant(ctx.now),
    printing,
  };
}

/** By the choices of the field in their order; entries by day. */
function groupsOf(kind: RegisterKind, rule: MergeRule, rows: readonly RegisterRow[]): ReportGroup[] {
  const bySort = Map.groupBy(rows, ({ fields }) => String(fields[rule.by] ?? ''));
  return (fieldOf(kind, rule.by)?.choices ?? []).flatMap(({ code, label }) => {
    const some = bySort.get(code) ?? [];
    return some.length === 0 ? [] : [{ title: label.zh, items: some.map((row) => itemOf(kind, rule, row)) }];
  });
}

function itemOf(kind: RegisterKind, rule: MergeRule, row: RegisterRow): ReportItem {
  const texts = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const field = fieldOf(kind, key);
      const text = field ? textOf(field, row) : '';
      return field && text !== '' ? [{ label: field.label.zh, text }] : [];
    });
  const [heading] = texts([rule.heading]);
  return {
    heading: heading?.text ?? '',
    facts: texts(rule.facts)
      .map(({ text }) => text)
      .join('　'),
    bodies: texts(rule.bodies),
  };
}
