import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';

export const Quote = z.strictObject({
  /** The rate’s entry. */
  entryId: z.string(),
  number: z.string(),
  /** Who and how, as the rate is called in both languages. */
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  priceFen: z.int(),
  days: z.int(),
  /** Not slower than the entry asks for. */
  inTime: z.boolean(),
  /** The cheapest of those in time. */
  isBest: z.boolean(),
  /** What taking it says in the entry. */
  fills: EntryFields,
});
export type Quote = z.infer<typeof Quote>;

export const MOST_QUOTES = 12;

export const quotesContract = {
  /** What the rates of another register would make of an entry that is being keyed, in time and cheapest first; only its fields that are known yet. */
  'registers.quotes': query({
    permission: 'registers.read',
    input: z.strictObject({ register: z.string(), fields: EntryFields }),
    output: z.strictObject({ rows: z.array(Quote).max(MOST_QUOTES) }),
  }),
} as const;
