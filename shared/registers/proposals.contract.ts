import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { GREETING_DAYS } from '#shared/kernel/greeting-days.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

export const ProposalRow = z.strictObject({
  /** The same proposal has the same key until it is entered. */
  key: z.string(),
  from: z.enum(['birthday', 'holiday', 'silence']),
  holiday: z.enum(GREETING_DAYS).nullable(),
  on: BusinessDate,
  clientId: z.string(),
  clientName: z.string(),
  grade: z.string(),
  contact: z.string().nullable(),
  /** Of silence: the last time somebody was there or did business; null where nobody ever did. */
  lastOn: BusinessDate.nullable(),
  /** What the entry begins with. */
  fields: EntryFields,
});
export type ProposalRow = z.infer<typeof ProposalRow>;

export const PROPOSALS_AT_ONCE = 200;

export const proposalsContract = {
  /** What a register should hold before long and does not yet, the soonest first. */
  'registers.proposals': query({
    permission: 'registers.read',
    input: z.strictObject({ ...Paging, register: z.string() }),
    output: page(ProposalRow),
  }),
  /** Several entries of a daily register in one go, all of them or none; each was looked at by who sends it. */
  'registers.keepProposals': command({
    permission: 'signed-in',
    input: z.strictObject({
      register: z.string(),
      entries: z
        .array(z.strictObject({ key: z.string().max(200), fields: EntryFields }))
        .min(1)
        .max(PROPOSALS_AT_ONCE),
    }),
    output: z.strictObject({ kept: z.int() }),
  }),
} as const;
