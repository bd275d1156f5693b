import { sumFen } from '#shared/kernel/money.ts';

interface PricedLine {
  readonly netFen: number;
  readonly taxFen: number;
  readonly grossFen: number;
  readonly dueOn: string | null;
}

/** The header of a contract is the sum of its lines; its delivery date is the earliest of theirs. */
export function contractTotals(lines: readonly PricedLine[]) {
  const dueDates = lines.flatMap((line) => (line.dueOn === null ? [] : [line.dueOn]));
  return {
    netFen: sumFen(lines.map((line) => line.netFen)),
    taxFen: sumFen(lines.map((line) => line.taxFen)),
    grossFen: sumFen(lines.map((line) => line.grossFen)),
    firstDueOn: dueDates.toSorted()[0] ?? null,
  };
}
