import type { z } from 'zod';
import { balanceColumnsOf, fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { BalanceListInput } from '#shared/registers/registers.contract.ts';
import { inOrder } from '#core/database/lists/read-list.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import {
  listBalanceKeys,
  listBalancesByKeys,
  listFieldOf,
  listItemSums,
} from '#core/modules/registers/register-balance.repository.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { findLinked } from '#core/modules/registers/register-link.repository.ts';
import { refuseMisfits, sortIn } from '#core/modules/registers/registers.service.ts';

/** What lies in a stock or a cash box, in its filter and sort. */
export async function showBalances(ctx: QueryContext, kinds: RegisterKinds, input: z.output<typeof BalanceListInput>) {
  const kind = getRegister(kinds, input.register);
  const { ledger } = kind;
  if (ledger === undefined) return { rows: [] };
  const known = balanceColumnsOf(kind);
  refuseMisfits(known, input.where);
  const sort = sortIn(known, input.sort ?? { column: ledger.key[0] ?? 'balance', descending: false });
  const { ids, total, ...page } = await listBalanceKeys(ctx.db, kind, ledger, { ...input, sort });
  const texts = ids.map(String);
  const rows = inOrder(texts, await listBalancesByKeys(ctx.db, ledger.name, texts), ({ key }) => key);
  const keys = rows.map((row) => JSON.parse(row.key) as string[]);
  const labels = await labelKeys(ctx, kind, keys);
  const stock = await stockOf(ctx, ledger, keys);
  const units = await unitsOf(ctx, ledger, keys);
  return {
    ...page,
    ...(total && { total: totalOf(kind, ledger, total) }),
    rows: rows.map((row, at) => ({
      key: keys[at] ?? [],
      balance: row.balance,
      labels: labels[at] ?? [],
      ...(stock[at] ?? { minimum: null, isShort: false }),
      unit: units[at] ?? null,
    })),
  };
}

function totalOf(
  kind: RegisterKind,
  { amount }: LedgerRule,
  { count, countIsCapped, balance }: { count: number; countIsCapped: boolean; balance: number | null },
) {
  return { count, countIsCapped, ...(fieldOf(kind, amount)?.type === 'fen' && { balance }) };
}

/** Whether there is less of the item of each key than there should be, over all its balances. */
async function stockOf(ctx: QueryContext, { name, key, minimum }: LedgerRule, keys: readonly (readonly string[])[]) {
  if (minimum === undefined) return [];
  const place = key.indexOf(minimum.key);
  const items = [...new Set(keys.map((parts) => parts[place] ?? ''))];
  const sums = await listItemSums(ctx.db, name, place, items);
  const least = await listFieldOf(ctx.db, minimum.field, items);
  return keys.map((parts) => {
    const item = parts[place] ?? '';
    const said = least.get(item);
    const wanted = typeof said === 'number' ? said : null;
    return { minimum: wanted, isShort: wanted !== null && (sums.get(item) ?? 0) < wanted };
  });
}

/** What each balance is counted in, as its item says. */
export async function unitsOf(ctx: QueryContext, { key, unit }: LedgerRule, keys: readonly (readonly string[])[]) {
  if (unit === undefined) return [];
  const place = key.indexOf(unit.key);
  const items = keys.map((parts) => parts[place] ?? '');
  const said = await listFieldOf(ctx.db, unit.field, [...new Set(items)]);
  return items.map((item) => said.get(item)?.toString() ?? null);
}

/** What people call each part of a key: the name of a product; a choice keeps its code, to be said in the reader's language. */
export async function labelKeys(ctx: QueryContext, kind: RegisterKind, keys: readonly (readonly string[])[]) {
  const named = await Promise.all(
    (kind.ledger?.key ?? []).map(async (key, at) => {
      const field = fieldOf(kind, key);
      const values = keys.map((parts) => parts[at] ?? '');
      if (field === undefined || !isLink(field.type)) return values;
      const linked = await findLinked(ctx.db, field.type, values);
      return values.map((value) => linked.get(value)?.label ?? value);
    }),
  );
  return keys.map((_, row) => named.map((values) => values[row] ?? ''));
}
