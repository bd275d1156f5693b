import { invariant } from '#core/kernel/invariant.ts';
import type { Align } from './drawing.ts';
import { refuseTooLong } from './print-refused.ts';
import { ems, type Typeface } from './text-lines.ts';

/** Two paddings of six dots and the rule. */
export const CELL_EDGES = 13;

/** A column as the document wants it; `Row` is what one line of the document holds. */
export interface ColumnPlan<Row> {
  readonly key: string;
  readonly title: string;
  readonly align?: Align;
  text(row: Row, index: number): string;
  /** A column of fixed nature, in dots: as wide as its widest text, between `min` and `max`. Without `max` it never wraps. */
  readonly width?: { readonly min: number; readonly max?: number };
  /** Texts besides the rows' that must fit: every total that could stand at the foot of a sheet. */
  readonly alsoFits?: readonly string[];
  /** What those are set in; 宋体 unless told. */
  readonly alsoFitsIn?: Typeface;
  /** A column that shares what the others leave. */
  readonly share?: number;
}

export interface Column<Row> extends ColumnPlan<Row> {
  /** Dots, with its right rule. */
  readonly dots: number;
  /** Numbers never wrap or shrink. */
  readonly whole: boolean;
}

export interface ColumnRoom {
  readonly width: number;
  /** Type size that number columns are measured at. */
  readonly size: number;
  /** The least a shared column may get before the numbers are refused as too wide. */
  readonly leastShared: number;
  readonly edges?: number;
}

/** Numbers first: number columns take their widest text, the grand total included; the rest share what is left. */
export function fitColumns<Row>(
  plans: readonly ColumnPlan<Row>[],
  rows: readonly Row[],
  room: ColumnRoom,
): Column<Row>[] {
  const edges = room.edges ?? CELL_EDGES;
  const fixed = plans.map((plan) => (plan.width === undefined ? 0 : fixedWidth(plan, rows, room.size, edges)));
  const left = room.width - fixed.reduce((sum, width) => sum + width, 0);
  const shares = plans.reduce((sum, plan) => sum + (plan.share ?? 0), 0);
  const widths = plans.map((plan, i) =>
    plan.share === undefined ? (fixed[i] ?? 0) : Math.floor((left * plan.share) / shares),
  );
  const widest = plans.findIndex((plan) => plan.share !== undefined);
  invariant(widest >= 0, 'a table needs a column that shares the rest');
  widths[widest] = (widths[widest] ?? 0) + room.width - widths.reduce((sum, width) => sum + width, 0);
  plans.forEach((plan, i) => {
    if (plan.share === undefined || (widths[i] ?? 0) >= room.leastShared * plan.share) return;
    refuseTooLong(plan.title, widestNumber(plans, rows));
  });
  return plans.map((plan, i) => ({
    ...plan,
    dots: widths[i] ?? 0,
    whole: plan.width !== undefined && plan.width.max === undefined,
  }));
}

function fixedWidth<Row>(plan: ColumnPlan<Row>, rows: readonly Row[], size: number, edges: number): number {
  const inRows = rows.map((row, index) => ems(plan.text(row, index)));
  const inTotals = (plan.alsoFits ?? []).map((text) => ems(text, plan.alsoFitsIn));
  const widest = [...inRows, ...inTotals].reduce((most, width) => Math.max(most, width), 0);
  const least = Math.max(plan.width?.min ?? 0, Math.ceil(ems(plan.title, 'hei') * size) + 2);
  const wanted = Math.max(least, Math.ceil(widest * size) + edges + 1);
  return Math.min(wanted, plan.width?.max ?? wanted);
}

function widestNumber<Row>(plans: readonly ColumnPlan<Row>[], rows: readonly Row[]): string {
  return plans
    .filter((plan) => plan.width !== undefined)
    .flatMap((plan) => [...rows.map((row, index) => plan.text(row, index)), ...(plan.alsoFits ?? [])])
    .reduce((widest, text) => (ems(text) > ems(widest) ? text : widest), '');
}
