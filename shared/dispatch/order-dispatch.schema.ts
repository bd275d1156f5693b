import { z } from 'zod';
import { ContractContent, ContractDraft } from '#shared/contracts/contract.schema.ts';
import { DispatchLineDraft, DispatchNote, DispatchNoteDraft } from './dispatch.schema.ts';

/** What of an order line leaves at once; product, unit, price and rate are the order's own. */
export const SendNowLine = z.strictObject({
  /** Place of the line in the order, from 0: its key is not given yet. */
  orderLine: z.int().min(0).max(499),
  batch: DispatchLineDraft.shape.batch,
  quantityE6: DispatchLineDraft.shape.quantityE6,
  remark: DispatchLineDraft.shape.remark,
});
export type SendNowLine = z.output<typeof SendNowLine>;

/** 订单并发货 as the form proposes it: a sealed order or sale contract, and what of it is sent at once. */
export const OrderDispatchDraft = z.strictObject({
  order: ContractDraft,
  /** A dispatch note without what the order says: the client, and the kind, which is a sale. */
  note: z.strictObject({
    ...DispatchNoteDraft.omit({ clientId: true, kind: true, lines: true }).shape,
    lines: z.array(SendNowLine).min(1).max(500),
  }),
});
export type OrderDispatchDraft = z.output<typeof OrderDispatchDraft>;

/** 订单并发货 as signed: both contents whole, with the ids their records will have. */
export const OrderDispatch = z.strictObject({
  orderId: z.string(),
  order: ContractContent,
  noteId: z.string(),
  note: DispatchNote,
});
export type OrderDispatch = z.output<typeof OrderDispatch>;
