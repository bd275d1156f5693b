import type { AllocatableReceipt, AllocatableTarget } from './receipts.contract.ts';
import type { AllocationLineDraft } from './receipts.schema.ts';

type Left = Pick<AllocatableReceipt, 'receiptId' | 'leftFen'>;
type Open = Pick<AllocatableTarget, 'target' | 'targetId' | 'openFen'>;

/**
 * Takes receipts for what is owed, the oldest of both first, in the order they come. Contracts are left out: an advance is a
 * decision, not an arrangement. What is hidden (null) is not touched.
 */
export function proposeAllocation(receipts: readonly Left[], targets: readonly Open[]): AllocationLineDraft[] {
  const owed = targets
    .filter(({ target }) => target !== 'contract')
    .map((each) => ({ ...each, openFen: each.openFen ?? 0 }));
  const lines: AllocationLineDraft[] = [];
  let at = 0;
  for (const { receiptId, leftFen } of receipts) {
    let left = leftFen ?? 0;
    while (left > 0 && at < owed.length) {
      const next = owed[at];
      if (next === undefined || next.openFen <= 0) {
        at += 1;
        continue;
      }
      const amountFen = Math.min(left, next.openFen);
      lines.push({ lineKey: null, receiptId, target: next.target, targetId: next.targetId, amountFen });
      next.openFen -= amountFen;
      left -= amountFen;
    }
  }
  return lines;
}
