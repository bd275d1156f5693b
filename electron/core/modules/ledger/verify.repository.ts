import type { ReadDb } from '#core/kernel/context.ts';

/** Vouchers whose entries do not add up, recounted from the entries and not from the kept imbalance. */
export async function listUnbalancedVouchers(db: ReadDb): Promise<string[]> {
  const rows = await db
    .selectFrom('voucher as v')
    .leftJoin('ledger_entry as e', 'e.voucher_id', 'v.id')
    .select('v.number')
    .groupBy(['v.id', 'v.number', 'v.imbalance'])
    .having((eb) =>
      eb.or([
        eb(
          eb.fn.coalesce(eb.fn.sum('e.debit_fen'), eb.lit(0)),
          '<>',
          eb.fn.coalesce(eb.fn.sum('e.credit_fen'), eb.lit(0)),
        ),
        eb('v.imbalance', '<>', 0),
        eb(eb.fn.count('e.seq'), '=', 0),
      ]),
    )
    .execute();
  return rows.map((row) => row.number);
}

export async function countVouchers(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('voucher')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
