import type { Role } from '#shared/users/roles.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { ImportContent } from '#core/modules/imports/import-content.ts';
import type { Decisive, RecordKind } from '#core/modules/review/record-kind.ts';

/**
 * What decides who signs an import: its money, and what the most demanding of its rows takes. A contract in a file is signed by
 * whoever may sign it on paper, and so is a client given the best credit grade.
 */
export async function decisiveOfBatch(
  ctx: QueryContext,
  record: RecordKind,
  { control, records }: ImportContent,
): Promise<Decisive> {
  const amountFen = control.amountFen ?? 0;
  if (!record.decidedBy?.some((by) => by !== 'money')) return { amountFen };
  let authority: readonly Role[] | undefined;
  let topCredit = false;
  for (const { content } of records) {
    ctx.signal.throwIfAborted();
    const own = await record.decisive?.(ctx, content);
    topCredit ||= own?.topCredit === true;
    const asked = own?.authority;
    if (asked !== undefined && (authority === undefined || asked.length < authority.length)) authority = asked;
  }
  return { amountFen, topCredit, ...(authority && { authority }) };
}
