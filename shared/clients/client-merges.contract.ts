import { z } from 'zod';
import { ClientMerge, ClientMergeDraft, MergeCarries } from '#shared/clients/client-merge.schema.ts';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';

const Compared = z.strictObject({ id: z.string(), version: z.int(), content: ClientContent });

export const clientMergesContract = {
  /** Both files and what would move, for the form and for a page that looks at the two side by side. */
  'clients.mergeView': query({
    permission: 'clients.read',
    input: z.strictObject({ survivorId: z.string(), absorbedId: z.string() }),
    output: z.strictObject({
      survivor: Compared,
      absorbed: Compared,
      carries: MergeCarries,
      survivorBalanceFen: z.int(),
    }),
  }),
  'clients.getMerge': query({
    permission: 'clients.read',
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      version: z.int(),
      submissionId: z.string(),
      content: ClientMerge,
    }),
  }),
  'clients.submitMerge': command({
    permission: 'clients.write',
    input: submission(ClientMergeDraft),
    output: SubmissionTicket,
  }),
} as const;
