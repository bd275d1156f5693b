import { sumFen } from '#shared/kernel/money.ts';
import type { MovementKind, StatementFigures, StatementLine } from './statements.schema.ts';

type Part = 'shipped' | 'received' | 'reduced' | 'other';

const PARTS: Readonly<Record<MovementKind, Part>> = {
  dispatch_note: 'shipped',
  receipt: 'received',
  return_note: 'reduced',
  sign_back: 'reduced',
  invoice: 'reduced',
  opening_document: 'other',
  other: 'other',
};

/** What a movement counts as in the totals of its period. */
export function partOf({ kind }: Pick<StatementLine, 'kind'>): Part {
  return PARTS[kind];
}

/** The figures of a period from its opening balance and its movements. */
export function statementFigures(openingFen: number, lines: readonly StatementLine[]): StatementFigures {
  const sum = (part: Part) => sumFen(lines.filter((line) => partOf(line) === part).map((line) => line.amountFen));
  // `0 - 0` and not `-0`: the two are different texts in a content.
  return {
    openingFen,
    shippedFen: sum('shipped'),
    receivedFen: 0 - sum('received'),
    reducedFen: 0 - sum('reduced'),
    otherFen: sum('other'),
    closingFen: sumFen([openingFen, ...lines.map((line) => line.amountFen)]),
    lines: [...lines],
  };
}

/** The balance after each movement, in their order. */
export function balancesAfter({ openingFen, lines }: Pick<StatementFigures, 'openingFen' | 'lines'>): number[] {
  let balance = openingFen;
  return lines.map(({ amountFen }) => (balance = sumFen([balance, amountFen])));
}
