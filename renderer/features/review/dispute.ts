import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, plainE6 } from '#shared/kernel/quantity.ts';
import type { KeyedType } from '#shared/review/review.schema.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

export type Choice = 'first' | 'second' | 'neither';

/** The keys that choose, outside text boxes: by the number that stands before each keying. */
export const CHOICE_OF_KEY: Readonly<Record<string, Choice>> = { '1': 'first', '2': 'second', '0': 'neither' };

const INTEGER = /^-?\d+$/;

/** A keying in normal form (fen, millionths, basis points) as people write it; `''` when nothing was keyed. */
export function shownKeying(type: KeyedType, normal: string): string {
  if (!INTEGER.test(normal)) return normal;
  switch (type) {
    case 'fen':
      return formatFen(BigInt(normal));
    case 'quantity':
      return plainE6(BigInt(normal));
    case 'price':
      return formatPrice(BigInt(normal));
    case 'rate':
      return `${Number(normal) / 100}%`;
    case 'text':
    case 'identifier':
    case 'phone':
    case 'date':
    case 'integer':
      return normal;
  }
}

/** Names of those who had a part in it: they made it or keyed it, so they cannot decide. */
export function involvedIn({ makerName, chain }: Pick<SubmissionView, 'makerName' | 'chain'>): ReadonlySet<string> {
  const keyed = chain.filter(({ event }) =>
    ['submitted', 'resubmitted', 'differed', 'disputed', 'countersigned'].includes(event),
  );
  return new Set([makerName, ...keyed.map(({ personName }) => personName)]);
}
