import { ACCOUNT, type AccountCode } from '#shared/ledger/account-codes.ts';
import { monthKey } from '#shared/kernel/business-date.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse } from '#core/kernel/office-error.ts';
import {
  findExposure,
  findPeriod,
  insertVoucher,
  listContractShippedFen,
  listEntries,
  listShippedFen,
  listStandingVouchers,
  type VoucherRow,
} from '#core/modules/ledger/ledger.repository.ts';
import { type NumberSeries, takeNumber } from '#core/modules/review/numbering.service.ts';

/** The document a voucher is posted for. */
export interface VoucherSource {
  readonly kind: string;
  readonly id: string;
}

/** Vouchers (凭证) are numbered like documents, by their date. */
export const VOUCHER_SERIES: NumberSeries = { name: 'voucher', prefix: 'JZ', isDated: true };

/** What an entry is about beside its account. */
export interface EntryFacts {
  readonly clientId?: string;
  readonly contractId?: string | null;
  readonly contractLineKey?: string | null;
  readonly dispatchNoteId?: string | null;
  readonly dispatchLineKey?: string | null;
  /** The voucher's own memo when absent. */
  readonly memo?: string;
}

/** One line of a voucher in fen: one side positive, the other 0. */
export interface Posting extends EntryFacts {
  readonly accountCode: AccountCode;
  readonly debitFen: number;
  readonly creditFen: number;
}

export interface NewVoucher {
  readonly date: string;
  readonly memo: string;
  readonly source: VoucherSource;
  readonly submissionId: string;
  readonly entries: readonly Posting[];
}

/** A debit in fen; a negative amount stands on the credit side, because neither side is ever negative. */
export function debit(accountCode: AccountCode, amountFen: number, facts: EntryFacts = {}): Posting {
  return { accountCode, ...facts, debitFen: Math.max(0, amountFen), creditFen: Math.max(0, -amountFen) };
}

/** A credit in fen; a negative amount stands on the debit side. */
export function credit(accountCode: AccountCode, amountFen: number, facts: EntryFacts = {}): Posting {
  return debit(accountCode, -amountFen, facts);
}

/**
 * Posts what a document means in money, numbered by its date. Entries of 0 are left out; without any
 * other nothing is posted and undefined returned. Unbalanced entries are a bug; a closed month is refused.
 */
export async function postVoucher(ctx: CommandContext, voucher: NewVoucher): Promise<string | undefined> {
  const entries = voucher.entries.filter((entry) => entry.debitFen !== 0 || entry.creditFen !== 0);
  if (entries.length === 0) return undefined;
  return insertBalanced(ctx, { ...voucher, entries }, null);
}

/**
 * Takes back every standing voucher of a document, each by one that swaps its sides and points at it. Dated like the
 * original while its month is open, else today.
 */
export async function reverseVouchers(
  ctx: CommandContext,
  source: VoucherSource,
  submissionId: string,
  memo: string,
): Promise<void> {
  for (const voucher of await listStandingVouchers(ctx.db, source.kind, source.id)) {
    await reverseVoucher(ctx, voucher, submissionId, memo);
  }
}

async function reverseVoucher(
  ctx: CommandContext,
  voucher: VoucherRow,
  submissionId: string,
  memo: string,
): Promise<void> {
  const entries = await listEntries(ctx.db, voucher.id);
  const date = await openDayFor(ctx, voucher.date);
  const swapped = entries.map((entry) => ({
    accountCode: entry.account_code as AccountCode,
    ...(entry.client_id !== null && { clientId: entry.client_id }),
    contractId: entry.contract_id,
    contractLineKey: entry.contract_line_key,
    dispatchNoteId: entry.dispatch_note_id,
    dispatchLineKey: entry.dispatch_line_key,
    debitFen: entry.credit_fen,
    creditFen: entry.debit_fen,
  }));
  const source = { kind: voucher.source_kind, id: voucher.source_id };
  await insertBalanced(ctx, { date, memo, source, submissionId, entries: swapped }, voucher.id);
}

async function insertBalanced(ctx: CommandContext, voucher: NewVoucher, reversesId: string | null): Promise<string> {
  const { date, memo, source, submissionId, entries } = voucher;
  const imbalance = sumFen(entries.map((entry) => entry.debitFen - entry.creditFen));
  invariant(imbalance === 0, `the voucher for ${source.kind} balances`);
  if (await isClosed(ctx.db, date)) refuse('ledger.period_closed', { month: monthKey(date), date });
  const id = ctx.newId();
  const period = monthKey(date);
  const head = {
    id,
    number: await takeNumber(ctx, VOUCHER_SERIES, date),
    date,
    period,
    memo,
    source_kind: source.kind,
    source_id: source.id,
    reverses_id: reversesId,
    submission_id: submissionId,
  };
  const rows = entries.map((entry, position) => ({
    voucher_id: id,
    position,
    date,
    period,
    account_code: entry.accountCode,
    client_id: entry.clientId ?? null,
    contract_id: entry.contractId ?? null,
    contract_line_key: entry.contractLineKey ?? null,
    dispatch_note_id: entry.dispatchNoteId ?? null,
    dispatch_line_key: entry.dispatchLineKey ?? null,
    memo: entry.memo ?? memo,
    debit_fen: entry.debitFen,
    credit_fen: entry.creditFen,
    submission_id: submissionId,
  }));
  await insertVoucher(ctx.db, head, rows);
  return id;
}

async function isClosed(db: ReadDb, date: string): Promise<boolean> {
  const period = await findPeriod(db, monthKey(date));
  return period?.closed === 1;
}

/** Where a correction of what was posted on a day is posted: there while its month is open, else today, as its reversal is. */
export async function openDayFor(ctx: QueryContext, date: string): Promise<string> {
  return (await isClosed(ctx.db, date)) ? ctx.today : date;
}

/** Refuses early, at submission, what `postVoucher` would refuse at the last signature. */
export async function refuseClosedPeriod(db: ReadDb, date: string): Promise<void> {
  if (await isClosed(db, date)) refuse('ledger.period_closed', { month: monthKey(date), date });
}

/** Goods charged to a client: 1122.01 against 6001.00, with tax, per dispatched line. Negative amounts take it back. */
export function chargeEntries(amountFen: number, facts: EntryFacts): Posting[] {
  return [debit(ACCOUNT.shippedNotInvoiced, amountFen, facts), credit(ACCOUNT.salesToBeInvoiced, amountFen, facts)];
}

/** 1122.01 in fen by line key of a dispatch note: charged, and neither invoiced nor taken back. */
export function shippedFenOf(db: ReadDb, dispatchNoteId: string): Promise<ReadonlyMap<string, number>> {
  return listShippedFen(db, dispatchNoteId);
}

/** The same by line of a contract, with what stands on no dispatched line (invoiced before dispatch, before go-live). */
export function contractShippedFenOf(db: ReadDb, contractId: string): Promise<ReadonlyMap<string, number>> {
  return listContractShippedFen(db, contractId);
}

/** Credit limit, statement balance and what open dispatch submissions would add, in fen. */
export async function exposureOf(
  db: ReadDb,
  clientId: string,
): Promise<{ readonly creditLimitFen: number; readonly balanceFen: number; readonly pendingFen: number }> {
  const row = await findExposure(db, clientId);
  return {
    creditLimitFen: row?.credit_limit_fen ?? 0,
    balanceFen: row?.balance_fen ?? 0,
    pendingFen: row?.pending_fen ?? 0,
  };
}
