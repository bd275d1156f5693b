import { sumFen } from '#shared/kernel/money.ts';
import { roundHalfUpDiv, toSafeNumber } from '#shared/kernel/rounding.ts';
import type { PaymentTerm } from './contract.schema.ts';

/** Why a payment schedule does not add up to its contract; `term` counts from 0. */
export type ScheduleFault =
  | { readonly fault: 'share_or_amount'; readonly term: number }
  | { readonly fault: 'fixed_date'; readonly term: number }
  | { readonly fault: 'sum'; readonly differenceFen: number };

/**
 * The amount of each instalment, in fen: shares of the total are rounded half up, and the last share takes the rest when
 * the shares make up 100 %, so that the instalments add up to the total.
 */
export function instalmentsFen(terms: readonly PaymentTerm[], grossFen: number): number[] {
  const amounts = terms.map((term) =>
    term.shareBasisPoints === null
      ? (term.amountFen ?? 0)
      : toSafeNumber(roundHalfUpDiv(BigInt(grossFen) * BigInt(term.shareBasisPoints), 10_000n)),
  );
  const shares = terms.reduce((sum, term) => sum + (term.shareBasisPoints ?? 0), 0);
  const last = terms.findLastIndex((term) => term.shareBasisPoints !== null);
  if (shares === 10_000 && terms.every((term) => term.amountFen === null)) {
    const others = sumFen(amounts.filter((_, index) => index !== last));
    return amounts.with(last, grossFen - others);
  }
  return amounts;
}

/** Checks a schedule against its contract's total. An empty schedule is agreed elsewhere and has no fault. */
export function scheduleFault(terms: readonly PaymentTerm[], grossFen: number): ScheduleFault | undefined {
  for (const [term, { shareBasisPoints, amountFen, trigger, fixedOn }] of terms.entries()) {
    if ((shareBasisPoints === null) === (amountFen === null)) return { fault: 'share_or_amount', term };
    if ((trigger === 'fixed_date') !== (fixedOn !== null)) return { fault: 'fixed_date', term };
  }
  if (terms.length === 0) return undefined;
  const differenceFen = sumFen(instalmentsFen(terms, grossFen)) - grossFen;
  // Shares beside amounts are rounded each for itself: a fen per share is not a mistake.
  const roundings = terms.some((term) => term.amountFen !== null)
    ? terms.filter((term) => term.shareBasisPoints !== null).length
    : 0;
  return Math.abs(differenceFen) > roundings ? { fault: 'sum', differenceFen } : undefined;
}
