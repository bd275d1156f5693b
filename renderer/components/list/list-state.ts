import { z } from 'zod';
import { ColumnChoice, STANDARD } from '#renderer/components/list/column-layout.ts';
import { ColumnFilter, type ListSort } from '#shared/kernel/list-query.ts';

const Sort = z.object({ column: z.string(), descending: z.boolean() });

/** What a list is asked: the quick view, words, filters by column, and the order. Kept with the tab. */
export const ListState = z.object({
  view: z.string(),
  text: z.string().default(''),
  where: z.array(ColumnFilter).max(12).default([]),
  /** Missing: as the list begins. */
  sort: Sort.optional(),
  /** The saved view it came from, by id. */
  saved: z.string().optional(),
});
export type ListState = z.infer<typeof ListState>;

const Density = z.enum(['compact', 'standard', 'roomy']);

export const SavedView = z.object({
  id: z.string(),
  name: z.string().min(1).max(20),
  asked: ListState.omit({ saved: true }),
  columns: ColumnChoice,
  density: Density,
});
export type SavedView = z.infer<typeof SavedView>;

/** What a person keeps about one list. */
export const ListSettings = z.object({
  columns: ColumnChoice.default(STANDARD),
  views: z.array(SavedView).max(30).default([]),
  /** The saved view the list opens with. */
  start: z.string().optional(),
  /** Whether the row in hand is shown beside the list. */
  preview: z.boolean().default(true),
});
export type ListSettings = z.infer<typeof ListSettings>;

export const NO_SETTINGS: ListSettings = { columns: STANDARD, views: [], preview: true };
export const MOST_VIEWS = 30;

/** Asc, then desc, then as the list begins. */
export function turned(sort: ListSort | undefined, start: ListSort, column: string): ListSort | undefined {
  const now = sort ?? start;
  if (now.column !== column) return { column, descending: false };
  const flipped = { column, descending: !now.descending };
  if (sort === undefined) return flipped;
  return sort.descending || column === start.column ? undefined : flipped;
}

/** One filter a column: the new one takes the place of the old; undefined takes it away. */
export function filtered(state: ListState, column: string, filter: ColumnFilter | undefined): ListState {
  const at = state.where.findIndex((one) => one.column === column);
  const where = state.where.filter((one) => one.column !== column);
  if (filter !== undefined) where.splice(at < 0 ? where.length : at, 0, filter);
  return { ...state, where };
}

/** Whether a list is still asked and arranged as its saved view says. */
export function isAsSaved(view: SavedView, state: ListState, columns: ColumnChoice, density: string): boolean {
  const { saved: _saved, ...asked } = state;
  const now = { asked, columns, density };
  const then = { asked: view.asked, columns: view.columns, density: view.density };
  return canonical(now) === canonical(then);
}

/** Keys in one order, what is empty left out: two ways to say the same are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function withView(settings: ListSettings, view: SavedView): ListSettings {
  const known = settings.views.some(({ id }) => id === view.id);
  const views = known ? settings.views.map((one) => (one.id === view.id ? view : one)) : [...settings.views, view];
  return views.length > MOST_VIEWS ? settings : { ...settings, views };
}

export function withoutView({ start, ...settings }: ListSettings, id: string): ListSettings {
  const views = settings.views.filter((view) => view.id !== id);
  return { ...settings, views, ...(start !== undefined && start !== id && { start }) };
}

export function movedView(settings: ListSettings, id: string, step: 1 | -1): ListSettings {
  const at = settings.views.findIndex((view) => view.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= settings.views.length) return settings;
  const views = [...settings.views];
  views.splice(to, 0, ...views.splice(at, 1));
  return { ...settings, views };
}

/** The same view again gives up being the start. */
export function withStart({ start, ...settings }: ListSettings, id: string): ListSettings {
  return start === id ? settings : { ...settings, start: id };
}

/** What a list is asked when its tab was never used: the person's start view, or the list's own. */
export function begin({ views, start }: ListSettings, view: string): ListState {
  const chosen = views.find(({ id }) => id === start);
  return chosen === undefined ? { view, text: '', where: [] } : { ...chosen.asked, saved: chosen.id };
}
