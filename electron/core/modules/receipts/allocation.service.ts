import { giveLineKeys } from '#shared/dispatch/line-keys.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type {
  Allocation,
  AllocationDraft,
  AllocationLine,
  AllocationLineDraft,
  AllocationTarget,
} from '#shared/receipts/receipts.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import {
  type AllocationLineRow,
  findAllocation,
  findContractSide,
  findInvoiceSide,
  findOpeningSide,
  findReceiptSide,
  listAllocationLines,
  type Side,
} from '#core/modules/receipts/allocation.repository.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';

/** Open allocations reserve what they put upon each document here, in fen. */
export const TARGET_SCOPE = 'allocation.target';

/** The document as `allocation.target` keeps it. */
export function targetKey({ target, targetId }: Pick<AllocationLineDraft, 'target' | 'targetId'>): string {
  return `${target}/${targetId}`;
}

/** An allocation with what is kept beside its content. */
export interface KnownAllocation extends RecordState<Allocation> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
}

const SIDES: Readonly<Record<AllocationTarget, (db: ReadDb, id: string) => Promise<Side | undefined>>> = {
  invoice: findInvoiceSide,
  contract: findContractSide,
  opening: findOpeningSide,
};

export function findTargetSide(
  db: ReadDb,
  { target, targetId }: Pick<AllocationLineDraft, 'target' | 'targetId'>,
): Promise<Side | undefined> {
  return SIDES[target](db, targetId);
}

/** Draft to whole content: keys of lines, what both sides are called, the sum. A line that stays keeps what it was called. */
export async function completeAllocation(
  ctx: QueryContext,
  draft: AllocationDraft,
  { recordId }: { readonly recordId?: string },
): Promise<Allocation> {
  const current = recordId === undefined ? undefined : await readAllocation(ctx.db, recordId);
  const before = new Map(current?.content.lines.map((line) => [line.lineKey, line]));
  const keys = keysOf(draft.lines, new Set(before.keys()));
  const lines: AllocationLine[] = [];
  for (const [index, line] of draft.lines.entries()) {
    const lineKey = keys[index] ?? '';
    const was = before.get(lineKey);
    const stays = was?.receiptId === line.receiptId && was.target === line.target && was.targetId === line.targetId;
    const { receiptNumber, targetNumber } = stays ? was : await numbersOf(ctx, line, index);
    lines.push({ ...line, lineKey, receiptNumber, targetNumber });
  }
  return { ...draft, lines, amountFen: sumFen(lines.map((line) => line.amountFen)) };
}

async function numbersOf(ctx: QueryContext, line: AllocationLineDraft, index: number) {
  const receipt = await findReceiptSide(ctx.db, line.receiptId);
  if (!receipt) return refuseField(`lines.${index}.receiptId`, 'receipts.receipt_unknown', { line: index + 1 });
  const target = await findTargetSide(ctx.db, line);
  if (!target) return refuseField(`lines.${index}.targetId`, 'receipts.target_unknown', { line: index + 1 });
  return { receiptNumber: receipt.number, targetNumber: target.number };
}

function keysOf(lines: readonly AllocationLineDraft[], known: ReadonlySet<string>): readonly string[] {
  const given = giveLineKeys(
    lines.map((line) => line.lineKey),
    known,
  );
  if ('keys' in given) return given.keys;
  const rule = given.fault === 'unknown' ? 'receipts.line_unknown' : 'receipts.line_repeated';
  return refuseField(`lines.${given.line}.lineKey`, rule, { line: given.line + 1 });
}

/** Rebuilds an allocation from its tables, exactly as it was signed; undefined when there is none. */
export async function readAllocation(db: ReadDb, id: string): Promise<KnownAllocation | undefined> {
  const row = await findAllocation(db, id);
  if (!row) return undefined;
  const lines = await listAllocationLines(db, id);
  const content: Allocation = {
    clientId: row.signed_client_id ?? row.client_id,
    allocatedOn: row.allocated_on,
    note: row.note,
    lines: lines.map(lineContent),
    amountFen: row.amount_fen,
  };
  return {
    id,
    content,
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    isVoid: row.status === 'void',
  };
}

function lineContent(row: AllocationLineRow): AllocationLine {
  const targetId = row.invoice_id ?? row.contract_id ?? row.opening_document_id;
  invariant(targetId !== null, 'a line of an allocation names what it pays');
  return {
    lineKey: row.line_key,
    receiptId: row.receipt_id,
    target: row.target,
    targetId,
    amountFen: row.amount_fen,
    receiptNumber: row.receipt_number,
    targetNumber: row.target_number,
  };
}
