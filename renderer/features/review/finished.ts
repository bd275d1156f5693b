import type { Output } from '#shared/ipc/contract.ts';

/** What came of the submission that was just in front, for the line above the queue. */
export interface Finished {
  readonly what: 'effective' | 'signed' | 'returned' | 'withdrawn' | 'rejected' | 'makerRight' | 'disputed';
  readonly serial: number;
  readonly number?: string | undefined;
  readonly missing?: number;
  /** Which values two people keyed differently, in words. */
  readonly places?: string;
}

export type SignOutcome = Output<'review.sign'>;
/** A business rule that did not hold at signing time. */
export type RefusalReason = Extract<SignOutcome, { outcome: 'refused' }>['reasons'][number];
