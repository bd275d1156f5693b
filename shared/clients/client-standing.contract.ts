import { z } from 'zod';
import { ClientStandingDraft, StandingAction } from '#shared/clients/client-standing.schema.ts';
import { ClientStatus } from '#shared/clients/clients.contract.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** What is still open with a client: what a freeze stops, and what stands in the way of closing. */
export const OpenBusiness = z.strictObject({
  /** Contracts in force with goods still to send or to be signed for. */
  contracts: z.int(),
  /** The numbers of some of them. */
  contractNumbers: z.array(z.string()).max(3),
  /** Signed copies that are out and invoice requests without an invoice. */
  papers: z.int(),
  /** Submissions about this client that wait for a countersignature. */
  submissions: z.int(),
  balanceFen: z.int(),
});
export type OpenBusiness = z.infer<typeof OpenBusiness>;

export const clientStandingContract = {
  'clients.standing': query({
    permission: 'clients.read',
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      status: ClientStatus,
      /** What may be done from here, in the order of the menu. */
      actions: z.array(StandingAction),
      open: OpenBusiness,
      openSubmissionId: z.string().optional(),
    }),
  }),
  'clients.submitStanding': command({
    permission: 'clients.write',
    input: submission(ClientStandingDraft),
    output: SubmissionTicket,
  }),
} as const;
