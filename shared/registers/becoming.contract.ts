import { z } from 'zod';
import { ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import { command } from '#shared/ipc/procedure.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** The file to be made or, on which of its versions, amended; and which entry on which of its versions goes into it. */
export const BecomingDraft = z.strictObject({
  register: z.string(),
  entryId: z.string(),
  entryVersion: z.int().positive(),
  clientVersion: z.int().positive().optional(),
  client: ClientDraft,
});
export type BecomingDraft = z.infer<typeof BecomingDraft>;

/** 意向客户转为客户, 信用调查入档: the file, and the entry as it says so. A file that is made here has no version before. */
export const Becoming = z.strictObject({
  register: z.string(),
  clientId: z.string(),
  clientVersion: z.int().positive().optional(),
  client: ClientContent,
  entryId: z.string(),
  entryVersion: z.int().positive(),
  entry: z.strictObject({ fields: EntryFields }),
});
export type Becoming = z.infer<typeof Becoming>;

export const becomingContract = {
  /** The client's file and the entry that went into it, under one countersignature. */
  'registers.submitBecoming': command({
    permission: 'clients.write',
    input: submission(BecomingDraft),
    output: SubmissionTicket,
  }),
} as const;
