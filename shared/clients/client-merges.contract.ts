import { z } from 'zod';
import { ClientMerge, ClientMergeDraft, MergeCarries } from '#shared/clients/client-merge.schema.ts';
import { ClientContent, ClientStatus } from '#shared/clients/clients.contract.ts';
import { LIKENESS_REASONS } from '#shared/clients/likeness.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** Two clients that are likely the same company. */
export const ClientPairRow = z.strictObject({
  id: z.int(),
  strength: z.int(),
  reasons: z.array(z.enum(LIKENESS_REASONS)),
  firstId: z.string(),
  firstCode: z.string(),
  firstName: z.string(),
  firstStatus: ClientStatus,
  firstBalanceFen: z.int(),
  secondId: z.string(),
  secondCode: z.string(),
  secondName: z.string(),
  secondStatus: ClientStatus,
  secondBalanceFen: z.int(),
});
export type ClientPairRow = z.infer<typeof ClientPairRow>;

export const clientPairList = defineList(
  {
    reasons: { type: 'text' },
    firstCode: { type: 'text' },
    firstName: { type: 'text' },
    firstBalanceFen: { type: 'fen' },
    secondCode: { type: 'text' },
    secondName: { type: 'text' },
    secondBalanceFen: { type: 'fen' },
    strength: { type: 'integer', sortable: true, filterable: true },
  },
  { column: 'strength', descending: true },
);

export const ClientPairListInput = z.strictObject({
  ...Paging,
  /** Any part of what either of the two is found by. */
  text: z.string().trim().max(80).optional(),
  /** Those that somebody noted as not the same company, instead of the others. */
  apart: z.boolean().default(false),
  where: clientPairList.where,
  sort: clientPairList.sort,
});
export type ClientPairListInput = z.output<typeof ClientPairListInput>;

const Compared = z.strictObject({ id: z.string(), version: z.int(), content: ClientContent });

export const clientMergesContract = {
  /** Likely duplicates, strongest first; `waiting`: clients still to be compared, at most a thousand are counted. */
  'clients.duplicates': query({
    permission: 'clients.read',
    input: ClientPairListInput,
    output: page(ClientPairRow).extend({ total: listTotal([]).optional(), waiting: z.int() }),
  }),
  /** Both files and what would move, for the form and for a page that looks at the two side by side. */
  'clients.mergeView': query({
    permission: 'clients.write',
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
