import type { SignBack, SignBackDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { SignBackBatch, SignBackBatchDraft, SignBackCopyDraft } from '#shared/dispatch/sign-back-batch.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { signBackKind } from '#core/modules/dispatch/sign-back.review.ts';
import { completeSignBack } from '#core/modules/dispatch/sign-back.service.ts';
import { applyPart, findMakingSubmission, readParts, withinPart } from '#core/modules/review/part.service.ts';
import type { Effect, Proposal, RecordPart, RecordState } from '#core/modules/review/record-kind.ts';

/** Every copy completed as signed for everything its note sent. A note that came short has a signed copy of its own. */
export async function completeSignBackBatch(ctx: QueryContext, draft: SignBackBatchDraft): Promise<SignBackBatch> {
  refuseRepeated(draft.copies);
  const copies = [];
  for (const [index, copy] of draft.copies.entries()) {
    const signed = await withinPart(placeOf(index), () => completeInFull(ctx, draft, copy));
    copies.push({ recordId: ctx.newId(), ...signed });
  }
  return { receivedOn: draft.receivedOn, copies, control: { copies: copies.length } };
}

function refuseRepeated(copies: readonly SignBackCopyDraft[]): void {
  const places = new Map<string, number>();
  for (const [index, { dispatchNoteId }] of copies.entries()) {
    const first = places.get(dispatchNoteId);
    if (first !== undefined) {
      refuseField(`copies.${index}.dispatchNoteId`, 'dispatch.batch_note_repeated', {
        row: index + 1,
        first: first + 1,
      });
    }
    places.set(dispatchNoteId, index);
  }
}

async function completeInFull(
  ctx: QueryContext,
  batch: SignBackBatchDraft,
  copy: SignBackCopyDraft,
): Promise<SignBack> {
  const note = await readDispatchNote(ctx.db, copy.dispatchNoteId);
  if (!note || note.isVoid) return refuseField('dispatchNoteId', 'dispatch.note_unknown');
  const whole: SignBackDraft = {
    dispatchNoteId: note.id,
    receivedBy: copy.receivedBy ?? batch.receivedBy ?? note.content.consigneeName.slice(0, 40),
    receivedOn: batch.receivedOn,
    receivedAs: copy.receivedAs ?? batch.receivedAs,
    remark: copy.remark,
    lines: note.content.lines.map(({ lineKey, quantityE6 }) => {
      return { dispatchLineKey: lineKey, signedE6: quantityE6, settlement: null, reason: null };
    }),
  };
  return completeSignBack(ctx, whole);
}

/** Each copy as on its own. One that does not hold refuses the whole batch, and the refusal names its row. */
export async function checkSignBackBatch(
  ctx: QueryContext,
  { content, submissionId }: Proposal<SignBackBatch>,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const [index, copy] of content.copies.entries()) {
    ctx.signal.throwIfAborted();
    const { recordId: _id, ...signed } = copy;
    const proposal = { submissionId, action: 'create' as const, content: signed };
    const found = await withinPart(placeOf(index), () => signBackKind.validate(ctx, proposal));
    warnings.push(...found.map((warning) => ({ ...warning, path: `copies.${index}.${warning.path ?? ''}` })));
  }
  return warnings;
}

/** A copy of the batch by its place in it: rows count from 1, as on the screen. */
function placeOf(index: number): { readonly path: string; readonly row: number } {
  return { path: `copies.${index}`, row: index + 1 };
}

export function signBackBatchParts(content: SignBackBatch): RecordPart[] {
  return content.copies.map(({ recordId, ...copy }, index) => ({
    kind: signBackKind,
    recordId,
    content: copy,
    path: `copies.${index}`,
  }));
}

export async function applySignBackBatch(ctx: CommandContext, effect: Effect<SignBackBatch>): Promise<void> {
  for (const [position, part] of signBackBatchParts(effect.content).entries()) {
    await applyPart(ctx, effect, position, part);
  }
}

/** The copies of a batch as they stand now. */
export async function readSignBackBatch(
  db: ReadDb,
  kind: string,
  recordId: string,
): Promise<RecordState<SignBackBatch> | undefined> {
  const submissionId = await findMakingSubmission(db, kind, recordId);
  if (submissionId === undefined) return undefined;
  const copies = (await readParts(db, submissionId, [signBackKind])).map((part) => {
    return { recordId: part.recordId, ...signBackKind.content.parse(part.content) };
  });
  const [first] = copies;
  if (!first) return undefined;
  const content = { receivedOn: first.receivedOn, copies, control: { copies: copies.length } };
  return { content, version: 1, submissionId };
}
