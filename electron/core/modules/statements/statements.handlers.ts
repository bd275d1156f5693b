import type { statementsContract } from '#shared/statements/statements.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';
import { listStatementRows, showStatement } from '#core/modules/statements/statement-show.service.ts';
import { statementKind } from '#core/modules/statements/statement.review.ts';
import { previewStatement } from '#core/modules/statements/statement.service.ts';

export const statementsHandlers: HandlersFor<typeof statementsContract> = {
  'statements.list': (ctx, input) => listStatementRows(ctx, input),
  'statements.show': (ctx, { id }) => showStatement(ctx, id),
  'statements.preview': (ctx, input) => previewStatement(ctx, input),
  'statements.submit': (ctx, input) => submitForReview(ctx, statementKind, input),
};
