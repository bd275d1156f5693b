import { addDays, daysBetween } from '#shared/kernel/business-date.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { DueEntry } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { countUndone, type DueSpan, listUndone } from '#core/modules/registers/register-list.repository.ts';
import { entryRows, remindedUpTo } from '#core/modules/registers/register-rows.service.ts';
import { getRegister, namedTitle } from '#core/modules/registers/registers.service.ts';

/** What is late was due before today; what is due is reminded of already and not late. Both where neither is asked for. */
export function spanOf(ctx: QueryContext, kind: RegisterKind, state: 'late' | 'due' | undefined): DueSpan {
  if (state === 'late') return { to: addDays(ctx.today, -1) };
  const to = remindedUpTo(kind, ctx.today);
  return state === 'due' ? { from: ctx.today, to } : { to };
}

/** What waits in all registers or one, the longest overdue first. */
export async function listDueEntries(
  ctx: QueryContext,
  kinds: RegisterKinds,
  asked: {
    readonly register?: string | undefined;
    readonly state?: 'late' | 'due';
    readonly after?: string | undefined;
    readonly limit: number;
  },
) {
  const place = decodePageKey(asked.after, 2);
  const after = place && ([String(place[0]), String(place[1])] as const);
  const wanted = asked.register === undefined ? kinds.all : [getRegister(kinds, asked.register)];
  const found: { readonly kind: RegisterKind; readonly id: string; readonly dueOn: string }[] = [];
  for (const kind of wanted) {
    const rows = await listUndone(ctx.db, kind, spanOf(ctx, kind, asked.state), after, asked.limit + 1);
    found.push(...rows.map((row) => ({ ...row, kind })));
  }
  const order = ({ dueOn, id }: { readonly dueOn: string; readonly id: string }) => `${dueOn} ${id}`;
  const sorted = found.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, asked.limit + 1);
  const page = toPage(sorted, asked.limit, (row) => [row.dueOn, row.id]);
  return { ...page, rows: await dueRows(ctx, page.rows) };
}

async function dueRows(
  ctx: QueryContext,
  found: readonly { readonly kind: RegisterKind; readonly id: string; readonly dueOn: string }[],
): Promise<DueEntry[]> {
  const rows = new Map<string, DueEntry>();
  for (const [kind, ofKind] of Map.groupBy(found, (one) => one.kind)) {
    const ids = ofKind.map(({ id }) => id);
    for (const row of await entryRows(ctx, kind, ids)) {
      rows.set(row.id, {
        register: kind.name,
        id: row.id,
        number: row.number,
        title: namedTitle(kind, row.fields, row.labels),
        dueOn: row.dueOn ?? ctx.today,
        daysLate: daysBetween(row.dueOn ?? ctx.today, ctx.today),
      });
    }
  }
  return found.flatMap(({ id }) => rows.get(id) ?? []);
}

/** How many wait in all registers together. */
export async function countEntriesDue(ctx: QueryContext, kinds: RegisterKinds, state: 'late' | 'due'): Promise<number> {
  let count = 0;
  for (const kind of kinds.all) count += await countUndone(ctx.db, kind, spanOf(ctx, kind, state));
  return count;
}
