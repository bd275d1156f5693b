import { daysBetween } from '#shared/kernel/business-date.ts';
import type { AllocatableReceipt, AllocatableTarget } from '#shared/receipts/receipts.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import {
  listContractsInForce,
  listContractsOfInvoices,
  listInvoicesOpen,
  listOpeningsOwed,
  listReceiptsLeft,
} from '#core/modules/receipts/allocatable.repository.ts';
import { listAdvances } from '#core/modules/receipts/allocation-list.repository.ts';
import { takenBy } from '#core/modules/receipts/allocation-rules.service.ts';
import { readAllocation, TARGET_SCOPE, targetKey } from '#core/modules/receipts/allocation.service.ts';
import { RECEIPT_SCOPE } from '#core/modules/receipts/receipt.service.ts';
import { hiddenClaimKeys, reservedByKey } from '#core/modules/review/reserved.service.ts';

/**
 * What can be allocated of a client, oldest first, open submissions taken off; null where one of them is not to be known yet.
 * What the allocation that is amended takes itself counts as open.
 */
export async function allocatable(
  ctx: QueryContext,
  asked: { readonly clientId: string; readonly allocationId?: string | undefined },
) {
  const clientId = await findHolder(ctx.db, asked.clientId);
  const current = asked.allocationId === undefined ? undefined : await readAllocation(ctx.db, asked.allocationId);
  const lines = current?.isVoid === false && current.clientId === clientId ? current.content.lines : [];
  const own = takenBy(lines);
  const ids = lines.filter(({ target }) => target === 'invoice').map(({ targetId }) => targetId);
  return {
    receipts: await receiptsLeft(ctx, clientId, own.byReceipt),
    targets: await shown(ctx, await targetsOf(ctx, clientId, ids), own.byTarget),
    advances: (await listAdvances(ctx.db, clientId)).filter((line) => line.allocationId !== current?.id),
  };
}

async function receiptsLeft(
  ctx: QueryContext,
  clientId: string,
  own: ReadonlyMap<string, number>,
): Promise<AllocatableReceipt[]> {
  const rows = await listReceiptsLeft(ctx.db, clientId, [...own.keys()]);
  const keys = rows.map((row) => row.receiptId);
  const reserved = await reservedByKey(ctx.db, RECEIPT_SCOPE, keys);
  const hidden = await hiddenClaimKeys(ctx, RECEIPT_SCOPE, keys);
  return rows.flatMap((row): AllocatableReceipt[] => {
    const key = row.receiptId;
    if (hidden.has(key)) return [{ ...row, leftFen: null, pendingHidden: true }];
    const leftFen = Math.max(0, row.leftFen + (own.get(key) ?? 0) - (reserved.get(key) ?? 0));
    return leftFen === 0 ? [] : [{ ...row, leftFen, pendingHidden: false }];
  });
}

type Target = Omit<AllocatableTarget, 'openFen' | 'pendingHidden'> & { readonly openFen: number };

async function targetsOf(ctx: QueryContext, clientId: string, alsoInvoices: readonly string[]): Promise<Target[]> {
  const late = (dueOn: string) => ({ dueOn, daysLate: daysBetween(dueOn, ctx.today) });
  const invoices = await listInvoicesOpen(ctx.db, clientId, alsoInvoices);
  const contracts = await listContractsOfInvoices(
    ctx.db,
    invoices.map((row) => row.invoice_id),
  );
  const openings = await listOpeningsOwed(ctx.db, clientId);
  const owed: Target[] = [
    ...openings.map((row) => ({
      target: 'opening' as const,
      targetId: row.opening_document_id,
      number: row.number,
      contractNumbers: [row.contract_number],
      on: row.as_of,
      ...late(row.due_on),
      amountFen: row.owed_fen,
      openFen: row.open_fen,
    })),
    ...invoices.map((row) => ({
      target: 'invoice' as const,
      targetId: row.invoice_id,
      number: row.invoice_number,
      contractNumbers: [
        ...new Set(contracts.filter(({ invoiceId }) => invoiceId === row.invoice_id).map(({ number }) => number)),
      ],
      on: row.issued_on,
      ...late(row.due_on),
      amountFen: row.gross_fen,
      openFen: row.open_fen,
    })),
  ].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  const advances = (await listContractsInForce(ctx.db, clientId)).map((row): Target => ({
    target: 'contract',
    targetId: row.id,
    number: row.number,
    contractNumbers: [row.number],
    on: row.signedOn,
    dueOn: null,
    daysLate: null,
    amountFen: row.grossFen,
    openFen: row.grossFen - (row.receivedFen ?? 0),
  }));
  return [...owed, ...advances];
}

/** As this caller may see them: what is owed and has nothing left is out, a contract always takes an advance. */
async function shown(
  ctx: QueryContext,
  targets: readonly Target[],
  own: ReadonlyMap<string, number>,
): Promise<AllocatableTarget[]> {
  const keys = targets.map(targetKey);
  const reserved = await reservedByKey(ctx.db, TARGET_SCOPE, keys);
  const hidden = await hiddenClaimKeys(ctx, TARGET_SCOPE, keys);
  return targets.flatMap((target): AllocatableTarget[] => {
    const key = targetKey(target);
    if (hidden.has(key)) return [{ ...target, openFen: null, pendingHidden: true }];
    const openFen = Math.max(0, target.openFen + (own.get(key) ?? 0) - (reserved.get(key) ?? 0));
    return openFen === 0 && target.target !== 'contract' ? [] : [{ ...target, openFen, pendingHidden: false }];
  });
}
