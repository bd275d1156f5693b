import { fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { listBalances, listFieldOf, listItemSums } from '#core/modules/registers/register-ledger.repository.ts';
import { findLinked } from '#core/modules/registers/register-link.repository.ts';

/** What lies in a stock or a cash box, by key. */
export async function showBalances(
  ctx: QueryContext,
  kinds: RegisterKinds,
  asked: { readonly register: string; readonly after?: string | undefined; readonly limit: number },
) {
  const kind = getRegister(kinds, asked.register);
  const { ledger } = kind;
  if (ledger === undefined) return { rows: [] };
  const place = decodePageKey(asked.after, 1);
  const withEmpty = ledger.minimum !== undefined;
  const rows = await listBalances(ctx.db, ledger.name, withEmpty, place && String(place[0]), asked.limit + 1);
  const page = toPage(rows, asked.limit, (row) => [row.key]);
  const keys = page.rows.map((row) => JSON.parse(row.key) as string[]);
  const labels = await labelKeys(ctx, kind, keys);
  const stock = await stockOf(ctx, ledger, keys);
  const shown = page.rows.map((row, at) => ({
    key: keys[at] ?? [],
    balance: row.balance,
    labels: labels[at] ?? [],
    ...(stock[at] ?? { minimum: null, isShort: false }),
  }));
  return { ...page, rows: shown.filter(({ balance, isShort }) => balance !== 0 || isShort) };
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
    const wanted = least.get(item) ?? null;
    return { minimum: wanted, isShort: wanted !== null && (sums.get(item) ?? 0) < wanted };
  });
}

/** What people call each part of a key: the name of a product, the Chinese of a choice. */
async function labelKeys(ctx: QueryContext, kind: RegisterKind, keys: readonly (readonly string[])[]) {
  const named = await Promise.all(
    (kind.ledger?.key ?? []).map(async (key, at) => {
      const field = fieldOf(kind, key);
      const values = keys.map((parts) => parts[at] ?? '');
      if (field === undefined || !isLink(field.type)) {
        return values.map((value) => field?.choices?.find(({ code }) => code === value)?.label.zh ?? value);
      }
      const linked = await findLinked(ctx.db, field.type, values);
      return values.map((value) => linked.get(value)?.label ?? value);
    }),
  );
  return keys.map((_, row) => named.map((values) => values[row] ?? ''));
}
