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
} from '#core/modules/invoicing/invoiceable.repository.ts';
import { hiddenClaimKeys, reservedByKey } from '#core/modules/review/reserved.service.ts';

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
  const before = current ? takenByRequest(current) : { byContractLine: NOTHING, bySource: NOTHING };
  const hiddenContract = await hiddenClaimKeys(ctx, INVOICE_SCOPE, content.lines.map(contractKey));
  const hiddenSource = await hiddenClaimKeys(ctx, INVOICE_DISPATCH_SCOPE, content.lines.map(sourceKey));
  const invoiceable = await invoiceableByLine(ctx, content.lines);
  const left = await leftBySource(ctx, content.lines);
  const taken = { byContractLine: new Map<string, number>(), bySource: new Map<string, number>() };
  for (const [index, line] of content.lines.entries()) {
    const [ofContract, ofSource] = [contractKey(line), sourceKey(line)];
    const contractSum = (taken.byContractLine.get(ofContract) ?? 0) + line.quantityE6;
    const sourceSum = (taken.bySource.get(ofSource) ?? 0) + line.quantityE6;
    taken.byContractLine.set(ofContract, contractSum);
    taken.bySource.set(ofSource, sourceSum);
    const maxContract = (invoiceable.get(ofContract) ?? 0) + (before.byContractLine.get(ofContract) ?? 0);
    const sourceLeft = left.get(ofSource);
    const maxSource = sourceLeft === undefined ? maxContract : sourceLeft + (before.bySource.get(ofSource) ?? 0);
    if (contractSum <= maxContract && sourceSum <= maxSource) continue;
    const details = { line: index + 1, product: line.productName, unit: line.unit };
    const path = `lines.${index}.quantityE6`;
    if (hiddenContract.has(ofContract) || hiddenSource.has(ofSource)) {
      refuseField(path, 'invoicing.over_invoiceable_pending', details);
    }
    const max = Math.max(0, Math.min(maxContract, maxSource));
    refuseField(path, 'invoicing.over_invoiceable', { ...details, max: plainE6(max) });
  }
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** Invoiceable quantities of the contracts that lines refer to, by contract line key. */
async function invoiceableByLine(ctx: QueryContext, lines: readonly Asked[]): Promise<ReadonlyMap<string, number>> {
  const invoiceable = new Map<string, number>();
  for (const contractId of new Set(lines.map((line) => line.contractId))) {
    for (const [lineKey, row] of await quantitiesForCheck(ctx.db, contractId, '')) {
      invoiceable.set(contractLineClaimKey(contractId, lineKey), row.invoiceable_e6);
    }
  }
  return invoiceable;
}

/**
 * What is left of each line's source, open requests taken off: of the dispatched line, or of the opening document. A line
 * of a contract invoiced before dispatch is missing here: only the contract's own quantity counts.
 */
async function leftBySource(ctx: QueryContext, lines: readonly Asked[]): Promise<ReadonlyMap<string, number>> {
  const pending = await reservedByKey(ctx.db, INVOICE_DISPATCH_SCOPE, lines.map(sourceKey));
  const noteIds = new Set(lines.flatMap((line) => (line.dispatchNoteId === null ? [] : [line.dispatchNoteId])));
  const left = new Map<string, number>();
  for (const row of await listDispatchLeft(ctx.db, [...noteIds])) {
    const key = dispatchLineClaimKey(row.dispatchNoteId, row.lineKey);
    left.set(key, row.leftE6 - (pending.get(key) ?? 0));
  }
  for (const line of lines.filter(({ dispatchNoteId }) => dispatchNoteId === null)) {
    const contract = await readContract(ctx.db, line.contractId);
    if (contract?.content.invoiceBase === 'before_dispatch') continue;
    const opening = await openingLeftE6(ctx.db, line.contractId, line.contractLineKey);
    left.set(sourceKey(line), opening - (pending.get(sourceKey(line)) ?? 0));
  }
  return left;
}

/** Lines a request can take: dispatched and charged first, then contract lines that need no dispatch. */
export async function invoiceableLines(
  ctx: QueryContext,
  clientId: string,
  contractId: string | undefined,
): Promise<InvoiceableLine[]> {
  const charged = await listChargedLines(ctx.db, clientId, contractId);
  const dispatched = charged.map((line) => ({ ...line, contractLineKey: line.contractLineKey ?? '' }));
  const bases: LineBase[] = [...dispatched, ...(await directLines(ctx, clientId, contractId))];
  const asked = bases.map((line) => ({ ...line, quantityE6: 0 }));
  const hidden = await hiddenClaimKeys(ctx, INVOICE_DISPATCH_SCOPE, asked.map(sourceKey));
  const left = await leftBySource(ctx, asked);
  const ofContracts = await invoiceableToShow(ctx, asked);
  return bases.flatMap((base): InvoiceableLine[] => {
    const key = sourceKey({ ...base, quantityE6: 0 });
    const ofContract = ofContracts.get(contractKey({ ...base, quantityE6: 0 })) ?? null;
    if (ofContract === null || hidden.has(key)) {
      return [{ ...base, invoiceableE6: null, invoiceableFen: null, pendingHidden: true }];
    }
    const invoiceableE6 = Math.max(0, Math.min(ofContract, left.get(key) ?? ofContract));
    if (invoiceableE6 === 0) return [];
    const invoiceableFen = lineAmounts({ ...base, quantityE6: invoiceableE6 }).grossFen;
    return [{ ...base, invoiceableE6, invoiceableFen, pendingHidden: false }];
  });
}

/** Invoiceable quantity by contract line key as this caller may see it; null where a pending request hides it. */
async function invoiceableToShow(
  ctx: QueryContext,
  lines: readonly Asked[],
): Promise<ReadonlyMap<string, number | null>> {
  const shown = new Map<string, number | null>();
  for (const contractId of new Set(lines.map((line) => line.contractId))) {
    for (const row of await quantitiesToShow(ctx, contractId)) {
      shown.set(contractLineClaimKey(contractId, row.lineKey), row.invoiceableE6);
    }
  }
  return shown;
}

type LineBase = Omit<InvoiceableLine, 'invoiceableE6' | 'invoiceableFen' | 'pendingHidden'>;

async function directLines(ctx: QueryContext, clientId: string, contractId: string | undefined): Promise<LineBase[]> {
  const lines: LineBase[] = [];
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
      });
    }
  }
  return lines;
}
