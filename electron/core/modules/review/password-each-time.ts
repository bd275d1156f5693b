import type { PolicySnapshot } from '#core/modules/review/policy.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/**
 * Whether the password is asked although a signing window is open: for records about people and rights, and from the
 * amount on at which the policy of the submission asks. The amount counts without its sign: a credit is money too.
 */
export function asksPasswordEachTime(
  kind: Pick<RecordKind, 'asksPassword'>,
  { amountFen, askFromFen }: Pick<PolicySnapshot, 'amountFen' | 'askFromFen'>,
): boolean {
  if (kind.asksPassword === true) return true;
  return amountFen !== null && askFromFen !== null && Math.abs(amountFen) >= askFromFen;
}
