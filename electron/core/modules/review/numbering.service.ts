import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { type NumberSeries, takeNumbers } from '#core/modules/review/numbering.repository.ts';
import type { CommandContext } from '#core/kernel/context.ts';

export {
  defaultFormat,
  formatOn,
  listCounters,
  type NumberSeries,
  takeNumber,
} from '#core/modules/review/numbering.repository.ts';

/** The row of numbers of a record kind; undefined for kinds whose records have none. */
export function seriesOf({ name, series }: RecordKind): NumberSeries | undefined {
  return series && { name, prefix: series.prefix, isDated: series.businessDate !== undefined };
}

/** The number of a new record, where its kind has numbers. */
export async function numberFor(ctx: CommandContext, kind: RecordKind, content: unknown): Promise<string | undefined> {
  const [number] = await numbersFor(ctx, kind, [content]);
  return number;
}

/** The numbers of new records of one kind, in their order; none where the kind has none. */
export async function numbersFor(
  ctx: CommandContext,
  kind: RecordKind,
  contents: readonly unknown[],
): Promise<readonly string[]> {
  const series = seriesOf(kind);
  if (!series) return [];
  return takeNumbers(
    ctx,
    series,
    contents.map((content) => kind.series?.businessDate?.(content)),
  );
}
