import { addDays, daysBetween } from '#shared/kernel/business-date.ts';
import { dueRulesOf, titleIn } from '#shared/registers/register-facts.ts';
import type { DueRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { DueEntry } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import {
  countUndone,
  type DuePlace,
  type DueSpan,
  listUndone,
} from '#core/modules/registers/register-list.repository.ts';
import { entryRows, remindedUpTo } from '#core/modules/registers/register-rows.service.ts';

/** What is late was due before today; what is due is reminded of already and not late. Both where neither is asked for. */
function spanOf(today: string, rule: DueRule, state: 'late' | 'due' | undefined): DueSpan {
  if (state === 'late') return { to: addDays(today, -1) };
  const to = remindedUpTo(rule, today);
  return state === 'due' ? { from: today, to } : { to };
}

interface Found {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly dueOn: string;
  readonly rule: string;
}

/** What entries of all registers or one wait for, the longest overdue first; one that waits for two things stands twice. */
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
  const after = decodePageKey(asked.after, 3)?.map(String) as unknown as DuePlace | undefined;
  const wanted = asked.register === undefined ? kinds.all : [getRegister(kinds, asked.register)];
  const found: Found[] = [];
  for (const kind of wanted) {
    for (const rule of dueRulesOf(kind)) {
      const span = spanOf(ctx.today, rule, asked.state);
      const rows = await listUndone(ctx.db, kind, rule, span, after, asked.limit + 1);
      found.push(...rows.map((row) => ({ ...row, kind, rule: rule.on })));
    }
  }
  const order = ({ dueOn, id, rule }: Found) => `${dueOn} ${id} ${rule}`;
  const sorted = found.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, asked.limit + 1);
  const page = toPage(sorted, asked.limit, (row) => [row.dueOn, row.id, row.rule]);
  return { ...page, rows: await dueRows(ctx, page.rows) };
}

async function dueRows(ctx: QueryContext, found: readonly Found[]): Promise<DueEntry[]> {
  const rows = new Map<string, Pick<DueEntry, 'number' | 'title'>>();
  for (const [kind, ofKind] of Map.groupBy(found, (one) => one.kind)) {
    for (const row of await entryRows(ctx, kind, [...new Set(ofKind.map(({ id }) => id))])) {
      rows.set(row.id, { number: row.number, title: { zh: titleIn(kind, row, 'zh'), en: titleIn(kind, row, 'en') } });
    }
  }
  return found.flatMap(({ kind, id, dueOn, rule }): DueEntry[] => {
    const row = rows.get(id);
    if (row === undefined) return [];
    return [{ register: kind.name, id, ...row, on: rule, dueOn, daysLate: daysBetween(dueOn, ctx.today) }];
  });
}

/** How much of a register waits: by each of its rules. */
async function countWaits(ctx: QueryContext, kind: RegisterKind, state: 'late' | 'due'): Promise<number> {
  let count = 0;
  for (const rule of dueRulesOf(kind)) count += await countUndone(ctx.db, kind, rule, spanOf(ctx.today, rule, state));
  return count;
}

/** How much waits in all registers together. */
export async function countEntriesDue(ctx: QueryContext, kinds: RegisterKinds, state: 'late' | 'due'): Promise<number> {
  let count = 0;
  for (const kind of kinds.all) count += await countWaits(ctx, kind, state);
  return count;
}
