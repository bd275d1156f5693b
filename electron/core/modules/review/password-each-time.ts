import type { PolicySnapshot } from '#core/modules/review/policy.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/**
 * Whether the password is asked although a signing window is open: for records about people and rights, and above the
 * amount from which the policy of the submission asks. The amount counts without its sign: a credit is money too.
 */
export function asksPasswordEachTime(
  kind: Pick<RecordKind, 'asksPassword'>,
  { amountFen, askAboveFen }: Pick<PolicySnapshot, 'amountFen' | 'askAboveFen'>,
): boolean {
  if (kind.asksPassword === true) return true;
  return amountFen !== null && askAboveFen !== null && Math.abs(amountFen) > askAboveFen;
}
