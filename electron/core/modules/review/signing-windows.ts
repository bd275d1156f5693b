import type { Signer } from '#core/kernel/signing.ts';

const LIFE_MS = 10 * 60_000;
const MOST_SIGNATURES = 30;

export interface SigningWindow {
  readonly openUntil: number;
  readonly signaturesLeft: number;
  readonly signer: Signer;
}

/**
 * 签名窗口: after one password the person's own key stays open at their own seat for ten minutes or thirty signatures.
 * Kept in memory only and keyed by seat; whoever leaves the seat, locks it or gives it to somebody else leaves no key behind.
 */
export interface SigningWindows {
  /** A password was typed and has signed once: that signature is the first of the thirty. */
  open(seat: string, personId: string, signer: Signer, now: number): void;
  /** `spent`: there was one, and it ran out. */
  at(seat: string, personId: string, now: number): SigningWindow | 'none' | 'spent';
  /** One more signature under the open window. */
  spend(seat: string): void;
  drop(seat: string): void;
}

interface Kept {
  readonly personId: string;
  readonly openUntil: number;
  readonly signaturesLeft: number;
  /** Forgotten as soon as the window ran out. */
  readonly signer: Signer | undefined;
}

export function signingWindows(): SigningWindows {
  const seats = new Map<string, Kept>();
  const forgetOld = (now: number): void => {
    for (const [seat, kept] of seats) {
      if (kept.openUntil <= now || kept.signaturesLeft <= 0) seats.set(seat, { ...kept, signer: undefined });
    }
  };
  return {
    open(seat, personId, signer, now) {
      seats.set(seat, { personId, signer, openUntil: now + LIFE_MS, signaturesLeft: MOST_SIGNATURES - 1 });
    },
    at(seat, personId, now) {
      forgetOld(now);
      const kept = seats.get(seat);
      if (!kept || kept.personId !== personId) return 'none';
      const { signer, openUntil, signaturesLeft } = kept;
      return signer ? { openUntil, signaturesLeft, signer } : 'spent';
    },
    spend(seat) {
      const kept = seats.get(seat);
      if (!kept) return;
      const signaturesLeft = kept.signaturesLeft - 1;
      seats.set(seat, { ...kept, signaturesLeft, signer: signaturesLeft > 0 ? kept.signer : undefined });
    },
    drop: (seat) => void seats.delete(seat),
  };
}
