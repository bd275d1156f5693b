import { formatInstant } from '#shared/kernel/business-date.ts';
import { choiceOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import { TurnoverInput, type TurnoverRow } from '#shared/registers/turnover.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { plainPrintable, type Printable, type PrintWish } from '#core/modules/prints/printable.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { balanceWords, turnoverTitle } from '#core/modules/registers/register-turnover.export.ts';
import { showTurnover } from '#core/modules/registers/register-turnover.service.ts';
import { MOST_ROWS } from '#core/modules/registers/register-wish.service.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import { paperFen, paperQuantity } from '#core/printing/numbers.ts';
import { registerBookDocument } from '#core/printing/register-book.ts';
import type { BookColumn, BookRow, RegisterBook } from '#core/printing/register-data.ts';

/** 收发存明细表 of one balance on A4 lying. It has no record: `recordId` is the JSON text of `registers.turnover`'s input. */
export function turnoverPrintable(kinds: RegisterKinds): Printable {
  return plainPrintable('register_turnover', registerBookDocument, (ctx, wish, printing) =>
    cardOf(ctx, kinds, wishOf(wish), printing),
  );
}

function wishOf(text: string): TurnoverInput {
  try {
    const wish = TurnoverInput.safeParse(JSON.parse(text));
    if (wish.success) return { ...wish.data, after: undefined };
  } catch {
    // Not JSON: refused below like any other text that names no balance.
  }
  return refuse('registers.book_unreadable');
}

async function cardOf(
  ctx: QueryContext,
  kinds: RegisterKinds,
  wish: TurnoverInput,
  printing: PrintWish['printing'],
): Promise<RegisterBook> {
  const kind = getRegister(kinds, wish.register);
  const found = await showTurnover(ctx, kinds, { ...wish, limit: MOST_ROWS + 1 });
  const { ledger } = kind;
  if (ledger === undefined || found.rows.length > MOST_ROWS)
    return refuse('registers.book_too_thick', { most: MOST_ROWS });
  const figure = (amount: number) =>
    fieldOf(kind, ledger.amount)?.type === 'fen' ? paperFen(amount) : paperQuantity(amount, 0);
  const parts = ledger.key.slice(wish.key.length);
  const blank = parts.map(() => '');
  const [title] = turnoverTitle(kind, ledger);
  const { from, until, opening, came, went, closing } = found;
  return {
    title,
    name: `${title} ${from} — ${until}`,
    companyName: (await officeOnPaper(ctx)).name,
    lead: [`期间：${from} 至 ${until}`, ...balanceWords(kind, found, 0)].join('　'),
    columns: columnsOf(kind, ledger, parts),
    opening: [from.slice(2), '', ...blank, '期初结存', '', '', '', figure(opening)],
    rows: found.rows.map((row) => rowOf(kind, parts, row, figure)),
    closing: [
      until.slice(2),
      '',
      ...blank,
      '本期合计',
      `共 ${found.rows.length} 笔`,
      figure(came),
      figure(went),
      figure(closing),
    ],
    signatures: ['保管', '复核', '主管'],
    asOf: formatInstant(ctx.now),
    printing,
  };
}

function columnsOf(kind: RegisterKind, { amount }: LedgerRule, parts: readonly string[]): BookColumn[] {
  const isMoney = fieldOf(kind, amount)?.type === 'fen';
  return [
    { title: '日期', holds: 'short', share: 0 },
    { title: '编号', holds: 'short', share: 0 },
    ...parts.map((key): BookColumn => ({ title: fieldOf(kind, key)?.label.zh ?? key, holds: 'short', share: 0 })),
    { title: isMoney ? '收支' : '收发', holds: 'short', share: 0 },
    { title: '来源、去向', holds: 'text', share: 30 },
    { title: '收入', holds: 'figure', share: 0 },
    { title: isMoney ? '支出' : '发出', holds: 'figure', share: 0 },
    { title: isMoney ? '余额' : '结存', holds: 'figure', share: 0 },
  ];
}

function rowOf(
  kind: RegisterKind,
  parts: readonly string[],
  row: TurnoverRow,
  figure: (amount: number) => string,
): BookRow {
  const { on, number, labels, what, source, came, went, balance } = row;
  const said = parts.map((key, at) => choiceOf(fieldOf(kind, key), labels[at])?.label.zh ?? labels[at] ?? '');
  const moved = [came, went].map((amount) => (amount === 0 ? '' : figure(amount)));
  const cells = [on.slice(2), number, ...said, what.zh, source.zh, ...moved, figure(balance)];
  return { cells, fen: cells.map(() => null) };
}
