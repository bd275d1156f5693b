import { isCharged } from '#shared/dispatch/dispatch-amounts.ts';
import type { InvoiceRequest, InvoiceRequestLine } from '#shared/invoicing/invoicing.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { findInvoiceOf } from '#core/modules/invoicing/invoice.repository.ts';
import { sourceOf } from '#core/modules/invoicing/invoice-request-draft.service.ts';
import { buyerProfileOf, readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { refuseOverInvoice } from '#core/modules/invoicing/invoiceable.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { rateCheckOn } from '#core/modules/settings/tax-rates.service.ts';

/** All that must hold before finance is asked for an invoice, at submission and again at the last signature. */
export async function checkInvoiceRequest(ctx: QueryContext, proposal: Proposal<InvoiceRequest>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readInvoiceRequest(ctx.db, recordId);
  if (current) {
    if (current.isVoid) refuse('invoicing.already_void', { number: current.number });
    const invoice = await findInvoiceOf(ctx.db, current.id);
    if (invoice) refuse('invoicing.already_issued', { number: current.number, invoice: invoice.invoice_number });
  }
  if (current && action === 'void') {
    if (askedPart(content) !== askedPart(current.content)) refuse('invoicing.void_changes', { number: current.number });
    return [];
  }
  refuseUnclearHead(ctx, content);
  const holder = await standingClient(ctx.db, content.clientId, current?.content.clientId);
  for (const [index, line] of content.lines.entries()) await refuseLine(ctx, holder, line, index);
  await refuseOverInvoice(ctx, content, current?.content);
  return warningsOf(ctx, content, holder);
}

/** What a voiding may not change; product data and prices follow their records. */
function askedPart({ clientId, kind, requestedOn, lines }: InvoiceRequest): string {
  const asked = lines.map(
    ({ lineKey, contractId, contractLineKey, dispatchNoteId, dispatchLineKey, quantityE6, discountFen }) => {
      return { lineKey, contractId, contractLineKey, dispatchNoteId, dispatchLineKey, quantityE6, discountFen };
    },
  );
  return canonicalJson({ clientId, kind, requestedOn, asked });
}

function refuseUnclearHead(ctx: QueryContext, content: InvoiceRequest): void {
  if (content.requestedOn > ctx.today) {
    refuseField('requestedOn', 'invoicing.requested_in_future', { on: content.requestedOn, today: ctx.today });
  }
  if (content.kind === 'special' && content.buyer.taxNumber === null) {
    refuseField('buyer.taxNumber', 'invoicing.special_needs_tax_number');
  }
}

async function refuseLine(ctx: QueryContext, holder: string, line: InvoiceRequestLine, index: number): Promise<void> {
  const at = { line: index + 1 };
  const contract = await readContract(ctx.db, line.contractId);
  if (!contract || contract.isVoid || contract.clientId !== holder) {
    return refuseField(`lines.${index}.contractId`, 'invoicing.contract_of_other_client', at);
  }
  if (line.dispatchNoteId !== null) {
    const note = await readDispatchNote(ctx.db, line.dispatchNoteId);
    if (!note || note.isVoid || !isCharged(note.content.kind)) {
      return refuseField(`lines.${index}.dispatchNoteId`, 'invoicing.note_not_charged', {
        ...at,
        number: note?.number ?? '',
      });
    }
  }
  const source = await sourceOf(ctx, line, index);
  const same =
    source.priceE6 === line.priceE6 &&
    source.priceBasis === line.priceBasis &&
    source.taxRateBasisPoints === line.taxRateBasisPoints &&
    source.taxTreatment === line.taxTreatment;
  if (!same) refuseField(`lines.${index}.priceE6`, 'invoicing.price_moved', at);
  if (line.quantityE6 % 10 ** (6 - line.unitDecimals) !== 0) {
    refuseField(`lines.${index}.quantityE6`, 'invoicing.quantity_too_fine', {
      ...at,
      unit: line.unit,
      decimals: line.unitDecimals,
    });
  }
  if (line.discountFen > line.grossFen) refuseField(`lines.${index}.discountFen`, 'invoicing.discount_too_large', at);
}

async function warningsOf(ctx: QueryContext, content: InvoiceRequest, holder: string): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const known = await buyerProfileOf(ctx.db, holder);
  if (canonicalJson(known ?? {}) !== canonicalJson(content.buyer)) {
    warnings.push({ rule: 'invoicing.buyer_differs', path: 'buyer' });
  }
  if (content.kind === 'ordinary' && content.buyer.taxNumber === null) {
    warnings.push({ rule: 'invoicing.no_tax_number', path: 'buyer.taxNumber' });
  }
  const holds = await rateCheckOn(ctx.db, content.requestedOn);
  for (const [index, line] of content.lines.entries()) {
    if (!holds(line)) {
      const at = { path: `lines.${index}.taxRateBasisPoints`, details: { line: index + 1 } };
      warnings.push({ rule: 'invoicing.rate_not_in_force', ...at });
    }
    if (line.taxCode !== null) continue;
    const path = `lines.${index}.taxCode`;
    warnings.push({ rule: 'invoicing.no_tax_code', path, details: { line: index + 1, product: line.productName } });
  }
  return warnings;
}
