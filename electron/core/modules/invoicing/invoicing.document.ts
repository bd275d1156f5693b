import type { InvoiceRequestLine } from '#shared/invoicing/invoicing.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import { paperFactsOf, priceWithTaxE6 } from '#core/modules/dispatch/paper-facts.service.ts';
import { listRequestLinks } from '#core/modules/invoicing/invoice-list.repository.ts';
import { sumContractMoney } from '#core/modules/invoicing/invoice-paper.repository.ts';
import { readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { plainPrintable, type Printable, type PrintWish } from '#core/modules/prints/printable.ts';
import type { InvoiceRequestLine as PaperLine, InvoiceRequestSheet } from '#core/printing/invoice-request-data.ts';
import { invoiceRequestDocument } from '#core/printing/invoice-request-sheet.ts';

/** 开票申请单 on A5: only effective requests, exactly as they were signed. */
export const invoiceRequestPrintable: Printable = {
  ...plainPrintable('invoice_request', invoiceRequestDocument, invoiceRequestSheetOf),
  personal: true,
};

export async function invoiceRequestSheetOf(
  ctx: QueryContext,
  id: string,
  printing: PrintWish['printing'],
): Promise<InvoiceRequestSheet> {
  const request = await readInvoiceRequest(ctx.db, id);
  if (!request) return notFound('invoice_request', id);
  if (request.isVoid) refuse('invoicing.void_not_printed', { number: request.number });
  const { content } = request;
  const { buyer } = content;
  const facts = await paperFactsOf(ctx, request.submissionId);
  const links = await listRequestLinks(ctx.db, id);
  const money = await sumContractMoney(ctx.db, [...new Set(content.lines.map((line) => line.contractId))]);
  return {
    number: request.number,
    effective: true,
    requestedOn: content.requestedOn,
    department: facts.makerTitle,
    applicantName: facts.makerName,
    client: {
      name: buyer.title,
      taxNumber: buyer.taxNumber ?? '',
      addressAndPhone: joined(buyer.address, buyer.phone),
      bankAndAccount: joined(buyer.bankName, buyer.bankAccount),
    },
    invoiceKinds: ['增值税专用发票', '普通发票'],
    chosenKind: content.kind === 'special' ? 0 : 1,
    delivery: joined(buyer.email === null ? null : `邮箱 ${buyer.email}`, content.deliverTo),
    contractNumbers: distinct(links.map((link) => link.contractNumber)),
    dispatchNumbers: distinct(links.flatMap((link) => (link.dispatchNumber === null ? [] : [link.dispatchNumber]))),
    lines: content.lines.flatMap(paperLines),
    receivedFen: money.receivedFen,
    receivedNote: '',
    remainingFen: money.contractedFen - money.requestedFen,
    ...(facts.seller.invoiceAccount !== undefined && { sellerAccount: facts.seller.invoiceAccount }),
    invoiceRemark: content.remark ?? '',
    checked: facts.checked,
    contentHash: facts.contentHash,
    printing,
  };
}

/** A discount stands below its line as the invoice will show it: same name and rate, negative amounts, no quantity. */
function paperLines(line: InvoiceRequestLine): PaperLine[] {
  const content = line.taxShortName === null ? line.productName : `*${line.taxShortName}*${line.productName}`;
  const paper: PaperLine = {
    content,
    specification: line.specification ?? '',
    unit: line.unit,
    unitDecimals: line.unitDecimals,
    quantityE6: line.quantityE6,
    priceE6: priceWithTaxE6(line),
    taxRateBasisPoints: line.taxRateBasisPoints,
    netFen: line.netFen,
    taxFen: line.taxFen,
    grossFen: line.grossFen,
  };
  if (line.discountFen === 0) return [paper];
  const discount: PaperLine = {
    ...paper,
    content: `${content}（折扣）`,
    specification: '',
    unit: '',
    quantityE6: 0,
    priceE6: 0,
    netFen: -line.discountNetFen,
    taxFen: -line.discountTaxFen,
    grossFen: -line.discountFen,
  };
  return [paper, discount];
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

function distinct(numbers: readonly string[]): string {
  return [...new Set(numbers)].join('、');
}
