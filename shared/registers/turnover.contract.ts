import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

/** Which balance over which days, ends included: the whole month up to today unless said. */
export const TurnoverInput = z.strictObject({
  ...Paging,
  register: z.string(),
  /** The parts of a balance’s key, or its first ones: an item without its batch is all its batches together. */
  key: z.array(z.string().max(200)).max(3),
  from: BusinessDate.optional(),
  until: BusinessDate.optional(),
});
export type TurnoverInput = z.infer<typeof TurnoverInput>;

const Said = z.strictObject({ zh: z.string(), en: z.string() });

/** 收发存: one entry and what it moved of one balance. */
export const TurnoverRow = z.strictObject({
  register: z.string(),
  entryId: z.string(),
  number: z.string(),
  on: BusinessDate,
  /** The parts of its balance’s key that were not asked for, by what people call them; of a choice its code. */
  labels: z.array(z.string()),
  /** Received, issued, counted; what the register is called where entries go one way only. */
  what: Said,
  /** Who and what it was for: the fields its list shows and the records it names. */
  source: Said,
  /** Fen or millionths, by the register’s amount field; one of the two is 0. */
  came: z.int(),
  went: z.int(),
  /** What was left after it, of all that was asked for. */
  balance: z.int(),
});
export type TurnoverRow = z.infer<typeof TurnoverRow>;

export const Turnover = page(TurnoverRow).extend({
  from: BusinessDate,
  until: BusinessDate,
  /** What people call each part of the key that was asked for; of a choice its code. */
  labels: z.array(z.string()),
  /** In which the item is counted, where the register says so. */
  unit: z.string().nullable(),
  opening: z.int(),
  came: z.int(),
  went: z.int(),
  closing: z.int(),
});
export type Turnover = z.infer<typeof Turnover>;

export const turnoverContract = {
  /** What came and went of one balance over a period, oldest first, between its opening and its closing. */
  'registers.turnover': query({ permission: 'registers.read', input: TurnoverInput, output: Turnover }),
} as const;
