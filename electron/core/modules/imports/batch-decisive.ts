import type { Role } from '#shared/users/roles.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { ImportContent } from '#core/modules/imports/import-content.ts';
import type { Decisive, RecordKind } from '#core/modules/review/record-kind.ts';

/**
 * What decides who signs an import: its money, and the authority that the most demanding of its rows takes. A contract in a file is
 * signed by whoever may sign it on paper.
 */
export async function decisiveOfBatch(
  ctx: QueryContext,
  record: RecordKind,
  { control, records }: ImportContent,
): Promise<Decisive> {
  const amountFen = control.amountFen ?? 0;
  if (record.decidedBy?.includes('discount') !== true) return { amountFen };
  let authority: readonly Role[] | undefined;
  for (const { content } of records) {
    ctx.signal.throwIfAborted();
    const own = (await record.decisive?.(ctx, content))?.authority;
    if (own !== undefined && (authority === undefined || own.length < authority.length)) authority = own;
  }
  return { amountFen, ...(authority && { authority }) };
}
