import type { Role } from '#shared/users/roles.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { ImportContent } from '#core/modules/imports/import-content.ts';
import type { BatchRow, RowBlocks } from '#core/modules/review/batch-row.ts';
import { blocksOf } from '#core/modules/review/batch-rows.ts';
import type { Decisive, RecordKind } from '#core/modules/review/record-kind.ts';

/** What the rows looked at so far take: the fewest roles that must sign, and whether a best credit grade is given. */
export interface Demands {
  look(ctx: QueryContext, rows: readonly BatchRow[]): Promise<void>;
  found(): Pick<Decisive, 'authority' | 'topCredit'>;
}

export function demandsOf(record: RecordKind, { records }: Pick<ImportContent, 'records'>): Demands {
  const isAsked = record.decidedBy?.some((by) => by !== 'money') === true;
  const amended = new Set(records.flatMap(({ recordId, amends }) => (amends ? [recordId] : [])));
  let authority: readonly Role[] | undefined;
  let topCredit = false;
  return {
    async look(ctx, rows) {
      if (!isAsked) return;
      for (const { recordId, content } of rows) {
        const own = await record.decisive?.(ctx, content, amended.has(recordId) ? recordId : undefined);
        topCredit ||= own?.topCredit === true;
        const asked = own?.authority;
        if (asked !== undefined && (authority === undefined || asked.length < authority.length)) authority = asked;
      }
    },
    found: () => (isAsked ? { topCredit, ...(authority && { authority }) } : {}),
  };
}

/** What the rows of a batch were found to take when they were last checked, so that they are not all read once more for it. */
const foundBefore = new WeakMap<RowBlocks, ReturnType<Demands['found']>>();

export function keepDemands(rows: RowBlocks | undefined, demands: Demands): void {
  if (rows) foundBefore.set(rows, demands.found());
}

/**
 * What decides who signs an import: its money, and what the most demanding of its rows takes. A contract in a file is signed by
 * whoever may sign it on paper, and so is a client given the best credit grade. `rows` are those that lie beside the content.
 */
export async function decisiveOfBatch(
  ctx: QueryContext,
  record: RecordKind,
  content: ImportContent,
  rows: RowBlocks | undefined,
): Promise<Decisive> {
  const amountFen = content.control.amountFen ?? 0;
  const before = rows && foundBefore.get(rows);
  if (before) return { amountFen, ...before };
  const demands = demandsOf(record, content);
  const blocks = content.rows && rows ? rows : blocksOf(content.records);
  let done = 0;
  for await (const block of blocks()) {
    await ctx.progress('import.checking', done, content.rows?.count ?? content.records.length);
    ctx.signal.throwIfAborted();
    await demands.look(ctx, block);
    done += block.length;
  }
  return { amountFen, ...demands.found() };
}
