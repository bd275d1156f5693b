import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';

/** In the order they are shown. */
export const FoundGroupName = z.enum([
  'clients',
  'contracts',
  'dispatch',
  'invoicing',
  'receipts',
  'statements',
  'products',
  'registers',
  'submissions',
  'people',
]);
export type FoundGroupName = z.infer<typeof FoundGroupName>;

/** Something that was found; of a submission no more than its serial and kind, whoever asks. */
export const Found = z.strictObject({
  /** Kind of record, or `submission`. */
  kind: z.string(),
  id: z.string(),
  /** The record to open: the found one itself, of a submission what it made once it is effective. */
  recordId: z.string().nullable(),
  /** What people call it: name, number, serial. */
  text: z.string(),
  /** Code, client, date: what tells two alike apart. */
  note: z.string(),
});
export type Found = z.infer<typeof Found>;

export const searchContract = {
  /**
   * Finds anything by what people have in hand: a name or part of it, initials, a code, a tax id, an end of a number, a serial.
   * Best first within a group; a group the person may not read is absent.
   */
  'search.find': query({
    permission: 'signed-in',
    input: z.strictObject({ text: z.string().trim().min(1).max(80), limit: z.int().min(1).max(8).default(8) }),
    output: z.array(z.strictObject({ name: FoundGroupName, rows: z.array(Found) })),
  }),
} as const;
