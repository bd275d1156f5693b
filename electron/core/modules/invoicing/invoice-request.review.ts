import { InvoiceRequest, InvoiceRequestDraft } from '#shared/invoicing/invoicing.schema.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf, findHolder } from '#core/modules/clients/client-holder.service.ts';
import { INVOICE_SCOPE } from '#core/modules/contracts/quantity.service.ts';
import { completeInvoiceRequest } from '#core/modules/invoicing/invoice-request-draft.service.ts';
import { checkInvoiceRequest } from '#core/modules/invoicing/invoice-request-rules.service.ts';
import { insertRequest, updateRequest } from '#core/modules/invoicing/invoice-request.repository.ts';
import { buyerProfileOf, readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { INVOICE_DISPATCH_SCOPE, takenByRequest } from '#core/modules/invoicing/invoiceable.service.ts';
import { defineRecordKind, type Effect, type FieldCheck, type SourceValue } from '#core/modules/review/record-kind.ts';

/** 开票申请. The total with tax is re-keyed; product, price, quantity and rate are compared line by line. It posts nothing. */
export const invoiceRequestKind = defineRecordKind<InvoiceRequestDraft, InvoiceRequest>({
  name: 'invoice_request',
  module: 'invoicing',
  draft: InvoiceRequestDraft,
  content: InvoiceRequest,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'KP', businessDate: (content) => content.requestedOn },
  complete: (ctx, draft, { recordId }) => completeInvoiceRequest(ctx, draft, recordId),
  checks(content) {
    const checks: FieldCheck[] = [
      { path: 'grossFen', mode: 'rekey', type: 'fen' },
      { path: 'buyer.taxNumber', mode: 'compare', type: 'identifier' },
      { path: 'lines.*.productId', mode: 'compare', type: 'identifier' },
      { path: 'lines.*.quantityE6', mode: 'compare', type: 'quantity' },
      { path: 'lines.*.priceE6', mode: 'compare', type: 'price' },
      { path: 'lines.*.taxRateBasisPoints', mode: 'compare', type: 'rate' },
      { path: 'kind', mode: 'confirm', type: 'text' },
    ];
    if (content.buyer.email !== null) checks.push({ path: 'buyer.email', mode: 'confirm', type: 'text' });
    return checks;
  },
  derived: [
    'netFen',
    'taxFen',
    'lines.*.netFen',
    'lines.*.taxFen',
    'lines.*.grossFen',
    'lines.*.quantityE6',
    'lines.*.discountFen',
    'lines.*.discountNetFen',
    'lines.*.discountTaxFen',
  ],
  rekeyable: [
    { path: 'buyer.taxNumber', type: 'identifier' },
    { path: 'lines.*.quantityE6', type: 'quantity' },
  ],
  decidedBy: ['money'],
  decisive: async (_ctx, { lines }) => ({ amountFen: sumFen(lines.map((line) => line.grossFen - line.discountFen)) }),
  sources: buyerInClientFile,
  title({ requestedOn, lines }) {
    const more = lines.length > 1 ? ` +${lines.length - 1}` : '';
    return `${requestedOn} · ${lines[0]?.productName ?? ''}${more}`;
  },
  claims(content) {
    const { byContractLine, bySource } = takenByRequest(content);
    return [
      ...[...byContractLine].map(([key, quantityE6]) => ({ scope: INVOICE_SCOPE, key, quantityE6 })),
      ...[...bySource].map(([key, quantityE6]) => ({ scope: INVOICE_DISPATCH_SCOPE, key, quantityE6 })),
    ];
  },
  validate: checkInvoiceRequest,
  async apply(ctx, effect) {
    await applyInvoiceRequest(ctx, effect);
  },
  read: readInvoiceRequest,
});

/** The buyer as the countersigned client file has it; a value the file does not hold is no source. */
async function buyerInClientFile(ctx: QueryContext, { clientId }: InvoiceRequest): Promise<SourceValue[]> {
  const filed = await buyerProfileOf(ctx.db, await findHolder(ctx.db, clientId));
  const values = [
    { path: 'buyer.title', type: 'text', value: filed?.title },
    { path: 'buyer.taxNumber', type: 'identifier', value: filed?.taxNumber },
    { path: 'buyer.bankAccount', type: 'identifier', value: filed?.bankAccount },
  ] as const;
  return values.flatMap((each) => (each.value ? [{ ...each, source: 'client_file' }] : []));
}

async function applyInvoiceRequest(ctx: CommandContext, effect: Effect<InvoiceRequest>): Promise<void> {
  const lines = lineRows(effect);
  const head = { ...headRow(effect), ...(await clientColumnsOf(ctx.db, effect.content.clientId)) };
  if (effect.action !== 'create') {
    await updateRequest(ctx.db, head, lines);
    return;
  }
  invariant(effect.number !== undefined, 'a new invoice request is given its number');
  await insertRequest(ctx.db, { ...head, number: effect.number }, lines);
}

function headRow({ content, recordId, version, submissionId, action }: Effect<InvoiceRequest>) {
  return {
    id: recordId,
    version,
    kind: content.kind,
    requested_on: content.requestedOn,
    deliver_to: content.deliverTo,
    remark: content.remark,
    buyer_title: content.buyer.title,
    buyer_tax_number: content.buyer.taxNumber,
    buyer_address: content.buyer.address,
    buyer_phone: content.buyer.phone,
    buyer_bank_name: content.buyer.bankName,
    buyer_bank_account: content.buyer.bankAccount,
    buyer_email: content.buyer.email,
    net_fen: content.netFen,
    tax_fen: content.taxFen,
    gross_fen: content.grossFen,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<InvoiceRequest>) {
  return content.lines.map((line, position) => ({
    invoice_request_id: recordId,
    line_key: line.lineKey,
    position,
    contract_id: line.contractId,
    contract_line_key: line.contractLineKey,
    dispatch_note_id: line.dispatchNoteId,
    dispatch_line_key: line.dispatchLineKey,
    product_id: line.productId,
    product_name: line.productName,
    specification: line.specification,
    unit: line.unit,
    unit_decimals: line.unitDecimals,
    tax_code: line.taxCode,
    tax_short_name: line.taxShortName,
    quantity_e6: line.quantityE6,
    price_e6: line.priceE6,
    price_basis: line.priceBasis,
    tax_rate_basis_points: line.taxRateBasisPoints,
    tax_treatment: line.taxTreatment,
    net_fen: line.netFen,
    tax_fen: line.taxFen,
    gross_fen: line.grossFen,
    discount_fen: line.discountFen,
    discount_net_fen: line.discountNetFen,
    discount_tax_fen: line.discountTaxFen,
    submission_id: submissionId,
  }));
}
