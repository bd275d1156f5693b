import type { BuyerProfile, InvoiceRequest, InvoiceRequestLine } from '#shared/invoicing/invoicing.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import {
  findBuyer,
  findRequest,
  listRequestLines,
  type InvoiceRequestLineRow,
} from '#core/modules/invoicing/invoice-request.repository.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';

/** An invoice request with what is kept beside its content. */
export interface KnownInvoiceRequest extends RecordState<InvoiceRequest> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
}

/** Rebuilds an invoice request from its tables, exactly as it was signed; undefined when there is none. */
export async function readInvoiceRequest(db: ReadDb, id: string): Promise<KnownInvoiceRequest | undefined> {
  const row = await findRequest(db, id);
  if (!row) return undefined;
  const lines = await listRequestLines(db, id);
  const content: InvoiceRequest = {
    clientId: row.signed_client_id ?? row.client_id,
    kind: row.kind,
    requestedOn: row.requested_on,
    deliverTo: row.deliver_to,
    remark: row.remark,
    buyer: {
      title: row.buyer_title,
      taxNumber: row.buyer_tax_number,
      address: row.buyer_address,
      phone: row.buyer_phone,
      bankName: row.buyer_bank_name,
      bankAccount: row.buyer_bank_account,
      email: row.buyer_email,
    },
    lines: lines.map(lineContent),
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
  };
  const isVoid = row.status === 'void';
  return {
    id,
    content,
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    isVoid,
  };
}

function lineContent(row: InvoiceRequestLineRow): InvoiceRequestLine {
  return {
    lineKey: row.line_key,
    contractId: row.contract_id,
    contractLineKey: row.contract_line_key,
    dispatchNoteId: row.dispatch_note_id,
    dispatchLineKey: row.dispatch_line_key,
    quantityE6: row.quantity_e6,
    discountFen: row.discount_fen,
    productId: row.product_id,
    productName: row.product_name,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    taxCode: row.tax_code,
    taxShortName: row.tax_short_name,
    priceE6: row.price_e6,
    priceBasis: row.price_basis,
    taxRateBasisPoints: row.tax_rate_basis_points,
    taxTreatment: row.tax_treatment,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
    discountNetFen: row.discount_net_fen,
    discountTaxFen: row.discount_tax_fen,
  };
}

/** The client's invoice profile, its own name and tax id where the profile says nothing; undefined for an unknown client. */
export async function buyerProfileOf(db: ReadDb, clientId: string): Promise<BuyerProfile | undefined> {
  const client = await findBuyer(db, clientId);
  if (!client) return undefined;
  return {
    title: client.invoice_title ?? client.name,
    taxNumber: client.invoice_tax ?? client.tax_number,
    address: client.invoice_address,
    phone: client.invoice_phone,
    bankName: client.invoice_bank,
    bankAccount: client.invoice_account,
    email: client.invoice_email,
  };
}
