import type { DispatchNote, SignBack } from '#shared/dispatch/dispatch.schema.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { listLineQuantities } from '#core/modules/dispatch/line-quantity.repository.ts';
import { refuseRetaken } from '#core/modules/dispatch/remaining.service.ts';
import { findSignBackOf } from '#core/modules/dispatch/sign-back.repository.ts';
import { readSignBack, type KnownSignBack } from '#core/modules/dispatch/sign-back.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** What must hold before a signed copy counts: one a note, differences explained, nothing settled that was used since. */
export async function checkSignBack(ctx: QueryContext, proposal: Proposal<SignBack>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readSignBack(ctx.db, recordId);
  if (current?.isVoid === true) refuse('dispatch.already_void', { number: current.number });
  const note = await readDispatchNote(ctx.db, content.dispatchNoteId);
  if (!note || note.isVoid) return refuseField('dispatchNoteId', 'dispatch.note_unknown');
  if (current && current.content.dispatchNoteId !== content.dispatchNoteId) {
    refuseField('dispatchNoteId', 'dispatch.sign_back_note_fixed', { number: current.content.dispatchNumber });
  }
  if (current && action === 'void') {
    if (canonicalJson(content) !== canonicalJson(current.content)) {
      refuse('dispatch.void_changes', { number: current.number });
    }
  } else {
    await refuseSecond(ctx, content, recordId);
    refuseUnclear(ctx, content, note.content);
    await refuseBelowReturned(ctx, content, current);
    await refuseClosedPeriod(ctx.db, content.receivedOn);
  }
  if (current) await refuseUnsettling(ctx, proposal, current, note.content);
  return content.receivedAs === 'on_behalf' ? [{ rule: 'dispatch.received_on_behalf', path: 'receivedAs' }] : [];
}

async function refuseSecond(ctx: QueryContext, content: SignBack, recordId: string | undefined): Promise<void> {
  const other = await findSignBackOf(ctx.db, content.dispatchNoteId);
  if (other && other.id !== recordId) {
    refuse('dispatch.already_signed_back', { note: content.dispatchNumber, number: other.number });
  }
}

function refuseUnclear(ctx: QueryContext, content: SignBack, note: DispatchNote): void {
  const { receivedOn } = content;
  if (receivedOn < note.dispatchedOn || receivedOn > ctx.today) {
    refuseField('receivedOn', 'dispatch.received_out_of_time', {
      on: receivedOn,
      from: note.dispatchedOn,
      to: ctx.today,
    });
  }
  for (const [index, line] of content.lines.entries()) {
    const at = { line: index + 1 };
    const source = note.lines.find((known) => known.lineKey === line.dispatchLineKey);
    if (line.dispatchedE6 !== source?.quantityE6) refuse('dispatch.note_moved', { number: content.dispatchNumber });
    if (line.signedE6 % 10 ** (6 - source.unitDecimals) !== 0) {
      refuseField(`lines.${index}.signedE6`, 'dispatch.quantity_too_fine', {
        ...at,
        unit: source.unit,
        decimals: source.unitDecimals,
      });
    }
    if (line.differenceE6 === 0) {
      if (line.settlement !== null)
        refuseField(`lines.${index}.settlement`, 'dispatch.settlement_without_difference', at);
      continue;
    }
    if (line.settlement === null)
      refuseField(`lines.${index}.settlement`, 'dispatch.difference_without_settlement', at);
    if (line.reason === null) refuseField(`lines.${index}.reason`, 'dispatch.difference_without_reason', at);
  }
}

/** What came back was there: a settled difference leaves at least what was returned. */
async function refuseBelowReturned(
  ctx: QueryContext,
  content: SignBack,
  current: KnownSignBack | undefined,
): Promise<void> {
  const quantities = await listLineQuantities(ctx.db, content.dispatchNoteId);
  for (const [index, line] of content.lines.entries()) {
    const quantity = quantities.find((row) => row.line_key === line.dispatchLineKey);
    const returned = (quantity?.returned_credit_e6 ?? 0) + (quantity?.returned_replacement_e6 ?? 0);
    if (line.dispatchedE6 - settledOf(line) >= returned) continue;
    const details = { line: index + 1, returned: plainE6(returned), number: current?.number ?? '' };
    refuseField(`lines.${index}.settlement`, 'dispatch.settled_below_returned', details);
  }
}

/** Taking back a settlement makes the goods dispatched again: refused once the contract line has no room for them. */
async function refuseUnsettling(
  ctx: QueryContext,
  proposal: Proposal<SignBack>,
  current: KnownSignBack,
  note: DispatchNote,
): Promise<void> {
  const released = current.content.lines.map((line) => {
    const next = proposal.content.lines.find((candidate) => candidate.dispatchLineKey === line.dispatchLineKey);
    const resent = line.settlement === 'resend' ? line.differenceE6 : 0;
    const resentAfter = proposal.action !== 'void' && next?.settlement === 'resend' ? next.differenceE6 : 0;
    const source = note.lines.find((known) => known.lineKey === line.dispatchLineKey);
    return {
      contractId: source?.contractId ?? null,
      contractLineKey: source?.contractLineKey ?? null,
      quantityE6: resent - resentAfter,
    };
  });
  await refuseRetaken(ctx, proposal.submissionId, released, 'dispatch.difference_already_resent', {
    number: current.number,
  });
}

/** The part of a line's difference that is settled towards the client. */
export function settledOf(line: SignBack['lines'][number]): number {
  return line.settlement === 'resend' || line.settlement === 'close_short' ? line.differenceE6 : 0;
}
