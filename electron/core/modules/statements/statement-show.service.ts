import type { z } from 'zod';
import type { StatementListInput, StatementRecord, StatementState } from '#shared/statements/statements.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { listStatementIds, listStatementsByIds } from '#core/modules/statements/statement-list.repository.ts';
import { findClient } from '#core/modules/statements/statement.repository.ts';
import { readStatement } from '#core/modules/statements/statement.service.ts';

const isOverdue = ({ today }: QueryContext, state: StatementState, replyBy: string): boolean =>
  state === 'issued' && replyBy < today;

/** One page of the list of statements; the first with its totals. */
export async function listStatementRows(ctx: QueryContext, input: z.output<typeof StatementListInput>) {
  const { ids, ...page } = await listStatementIds(ctx.db, input, ctx.today);
  const rows = (await listStatementsByIds(ctx.db, ids)).map((row) => ({
    ...row,
    isOverdue: isOverdue(ctx, row.state, row.replyBy),
  }));
  return { ...page, rows };
}

export async function showStatement(ctx: QueryContext, id: string): Promise<StatementRecord> {
  const statement = await readStatement(ctx.db, id);
  if (!statement) return notFound('statement', id);
  const client = await findClient(ctx.db, statement.clientId);
  return {
    ...statement,
    isOverdue: isOverdue(ctx, statement.state, statement.content.replyBy),
    clientCode: client?.code ?? '',
    clientName: client?.name ?? '',
  };
}
