import { businessDateOf, daysBetween } from '#shared/kernel/business-date.ts';

/** How many days, weeks and months with a backup are remembered by their newest one. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;
const A_MONDAY = '1970-01-05';

/** A verified backup that lies in a place. */
export interface KeptBackup {
  readonly name: string;
  /** UTC milliseconds. */
  readonly madeAt: number;
}

/**
 * Which verified backups of a place may go: all but the newest of each of the last 7 days, 4 weeks (Monday to Sunday) and
 * 12 months that have one. The newest of all always stays.
 */
export function superseded(backups: readonly KeptBackup[]): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt - a.madeAt);
  const kept = new Set<string>();
  const keepNewestOfEach = (periodOf: (madeAt: number) => string, count: number): void => {
    const seen = new Set<string>();
    for (const { name, madeAt } of newestFirst) {
      const period = periodOf(madeAt);
      if (seen.has(period)) continue;
      if (seen.size === count) return;
      seen.add(period);
      kept.add(name);
    }
  };
  keepNewestOfEach((madeAt) => businessDateOf(madeAt), KEPT.days);
  keepNewestOfEach(weekOf, KEPT.weeks);
  keepNewestOfEach((madeAt) => businessDateOf(madeAt).slice(0, 7), KEPT.months);
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

/** The number of the week, which begins on Monday. 1970-01-05 was one. */
function weekOf(madeAt: number): string {
  return String(Math.floor(daysBetween(A_MONDAY, businessDateOf(madeAt)) / 7));
}
