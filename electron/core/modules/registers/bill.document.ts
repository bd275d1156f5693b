import { formatInstant } from '#shared/kernel/business-date.ts';
import type { BillContent, SignedLine } from '#shared/registers/bills.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { paperFactsOf } from '#core/modules/dispatch/paper-facts.service.ts';
import { plainPrintable, type Printable, type PrintWish } from '#core/modules/prints/printable.ts';
import { BILL_STATES } from '#core/modules/registers/bill.export.ts';
import { findBillRegister, type FoundEntry, listByIds } from '#core/modules/registers/bill.repository.ts';
import type { BillRecordKind } from '#core/modules/registers/bill.review.ts';
import type { BillRegister } from '#core/modules/registers/bill.service.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import { paperFen } from '#core/printing/numbers.ts';
import { registerBookDocument } from '#core/printing/register-book.ts';
import type { BookColumn, BookRow, RegisterBook } from '#core/printing/register-data.ts';

const COLUMNS: readonly BookColumn[] = [
  { title: '行', holds: 'figure', share: 4 },
  { title: '单号', holds: 'short', share: 12 },
  { title: '我方编号', holds: 'short', share: 10 },
  { title: '内容', holds: 'text', share: 24 },
  { title: '账单金额', holds: 'figure', share: 8 },
  { title: '我方金额', holds: 'figure', share: 8 },
  { title: '差额', holds: 'figure', share: 8 },
  { title: '核对', holds: 'short', share: 8 },
  { title: '结算金额', holds: 'figure', share: 8 },
  { title: '原因', holds: 'text', share: 18 },
];

/** 对账单: a bill that took effect on A4 lying, every line with what was made of it; below, what the bill forgot. By its id. */
export function billPrintable(
  bills: ReadonlyMap<string, { readonly bill: BillRegister; readonly record: BillRecordKind }>,
): Printable {
  return plainPrintable('register_bill', registerBookDocument, async (ctx, recordId, printing) => {
    const known = bills.get((await findBillRegister(ctx.db, recordId)) ?? '');
    const state = await known?.record.read(ctx.db, recordId);
    if (known === undefined || state === undefined) return notFound('register_bill', recordId);
    return paperOf(ctx, known.bill, state, printing);
  });
}

async function paperOf(
  ctx: QueryContext,
  { kind, settled }: BillRegister,
  { content, submissionId }: { readonly content: BillContent; readonly submissionId: string },
  printing: PrintWish['printing'],
): Promise<RegisterBook> {
  const { lines, missing, same, month, control } = content;
  const ids = [...lines.flatMap(({ entryId }) => entryId ?? []), ...missing.map(({ entryId }) => entryId)];
  const found = new Map((await listByIds(ctx.db, settled, [...new Set(ids)])).map((entry) => [entry.id, entry]));
  const facts = await paperFactsOf(ctx, submissionId);
  const title = `${kind.label.zh}单`;
  const taken = lines.reduce((sum, line) => sum + (line.taken ? line.amountFen : 0), 0);
  const lead = [
    `${same}　${month}`,
    `账单 ${control.lines} 行 ${paperFen(control.amountFen)} 元`,
    `结算 ${paperFen(taken)} 元`,
    `制单 ${facts.made}`,
    `复核 ${facts.checked}`,
  ];
  return {
    title,
    name: `${title} ${same} ${month}`,
    companyName: (await officeOnPaper(ctx)).name,
    lead: lead.join('　'),
    columns: COLUMNS,
    rows: [
      ...lines.map((line) => lineRow(line, found.get(line.entryId ?? ''))),
      ...missing.map(({ entryId, oursFen }) => missingRow(found.get(entryId), oursFen)),
    ],
    signatures: (kind.signatures ?? []).map(({ zh }) => zh),
    asOf: formatInstant(ctx.now),
    printing,
  };
}

function lineRow(line: SignedLine, entry: FoundEntry | undefined): BookRow {
  const ours = line.state === 'twice' ? 0 : (line.oursFen ?? 0);
  const paid = line.taken ? line.amountFen : null;
  return {
    cells: [
      String(line.rowNumber),
      line.key,
      entry?.number ?? '',
      entry?.title ?? '',
      paperFen(line.amountFen),
      paperFen(ours),
      paperFen(line.amountFen - ours),
      BILL_STATES[line.state][0],
      paid === null ? '未结' : paperFen(paid),
      line.reason ?? '',
    ],
    fen: [null, null, null, null, line.amountFen, ours, line.amountFen - ours, null, paid ?? 0, null],
  };
}

function missingRow(entry: FoundEntry | undefined, oursFen: number | null): BookRow {
  const ours = oursFen ?? 0;
  return {
    cells: ['', '', entry?.number ?? '', entry?.title ?? '', '', paperFen(ours), paperFen(-ours), '账单缺', '', ''],
    fen: [null, null, null, null, 0, ours, -ours, null, 0, null],
  };
}
