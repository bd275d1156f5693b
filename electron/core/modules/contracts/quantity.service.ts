import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import type { ContractLineQuantities } from '#shared/contracts/contracts.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { listLineQuantities, type LineQuantityRow } from '#core/modules/contracts/quantity.repository.ts';
import { hiddenClaimKeys, reservedBySubmission } from '#core/modules/review/reserved.service.ts';

export const DISPATCH_SCOPE = 'dispatch.contract_line';
export const INVOICE_SCOPE = 'invoice.contract_line';

/**
 * The quantities of a contract's lines by line key, as a check may use them: what the submission itself reserved is not
 * counted as pending.
 */
export async function quantitiesForCheck(
  db: ReadDb,
  contractId: string,
  submissionId: string,
): Promise<ReadonlyMap<string, LineQuantityRow>> {
  const rows = await listLineQuantities(db, contractId);
  const own = await reservedBySubmission(db, submissionId, DISPATCH_SCOPE);
  return new Map(
    rows.map((row) => {
      const mine = own.get(contractLineClaimKey(contractId, row.line_key)) ?? 0;
      const counted = {
        ...row,
        pending_dispatch_e6: row.pending_dispatch_e6 - mine,
        dispatchable_e6: row.dispatchable_e6 + mine,
      };
      return [row.line_key, counted];
    }),
  );
}

/** Lines of a contract with a pending quantity the caller may not know yet: a refusal says no number there. */
export async function linesHiddenFrom(
  ctx: QueryContext,
  contractId: string,
  lineKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = lineKeys.map((lineKey) => contractLineClaimKey(contractId, lineKey));
  const dispatch = await hiddenClaimKeys(ctx, DISPATCH_SCOPE, keys);
  const invoice = await hiddenClaimKeys(ctx, INVOICE_SCOPE, keys);
  return new Set(lineKeys.filter((_, index) => dispatch.has(keys[index] ?? '') || invoice.has(keys[index] ?? '')));
}

/** The quantities as this caller may see them: numbers that would give away a pending value are null. */
export async function quantitiesToShow(ctx: QueryContext, contractId: string): Promise<ContractLineQuantities[]> {
  const rows = await listLineQuantities(ctx.db, contractId);
  const keys = rows.map((row) => contractLineClaimKey(contractId, row.line_key));
  const hiddenDispatch = await hiddenClaimKeys(ctx, DISPATCH_SCOPE, keys);
  const hiddenInvoice = await hiddenClaimKeys(ctx, INVOICE_SCOPE, keys);
  return rows.map((row) => {
    const key = contractLineClaimKey(contractId, row.line_key);
    return shown(row, hiddenDispatch.has(key), hiddenInvoice.has(key));
  });
}

function shown(row: LineQuantityRow, hideDispatch: boolean, hideInvoice: boolean): ContractLineQuantities {
  return {
    lineKey: row.line_key,
    contractedE6: row.contracted_e6,
    closedShortE6: row.closed_short_e6,
    dispatchedE6: row.dispatched_e6,
    settledE6: row.settled_e6,
    returnedForCreditE6: row.returned_credit_e6,
    returnedForReplacementE6: row.returned_replacement_e6,
    signedE6: row.signed_e6,
    invoicedE6: row.invoiced_e6,
    creditedE6: row.credited_e6,
    invoicedFen: row.invoiced_fen,
    creditedFen: row.credited_fen,
    netDispatchedE6: row.net_dispatched_e6,
    netDeliveredE6: row.net_delivered_e6,
    toSignBackE6: row.to_sign_back_e6,
    creditDueE6: row.credit_due_e6,
    pendingDispatchE6: hideDispatch ? null : row.pending_dispatch_e6,
    dispatchableE6: hideDispatch ? null : Math.max(0, row.dispatchable_e6),
    pendingInvoiceE6: hideInvoice ? null : row.pending_invoice_e6,
    invoiceableE6: hideInvoice ? null : row.invoiceable_e6,
    pendingHidden: hideDispatch || hideInvoice,
  };
}
