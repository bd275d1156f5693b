import { plainFen } from '#shared/kernel/money.ts';
import type { Allocation, AllocationLine, AllocationLineDraft } from '#shared/receipts/receipts.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import { findContractMoney, findReceiptSide, type Side } from '#core/modules/receipts/allocation.repository.ts';
import { findTargetSide, readAllocation, TARGET_SCOPE, targetKey } from '#core/modules/receipts/allocation.service.ts';
import { RECEIPT_SCOPE } from '#core/modules/receipts/receipt.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { hiddenClaimKeys, reservedByKey } from '#core/modules/review/reserved.service.ts';

type Taken = Pick<AllocationLineDraft, 'receiptId' | 'target' | 'targetId' | 'amountFen'>;

/** What an allocation takes of each receipt and puts upon each document, in fen. */
export function takenBy(lines: readonly Taken[]): {
  readonly byReceipt: ReadonlyMap<string, number>;
  readonly byTarget: ReadonlyMap<string, number>;
} {
  const [byReceipt, byTarget] = [new Map<string, number>(), new Map<string, number>()];
  for (const line of lines) {
    byReceipt.set(line.receiptId, (byReceipt.get(line.receiptId) ?? 0) + line.amountFen);
    byTarget.set(targetKey(line), (byTarget.get(targetKey(line)) ?? 0) + line.amountFen);
  }
  return { byReceipt, byTarget };
}

/** All that must hold before money is taken for something, at submission and again at the last signature. */
export async function checkAllocation(ctx: QueryContext, proposal: Proposal<Allocation>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readAllocation(ctx.db, recordId);
  if (current?.isVoid === true) refuse('receipts.already_void', { number: current.number });
  if (current && action === 'void') {
    if (canonicalJson(content) !== canonicalJson(current.content)) {
      refuse('receipts.void_changes', { number: current.number });
    }
    return [];
  }
  if (content.allocatedOn > ctx.today) {
    refuseField('allocatedOn', 'receipts.allocated_in_future', { on: content.allocatedOn, today: ctx.today });
  }
  await refuseClosedPeriod(ctx.db, content.allocatedOn);
  refuseSamePair(content.lines);
  const holder = await standingClient(ctx.db, content.clientId, current?.content.clientId);
  const sides = await sidesOf(ctx, content, holder);
  await refuseOver(ctx, content.lines, sides, current?.content.lines ?? []);
  return warningsOf(ctx, content.lines, current?.content.lines ?? []);
}

function refuseSamePair(lines: readonly AllocationLine[]): void {
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const pair = `${line.receiptId} ${targetKey(line)}`;
    if (seen.has(pair)) refuseField(`lines.${index}.targetId`, 'receipts.line_repeated', { line: index + 1 });
    seen.add(pair);
  }
}

interface Sides {
  readonly receipt: Side;
  readonly target: Side;
}

/** Both sides of every line: in force, of this client, and not younger than the allocation. */
async function sidesOf(ctx: QueryContext, { lines, allocatedOn }: Allocation, holder: string): Promise<Sides[]> {
  const sides: Sides[] = [];
  for (const [index, line] of lines.entries()) {
    const at = `lines.${index}`;
    const receipt = await findReceiptSide(ctx.db, line.receiptId);
    if (!receipt || receipt.isVoid) {
      return refuseField(`${at}.receiptId`, 'receipts.receipt_unknown', { line: index + 1 });
    }
    const target = await findTargetSide(ctx.db, line);
    if (!target || target.isVoid) {
      return refuseField(`${at}.targetId`, 'receipts.target_unknown', { line: index + 1 });
    }
    const of = ({ number }: Side) => ({ line: index + 1, number });
    if (receipt.clientId !== holder) {
      refuseField(`${at}.receiptId`, 'receipts.receipt_of_other_client', of(receipt));
    }
    if (target.clientId !== holder) refuseField(`${at}.targetId`, 'receipts.target_of_other_client', of(target));
    for (const side of [receipt, target]) {
      if (allocatedOn < side.on) {
        refuseField('allocatedOn', 'receipts.allocated_before', { ...of(side), on: side.on });
      }
    }
    sides.push({ receipt, target });
  }
  return sides;
}

/**
 * Refuses what exceeds a receipt or what is open of a document, the whole allocation summed and open ones taken off. The maximum
 * stays unsaid where somebody else's open allocation, unseen by this caller, is part of it.
 */
async function refuseOver(
  ctx: QueryContext,
  lines: readonly AllocationLine[],
  sides: readonly Sides[],
  current: readonly AllocationLine[],
): Promise<void> {
  const before = takenBy(current);
  const ofReceipts = await limitsOf(ctx, RECEIPT_SCOPE, [...new Set(lines.map((line) => line.receiptId))]);
  const ofTargets = await limitsOf(ctx, TARGET_SCOPE, [...new Set(lines.map(targetKey))]);
  for (const [index, line] of lines.entries()) {
    const found = sides[index];
    const upToHere = takenBy(lines.slice(0, index + 1));
    const key = targetKey(line);
    const parts = [
      ['over_receipt', found?.receipt, line.receiptId, ofReceipts, upToHere.byReceipt, before.byReceipt],
      ['over_target', found?.target, key, ofTargets, upToHere.byTarget, before.byTarget],
    ] as const;
    for (const [rule, side, of, limits, taken, was] of parts) {
      if (side === undefined || side.openFen === null) continue;
      const mostFen = side.openFen + (was.get(of) ?? 0) - (limits.reserved.get(of) ?? 0);
      if ((taken.get(of) ?? 0) <= mostFen) continue;
      const details = { line: index + 1, number: side.number };
      const path = `lines.${index}.amountFen`;
      if (limits.hidden.has(of)) refuseField(path, `receipts.${rule}_pending`, details);
      refuseField(path, `receipts.${rule}`, { ...details, max: plainFen(Math.max(0, mostFen)) });
    }
  }
}

async function limitsOf(ctx: QueryContext, scope: string, keys: readonly string[]) {
  return {
    reserved: await reservedByKey(ctx.db, scope, keys),
    hidden: await hiddenClaimKeys(ctx, scope, keys),
  };
}

/** An advance may be more than the contract is worth; somebody looks at it. */
async function warningsOf(
  ctx: QueryContext,
  lines: readonly AllocationLine[],
  current: readonly AllocationLine[],
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const before = takenBy(current).byTarget;
  const taken = takenBy(lines).byTarget;
  for (const [index, line] of lines.entries()) {
    if (line.target !== 'contract') continue;
    const money = await findContractMoney(ctx.db, line.targetId);
    const key = targetKey(line);
    const receivedFen = (money?.receivedFen ?? 0) + (taken.get(key) ?? 0) - (before.get(key) ?? 0);
    if (!money || receivedFen <= money.grossFen) continue;
    const details = { line: index + 1, number: line.targetNumber };
    warnings.push({ rule: 'receipts.contract_received_more', path: `lines.${index}.amountFen`, details });
  }
  return warnings;
}
