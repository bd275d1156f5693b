import type { Input } from '#shared/ipc/contract.ts';
import { e6 } from './sales-office.ts';
import type { TradeOffice } from './trade-office.ts';

export type OrderWithNote = Input<'dispatch.submitOrderWithNote'>['content'];
type SendNow = OrderWithNote['note']['lines'][number];

/** An order over primer and thinner, and the part of its lines that leaves at once, as the form would send it. */
export function orderWithNote(
  office: TradeOffice,
  sendNow: readonly SendNow[],
  change: { readonly order?: Partial<OrderWithNote['order']>; readonly note?: Partial<OrderWithNote['note']> } = {},
): OrderWithNote {
  const { clientId: _client, kind: _kind, ...note } = office.noteDraft([]);
  const lines = [
    { productId: office.primer, quantityE6: e6(24), priceE6: e6(586), dueOn: '2026-12-10' },
    { productId: office.thinner, quantityE6: e6(10), priceE6: e6(321.5) },
  ];
  return {
    order: { ...office.draft(lines, { kind: 'order', externalNumber: 'PO-7788' }), ...change.order },
    note: { ...note, lines: [...sendNow], ...change.note },
  };
}

/** Submits it; the checker keys it blind and signs. */
export async function submitOrderWithNote(office: TradeOffice, content: OrderWithNote) {
  const ticket = await office.maker.get('dispatch.submitOrderWithNote', { action: 'create', content });
  return { ticket, outcome: await office.countersign(ticket.id) };
}

/** The only order and the only note of the office, and who made them together. */
export async function onlyPair(office: TradeOffice) {
  const [order] = (await office.maker.get('contracts.list', {})).rows;
  const [note] = (await office.maker.get('dispatch.list', {})).rows;
  if (!order || !note) throw new Error('no order with a note');
  return {
    order: await office.maker.get('contracts.get', { id: order.id }),
    note: await office.maker.get('dispatch.get', { id: note.id }),
  };
}

export async function faultsOf(office: Pick<TradeOffice, 'maker'>): Promise<unknown[]> {
  return (await office.maker.get('office.verify', {})).checks.flatMap((check) => check.faults);
}
