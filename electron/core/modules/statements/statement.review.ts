import { type Statement, Statement as Content, StatementDraft } from '#shared/statements/statements.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';
import { checkStatement } from '#core/modules/statements/statement-rules.service.ts';
import { insertStatement, updateStatement } from '#core/modules/statements/statement.repository.ts';
import { completeStatement, readStatement } from '#core/modules/statements/statement.service.ts';

export const STATEMENT_KIND = 'statement';

/**
 * 对账单. Every figure comes from vouchers that two people made, so nothing is keyed again: the whole of it is read through and its two
 * balances confirmed. The client's reply is an amendment that changes nothing else.
 */
export const statementKind = defineRecordKind<StatementDraft, Statement>({
  name: STATEMENT_KIND,
  module: 'statements',
  draft: StatementDraft,
  content: Content,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'DZ', businessDate: ({ issuedOn }) => issuedOn },
  complete: completeStatement,
  checks({ reply }) {
    const checks: FieldCheck[] = [
      { path: 'openingFen', mode: 'confirm', type: 'fen' },
      { path: 'closingFen', mode: 'confirm', type: 'fen' },
    ];
    if (reply !== null) checks.push({ path: 'reply', mode: 'confirm', type: 'text' });
    if (reply === 'differs') checks.push({ path: 'theirBalanceFen', mode: 'confirm', type: 'fen' });
    return checks;
  },
  derived: [],
  barredRoles: ['cashier'],
  title: ({ from, to }) => `${from} – ${to}`,
  claims: ({ clientId, from, to }) => [{ scope: 'statement.period', key: `${clientId}/${from}/${to}` }],
  validate: checkStatement,
  apply: applyStatement,
  read: readStatement,
});

async function applyStatement(ctx: CommandContext, effect: Effect<Statement>): Promise<void> {
  const { action, content } = effect;
  if (action !== 'create') return updateStatement(ctx.db, openColumns(effect));
  invariant(effect.number !== undefined, 'a new statement is given its number');
  const head = {
    ...openColumns(effect),
    ...(await clientColumnsOf(ctx.db, content.clientId)),
    number: effect.number,
    period_from: content.from,
    period_to: content.to,
    issued_on: content.issuedOn,
    opening_fen: content.openingFen,
    shipped_fen: content.shippedFen,
    received_fen: content.receivedFen,
    reduced_fen: content.reducedFen,
    other_fen: content.otherFen,
    closing_fen: content.closingFen,
  };
  await insertStatement(ctx.db, head, lineRows(effect));
}

function openColumns({ action, content, recordId, version, submissionId }: Effect<Statement>) {
  return {
    id: recordId,
    version,
    reply_by: content.replyBy,
    note: content.note,
    state: action === 'void' ? ('void' as const) : (content.reply ?? ('issued' as const)),
    replied_on: content.repliedOn,
    their_balance_fen: content.theirBalanceFen,
    reply_reason: content.replyReason,
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<Statement>) {
  return content.lines.map((line, position) => ({
    statement_id: recordId,
    position,
    moved_on: line.on,
    kind: line.kind,
    document_id: line.documentId,
    document_number: line.documentNumber,
    product_name: line.productName,
    specification: line.specification,
    unit: line.unit,
    unit_decimals: line.unitDecimals,
    quantity_e6: line.quantityE6,
    price_e6: line.priceE6,
    invoice_numbers: line.invoiceNumbers,
    receipt_method: line.receiptMethod,
    reference: line.reference,
    amount_fen: line.amountFen,
    submission_id: submissionId,
  }));
}
