import { Invoice, InvoiceDraft } from '#shared/invoicing/invoicing.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { residueEntries } from '#core/modules/dispatch/residue.service.ts';
import { invoiceEntries } from '#core/modules/invoicing/invoice-posting.service.ts';
import { readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { insertInvoice, updateInvoice } from '#core/modules/invoicing/invoice.repository.ts';
import { checkInvoice, completeInvoice, readInvoice } from '#core/modules/invoicing/invoice.service.ts';
import { postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

export const INVOICE_KIND = 'invoice';

/** 发票, recorded from the bureau's paper or list: number, total and date are re-keyed. It posts revenue and output tax. */
export const invoiceKind = defineRecordKind<InvoiceDraft, Invoice>({
  name: INVOICE_KIND,
  module: 'invoicing',
  draft: InvoiceDraft,
  content: Invoice,
  actions: ['create', 'amend', 'void'],
  complete: completeInvoice,
  checks(content) {
    const checks: FieldCheck[] = [
      { path: 'invoiceNumber', mode: 'rekey', type: 'identifier' },
      { path: 'grossFen', mode: 'rekey', type: 'fen' },
      { path: 'issuedOn', mode: 'rekey', type: 'date' },
    ];
    if (content.invoiceCode !== null) checks.push({ path: 'invoiceCode', mode: 'rekey', type: 'identifier' });
    return checks;
  },
  derived: ['netFen', 'taxFen'],
  barredRoles: ['cashier'],
  decidedBy: ['money'],
  decisive: async (_ctx, { grossFen }) => ({ amountFen: grossFen }),
  title: ({ requestNumber }) => requestNumber,
  claims: ({ requestId, invoiceCode, invoiceNumber }) => [
    { scope: 'invoice.request', key: requestId },
    { scope: 'invoice.number', key: `${invoiceCode ?? ''}/${invoiceNumber}` },
  ],
  validate: checkInvoice,
  apply: applyInvoice,
  read: readInvoice,
});

async function applyInvoice(ctx: CommandContext, effect: Effect<Invoice>): Promise<void> {
  const { content, recordId, submissionId, action } = effect;
  const client = await clientColumnsOf(ctx.db, content.clientId);
  const row = { ...rowOf(effect), ...client };
  if (action === 'create') await insertInvoice(ctx.db, row);
  else await updateInvoice(ctx.db, row);
  const source = { kind: INVOICE_KIND, id: recordId };
  if (action !== 'create') {
    const memo = `发票 ${content.invoiceNumber} ${action === 'void' ? '作废冲回' : '更改冲回'}`;
    await reverseVouchers(ctx, source, submissionId, memo);
  }
  if (action === 'void') return;
  const request = await readInvoiceRequest(ctx.db, content.requestId);
  invariant(request, 'an invoice belongs to a request');
  const entries = invoiceEntries({ ...content, clientId: client.client_id }, request.content);
  const residues = await residueEntries(ctx.db, entries);
  const memo = `发票 ${content.invoiceNumber}（${request.number}）`;
  await postVoucher(ctx, { date: content.issuedOn, memo, source, submissionId, entries: [...entries, ...residues] });
}

function rowOf({ content, recordId, version, submissionId, action }: Effect<Invoice>) {
  return {
    id: recordId,
    version,
    invoice_request_id: content.requestId,
    kind: content.kind,
    invoice_code: content.invoiceCode,
    invoice_number: content.invoiceNumber,
    issued_on: content.issuedOn,
    net_fen: content.netFen,
    tax_fen: content.taxFen,
    gross_fen: content.grossFen,
    remark: content.remark,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}
