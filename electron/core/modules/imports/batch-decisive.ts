import type { Role } from '#shared/users/roles.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { ImportContent } from '#core/modules/imports/import-content.ts';
import { blocksOf, type RowBlocks } from '#core/modules/review/batch-rows.ts';
import type { Decisive, RecordKind } from '#core/modules/review/record-kind.ts';

/**
 * What decides who signs an import: its money, and what the most demanding of its rows takes. A contract in a file is signed by
 * whoever may sign it on paper, and so is a client given the best credit grade. `rows` are those that lie beside the content.
 */
export async function decisiveOfBatch(
  ctx: QueryContext,
  record: RecordKind,
  { control, records, rows: seal }: ImportContent,
  rows: RowBlocks | undefined,
): Promise<Decisive> {
  const amountFen = control.amountFen ?? 0;
  if (!record.decidedBy?.some((by) => by !== 'money')) return { amountFen };
  const amended = new Set(records.flatMap(({ recordId, amends }) => (amends ? [recordId] : [])));
  const blocks = seal && rows ? rows : blocksOf(records);
  let authority: readonly Role[] | undefined;
  let topCredit = false;
  let done = 0;
  for await (const block of blocks()) {
    await ctx.progress('import.checking', done, seal?.count ?? records.length);
    ctx.signal.throwIfAborted();
    for (const { recordId, content } of block) {
      const own = await record.decisive?.(ctx, content, amended.has(recordId) ? recordId : undefined);
      topCredit ||= own?.topCredit === true;
      const asked = own?.authority;
      if (asked !== undefined && (authority === undefined || asked.length < authority.length)) authority = asked;
    }
    done += block.length;
  }
  return { amountFen, topCredit, ...(authority && { authority }) };
}
