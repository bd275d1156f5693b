import { formatInstant } from '#shared/kernel/business-date.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRecord } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { paperFactsOf } from '#core/modules/dispatch/paper-facts.service.ts';
import { plainPrintable, type Printable, type PrintWish } from '#core/modules/prints/printable.ts';
import { filterWords } from '#core/modules/registers/register-filter.service.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { findRegisterOf } from '#core/modules/registers/register-link.repository.ts';
import { findDailyAuthor, listBalancesAfter } from '#core/modules/registers/register-paper.repository.ts';
import {
  bookColumns,
  bookRow,
  bookHead,
  placesOf,
  sheetTitle,
} from '#core/modules/registers/register-paper.service.ts';
import { findTurnover } from '#core/modules/registers/register-turnover.repository.ts';
import { type BookWish, listAll, spanOf, wishOf } from '#core/modules/registers/register-wish.service.ts';
import { getEntry } from '#core/modules/registers/registers.service.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import { registerBookDocument } from '#core/printing/register-book.ts';
import type { RegisterBook, RegisterSheet } from '#core/printing/register-data.ts';
import { registerSheetDocument } from '#core/printing/register-sheet.ts';

/** 登记表: one entry of any register on paper, by its id. Phones stay masked. */
export function registerEntryPrintable(kinds: RegisterKinds): Printable {
  return plainPrintable('register_entry', registerSheetDocument, async (ctx, recordId, printing) => {
    const register = await findRegisterOf(ctx.db, recordId);
    if (register === undefined) return notFound('register_entry', recordId);
    const entry = await getEntry(ctx, kinds, { register, id: recordId });
    return sheetOf(ctx, getRegister(kinds, register), entry, printing);
  });
}

/**
 * 登记簿: a register on A4 lying. It has no record: `recordId` is the wish itself, the JSON text of `registers.list`'s
 * input.
 */
export function registerBookPrintable(kinds: RegisterKinds): Printable {
  return plainPrintable('register_book', registerBookDocument, (ctx, wish, printing) =>
    bookOf(ctx, kinds, wishOf(wish), printing),
  );
}

async function sheetOf(
  ctx: QueryContext,
  kind: RegisterKind,
  entry: RegisterRecord,
  printing: PrintWish['printing'],
): Promise<RegisterSheet> {
  const facts = entry.submissionId === null ? undefined : await paperFactsOf(ctx, entry.submissionId);
  const author = kind.review === 'daily' ? await findDailyAuthor(ctx.db, entry.id) : undefined;
  const struck = kind.review === 'daily' ? '已划去' : '已作废';
  return {
    title: sheetTitle(kind),
    companyName: (await officeOnPaper(ctx)).name,
    number: entry.number ?? '',
    date: String(entry.fields[kind.date] ?? ''),
    fields: placesOf(kind, entry),
    signatures: (kind.signatures ?? []).map(({ zh }) => zh),
    made: author === undefined ? (facts?.made ?? '') : `${author.name} ${formatInstant(author.at)}`,
    checked: facts?.checked ?? '',
    contentHash: facts?.contentHash ?? '',
    stamp: entry.state === 'struck' ? struck : '',
    printing,
  };
}

async function bookOf(
  ctx: QueryContext,
  kinds: RegisterKinds,
  wish: BookWish,
  printing: PrintWish['printing'],
): Promise<RegisterBook> {
  const kind = getRegister(kinds, wish.register);
  // a book is read from its first day on, unless it is asked for in another order
  const rows = await listAll(ctx, kinds, { ...wish, sort: wish.sort ?? { column: kind.date, descending: false } });
  const balances = kind.ledger ? await listBalancesAfter(ctx.db, kind.ledger.name) : new Map<string, number>();
  const columns = bookColumns(kind);
  const span = spanOf(ctx, kind, wish, rows);
  const filter = filterWords(kind, wish);
  const isJournal = kind.ledger?.key.length === 0 && filter === '';
  const box = { ledger: kind.ledger?.name ?? '', key: [], isWhole: true };
  const turnover = isJournal ? await findTurnover(ctx.db, box, span) : undefined;
  return {
    ...bookHead(kind, { fromOn: span.from, untilOn: span.until, filter, ...(turnover && { turnover }) }),
    companyName: (await officeOnPaper(ctx)).name,
    columns,
    rows: rows.map((row) => bookRow(columns, { ...row, balance: balances.get(row.id) })),
    signatures: ['登记', '复核', '主管'],
    asOf: formatInstant(ctx.now),
    printing,
  };
}
