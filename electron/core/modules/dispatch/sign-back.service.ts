import type { SignBack, SignBackDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { findSignBack, listSignBackLines } from '#core/modules/dispatch/sign-back.repository.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';

/** A signed copy with what is kept beside its content. */
export interface KnownSignBack extends RecordState<SignBack> {
  readonly id: string;
  readonly number: string;
  readonly isVoid: boolean;
}

/** Puts what was signed beside what was dispatched: every line of the note once, in the note's order. */
export async function completeSignBack(ctx: QueryContext, draft: SignBackDraft): Promise<SignBack> {
  const note = await readDispatchNote(ctx.db, draft.dispatchNoteId);
  if (!note) return refuseField('dispatchNoteId', 'dispatch.note_unknown');
  const keys = draft.lines.map((line) => line.dispatchLineKey);
  for (const [index, key] of keys.entries()) {
    const isOfNote = note.content.lines.some((line) => line.lineKey === key);
    if (!isOfNote) refuseField(`lines.${index}.dispatchLineKey`, 'dispatch.line_unknown', { line: index + 1 });
    if (keys.indexOf(key) < index) {
      refuseField(`lines.${index}.dispatchLineKey`, 'dispatch.line_repeated', { line: index + 1 });
    }
  }
  const lines = note.content.lines.map((source, position) => {
    const line = draft.lines.find((given) => given.dispatchLineKey === source.lineKey);
    if (!line) return refuseField('lines', 'dispatch.sign_back_line_missing', { line: position + 1 });
    const index = draft.lines.indexOf(line);
    if (line.signedE6 > source.quantityE6) {
      return refuseField(`lines.${index}.signedE6`, 'dispatch.signed_over_dispatched', { line: index + 1 });
    }
    const differenceE6 = source.quantityE6 - line.signedE6;
    return { ...line, dispatchedE6: source.quantityE6, differenceE6 };
  });
  return { ...draft, dispatchNumber: note.number, lines };
}

/** Rebuilds a signed copy from its tables; undefined when there is none. */
export async function readSignBack(db: ReadDb, id: string): Promise<KnownSignBack | undefined> {
  const row = await findSignBack(db, id);
  if (!row) return undefined;
  const note = await readDispatchNote(db, row.dispatch_note_id);
  invariant(note, 'a signed copy belongs to a note');
  const lines = await listSignBackLines(db, id);
  const content: SignBack = {
    dispatchNoteId: row.dispatch_note_id,
    receivedBy: row.received_by,
    receivedOn: row.received_on,
    receivedAs: row.received_as,
    remark: row.remark,
    dispatchNumber: note.number,
    lines: lines.map((line) => ({
      dispatchLineKey: line.dispatch_line_key,
      signedE6: line.signed_e6,
      settlement: line.settlement,
      reason: line.reason,
      dispatchedE6: line.dispatched_e6,
      differenceE6: line.difference_e6,
    })),
  };
  const isVoid = row.status === 'void';
  return { id, content, version: row.version, submissionId: row.submission_id, number: row.number, isVoid };
}
