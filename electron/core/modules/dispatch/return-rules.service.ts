import { dispatchLineClaimKey } from '#shared/dispatch/dispatch-line-key.ts';
import type { ReturnNote } from '#shared/dispatch/dispatch.schema.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import type { KnownDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import { listLineQuantities } from '#core/modules/dispatch/line-quantity.repository.ts';
import { refuseRetaken } from '#core/modules/dispatch/remaining.service.ts';
import { readNotesOf, readReturnNote, type KnownReturnNote } from '#core/modules/dispatch/return-note.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { hiddenClaimKeys, reservedByKey } from '#core/modules/review/reserved.service.ts';

export const RETURN_SCOPE = 'return.dispatch_line';

/** What must hold before goods count as returned: sent to this client, and not more than is still out there. */
export async function checkReturnNote(ctx: QueryContext, proposal: Proposal<ReturnNote>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readReturnNote(ctx.db, recordId);
  if (current?.isVoid === true) refuse('dispatch.already_void', { number: current.number });
  if (current && action === 'void') {
    if (canonicalJson(content) !== canonicalJson(current.content)) {
      refuse('dispatch.void_changes', { number: current.number });
    }
  } else {
    const notes = await readNotesOf(ctx.db, content.lines);
    const holder = await standingClient(ctx.db, content.clientId, current?.content.clientId);
    for (const index of content.lines.keys()) refuseUnclearLine(ctx, content, index, { holder, notes });
    await refuseOverReturn(ctx, content, current);
    await refuseClosedPeriod(ctx.db, content.returnedOn);
  }
  if (current) await refuseUnreturning(ctx, proposal, current);
  return [];
}

function refuseUnclearLine(
  ctx: QueryContext,
  content: ReturnNote,
  index: number,
  { holder, notes }: { readonly holder: string; readonly notes: ReadonlyMap<string, KnownDispatchNote> },
): void {
  const line = content.lines[index];
  const note = line === undefined ? undefined : notes.get(line.dispatchNoteId);
  const source = note?.content.lines.find((known) => known.lineKey === line?.dispatchLineKey);
  const at = { line: index + 1 };
  if (!line || !note || !source || note.isVoid) {
    return refuseField(`lines.${index}.dispatchLineKey`, 'dispatch.line_unknown', at);
  }
  if (note.clientId !== holder) {
    refuseField(`lines.${index}.dispatchNoteId`, 'dispatch.note_of_other_client', { ...at, number: note.number });
  }
  const { returnedOn } = content;
  if (returnedOn < note.content.dispatchedOn || returnedOn > ctx.today) {
    const span = { from: note.content.dispatchedOn, to: ctx.today };
    refuseField('returnedOn', 'dispatch.returned_out_of_time', { ...at, on: returnedOn, ...span });
  }
  if (line.quantityE6 % 10 ** (6 - source.unitDecimals) !== 0) {
    refuseField(`lines.${index}.quantityE6`, 'dispatch.quantity_too_fine', {
      ...at,
      unit: source.unit,
      decimals: source.unitDecimals,
    });
  }
}

/** What a return note takes from each dispatched line, summed over its lines, by claim key. */
export function returnedByLine(content: ReturnNote): ReadonlyMap<string, number> {
  const returned = new Map<string, number>();
  for (const line of content.lines) {
    const key = dispatchLineClaimKey(line.dispatchNoteId, line.dispatchLineKey);
    returned.set(key, (returned.get(key) ?? 0) + line.quantityE6);
  }
  return returned;
}

async function refuseOverReturn(
  ctx: QueryContext,
  content: ReturnNote,
  current: KnownReturnNote | undefined,
): Promise<void> {
  const wanted = returnedByLine(content);
  const before = current ? returnedByLine(current.content) : new Map<string, number>();
  const pending = await reservedByKey(ctx.db, RETURN_SCOPE, [...wanted.keys()]);
  const hidden = await hiddenClaimKeys(ctx, RETURN_SCOPE, [...wanted.keys()]);
  const left = new Map<string, number>();
  for (const noteId of new Set(content.lines.map((line) => line.dispatchNoteId))) {
    for (const row of await listLineQuantities(ctx.db, noteId)) {
      left.set(dispatchLineClaimKey(noteId, row.line_key), returnableE6(row));
    }
  }
  const sums = new Map<string, number>();
  for (const [index, line] of content.lines.entries()) {
    const key = dispatchLineClaimKey(line.dispatchNoteId, line.dispatchLineKey);
    const max = Math.max(0, (left.get(key) ?? 0) - (pending.get(key) ?? 0) + (before.get(key) ?? 0));
    const sum = (sums.get(key) ?? 0) + line.quantityE6;
    sums.set(key, sum);
    if (sum <= max) continue;
    const path = `lines.${index}.quantityE6`;
    if (hidden.has(key)) refuseField(path, 'dispatch.over_returnable_pending', { line: index + 1 });
    refuseField(path, 'dispatch.over_returnable', { line: index + 1, max: plainE6(max) });
  }
}

/** Dispatched less settled differences and earlier returns: what can still come back. */
export function returnableE6(quantity: {
  readonly dispatched_e6: number;
  readonly settled_e6: number;
  readonly returned_credit_e6: number;
  readonly returned_replacement_e6: number;
}): number {
  const { dispatched_e6, settled_e6, returned_credit_e6, returned_replacement_e6 } = quantity;
  return dispatched_e6 - settled_e6 - returned_credit_e6 - returned_replacement_e6;
}

/** Goods that were replaced meanwhile cannot be un-returned: the contract line has no room for them any more. */
async function refuseUnreturning(
  ctx: QueryContext,
  proposal: Proposal<ReturnNote>,
  current: KnownReturnNote,
): Promise<void> {
  if (current.content.purpose !== 'replacement') return;
  const stays = proposal.action !== 'void' && proposal.content.purpose === 'replacement';
  const kept = stays ? proposal.content.lines.map((line) => ({ ...line, quantityE6: -line.quantityE6 })) : [];
  await refuseRetaken(
    ctx,
    proposal.submissionId,
    [...current.content.lines, ...kept],
    'dispatch.return_already_replaced',
    { number: current.number },
  );
}
