import type { PerformanceGroup, PerformancePage, PerformanceRow } from '#shared/reports/reports.contract.ts';

/** A line of the table: the head of a group, or one contract line under it. */
export type ScheduleRow =
  | { readonly group: PerformanceGroup; readonly line?: undefined }
  | { readonly group?: undefined; readonly line: PerformanceRow };

export function keyOf(row: ScheduleRow): string {
  return row.group === undefined ? `${row.line.contractId}/${row.line.lineKey}` : `group ${row.group.key}`;
}

/** Group heads above their lines, in the office's order; the lines of folded groups are left out. */
export function scheduleRows(
  lines: readonly PerformanceRow[] | undefined,
  pages: readonly PerformancePage[],
  folded: ReadonlySet<string>,
): readonly ScheduleRow[] | undefined {
  if (lines === undefined) return undefined;
  const groups = new Map(pages.flatMap((page) => page.groups.map((group) => [group.key, group])));
  const rows: ScheduleRow[] = [];
  let last: string | undefined;
  for (const line of lines) {
    const group = groups.get(line.groupKey);
    if (line.groupKey !== last && group !== undefined) rows.push({ group });
    last = line.groupKey;
    if (!folded.has(line.groupKey)) rows.push({ line });
  }
  return rows;
}
