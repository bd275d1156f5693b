import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

export const AuditRowView = z.strictObject({
  seq: z.int(),
  at: z.int(),
  personName: z.string(),
  procedure: z.string(),
  outcome: z.string(),
  subjectKind: z.string().nullable(),
  contentHash: z.string().nullable(),
  hash: z.string(),
});

/** One promise `verify` looked into: how much it looked at, and what it found wrong. */
export const VerifyCheck = z.strictObject({
  name: z.enum([
    'integrity',
    'audit_chain',
    'signatures',
    'contents',
    'ledger',
    'registers',
    'numbering',
    'files',
    'recovery',
  ]),
  looked: z.int(),
  faults: z.array(z.strictObject({ where: z.string(), what: z.string() })),
  /** Good, but worth knowing: whom it concerns, what was done, when. */
  notices: z.array(z.strictObject({ where: z.string(), what: z.string(), at: z.int() })).optional(),
});
export type VerifyCheck = z.infer<typeof VerifyCheck>;

export const auditContract = {
  'audit.list': query({ permission: 'audit.read', input: z.strictObject(Paging), output: page(AuditRowView) }),
  /** Open to everybody at the office's PC, signed in or not: it shows counts and faults, never contents. */
  'office.verify': query({
    permission: 'public',
    input: z.strictObject({}),
    output: z.strictObject({ good: z.boolean(), headHash: z.string(), checks: z.array(VerifyCheck) }),
  }),
} as const;
