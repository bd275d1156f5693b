import { type FormFault, orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { CellFault } from '#renderer/components/line-grid-props.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownFen, typedDate, typedFen } from '#renderer/components/typed-values.ts';
import { proposeAllocation } from '#shared/receipts/propose-allocation.ts';
import type { AllocatableReceipt, AllocatableTarget } from '#shared/receipts/receipts.contract.ts';
import { type Allocation, AllocationDraft, AllocationTarget } from '#shared/receipts/receipts.schema.ts';

/** Everything as typed: a line of the grid for each document, in it the amount taken of each receipt by the receipt's id. */
export interface AllocationFormValues {
  readonly clientId: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Receipts that take part; `null` until somebody chose: then the oldest ones do. */
  readonly used: readonly string[] | null;
  readonly lines: readonly Line[];
  /** Keys of lines that stood in the allocation before, by `pairKey`. */
  readonly lineKeys: Readonly<Record<string, string>>;
}

/** What the office says can be taken and settled. */
export interface Allocatable {
  readonly receipts: readonly AllocatableReceipt[];
  readonly targets: readonly AllocatableTarget[];
}

export const NOTHING: Allocatable = { receipts: [], targets: [] };

/** So many receipts stand beside each other before somebody chooses; more are ticked. */
const FIRST_COLUMNS = 4;

type Document = Pick<AllocatableTarget, 'target' | 'targetId'>;

export function rowId({ target, targetId }: Document): string {
  return `${target}/${targetId}`;
}

function documentOf(id: string): Document | undefined {
  const [name, targetId = ''] = id.split('/');
  const target = AllocationTarget.options.find((one) => one === name);
  return target === undefined ? undefined : { target, targetId };
}

function pairKey(row: string, receiptId: string): string {
  return `${row} ${receiptId}`;
}

export function newAllocationForm(
  clientId: string,
  receiptId: string | undefined,
  today: string,
): AllocationFormValues {
  return {
    clientId,
    fields: { allocatedOn: today },
    used: receiptId === undefined ? null : [receiptId],
    lines: [],
    lineKeys: {},
  };
}

export function allocationForm(content: Allocation): AllocationFormValues {
  const rows = new Map<string, Record<string, string>>();
  const lineKeys: Record<string, string> = {};
  for (const line of content.lines) {
    const id = rowId(line);
    const cells = rows.get(id) ?? {};
    cells[line.receiptId] = shownFen(line.amountFen);
    rows.set(id, cells);
    lineKeys[pairKey(id, line.receiptId)] = line.lineKey;
  }
  return {
    clientId: content.clientId,
    fields: { allocatedOn: content.allocatedOn, note: content.note ?? '' },
    used: [...new Set(content.lines.map(({ receiptId }) => receiptId))],
    lines: [...rows].map(([id, cells]) => ({ id, cells })),
    lineKeys,
  };
}

/** The receipts that have a column, in the office's order. */
export function usedReceipts({ used }: AllocationFormValues, { receipts }: Allocatable): readonly AllocatableReceipt[] {
  return used === null
    ? receipts.slice(0, FIRST_COLUMNS)
    : receipts.filter(({ receiptId }) => used.includes(receiptId));
}

/** Takes a receipt in, or leaves it out with what was typed for it. */
export function withReceipt(
  values: AllocationFormValues,
  from: Allocatable,
  receiptId: string,
  takesPart: boolean,
): AllocationFormValues {
  const used = usedReceipts(values, from).map((one) => one.receiptId);
  if (takesPart) return { ...values, used: [...used, receiptId] };
  const without = ({ id, cells: { [receiptId]: _gone, ...cells } }: Line): Line => ({ id, cells });
  return { ...values, used: used.filter((one) => one !== receiptId), lines: values.lines.map(without) };
}

/** A line for every document that takes money, with what was typed for it. */
export function linesFor({ targets }: Allocatable, typed: readonly Line[]): readonly Line[] {
  const byId = new Map(typed.map((line) => [line.id, line]));
  return targets.map((target) => byId.get(rowId(target)) ?? { id: rowId(target), cells: {} });
}

const said = (text: string | undefined): boolean => (text ?? '').trim() !== '';

function fenOf(text: string | undefined): number {
  const fen = typedFen(text);
  return typeof fen === 'number' ? fen : 0;
}

/** What is taken of one receipt as far as it can be read. */
export function takenOfReceipt(lines: readonly Line[], receiptId: string): number {
  return lines.reduce((sum, { cells }) => sum + fenOf(cells[receiptId]), 0);
}

/** What one document gets of all receipts that take part. */
export function takenForLine({ cells }: Line, used: readonly AllocatableReceipt[]): number {
  return used.reduce((sum, { receiptId }) => sum + fenOf(cells[receiptId]), 0);
}

/** One amount of the grid, in the order the lines are sent: receipt by receipt, oldest first. */
export interface Pair {
  readonly row: string;
  readonly receiptId: string;
  readonly text: string;
}

export function sentPairs(values: AllocationFormValues, from: Allocatable): readonly Pair[] {
  const lines = linesFor(from, values.lines);
  return usedReceipts(values, from).flatMap(({ receiptId }) =>
    lines.flatMap(({ id, cells }): Pair[] => {
      const text = cells[receiptId] ?? '';
      return said(text) ? [{ row: id, receiptId, text }] : [];
    }),
  );
}

/** How many typed amounts stand at documents or receipts that can take nothing any more, so that they are not lost unseen. */
export function amountsGone(values: AllocationFormValues, from: Allocatable): number {
  const typed = values.lines.reduce((sum, { cells }) => sum + Object.values(cells).filter(said).length, 0);
  return typed - sentPairs(values, from).length;
}

export function readAllocationForm(
  values: AllocationFormValues,
  from: Allocatable,
  today: string,
): Reading<AllocationDraft> {
  return readDraft(AllocationDraft, {
    clientId: orNull(values.clientId) ?? undefined,
    allocatedOn: typedDate(values.fields['allocatedOn'], today),
    note: orNull(values.fields['note']),
    lines: sentPairs(values, from).map(({ row, receiptId, text }) => ({
      lineKey: values.lineKeys[pairKey(row, receiptId)] ?? null,
      receiptId,
      ...documentOf(row),
      amountFen: typedFen(text),
    })),
  });
}

/** The cell of the grid that a fault of the sent lines means; of the lines as such, the first. */
export function cellOfFault(
  path: string,
  values: AllocationFormValues,
  from: Allocatable,
): { readonly lineId: string; readonly column: string } | undefined {
  const [first] = from.targets;
  const [column] = usedReceipts(values, from);
  if (path === 'lines' && first !== undefined && column !== undefined) {
    return { lineId: rowId(first), column: column.receiptId };
  }
  const [, index] = /^lines\.(\d+)(?:\.|$)/.exec(path) ?? [];
  const pair = index === undefined ? undefined : sentPairs(values, from)[Number(index)];
  return pair === undefined ? undefined : { lineId: pair.row, column: pair.receiptId };
}

export function faultyCells(
  faults: readonly FormFault[],
  values: AllocationFormValues,
  from: Allocatable,
): readonly CellFault[] {
  return faults.flatMap(({ path }) => {
    const cell = path === 'lines' ? undefined : cellOfFault(path, values, from);
    return cell === undefined ? [] : [{ ...cell, tone: 'wrong' as const }];
  });
}

/** Ctrl G: the receipts that take part settle what is owed, the oldest first. What was typed for contracts stays and is taken off before. */
export function oldestFirst(values: AllocationFormValues, from: Allocatable): AllocationFormValues {
  const advances = linesFor(from, values.lines).filter(({ id }) => documentOf(id)?.target === 'contract');
  const used = usedReceipts(values, from);
  const left = used.map(({ receiptId, leftFen }) => ({
    receiptId,
    leftFen: leftFen === null ? null : Math.max(0, leftFen - takenOfReceipt(advances, receiptId)),
  }));
  const rows = new Map<string, Record<string, string>>();
  for (const { target, targetId, receiptId, amountFen } of proposeAllocation(left, from.targets)) {
    const id = rowId({ target, targetId });
    rows.set(id, { ...rows.get(id), [receiptId]: shownFen(amountFen) });
  }
  const filled = from.targets
    .filter(({ target }) => target !== 'contract')
    .map((target): Line => ({ id: rowId(target), cells: rows.get(rowId(target)) ?? {} }));
  return { ...values, lines: [...filled, ...advances] };
}
