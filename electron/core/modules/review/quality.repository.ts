import type { QualityGroup, QualityRow, ShownCheck } from '#shared/review/review.contract.ts';
import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { patternOf } from '#core/modules/review/check-plan.ts';

/** Counts one keying by field pattern: how many boxes, how many of them differed. Values are not kept. */
export async function insertFieldCounts(
  db: WriteDb,
  attempt: {
    readonly submission_id: string;
    readonly round: number;
    readonly person_id: string;
    readonly attempt: 1 | 2;
    readonly month: number;
  },
  checks: readonly ShownCheck[],
  differing: readonly string[],
): Promise<void> {
  const counts = new Map<string, { keyed: number; differed: number }>();
  for (const { path, mode } of checks) {
    if (mode !== 'rekey') continue;
    const count = counts.get(patternOf(path)) ?? { keyed: 0, differed: 0 };
    count.keyed += 1;
    if (differing.includes(path)) count.differed += 1;
    counts.set(patternOf(path), count);
  }
  for (const [path, count] of counts) {
    await db
      .insertInto('reentry_field')
      .values({ ...attempt, path, ...count })
      .execute();
  }
}

export interface QualityQuery {
  readonly by: QualityGroup;
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly kind?: string | undefined;
}

const COUNTS = ['keyed', 'differed', 'corrected', 'disputed'] as const;

/** The worst first; people by name. One query for screen and workbook. */
export async function listQuality(db: ReadDb, asked: QualityQuery): Promise<QualityRow[]> {
  const group = GROUPS[asked.by];
  const rows = await db
    .selectFrom('v_review_quality as q')
    .innerJoin('v_person as maker', 'maker.id', 'q.maker_id')
    .innerJoin('v_person as checker', 'checker.id', 'q.checker_id')
    .select((eb) => [
      sql<string>`${sql.raw(group.key)}`.as('key'),
      sql<string | null>`${sql.raw(group.kind)}`.as('kind'),
      sql<string | null>`${sql.raw(group.path)}`.as('path'),
      ...COUNTS.map((count) => eb.fn.sum<number>(`q.${count}`).as(count)),
    ])
    .where('q.month', '>=', asked.fromMonth)
    .where('q.month', '<=', asked.toMonth)
    .$if(asked.kind !== undefined, (query) => query.where('q.kind', '=', asked.kind ?? ''))
    // By position: the view has columns of these names.
    .groupBy([sql`1`, sql`2`, sql`3`])
    .orderBy(asked.by === 'month' ? sql`1` : sql`CAST(SUM(q.differed) AS REAL) / MAX(1, SUM(q.keyed)) DESC, 1`)
    .limit(1000)
    .execute();
  return rows.map(({ key, kind, path, keyed, differed, corrected, disputed }) => ({
    key: String(key),
    ...(kind !== null && { kind }),
    ...(path !== null && { path }),
    keyed: Number(keyed),
    differed: Number(differed),
    corrected: Number(corrected),
    disputed: Number(disputed),
  }));
}

/** Fixed texts, never input: what a row stands for. */
const GROUPS: Readonly<Record<QualityGroup, { readonly key: string; readonly kind: string; readonly path: string }>> = {
  field: { key: "q.kind || ' ' || q.path", kind: 'q.kind', path: 'q.path' },
  kind: { key: 'q.kind', kind: 'q.kind', path: 'NULL' },
  maker: { key: 'maker.name', kind: 'NULL', path: 'NULL' },
  checker: { key: 'checker.name', kind: 'NULL', path: 'NULL' },
  month: { key: 'CAST(q.month AS TEXT)', kind: 'NULL', path: 'NULL' },
};
