import { OrderDispatch, OrderDispatchDraft } from '#shared/dispatch/order-dispatch.schema.ts';
import { contractKind } from '#core/modules/contracts/contract.review.ts';
import { dispatchNoteKind } from '#core/modules/dispatch/dispatch-note.review.ts';
import {
  applyOrderDispatch,
  checkOrderDispatch,
  completeOrderDispatch,
  orderDispatchParts,
  readOrderDispatch,
} from '#core/modules/dispatch/order-dispatch.service.ts';
import { defineRecordKind, type FieldCheck } from '#core/modules/review/record-kind.ts';

export const ORDER_DISPATCH_KIND = 'order_dispatch';

const QUANTITIES = 'lines.*.quantityE6';

/** What leaves in full was keyed on the order already. A line that is sent in two lots is keyed for each. */
function quantityChecks({ order, note }: OrderDispatch): FieldCheck[] {
  const ordered = new Map(order.lines.map((line) => [line.lineKey, line.quantityE6]));
  return note.lines.map((line, index) => {
    const isWhole = ordered.get(line.contractLineKey ?? '') === line.quantityE6;
    return { path: `lines.${index}.quantityE6`, mode: isWhole ? 'compare' : 'rekey', type: 'quantity' };
  });
}

/**
 * 订单并发货: an order and its dispatch note in one effect, under one countersignature. The order is re-keyed as always. A
 * quantity that leaves in full is compared with its order line, any other is re-keyed; all of them stay hidden, for they
 * tell what was ordered. Each is amended and voided on its own afterwards.
 */
export const orderDispatchKind = defineRecordKind<OrderDispatchDraft, OrderDispatch>({
  name: ORDER_DISPATCH_KIND,
  module: 'dispatch',
  draft: OrderDispatchDraft,
  content: OrderDispatch,
  actions: ['create'],
  complete: (ctx, draft) => completeOrderDispatch(ctx, draft),
  checks(content) {
    const within = (part: string) => (check: FieldCheck) => ({ ...check, path: `${part}.${check.path}` });
    const ofNote = dispatchNoteKind.checks(content.note).flatMap((check): FieldCheck[] => {
      return check.path === QUANTITIES ? quantityChecks(content) : [check];
    });
    return [...contractKind.checks(content.order).map(within('order')), ...ofNote.map(within('note'))];
  },
  derived: [
    ...contractKind.derived.map((path) => `order.${path}`),
    ...dispatchNoteKind.derived.map((path) => `note.${path}`),
    `note.${QUANTITIES}`,
    'note.lines.*.priceE6',
  ],
  title: ({ order }) => contractKind.title(order),
  claims: ({ orderId, order, noteId, note }) => [
    ...contractKind.claims(order, orderId),
    ...dispatchNoteKind.claims(note, noteId),
  ],
  validate: checkOrderDispatch,
  parts: orderDispatchParts,
  apply: applyOrderDispatch,
  read: (db, recordId) => readOrderDispatch(db, ORDER_DISPATCH_KIND, recordId),
});
