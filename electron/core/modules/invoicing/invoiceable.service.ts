import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import { dispatchLineClaimKey } from '#shared/dispatch/dispatch-line-key.ts';
import type { InvoiceableLine } from '#shared/invoicing/invoicing.contract.ts';
import type { InvoiceRequest, InvoiceRequestLineDraft } from '#shared/invoicing/invoicing.schema.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { INVOICE_SCOPE, quantitiesForCheck, quantitiesToShow } from '#core/modules/contracts/quantity.service.ts';
import {
  listChargedLines,
  listDirectContracts,
  listDispatchLeft,
  openingLeftE6,
  sumClaims,
} from '#core/modules/invoicing/invoiceable.repository.ts';
import { hiddenClaimKeys } from '#core/modules/review/review.service.ts';

/** Open requests reserve what they take of each dispatched line here, beside `invoice.contract_line`. */
export const INVOICE_DISPATCH_SCOPE = 'invoice.dispatch_line';

type Asked = Pick<
  InvoiceRequestLineDraft,
  'contractId' | 'contractLineKey' | 'dispatchNoteId' | 'dispatchLineKey' | 'quantityE6'
>;

function contractKey(line: Asked): string {
  return contractLineClaimKey(line.contractId, line.contractLineKey);
}

/** The dispatched line; without one, the contract line's own share under a key no note can have. */
function sourceKey(line: Asked): string {
  return dispatchLineClaimKey(
    line.dispatchNoteId ?? `direct:${line.contractId}`,
    line.dispatchLineKey ?? line.contractLineKey,
  );
}

function sumBy(lines: readonly Asked[], keyOf: (line: Asked) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.quantityE6);
  return sums;
}

/** What a request takes of each contract line and of each dispatched line. */
export function takenByRequest(content: InvoiceRequest): {
  readonly byContractLine: ReadonlyMap<string, number>;
  readonly bySource: ReadonlyMap<string, number>;
} {
  return { byContractLine: sumBy(content.lines, contractKey), bySource: sumBy(content.lines, sourceKey) };
}

/**
 * Refuses what exceeds the contract line's invoiceable quantity or what is left of the dispatched line, the whole request
 * summed. The maximum stays unsaid where somebody else's open request, unseen by this caller, is part of it.
 */
export async function refuseOverInvoice(
  ctx: QueryContext,
  content: InvoiceRequest,
  current: InvoiceRequest | undefined,
): Promise<void> {
  const ownContract = sumBy(current?.lines ?? [], contractKey);
  const ownSource = sumBy(current?.lines ?? [], sourceKey);
  const hiddenContract = await hiddenClaimKeys(ctx, INVOICE_SCOPE, content.lines.map(contractKey));
  const hiddenSource = await hiddenClaimKeys(ctx, INVOICE_DISPATCH_SCOPE, content.lines.map(sourceKey));
  const bySource = new Map<string, number>();
  const byContract = new Map<string, number>();
  for (const [index, line] of content.lines.entries()) {
    const path = `lines.${index}.quantityE6`;
    const details = { line: index + 1, product: line.productName, unit: line.unit };
    const contractSum = (byContract.get(contractKey(line)) ?? 0) + line.quantityE6;
    const sourceSum = (bySource.get(sourceKey(line)) ?? 0) + line.quantityE6;
    byContract.set(contractKey(line), contractSum);
    bySource.set(sourceKey(line), sourceSum);
    const quantities = await quantitiesForCheck(ctx.db, line.contractId, '');
    const invoiceable = quantities.get(line.contractLineKey)?.invoiceable_e6 ?? 0;
    const maxContract = invoiceable + (ownContract.get(contractKey(line)) ?? 0);
    const left = await sourceLeft(ctx, line);
    const maxSource = left === undefined ? maxContract : left + (ownSource.get(sourceKey(line)) ?? 0);
    if (contractSum <= maxContract && sourceSum <= maxSource) continue;
    if (hiddenContract.has(contractKey(line)) || hiddenSource.has(sourceKey(line))) {
      refuseField(path, 'invoicing.over_invoiceable_pending', details);
    }
    const max = Math.max(0, Math.min(maxContract, maxSource));
    refuseField(path, 'invoicing.over_invoiceable', { ...details, max: plainE6(max) });
  }
}

/**
 * What is left of a line's source: of the dispatched line, or of the opening document. Undefined where the contract is
 * invoiced before dispatch and only its own quantity counts.
 */
async function sourceLeft(ctx: QueryContext, line: Asked): Promise<number | undefined> {
  const pending = (await sumClaims(ctx.db, INVOICE_DISPATCH_SCOPE, [sourceKey(line)])).get(sourceKey(line)) ?? 0;
  if (line.dispatchNoteId !== null) {
    const left = await listDispatchLeft(ctx.db, [line.dispatchNoteId]);
    return (left.find((row) => row.lineKey === line.dispatchLineKey)?.leftE6 ?? 0) - pending;
  }
  const contract = await readContract(ctx.db, line.contractId);
  if (contract?.content.invoiceBase === 'before_dispatch') return undefined;
  return (await openingLeftE6(ctx.db, line.contractId, line.contractLineKey)) - pending;
}

/** Lines a request can take: dispatched and charged first, then contract lines that need no dispatch. */
export async function invoiceableLines(
  ctx: QueryContext,
  clientId: string,
  contractId: string | undefined,
): Promise<InvoiceableLine[]> {
  const dispatched = (await listChargedLines(ctx.db, clientId, contractId)).map((line) => ({
    ...line,
    contractLineKey: line.contractLineKey ?? '',
    quantityE6: 0,
  }));
  const direct = await directLines(ctx, clientId, contractId);
  const lines: InvoiceableLine[] = [];
  for (const { quantityE6: _none, ...line } of [...dispatched, ...direct]) {
    const shown = await withInvoiceable(ctx, { ...line, quantityE6: 0 }, line);
    if (shown.invoiceableE6 === null || shown.invoiceableE6 > 0) lines.push(shown);
  }
  return lines;
}

type LineBase = Omit<InvoiceableLine, 'invoiceableE6' | 'invoiceableFen' | 'pendingHidden'>;

async function directLines(
  ctx: QueryContext,
  clientId: string,
  contractId: string | undefined,
): Promise<(LineBase & { readonly quantityE6: number })[]> {
  const lines: (LineBase & { readonly quantityE6: number })[] = [];
  for (const { id } of await listDirectContracts(ctx.db, clientId, contractId)) {
    const contract = await readContract(ctx.db, id);
    for (const line of contract?.content.lines ?? []) {
      lines.push({
        contractId: id,
        contractNumber: contract?.number ?? '',
        contractLineKey: line.lineKey,
        dispatchNoteId: null,
        dispatchNumber: null,
        dispatchLineKey: null,
        dispatchedOn: null,
        productId: line.productId,
        productName: line.description,
        specification: line.specification,
        unit: line.unit,
        unitDecimals: line.unitDecimals,
        priceE6: line.priceE6,
        priceBasis: line.priceBasis,
        taxRateBasisPoints: line.taxRateBasisPoints,
        taxTreatment: line.taxTreatment,
        dispatchedE6: null,
        quantityE6: 0,
      });
    }
  }
  return lines;
}

async function withInvoiceable(ctx: QueryContext, asked: Asked, line: LineBase): Promise<InvoiceableLine> {
  const shown = (await quantitiesToShow(ctx, line.contractId)).find((row) => row.lineKey === line.contractLineKey);
  const hidden = await hiddenClaimKeys(ctx, INVOICE_DISPATCH_SCOPE, [sourceKey(asked)]);
  const ofContract = shown?.invoiceableE6 ?? null;
  if (ofContract === null || hidden.size > 0) {
    return { ...line, invoiceableE6: null, invoiceableFen: null, pendingHidden: true };
  }
  const left = await sourceLeft(ctx, asked);
  const invoiceableE6 = Math.max(0, Math.min(ofContract, left ?? ofContract));
  const invoiceableFen = lineAmounts({ ...line, quantityE6: invoiceableE6 }).grossFen;
  return { ...line, invoiceableE6, invoiceableFen, pendingHidden: false };
}
