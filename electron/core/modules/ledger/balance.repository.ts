import type { ReadDb } from '#core/kernel/context.ts';

export interface AccountTurnover {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Debits less credits before the range. */
  readonly openingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly yearDebitFen: number;
  readonly yearCreditFen: number;
}

/** Every account with its sums before `from`, from `from` to `to`, and from January of `to`'s year to `to`. */
export async function listTurnover(db: ReadDb, from: number, to: number): Promise<AccountTurnover[]> {
  const january = Math.floor(to / 100) * 100 + 1;
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('v_account_month as m', (join) => join.onRef('m.account_code', '=', 'a.code').on('m.period', '<=', to))
    .select((eb) => {
      const sumWhen = (start: number, end: number, side: 'm.debit_fen' | 'm.credit_fen') =>
        eb.fn.coalesce(
          eb.fn.sum<number>(
            eb
              .case()
              .when(eb.between('m.period', start, end))
              .then(eb.ref(side))
              .else(0)
              .end(),
          ),
          eb.lit(0),
        );
      return [
        'a.code',
        'a.name_zh as nameZh',
        'a.name_en as nameEn',
        sumWhen(0, from - 1, 'm.debit_fen').as('openingDebitFen'),
        sumWhen(0, from - 1, 'm.credit_fen').as('openingCreditFen'),
        sumWhen(from, to, 'm.debit_fen').as('debitFen'),
        sumWhen(from, to, 'm.credit_fen').as('creditFen'),
        sumWhen(january, to, 'm.debit_fen').as('yearDebitFen'),
        sumWhen(january, to, 'm.credit_fen').as('yearCreditFen'),
      ];
    })
    .groupBy(['a.code', 'a.name_zh', 'a.name_en'])
    .orderBy('a.code')
    .execute();
  return rows.map(({ openingDebitFen, openingCreditFen, ...row }) => ({
    ...row,
    openingFen: openingDebitFen - openingCreditFen,
  }));
}

export interface PeriodTurnover {
  readonly month: number;
  readonly voucherCount: number;
  readonly debitFen: number;
  readonly creditFen: number;
}

/** Every month with vouchers, newest first. */
export function listPeriodTurnover(db: ReadDb): Promise<PeriodTurnover[]> {
  return db
    .selectFrom('v_account_month as m')
    .select((eb) => [
      'm.period as month',
      eb
        .selectFrom('voucher as v')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('v.period', '=', 'm.period')
        .$asScalar()
        .as('voucherCount'),
      eb.fn.sum<number>('m.debit_fen').as('debitFen'),
      eb.fn.sum<number>('m.credit_fen').as('creditFen'),
    ])
    .groupBy('m.period')
    .orderBy('m.period', 'desc')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, voucherCount: row.voucherCount ?? 0 })));
}
