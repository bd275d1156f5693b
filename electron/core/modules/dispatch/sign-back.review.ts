import { isCharged, shareFen } from '#shared/dispatch/dispatch-amounts.ts';
import { SignBack, SignBackDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { residueEntries } from '#core/modules/dispatch/residue.service.ts';
import { insertSignBack, updateSignBack } from '#core/modules/dispatch/sign-back.repository.ts';
import { checkSignBack, settledOf } from '#core/modules/dispatch/sign-back-rules.service.ts';
import { completeSignBack, readSignBack } from '#core/modules/dispatch/sign-back.service.ts';
import { chargeEntries, postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

export const SIGN_BACK_KIND = 'sign_back';

/**
 * 回单. What was signed in full is compared with the note; only a quantity that differs is re-keyed. A difference that is
 * settled takes its charge back; a resend charges again when it is dispatched.
 */
export const signBackKind = defineRecordKind<SignBackDraft, SignBack>({
  name: SIGN_BACK_KIND,
  module: 'dispatch',
  draft: SignBackDraft,
  content: SignBack,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'HD', businessDate: (content) => content.receivedOn },
  complete: (ctx, draft) => completeSignBack(ctx, draft),
  checks(content) {
    const lines = content.lines.map((line, index): FieldCheck => {
      return { path: `lines.${index}.signedE6`, mode: line.differenceE6 === 0 ? 'compare' : 'rekey', type: 'quantity' };
    });
    return [
      ...lines,
      { path: 'receivedBy', mode: 'confirm', type: 'text' },
      { path: 'receivedAs', mode: 'confirm', type: 'text' },
    ];
  },
  derived: ['lines.*.differenceE6'],
  title: ({ dispatchNumber, receivedOn }) => `${dispatchNumber} · ${receivedOn}`,
  claims: ({ dispatchNoteId }) => [{ scope: 'sign_back.dispatch_note', key: dispatchNoteId }],
  validate: checkSignBack,
  apply: applySignBack,
  read: readSignBack,
});

async function applySignBack(ctx: CommandContext, effect: Effect<SignBack>): Promise<void> {
  const { recordId, submissionId } = effect;
  if (effect.action === 'create') {
    invariant(effect.number !== undefined, 'a new signed copy is given its number');
    await insertSignBack(ctx.db, { ...headRow(effect), number: effect.number }, lineRows(effect));
    await postSettled(ctx, effect, effect.number);
    return;
  }
  await updateSignBack(ctx.db, headRow(effect), lineRows(effect));
  const known = await readSignBack(ctx.db, recordId);
  invariant(known, 'the signed copy that was changed is there');
  const isVoid = effect.action === 'void';
  const memo = `${known.number} ${isVoid ? '作废冲回' : '更改冲回'}`;
  await reverseVouchers(ctx, { kind: SIGN_BACK_KIND, id: recordId }, submissionId, memo);
  if (!isVoid) await postSettled(ctx, effect, known.number);
}

/** The dispatch entry, reversed for the settled part of each charged line. */
async function postSettled(ctx: CommandContext, effect: Effect<SignBack>, number: string): Promise<void> {
  const { content, recordId, submissionId } = effect;
  const note = await readDispatchNote(ctx.db, content.dispatchNoteId);
  invariant(note, 'a signed copy belongs to a note');
  if (!isCharged(note.content.kind)) return;
  const memo = `${number} 签收差异（${note.number}）`;
  const entries = content.lines.flatMap((line) => {
    const source = note.content.lines.find((known) => known.lineKey === line.dispatchLineKey);
    invariant(source, 'a signed line is a line of its note');
    return chargeEntries(-shareFen(source.grossFen, settledOf(line), source.quantityE6), {
      clientId: note.clientId,
      contractId: source.contractId,
      contractLineKey: source.contractLineKey,
      dispatchNoteId: note.id,
      dispatchLineKey: source.lineKey,
      memo: `${memo} ${source.productName}`,
    });
  });
  const source = { kind: SIGN_BACK_KIND, id: recordId };
  const residues = await residueEntries(ctx.db, entries);
  await postVoucher(ctx, { date: content.receivedOn, memo, source, submissionId, entries: [...entries, ...residues] });
}

function headRow({ content, recordId, version, submissionId, action }: Effect<SignBack>) {
  return {
    id: recordId,
    version,
    dispatch_note_id: content.dispatchNoteId,
    received_by: content.receivedBy,
    received_on: content.receivedOn,
    received_as: content.receivedAs,
    remark: content.remark,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<SignBack>) {
  return content.lines.map((line, position) => ({
    sign_back_id: recordId,
    dispatch_note_id: content.dispatchNoteId,
    dispatch_line_key: line.dispatchLineKey,
    position,
    dispatched_e6: line.dispatchedE6,
    signed_e6: line.signedE6,
    difference_e6: line.differenceE6,
    settlement: line.settlement,
    reason: line.reason,
    submission_id: submissionId,
  }));
}
