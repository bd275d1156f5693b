import { z } from 'zod';

/** How one person wants the columns of a list; what it does not name stands as the list begins. */
export const ColumnChoice = z.object({
  /** Keys in the order wanted. */
  order: z.array(z.string()).max(80).default([]),
  /** True shows, false hides. */
  shown: z.record(z.string(), z.boolean()).default({}),
  /** CSS pixels. */
  widths: z.record(z.string(), z.number().min(30).max(900)).default({}),
});
export type ColumnChoice = z.infer<typeof ColumnChoice>;

export const STANDARD: ColumnChoice = { order: [], shown: {}, widths: {} };
export const NARROWEST = 40;
export const WIDEST = 800;

/** What arranging needs to know of a column. */
interface Arrangeable {
  readonly key: string;
  readonly width: number;
  readonly grow?: boolean;
  readonly frozen?: boolean;
  /** Begins hidden: on narrow windows (`wide`), or everywhere until chosen. */
  readonly begins?: 'wide' | 'hidden';
}

/** All columns in the person's order, frozen ones first; new ones stand behind the one they follow in the list. */
export function ordered<C extends Arrangeable>(columns: readonly C[], { order }: ColumnChoice): readonly C[] {
  const rank = new Map(order.map((key, at) => [key, at]));
  let before = -1;
  const ranked = columns.map((column, at) => {
    before = rank.get(column.key) ?? before;
    return { column, at, rank: before };
  });
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank || a.at - b.at).map(({ column }) => column);
  return [...sorted.filter((column) => column.frozen === true), ...sorted.filter((column) => column.frozen !== true)];
}

export function isShown(column: Arrangeable, choice: ColumnChoice, wide: boolean): boolean {
  return choice.shown[column.key] ?? (column.begins === undefined || (column.begins === 'wide' && wide));
}

/** What is drawn: the shown columns in order, with the person's widths. A column given a width no longer takes what is left. */
export function arranged<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice,
  wide: boolean,
): readonly C[] {
  const shown = ordered(columns, choice).filter((column) => isShown(column, choice, wide));
  return shown.map((column) => {
    const width = choice.widths[column.key];
    return width === undefined ? column : { ...column, width, grow: false };
  });
}

/** One column a place further among those it may change with: frozen ones stay in front. */
export function moved<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice,
  key: string,
  step: number,
): ColumnChoice {
  const now = ordered(columns, choice);
  const at = now.findIndex((column) => column.key === key);
  const other = now[at + step];
  if (at < 0 || other === undefined || (other.frozen === true) !== (now[at]?.frozen === true)) return choice;
  const order = now.map((column) => column.key);
  order.splice(at + step, 0, ...order.splice(at, 1));
  return { ...choice, order };
}

/** Dragged onto the place of another one. */
export function movedTo<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice,
  key: string,
  onto: string,
): ColumnChoice {
  const keys = ordered(columns, choice).map((column) => column.key);
  return moved(columns, choice, key, keys.indexOf(onto) - keys.indexOf(key));
}

/** Shows or hides one; the last one shown stays. */
export function withShown<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice,
  key: string,
  wide: boolean,
): ColumnChoice {
  const column = columns.find((one) => one.key === key);
  if (column === undefined) return choice;
  const next = { ...choice, shown: { ...choice.shown, [key]: !isShown(column, choice, wide) } };
  return columns.some((one) => isShown(one, next, wide)) ? next : choice;
}

export function withWidth(choice: ColumnChoice, key: string, width: number): ColumnChoice {
  const fitting = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  return { ...choice, widths: { ...choice.widths, [key]: fitting } };
}
