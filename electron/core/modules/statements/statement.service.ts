import type {
  Statement,
  StatementDraft,
  StatementFigures,
  StatementLine,
} from '#shared/statements/statements.schema.ts';
import type { StatementPreview, StatementState } from '#shared/statements/statements.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';
import { figuresOf } from '#core/modules/statements/statement-figures.service.ts';
import {
  findLastBefore,
  findStatement,
  listStatementLines,
  type StatementLineRow,
  type StatementTableRow,
} from '#core/modules/statements/statement.repository.ts';

/** A statement with what is kept beside its content. */
export interface KnownStatement extends RecordState<Statement> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly state: StatementState;
}

/** Draft to whole content: a new one takes the ledger's figures, an amended one keeps those that were signed. */
export async function completeStatement(
  ctx: QueryContext,
  draft: StatementDraft,
  { recordId }: { readonly recordId?: string },
): Promise<Statement> {
  const current = recordId === undefined ? undefined : await readStatement(ctx.db, recordId);
  if (current) return { ...figuresIn(current.content), ...draft };
  const clientId = await findHolder(ctx.db, draft.clientId);
  return { ...(await figuresOf(ctx.db, { ...draft, clientId })), ...draft };
}

/** The figures of a content, apart from what was keyed. */
export function figuresIn(content: Statement): StatementFigures {
  const { openingFen, shippedFen, receivedFen, reducedFen, otherFen, closingFen, lines } = content;
  return { openingFen, shippedFen, receivedFen, reducedFen, otherFen, closingFen, lines };
}

export async function previewStatement(
  ctx: QueryContext,
  { clientId, from, to }: { readonly clientId: string; readonly from: string; readonly to: string },
): Promise<StatementPreview> {
  const holder = await findHolder(ctx.db, clientId);
  const last = await findLastBefore(ctx.db, holder, from);
  return {
    figures: await figuresOf(ctx.db, { clientId: holder, from, to }),
    last: last ? { id: last.id, number: last.number, to: last.to, closingFen: last.closingFen } : null,
  };
}

/** Rebuilds a statement from its tables, exactly as it was signed; undefined when there is none. */
export async function readStatement(db: ReadDb, id: string): Promise<KnownStatement | undefined> {
  const row = await findStatement(db, id);
  if (!row) return undefined;
  return {
    id,
    content: { ...headOf(row), lines: (await listStatementLines(db, id)).map(lineOf) },
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    state: row.state,
  };
}

function headOf(row: StatementTableRow): Omit<Statement, 'lines'> {
  return {
    clientId: row.signed_client_id ?? row.client_id,
    from: row.period_from,
    to: row.period_to,
    issuedOn: row.issued_on,
    replyBy: row.reply_by,
    note: row.note,
    reply: row.state === 'agreed' || row.state === 'differs' ? row.state : null,
    repliedOn: row.replied_on,
    theirBalanceFen: row.their_balance_fen,
    replyReason: row.reply_reason,
    openingFen: row.opening_fen,
    shippedFen: row.shipped_fen,
    receivedFen: row.received_fen,
    reducedFen: row.reduced_fen,
    otherFen: row.other_fen,
    closingFen: row.closing_fen,
  };
}

function lineOf(row: StatementLineRow): StatementLine {
  return {
    on: row.moved_on,
    kind: row.kind,
    documentId: row.document_id,
    documentNumber: row.document_number,
    productName: row.product_name,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    quantityE6: row.quantity_e6,
    priceE6: row.price_e6,
    invoiceNumbers: row.invoice_numbers,
    receiptMethod: row.receipt_method,
    reference: row.reference,
    amountFen: row.amount_fen,
  };
}
