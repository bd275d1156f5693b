import { addDays, monthKey } from '#shared/kernel/business-date.ts';
import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import type { MonthlyFigure, OwnWork, WorkbenchFigures } from '#shared/reports/workbench.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { trialBalance } from '#core/modules/ledger/trial-balance.service.ts';
import {
  hasAny,
  listOwnWork,
  type MonthSum,
  sumDispatched,
  sumInvoiced,
  sumReceived,
  sumSigned,
} from '#core/modules/reports/figures.repository.ts';

/** The figures of the present month and the ones before it, as far as the person may read them. */
export async function readFigures(ctx: QueryContext, wanted: number): Promise<WorkbenchFigures> {
  const months = monthsBack(ctx.today, wanted);
  const from = `${months[0]}-01`;
  const to = endOfMonth(ctx.today);
  const may = (permission: string) => ctx.person.permissions.has(permission);
  const byMonth = (sums: readonly MonthSum[]): MonthlyFigure => ({
    fen: months.map((month) => sums.find((sum) => sum.month === month)?.fen ?? 0),
    count: sums.find((sum) => sum.month === months.at(-1))?.count ?? 0,
  });
  return {
    months,
    ...(may('contracts.read') && { signed: byMonth(await sumSigned(ctx.db, from, to)) }),
    ...(may('dispatch.read') && { dispatched: byMonth(await sumDispatched(ctx.db, from, to)) }),
    ...(may('invoicing.read') && { invoiced: byMonth(await sumInvoiced(ctx.db, from, to)) }),
    ...(may('receipts.read') && { received: byMonth(await sumReceived(ctx.db, from, to)) }),
    ...(may('ledger.read') && { receivable: await receivable(ctx) }),
  };
}

function monthsBack(today: string, wanted: number): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const last = year * 12 + month - 1;
  return Array.from({ length: wanted }, (_, at) => {
    const index = last - wanted + 1 + at;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

function endOfMonth(today: string): string {
  return addDays(`${addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
}

/** The client accounts as 科目余额表 of this month closes them; debits positive, the advance as a credit. */
async function receivable(ctx: QueryContext): Promise<NonNullable<WorkbenchFigures['receivable']>> {
  const month = monthKey(ctx.today);
  const { rows } = await trialBalance(ctx.db, month, month);
  const closing = (code: string): number => {
    const row = rows.find(({ accountCode }) => accountCode === code);
    return row ? row.closingDebitFen - row.closingCreditFen : 0;
  };
  const shippedFen = closing(ACCOUNT.shippedNotInvoiced);
  const invoicedFen = closing(ACCOUNT.invoiced);
  const advanceFen = 0 - closing(ACCOUNT.advances);
  return { balanceFen: shippedFen + invoicedFen - advanceFen, shippedFen, invoicedFen, advanceFen };
}

/** What the person worked on last, each record once. */
export async function readOwnWork(ctx: QueryContext, limit: number): Promise<OwnWork[]> {
  const rows = await listOwnWork(ctx.db, ctx.person.id, limit * 3);
  const latest = rows.filter((row, at) => rows.findIndex((other) => other.recordId === row.recordId) === at);
  return latest.slice(0, limit).map(({ recordId, number, label, ...row }) => {
    const isThere = row.state === 'effective';
    return { ...row, recordId: isThere ? recordId : null, label: isThere ? (label ?? number) : null };
  });
}

/** What the office has begun with, as far as the person may read it. */
export async function readBegun(ctx: QueryContext) {
  const may = (permission: string) => ctx.person.permissions.has(permission);
  return {
    ...(may('products.read') && { products: await hasAny(ctx.db, 'product') }),
    ...(may('clients.read') && { clients: await hasAny(ctx.db, 'client') }),
    ...(may('contracts.read') && { contracts: await hasAny(ctx.db, 'contract') }),
    ...(may('dispatch.read') && { dispatch: await hasAny(ctx.db, 'dispatch_note') }),
  };
}
