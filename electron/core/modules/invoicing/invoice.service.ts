import type { Invoice, InvoiceDraft } from '#shared/invoicing/invoicing.schema.ts';
import { plainFen } from '#shared/kernel/money.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { findInvoice, findInvoiceByNumber, findInvoiceOf } from '#core/modules/invoicing/invoice.repository.ts';
import { readInvoiceRequest, type KnownInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { allocatedOn } from '#core/modules/ledger/allocated.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import type { Proposal, RecordState } from '#core/modules/review/record-kind.ts';

/** A recorded invoice with what is kept beside its content. */
export interface KnownInvoice extends RecordState<Invoice> {
  readonly id: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
}

/** The client is the request's; an invoice that was recorded before a merge goes on naming whom it was issued to. */
export async function completeInvoice(
  ctx: QueryContext,
  draft: InvoiceDraft,
  { recordId }: { readonly recordId?: string },
): Promise<Invoice> {
  const request = await readInvoiceRequest(ctx.db, draft.requestId);
  if (!request) return refuseField('requestId', 'invoicing.request_unknown');
  const current = recordId === undefined ? undefined : await readInvoice(ctx.db, recordId);
  const clientId = current?.clientId === request.clientId ? current.content.clientId : request.clientId;
  return { ...draft, requestNumber: request.number, clientId, kind: request.content.kind };
}

/** Rebuilds an invoice from its table; undefined when there is none. */
export async function readInvoice(db: ReadDb, id: string): Promise<KnownInvoice | undefined> {
  const row = await findInvoice(db, id);
  if (!row) return undefined;
  const request = await readInvoiceRequest(db, row.invoice_request_id);
  invariant(request, 'an invoice belongs to a request');
  const content: Invoice = {
    requestId: row.invoice_request_id,
    invoiceCode: row.invoice_code,
    invoiceNumber: row.invoice_number,
    issuedOn: row.issued_on,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
    remark: row.remark,
    requestNumber: request.number,
    clientId: row.signed_client_id ?? row.client_id,
    kind: row.kind,
  };
  const isVoid = row.status === 'void';
  return { id, content, version: row.version, submissionId: row.submission_id, clientId: row.client_id, isVoid };
}

/** What must hold before an issued invoice is recorded: a request in force without one, a number once, totals that agree. */
export async function checkInvoice(ctx: QueryContext, proposal: Proposal<Invoice>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readInvoice(ctx.db, recordId);
  if (current?.isVoid === true) refuse('invoicing.already_void', { number: current.content.invoiceNumber });
  if (current && action === 'void') {
    if (canonicalJson(content) !== canonicalJson(current.content)) {
      refuse('invoicing.void_changes', { number: current.content.invoiceNumber });
    }
    const { fen, numbers: allocations } = await allocatedOn(ctx.db, 'invoice_id', current.id);
    if (fen > 0) refuse('invoicing.void_allocated', { number: current.content.invoiceNumber, allocations });
    return [];
  }
  if (current) await refuseBeneathAllocations(ctx, content, current);
  const request = await readInvoiceRequest(ctx.db, content.requestId);
  if (!request || request.isVoid) return refuseField('requestId', 'invoicing.request_unknown');
  await refuseTaken(ctx, proposal, request);
  refuseUnclearNumber(content);
  refuseOtherTotals(content, request);
  if (content.issuedOn > ctx.today) {
    refuseField('issuedOn', 'invoicing.issued_in_future', { on: content.issuedOn, today: ctx.today });
  }
  await refuseClosedPeriod(ctx.db, content.issuedOn);
  if (content.issuedOn >= request.content.requestedOn) return [];
  return [
    { rule: 'invoicing.issued_before_request', path: 'issuedOn', details: { requested: request.content.requestedOn } },
  ];
}

/** What allocations stand on stays: the request with its contracts, and enough of the total. */
async function refuseBeneathAllocations(ctx: QueryContext, content: Invoice, current: KnownInvoice): Promise<void> {
  const { fen, numbers: allocations, since } = await allocatedOn(ctx.db, 'invoice_id', current.id);
  if (since === undefined) return;
  if (content.requestId !== current.content.requestId) {
    refuseField('requestId', 'invoicing.request_fixed', { number: current.content.invoiceNumber, allocations });
  }
  if (content.issuedOn > since) {
    refuseField('issuedOn', 'invoicing.issued_after_allocation', { since, allocations });
  }
  if (content.grossFen < fen) {
    refuseField('grossFen', 'invoicing.below_allocated', { allocated: plainFen(fen), allocations });
  }
}

async function refuseTaken(
  ctx: QueryContext,
  { content, recordId }: Proposal<Invoice>,
  request: KnownInvoiceRequest,
): Promise<void> {
  const issued = await findInvoiceOf(ctx.db, request.id);
  if (issued && issued.id !== recordId) {
    refuse('invoicing.already_issued', { number: request.number, invoice: issued.invoice_number });
  }
  const taken = await findInvoiceByNumber(ctx.db, content.invoiceCode, content.invoiceNumber);
  if (taken && taken.id !== recordId) refuseField('invoiceNumber', 'invoicing.number_taken', { on: taken.issued_on });
}

/** 数电票 have 20 digits and no code; older invoices 8 digits and a code of 10 or 12. */
function refuseUnclearNumber({ invoiceCode, invoiceNumber }: Invoice): void {
  if (invoiceNumber.length === 20 && invoiceCode !== null) refuseField('invoiceCode', 'invoicing.code_not_expected');
  if (invoiceNumber.length === 8 && invoiceCode === null) refuseField('invoiceCode', 'invoicing.code_needed');
}

/** One fen a line, discount lines included: the bureau may round the tax of a line otherwise. */
function refuseOtherTotals(content: Invoice, { content: request, number }: KnownInvoiceRequest): void {
  if (content.netFen + content.taxFen !== content.grossFen) refuseField('grossFen', 'invoicing.totals_do_not_add_up');
  const allowed = request.lines.length + request.lines.filter((line) => line.discountFen > 0).length;
  for (const column of ['netFen', 'taxFen', 'grossFen'] as const) {
    if (Math.abs(content[column] - request[column]) <= allowed) continue;
    refuseField(column, 'invoicing.totals_differ', {
      number,
      requested: plainFen(request[column]),
      allowed: plainFen(allowed),
    });
  }
}
