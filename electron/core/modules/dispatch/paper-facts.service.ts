import { formatInstant } from '#shared/kernel/business-date.ts';
import { roundHalfUpDiv, toSafeNumber } from '#shared/kernel/rounding.ts';
import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { type OfficeOnPaper, officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import { findMaker, listCheckers } from '#core/modules/dispatch/paper-facts.repository.ts';

/** What every printed document says of those who answer for it. */
export interface PaperFacts {
  readonly seller: OfficeOnPaper;
  readonly makerName: string;
  readonly makerTitle: string;
  /** `李文静 2026-11-22 09:20`. */
  readonly made: string;
  readonly checkerName: string;
  /** `赵敏 2026-11-22 10:02`, every checker in turn. */
  readonly checked: string;
  /** Three groups of four of the signed content's hash: enough to tell two contents apart on paper. */
  readonly contentHash: string;
}

/** Office, maker, checkers and hash behind the state that a submission made. */
export async function paperFactsOf(ctx: QueryContext, submissionId: string): Promise<PaperFacts> {
  const { db } = ctx;
  const maker = await findMaker(db, submissionId);
  const checkers = await listCheckers(db, submissionId, maker?.round ?? 1);
  const hash = maker?.contentHash ?? '';
  return {
    seller: await officeOnPaper(ctx),
    makerName: maker?.name ?? '',
    makerTitle: maker?.title ?? '',
    made: maker === undefined ? '' : `${maker.name} ${formatInstant(maker.at)}`,
    checkerName: checkers.map((checker) => checker.name).join('、'),
    checked: checkers.map((checker) => `${checker.name} ${formatInstant(checker.at)}`).join('、'),
    contentHash: [hash.slice(0, 4), hash.slice(4, 8), hash.slice(8, 12)].join('-'),
  };
}

/** A unit price with its tax, in millionths of a yuan: what paper shows beside an amount with tax. */
export function priceWithTaxE6(line: {
  readonly priceE6: number;
  readonly priceBasis: PriceBasis;
  readonly taxRateBasisPoints: number;
  readonly taxTreatment: TaxTreatment;
}): number {
  if (line.priceBasis === 'with_tax' || line.taxTreatment !== 'taxed') return line.priceE6;
  return toSafeNumber(roundHalfUpDiv(BigInt(line.priceE6) * BigInt(10_000 + line.taxRateBasisPoints), 10_000n));
}
