import type { ReturnLine, ReturnLineDraft, ReturnNote, ReturnNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import { giveLineKeys } from '#shared/dispatch/line-keys.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { readDispatchNote, type KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { findReturnNote, listReturnLines } from '#core/modules/dispatch/return-note.repository.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';

/** A return note with what is kept beside its content. */
export interface KnownReturnNote extends RecordState<ReturnNote> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
}

/** Prices what came back at its dispatch line; goods that were not charged come back at 0. */
export async function completeReturnNote(
  ctx: QueryContext,
  draft: ReturnNoteDraft,
  recordId: string | undefined,
): Promise<ReturnNote> {
  const current = recordId === undefined ? undefined : await readReturnNote(ctx.db, recordId);
  const known = new Set(current?.content.lines.map((line) => line.lineKey));
  const given = giveLineKeys(
    draft.lines.map((line) => line.lineKey),
    known,
  );
  if (!('keys' in given)) {
    const rule = given.fault === 'unknown' ? 'dispatch.line_unknown' : 'dispatch.line_repeated';
    return refuseField(`lines.${given.line}.lineKey`, rule, { line: given.line + 1 });
  }
  const notes = await readNotesOf(ctx.db, draft.lines);
  const lines = draft.lines.map((line, index) => completeLine(line, index, given.keys[index] ?? '', notes));
  return {
    ...draft,
    lines,
    netFen: sumFen(lines.map((line) => line.netFen)),
    taxFen: sumFen(lines.map((line) => line.taxFen)),
    grossFen: sumFen(lines.map((line) => line.grossFen)),
  };
}

/** The dispatch notes that lines refer to, by id; notes nobody has are simply missing. */
export async function readNotesOf(
  db: ReadDb,
  lines: readonly { readonly dispatchNoteId: string }[],
): Promise<ReadonlyMap<string, KnownDispatchNote>> {
  const notes = new Map<string, KnownDispatchNote>();
  for (const id of new Set(lines.map((line) => line.dispatchNoteId))) {
    const note = await readDispatchNote(db, id);
    if (note) notes.set(id, note);
  }
  return notes;
}

function completeLine(
  draft: ReturnLineDraft,
  index: number,
  lineKey: string,
  notes: ReadonlyMap<string, KnownDispatchNote>,
): ReturnLine {
  const note = notes.get(draft.dispatchNoteId);
  const source = note?.content.lines.find((line) => line.lineKey === draft.dispatchLineKey);
  if (!source) return refuseField(`lines.${index}.dispatchLineKey`, 'dispatch.line_unknown', { line: index + 1 });
  return {
    ...draft,
    lineKey,
    contractId: source.contractId,
    contractLineKey: source.contractLineKey,
    ...lineAmounts({ ...source, quantityE6: draft.quantityE6 }),
  };
}

/** Rebuilds a return note from its tables; undefined when there is none. */
export async function readReturnNote(db: ReadDb, id: string): Promise<KnownReturnNote | undefined> {
  const row = await findReturnNote(db, id);
  if (!row) return undefined;
  const lines = await listReturnLines(db, id);
  const content: ReturnNote = {
    clientId: row.signed_client_id ?? row.client_id,
    returnedOn: row.returned_on,
    purpose: row.purpose,
    warehouse: row.warehouse,
    remark: row.remark,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
    lines: lines.map((line) => ({
      lineKey: line.line_key,
      dispatchNoteId: line.dispatch_note_id,
      dispatchLineKey: line.dispatch_line_key,
      quantityE6: line.quantity_e6,
      condition: line.condition,
      reason: line.reason,
      contractId: line.contract_id,
      contractLineKey: line.contract_line_key,
      netFen: line.net_fen,
      taxFen: line.tax_fen,
      grossFen: line.gross_fen,
    })),
  };
  const isVoid = row.status === 'void';
  return {
    id,
    content,
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    isVoid,
  };
}
