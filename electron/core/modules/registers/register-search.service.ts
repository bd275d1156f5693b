import { entryKindOf, titleIn } from '#shared/registers/register-facts.ts';
import type { Found } from '#shared/reports/search.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { entryRows } from '#core/modules/registers/register-rows.service.ts';
import { findByNumberOrTitle, findDailyTitled } from '#core/modules/registers/register-search.repository.ts';

/** A single letter would be in every title. */
const SHORTEST = 2;

/** Entries of all registers by their number or by what they are called. */
export async function findEntries(
  ctx: QueryContext,
  kinds: RegisterKinds,
  text: string,
  limit: number,
): Promise<Found[]> {
  if (text.length < SHORTEST) return [];
  const effective = await findByNumberOrTitle(ctx.db, text, limit);
  const found = effective
    .filter(({ register }) => kinds.find(register) !== undefined)
    .map(({ id, register, number, title }) => ({
      kind: entryKindOf(register),
      id,
      recordId: id,
      text: title,
      note: number,
    }));
  for (const kind of kinds.all.filter(({ review }) => review === 'daily')) {
    if (found.length >= limit) break;
    const ids = await findDailyTitled(ctx.db, kind, text, limit - found.length);
    for (const row of await entryRows(ctx, kind, ids)) {
      const date = String(row.fields[kind.date] ?? '');
      found.push({ kind: entryKindOf(kind), id: row.id, recordId: row.id, text: titleIn(kind, row, 'zh'), note: date });
    }
  }
  return found.slice(0, limit);
}
