import { giveLineKeys } from '#shared/dispatch/line-keys.ts';
import type {
  InvoiceRequest,
  InvoiceRequestDraft,
  InvoiceRequestLine,
  InvoiceRequestLineDraft,
} from '#shared/invoicing/invoicing.schema.ts';
import { lineAmounts, lineTax } from '#shared/invoicing/tax.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { buyerProfileOf, readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { findProducts, type KnownProduct } from '#core/modules/products/products.service.ts';

/** What a line is priced by: the dispatched line, or the contract's own where nothing was dispatched. */
export type PricedSource = Pick<
  InvoiceRequestLine,
  | 'productId'
  | 'productName'
  | 'specification'
  | 'unit'
  | 'unitDecimals'
  | 'priceE6'
  | 'priceBasis'
  | 'taxRateBasisPoints'
  | 'taxTreatment'
>;

/** Draft to whole content: price and rate from the dispatch line as amended, buyer from the client's profile, totals. */
export async function completeInvoiceRequest(
  ctx: QueryContext,
  draft: InvoiceRequestDraft,
  recordId: string | undefined,
): Promise<InvoiceRequest> {
  const buyer = draft.buyer ?? (await buyerProfileOf(ctx.db, await findHolder(ctx.db, draft.clientId)));
  if (!buyer) return refuseField('clientId', 'invoicing.client_unknown');
  const current = recordId === undefined ? undefined : await readInvoiceRequest(ctx.db, recordId);
  const keys = keysOf(draft.lines, new Set(current?.content.lines.map((line) => line.lineKey)));
  const sources: PricedSource[] = [];
  for (const [index, line] of draft.lines.entries()) sources.push(await sourceOf(ctx, line, index));
  const products = await findProducts(
    ctx.db,
    sources.map((source) => source.productId),
  );
  const lines = draft.lines.map((line, index) => {
    const source = sources[index];
    if (!source) return refuseField(`lines.${index}.contractLineKey`, 'invoicing.line_unknown', { line: index + 1 });
    return completeLine(line, keys[index] ?? '', source, products.get(source.productId));
  });
  return {
    ...draft,
    buyer,
    lines,
    netFen: sumFen(lines.map((line) => line.netFen - line.discountNetFen)),
    taxFen: sumFen(lines.map((line) => line.taxFen - line.discountTaxFen)),
    grossFen: sumFen(lines.map((line) => line.grossFen - line.discountFen)),
  };
}

function keysOf(lines: readonly InvoiceRequestLineDraft[], known: ReadonlySet<string>): readonly string[] {
  const given = giveLineKeys(
    lines.map((line) => line.lineKey),
    known,
  );
  if ('keys' in given) return given.keys;
  const rule = given.fault === 'unknown' ? 'invoicing.line_unknown' : 'invoicing.line_repeated';
  return refuseField(`lines.${given.line}.lineKey`, rule, { line: given.line + 1 });
}

/** The dispatched line a request's line names, or the contract line when it names none. */
export async function sourceOf(ctx: QueryContext, line: InvoiceRequestLineDraft, index: number): Promise<PricedSource> {
  if (line.dispatchNoteId !== null) {
    const note = await readDispatchNote(ctx.db, line.dispatchNoteId);
    const source = note?.content.lines.find((known) => known.lineKey === line.dispatchLineKey);
    const isOfContract = source?.contractId === line.contractId && source.contractLineKey === line.contractLineKey;
    if (source && isOfContract) return source;
    return refuseField(`lines.${index}.dispatchLineKey`, 'invoicing.line_unknown', { line: index + 1 });
  }
  const contract = await readContract(ctx.db, line.contractId);
  const source = contract?.content.lines.find((known) => known.lineKey === line.contractLineKey);
  if (!source) return refuseField(`lines.${index}.contractLineKey`, 'invoicing.line_unknown', { line: index + 1 });
  return { ...source, productName: source.description };
}

function completeLine(
  draft: InvoiceRequestLineDraft,
  lineKey: string,
  source: PricedSource,
  product: KnownProduct | undefined,
): InvoiceRequestLine {
  const priced = {
    priceE6: source.priceE6,
    priceBasis: source.priceBasis,
    taxRateBasisPoints: source.taxRateBasisPoints,
    taxTreatment: source.taxTreatment,
  };
  const discount = lineTax({
    amountFen: draft.discountFen,
    basis: 'with_tax',
    rateBasisPoints: source.taxRateBasisPoints,
    treatment: source.taxTreatment,
  });
  return {
    ...draft,
    lineKey,
    productId: source.productId,
    productName: source.productName,
    specification: source.specification,
    unit: source.unit,
    unitDecimals: source.unitDecimals,
    taxCode: product?.content.taxCode ?? null,
    taxShortName: product?.content.taxShortName ?? null,
    ...priced,
    ...lineAmounts({ ...priced, quantityE6: draft.quantityE6 }),
    discountNetFen: discount.netFen,
    discountTaxFen: discount.taxFen,
  };
}
