import type { z } from 'zod';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { RegisterListInput, type RegisterRow } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { periodOf } from '#core/modules/registers/register-filter.service.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { listEntries } from '#core/modules/registers/registers.service.ts';

/** A thicker book is printed in parts, a period at a time. */
export const MOST_ROWS = 3_000;
const PAGE = 1_000;

/** A list as the screen asks for it; a paper is all of it, whatever page the screen shows. */
export type BookWish = Omit<z.output<typeof RegisterListInput>, 'after' | 'limit'>;

/** The wish a paper of no record is asked for by: the JSON text of the list’s input. */
export function wishOf(text: string): BookWish {
  try {
    const wish = RegisterListInput.safeParse(JSON.parse(text));
    if (wish.success) {
      const { after: _after, limit: _limit, ...asked } = wish.data;
      return asked;
    }
  } catch {
    // Not JSON: refused below like any other text that names no register.
  }
  return refuse('registers.book_unreadable');
}

/** Every row of a wish, from its first day on unless it asks for another order. */
export async function listAll(
  ctx: QueryContext,
  kinds: RegisterKinds,
  wish: BookWish,
): Promise<readonly RegisterRow[]> {
  const rows: RegisterRow[] = [];
  let after: string | undefined;
  do {
    const page = await listEntries(ctx, kinds, { ...wish, limit: PAGE, ...(after !== undefined && { after }) });
    rows.push(...page.rows);
    if (rows.length > MOST_ROWS) refuse('registers.book_too_thick', { most: MOST_ROWS });
    after = page.next;
  } while (after !== undefined);
  return rows;
}

/** The days a paper is of: those asked for, else those of its rows. */
export function spanOf(
  ctx: QueryContext,
  kind: RegisterKind,
  wish: BookWish,
  rows: readonly RegisterRow[],
): { readonly from: string; readonly until: string } {
  const { from, until } = periodOf(kind, wish.where);
  const days = rows.map(({ fields }) => String(fields[kind.date] ?? '')).toSorted();
  return { from: from ?? days[0] ?? ctx.today, until: until ?? days.at(-1) ?? ctx.today };
}
