import type { ledgerContract, Period, Voucher } from '#shared/ledger/ledger.contract.ts';
import type { HandlersFor, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { listPeriodTurnover } from '#core/modules/ledger/balance.repository.ts';
import { findClientBalance } from '#core/modules/ledger/client-balance.repository.ts';
import { readClientBalances } from '#core/modules/ledger/client-balance.service.ts';
import { clientDetail } from '#core/modules/ledger/client-detail.service.ts';
import {
  findReversalOf,
  findVoucher,
  listAccounts,
  listNamedEntries,
  listPeriods,
  listVouchersOf,
  type VoucherRow,
} from '#core/modules/ledger/ledger.repository.ts';
import { periodCloseKind } from '#core/modules/ledger/period-close.review.ts';
import { trialBalance } from '#core/modules/ledger/trial-balance.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const ledgerHandlers: HandlersFor<typeof ledgerContract> = {
  'ledger.trialBalance': (ctx, { from, to }) => trialBalance(ctx.db, from, to),
  'ledger.clientDetail': (ctx, input) => clientDetail(ctx, input),
  async 'ledger.clientBalance'(ctx, { clientId }) {
    return (await findClientBalance(ctx.db, clientId)) ?? notFound('client', clientId);
  },
  'ledger.clientBalances': (ctx, input) => readClientBalances(ctx, input),
  async 'ledger.getVoucher'(ctx, { id }) {
    const voucher = await findVoucher(ctx.db, id);
    return voucher ? readVoucher(ctx.db, voucher) : notFound('voucher', id);
  },
  async 'ledger.vouchersOf'(ctx, { sourceKind, sourceId }) {
    const vouchers = await listVouchersOf(ctx.db, sourceKind, sourceId);
    return Promise.all(vouchers.map((voucher) => readVoucher(ctx.db, voucher)));
  },
  async 'ledger.accounts'(ctx) {
    const rows = await listAccounts(ctx.db);
    return rows.map((row) => ({
      code: row.code,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      side: row.side,
      enterpriseCode: row.enterprise_code,
      smallEnterpriseCode: row.small_enterprise_code,
    }));
  },
  'ledger.periods': (ctx) => periods(ctx.db),
  'ledger.submitPeriodClose': (ctx, input) => submitForReview(ctx, periodCloseKind, input),
};

async function readVoucher(db: ReadDb, row: VoucherRow): Promise<Voucher> {
  const reversal = await findReversalOf(db, row.id);
  return {
    id: row.id,
    number: row.number,
    date: row.date,
    month: row.period,
    memo: row.memo,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    submissionId: row.submission_id,
    reversesId: row.reverses_id,
    reversedById: reversal?.id ?? null,
    entries: await listNamedEntries(db, row.id),
  };
}

/** Months with vouchers and months that were closed, newest first. */
async function periods(db: ReadDb): Promise<Period[]> {
  const turnover = new Map((await listPeriodTurnover(db)).map((row) => [row.month, row]));
  const kept = new Map((await listPeriods(db)).map((row) => [row.month, row]));
  const months = [...new Set([...turnover.keys(), ...kept.keys()])].toSorted((a, b) => b - a);
  return months.map((month) => {
    const record = kept.get(month);
    const { voucherCount = 0, debitFen = 0, creditFen = 0 } = turnover.get(month) ?? {};
    return {
      month,
      closed: record?.closed === 1,
      voucherCount,
      debitFen,
      creditFen,
      closeId: record?.id ?? null,
      version: record?.version ?? null,
    };
  });
}
