import type { ContractKind } from './contract.schema.ts';
import type { ContractState } from './contracts.contract.ts';

/** What the state of a contract is told from; amounts of its lines with tax, counts over its lines. */
export interface ContractProgress {
  readonly isVoid: boolean;
  readonly kind: ContractKind;
  readonly sealedOn: string | null;
  /** Lines with goods still to send or to be signed for. */
  readonly openLines: number;
  readonly closedShortE6: number;
  readonly dispatchedE6: number;
}

export function contractState(progress: ContractProgress): ContractState {
  if (progress.isVoid) return 'void';
  if (progress.sealedOn === null) return 'approved';
  if (progress.kind === 'framework') return 'executed';
  if (progress.openLines === 0) return progress.closedShortE6 > 0 ? 'closed_short' : 'fulfilled';
  return progress.dispatchedE6 > 0 ? 'in_progress' : 'executed';
}

/**
 * How much of the whole a part is, in whole percent, cut off and not rounded: 99.6 % shows as 99, so 100 always means that
 * nothing is left. Of nothing, everything is done.
 */
export function percentDone(part: number, whole: number): number {
  if (whole <= 0) return 100;
  if (part <= 0) return 0;
  return Number((BigInt(part) * 100n) / BigInt(whole));
}
