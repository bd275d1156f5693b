import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import { Statement, StatementDraft, StatementFigures } from './statements.schema.ts';

/** `issued` waits for the client's reply; whether it is late is told by `replyBy`. */
export const StatementState = z.enum(['issued', 'agreed', 'differs', 'void']);
export type StatementState = z.infer<typeof StatementState>;

export const StatementRow = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  issuedOn: BusinessDate,
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  from: BusinessDate,
  to: BusinessDate,
  openingFen: z.int(),
  shippedFen: z.int(),
  receivedFen: z.int(),
  reducedFen: z.int(),
  closingFen: z.int(),
  replyBy: BusinessDate,
  /** Nobody answered by `replyBy`. */
  isOverdue: z.boolean(),
  theirBalanceFen: z.int().nullable(),
  state: StatementState,
});
export type StatementRow = z.infer<typeof StatementRow>;

export const statementList = defineList(
  {
    number: { type: 'text', sortable: true, filterable: true },
    issuedOn: { type: 'date', sortable: true, filterable: true },
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    from: { type: 'date', sortable: true, filterable: true },
    to: { type: 'date', sortable: true, filterable: true },
    openingFen: { type: 'fen' },
    shippedFen: { type: 'fen' },
    receivedFen: { type: 'fen' },
    reducedFen: { type: 'fen' },
    closingFen: { type: 'fen', sortable: true, filterable: true },
    replyBy: { type: 'date', sortable: true, filterable: true },
    theirBalanceFen: { type: 'fen' },
    state: { type: 'choice', values: StatementState.options, sortable: true, filterable: true },
  },
  { column: 'number', descending: true },
);

export const StatementListInput = z.strictObject({
  ...Paging,
  /** Part of our number, or of the client's name, code or pinyin initials. */
  text: z.string().trim().max(80).optional(),
  clientId: z.string().optional(),
  /** Without a reply past the day it was asked for by. */
  overdue: z.boolean().optional(),
  where: statementList.where,
  sort: statementList.sort,
});

export const StatementRecord = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  submissionId: z.string(),
  state: StatementState,
  isOverdue: z.boolean(),
  /** Who holds it now, after merges. */
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  content: Statement,
});
export type StatementRecord = z.infer<typeof StatementRecord>;

/** What a statement of a client and period would say now, and the last one before it. */
export const StatementPreview = z.strictObject({
  figures: StatementFigures,
  last: z.strictObject({ id: z.string(), number: z.string(), to: BusinessDate, closingFen: z.int() }).nullable(),
});
export type StatementPreview = z.infer<typeof StatementPreview>;

const StatementTotal = listTotal(['openingFen', 'shippedFen', 'receivedFen', 'reducedFen', 'closingFen']);
const READ = 'statements.read';

export const statementsContract = {
  'statements.list': query({
    permission: READ,
    input: StatementListInput,
    output: page(StatementRow).extend({ total: StatementTotal.optional() }),
  }),
  'statements.show': query({ permission: READ, input: z.strictObject({ id: z.string() }), output: StatementRecord }),
  'statements.preview': query({
    permission: READ,
    input: z.strictObject({ clientId: z.string(), from: BusinessDate, to: BusinessDate }),
    output: StatementPreview,
  }),
  'statements.submit': command({
    permission: 'statements.write',
    input: submission(StatementDraft),
    output: SubmissionTicket,
  }),
} as const;
