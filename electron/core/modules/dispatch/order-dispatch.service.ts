import type { DispatchNote, DispatchNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { OrderDispatch, OrderDispatchDraft } from '#shared/dispatch/order-dispatch.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { contractKind } from '#core/modules/contracts/contract.review.ts';
import type { KnownContract } from '#core/modules/contracts/contract.service.ts';
import { contractsOfOrder } from '#core/modules/dispatch/contract-source.service.ts';
import { completeDispatchNote } from '#core/modules/dispatch/dispatch-draft.service.ts';
import { dispatchNoteKind } from '#core/modules/dispatch/dispatch-note.review.ts';
import { checkDispatchNote } from '#core/modules/dispatch/dispatch-rules.service.ts';
import { applyPart, findMakingSubmission, readParts, withinPart } from '#core/modules/review/part.service.ts';
import type { Effect, Proposal, RecordPart, RecordState } from '#core/modules/review/record-kind.ts';

/** The order as the note beside it sees it: everything but its number, which is given when it takes effect. */
function orderAtHand({ orderId, order }: Pick<OrderDispatch, 'orderId' | 'order'>): KnownContract {
  return {
    id: orderId,
    content: order,
    version: 1,
    submissionId: '',
    number: order.externalNumber ?? order.signedOn,
    clientId: order.clientId,
    isVoid: false,
    lastLineNumber: order.lines.length,
  };
}

/** The order completed as on its own, then the note from the order's own lines: nothing of them is keyed twice. */
export async function completeOrderDispatch(ctx: QueryContext, draft: OrderDispatchDraft): Promise<OrderDispatch> {
  const order = await withinPart({ path: 'order' }, () => contractKind.complete(ctx, draft.order, {}));
  const orderId = ctx.newId();
  const lines = draft.note.lines.map(({ orderLine, ...line }, index) => {
    const source = order.lines[orderLine];
    const path = `note.lines.${index}.orderLine`;
    if (!source) return refuseField(path, 'dispatch.contract_line_unknown', { line: index + 1 });
    return { ...line, lineKey: null, contractId: orderId, contractLineKey: source.lineKey, productId: null };
  });
  const noteDraft: DispatchNoteDraft = { ...draft.note, clientId: order.clientId, kind: 'sale', lines };
  const source = contractsOfOrder(orderAtHand({ orderId, order }));
  const note = await withinPart({ path: 'note' }, () => completeDispatchNote(ctx, noteDraft, undefined, source));
  return { orderId, order, noteId: ctx.newId(), note };
}

/** Both kinds' own checks. While it waits the order is in no store, so the note is held against the order at hand. */
export async function checkOrderDispatch(ctx: QueryContext, proposal: Proposal<OrderDispatch>): Promise<Warning[]> {
  const { content, submissionId } = proposal;
  if (content.order.kind === 'framework') refuseField('order.kind', 'dispatch.order_is_framework');
  if (content.order.sealedOn === null) refuseField('order.sealedOn', 'dispatch.order_not_sealed');
  const order = { submissionId, action: 'create' as const, content: content.order };
  const ofOrder = await withinPart({ path: 'order' }, () => contractKind.validate(ctx, order));
  const note = { submissionId, action: 'create' as const, content: content.note };
  const source = contractsOfOrder(orderAtHand(content));
  const ofNote = await withinPart({ path: 'note' }, () => checkDispatchNote(ctx, note, source));
  return [...ofOrder.map(at('order')), ...ofNote.map(at('note'))];
}

function at(part: string): (warning: Warning) => Warning {
  return (warning) => ({ ...warning, path: warning.path === undefined ? part : `${part}.${warning.path}` });
}

export function orderDispatchParts(content: OrderDispatch): readonly [order: RecordPart, note: RecordPart] {
  return [
    { kind: contractKind, recordId: content.orderId, content: content.order, path: 'order' },
    { kind: dispatchNoteKind, recordId: content.noteId, content: content.note, path: 'note' },
  ];
}

/** The order takes effect first; the note is then completed and checked again on the order as the store holds it. */
export async function applyOrderDispatch(ctx: CommandContext, effect: Effect<OrderDispatch>): Promise<void> {
  const { content, submissionId } = effect;
  const [order, note] = orderDispatchParts(content);
  await applyPart(ctx, effect, 0, order);
  const again = await completeDispatchNote(ctx, draftOf(content.note), undefined);
  invariant(
    canonicalJson(again) === canonicalJson(content.note),
    'the note completed from the order in the store is the one that was signed',
  );
  const proposal = { submissionId, action: 'create' as const, content: content.note };
  await withinPart({ path: 'note' }, () => dispatchNoteKind.validate(ctx, proposal));
  await applyPart(ctx, effect, 1, note);
}

/** What the form would send for this note: nothing that follows from the contract. */
function draftOf({ netFen: _net, taxFen: _tax, grossFen: _gross, lines, ...head }: DispatchNote): DispatchNoteDraft {
  return {
    ...head,
    lines: lines.map(({ contractId, contractLineKey, batch, quantityE6, remark }) => {
      return { lineKey: null, contractId, contractLineKey, productId: null, batch, quantityE6, remark };
    }),
  };
}

/** The order and the note it went out with, as they stand now. */
export async function readOrderDispatch(
  db: ReadDb,
  kind: string,
  recordId: string,
): Promise<RecordState<OrderDispatch> | undefined> {
  const submissionId = await findMakingSubmission(db, kind, recordId);
  if (submissionId === undefined) return undefined;
  const [order, note] = await readParts(db, submissionId, [contractKind, dispatchNoteKind]);
  if (!order || !note) return undefined;
  const content = {
    orderId: order.recordId,
    order: contractKind.content.parse(order.content),
    noteId: note.recordId,
    note: dispatchNoteKind.content.parse(note.content),
  };
  return { content, version: 1, submissionId };
}
