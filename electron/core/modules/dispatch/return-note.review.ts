import { isCharged } from '#shared/dispatch/dispatch-amounts.ts';
import { ReturnNote, ReturnNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { residueEntries } from '#core/modules/dispatch/residue.service.ts';
import { insertReturnNote, updateReturnNote } from '#core/modules/dispatch/return-note.repository.ts';
import { completeReturnNote, readNotesOf, readReturnNote } from '#core/modules/dispatch/return-note.service.ts';
import { checkReturnNote, RETURN_SCOPE, returnedByLine } from '#core/modules/dispatch/return-rules.service.ts';
import { chargeEntries, postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { defineRecordKind, type Effect } from '#core/modules/review/record-kind.ts';

export const RETURN_KIND = 'return_note';

/** 退货单. Quantities are re-keyed from the goods-in sheet; the price is the dispatch line's. */
export const returnNoteKind = defineRecordKind<ReturnNoteDraft, ReturnNote>({
  name: RETURN_KIND,
  module: 'dispatch',
  draft: ReturnNoteDraft,
  content: ReturnNote,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'TH', businessDate: (content) => content.returnedOn },
  complete: (ctx, draft, { recordId }) => completeReturnNote(ctx, draft, recordId),
  checks: () => [
    { path: 'lines.*.quantityE6', mode: 'rekey', type: 'quantity' },
    { path: 'lines.*.condition', mode: 'confirm', type: 'text' },
    { path: 'purpose', mode: 'confirm', type: 'text' },
  ],
  drawable: true,
  derived: ['netFen', 'taxFen', 'grossFen', 'lines.*.netFen', 'lines.*.taxFen', 'lines.*.grossFen'],
  title: ({ returnedOn, lines }) => `${returnedOn} · ${lines.length}`,
  claims: (content) =>
    [...returnedByLine(content)].map(([key, quantityE6]) => ({ scope: RETURN_SCOPE, key, quantityE6 })),
  validate: checkReturnNote,
  apply: applyReturnNote,
  read: readReturnNote,
});

async function applyReturnNote(ctx: CommandContext, effect: Effect<ReturnNote>): Promise<void> {
  const { recordId, submissionId } = effect;
  const client = await clientColumnsOf(ctx.db, effect.content.clientId);
  const head = { ...headRow(effect), ...client };
  if (effect.action === 'create') {
    invariant(effect.number !== undefined, 'a new return note is given its number');
    await insertReturnNote(ctx.db, { ...head, number: effect.number }, lineRows(effect));
    await postCredit(ctx, effect, client.client_id, effect.number);
    return;
  }
  await updateReturnNote(ctx.db, head, lineRows(effect));
  const known = await readReturnNote(ctx.db, recordId);
  invariant(known, 'the return note that was changed is there');
  const isVoid = effect.action === 'void';
  const memo = `${known.number} ${isVoid ? '作废冲回' : '更改冲回'}`;
  await reverseVouchers(ctx, { kind: RETURN_KIND, id: recordId }, submissionId, memo);
  if (!isVoid) await postCredit(ctx, effect, client.client_id, known.number);
}

/** A return for credit takes the charge back; a return for replacement posts nothing. */
async function postCredit(
  ctx: CommandContext,
  effect: Effect<ReturnNote>,
  clientId: string,
  number: string,
): Promise<void> {
  const { content, recordId, submissionId } = effect;
  if (content.purpose !== 'credit') return;
  const notes = await readNotesOf(ctx.db, content.lines);
  const memo = `${number} 退货`;
  const entries = content.lines.flatMap((line) => {
    const note = notes.get(line.dispatchNoteId);
    invariant(note, 'a returned line is a line of its note');
    if (!isCharged(note.content.kind)) return [];
    return chargeEntries(-line.grossFen, {
      clientId,
      contractId: line.contractId,
      contractLineKey: line.contractLineKey,
      dispatchNoteId: line.dispatchNoteId,
      dispatchLineKey: line.dispatchLineKey,
      memo: `${memo}（${note.number}）`,
    });
  });
  const source = { kind: RETURN_KIND, id: recordId };
  const residues = await residueEntries(ctx.db, entries);
  await postVoucher(ctx, { date: content.returnedOn, memo, source, submissionId, entries: [...entries, ...residues] });
}

function headRow({ content, recordId, version, submissionId, action }: Effect<ReturnNote>) {
  return {
    id: recordId,
    version,
    returned_on: content.returnedOn,
    purpose: content.purpose,
    warehouse: content.warehouse,
    remark: content.remark,
    net_fen: content.netFen,
    tax_fen: content.taxFen,
    gross_fen: content.grossFen,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<ReturnNote>) {
  return content.lines.map((line, position) => ({
    return_note_id: recordId,
    line_key: line.lineKey,
    position,
    dispatch_note_id: line.dispatchNoteId,
    dispatch_line_key: line.dispatchLineKey,
    contract_id: line.contractId,
    contract_line_key: line.contractLineKey,
    quantity_e6: line.quantityE6,
    condition: line.condition,
    reason: line.reason,
    net_fen: line.netFen,
    tax_fen: line.taxFen,
    gross_fen: line.grossFen,
    submission_id: submissionId,
  }));
}
