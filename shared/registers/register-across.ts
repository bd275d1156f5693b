import { z } from 'zod';
import { Words } from '#shared/registers/words.ts';

/** Where a field has one of these values. */
const When = z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) });

/**
 * What a bill pays at once: one entry of another register over the sum of what was taken, named by every entry the bill makes.
 * Its fields are given outright (`fixed`) or taken from the bill's head (`from`: theirs by ours).
 */
const PayRule = z.strictObject({
  when: When,
  /** Our `entry` field that names the payment. */
  link: z.string(),
  amount: z.string(),
  /** Their field that says what was paid: the bill and its month. */
  summary: z.string(),
  fixed: z.record(z.string(), z.string()),
  from: z.record(z.string(), z.string()),
});

/**
 * 对账: a bill from outside whose lines are held against the entries this register settles. What is taken becomes an entry
 * each, all under one countersignature. Only of a register that `settles`.
 */
export const ReconcileRule = z.strictObject({
  /** What the page and its button are called: 月账单对账. */
  label: Words,
  /** The field that names a line, and the field of what is settled in which the same stands. */
  key: z.string(),
  of: z.string(),
  /** Our fields that stand in the columns of a bill; the amount and the key among them. */
  columns: z.array(z.string()).min(2),
  /** Our fields that are said once for the whole bill. */
  head: z.array(z.string()).min(1),
  /** What a bill and the entries it is about have alike: the carrier. One may write it shorter than the other. */
  same: z.strictObject({ own: z.string(), of: z.string() }),
  /** The day by which an entry belongs to the month of a bill. */
  period: z.string(),
  /** Of which entries a bill is expected to tell. */
  only: When.optional(),
  pays: PayRule.optional(),
});
export type ReconcileRule = z.infer<typeof ReconcileRule>;
