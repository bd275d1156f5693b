import type { Line } from '#renderer/components/line-grid-model.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { BillDecision, BillLine, BillLineState } from '#shared/registers/bills.contract.ts';

export type BillRead = Extract<Output<'registers.readBill'>, { outcome: 'bill' }>;

/** What was typed beside a line, by its row in the file. It stays when the bill is read again. */
export type BillCells = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Which lines are shown: of one state, or all. */
export type BillShow = BillLineState | 'all';

/** What is under the sums: lines, what the bill forgot, or how its columns are read. */
export type BillPart = BillShow | 'missing' | 'columns';

/** What is done with a line until somebody says otherwise; what differs somebody has to decide. */
function takeAtFirst(state: BillLineState): string {
  return state === 'agreed' ? 'yes' : state === 'other_amount' ? '' : 'no';
}

export function billLines(lines: readonly BillLine[], cells: BillCells, show: BillShow): readonly Line[] {
  return lines
    .filter(({ state }) => show === 'all' || state === show)
    .map(({ rowNumber, state, entry }) => ({
      id: String(rowNumber),
      cells: { take: takeAtFirst(state), number: entry?.number ?? '', reason: '', ...cells[rowNumber] },
    }));
}

export function keptCells(cells: BillCells, lines: readonly Line[]): BillCells {
  return { ...cells, ...Object.fromEntries(lines.map(({ id, cells: typed }) => [id, typed])) };
}

/** Everything that somebody decided, or that the office would not do by itself. */
export function billDecisions(lines: readonly BillLine[], cells: BillCells): BillDecision[] {
  return lines.flatMap(({ rowNumber, state, entry }): BillDecision[] => {
    const typed = cells[rowNumber];
    const take = typed?.['take'] ?? takeAtFirst(state);
    const reason = (typed?.['reason'] ?? '').trim();
    const number = (typed?.['number'] ?? '').trim();
    if (take === '' || (take === takeAtFirst(state) && reason === '')) return [];
    const isNamed = number !== '' && number !== entry?.number;
    return [{ rowNumber, take: take === 'yes', reason, ...(isNamed && { number }) }];
  });
}

/** What is to be settled of the bill, as it is decided now. */
export function takenFen(lines: readonly BillLine[], cells: BillCells): number {
  return lines.reduce((sum, { rowNumber, state, amountFen }) => {
    const take = cells[rowNumber]?.['take'] ?? takeAtFirst(state);
    return sum + (take === 'yes' ? amountFen : 0);
  }, 0);
}

/** How many lines nobody has decided yet. */
export function undecided(lines: readonly BillLine[], cells: BillCells): number {
  return lines.filter(({ rowNumber, state }) => (cells[rowNumber]?.['take'] ?? takeAtFirst(state)) === '').length;
}
