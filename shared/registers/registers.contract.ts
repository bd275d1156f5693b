import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { ColumnFilter } from '#shared/kernel/list-query.ts';
import { RegisterKind } from '#shared/registers/register-kind.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** By field key; a field without a value is absent. Money is fen, quantities millionths, links ids, yes is 1. */
export const EntryFields = z.record(z.string().max(40), z.union([z.string().max(2000), z.int()]));
export type EntryFields = z.infer<typeof EntryFields>;

export const RegisterDraft = z.strictObject({ register: z.string(), fields: EntryFields });
export type RegisterDraft = z.infer<typeof RegisterDraft>;

/**
 * `none`: nothing is due · `open` · `due`: within the days of its rule · `late` · `done` · `struck`: a daily entry that was
 * struck, an effective one that was voided; it stands in the list and counts for nothing.
 */
export const EntryState = z.enum(['none', 'open', 'due', 'late', 'done', 'struck']);
export type EntryState = z.infer<typeof EntryState>;

export const RegisterRow = z.strictObject({
  id: z.string(),
  /** Null in registers of the daily class. */
  number: z.string().nullable(),
  version: z.int(),
  fields: EntryFields,
  /** By field key of a link: what people call the record; of a masked phone, the mask. */
  labels: z.record(z.string(), z.string()),
  /** What presses most of all it waits for: its day, the state that makes, and how late it is. */
  dueOn: BusinessDate.nullable(),
  state: EntryState,
  daysLate: z.int().nullable(),
  /** Everything it still waits for, the day that presses most first; `on` names the rule. */
  waits: z.array(z.strictObject({ on: z.string(), dueOn: BusinessDate, daysLate: z.int() })),
  /** Of a daily entry: false until its day was countersigned. */
  reviewed: z.boolean(),
  inReview: z.boolean(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

/** `where` and `sort` name fields or `number`, `sort` also `dueOn` (`columnsOf` in register-facts.ts); what does not fit the register is refused by column name. */
export const RegisterListInput = z.strictObject({
  ...Paging,
  register: z.string(),
  /** Part of the number, of the title's fields, or of a linked client's name. */
  text: z.string().trim().max(80).optional(),
  state: EntryState.optional(),
  /** Entries linked to this record. */
  linked: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  where: z.array(ColumnFilter).max(12).default([]),
  sort: z.strictObject({ column: z.string().max(40), descending: z.boolean().default(false) }).optional(),
});
export type RegisterListInput = z.infer<typeof RegisterListInput>;

/** The sums of the money and quantity fields over the whole filter; null past the cap. */
export const RegisterTotal = z.strictObject({
  count: z.int(),
  countIsCapped: z.boolean(),
  sums: z.record(z.string(), z.int().nullable()),
});
export type RegisterTotal = z.infer<typeof RegisterTotal>;

export const RegisterRecord = z.strictObject({
  ...RegisterRow.shape,
  register: z.string(),
  /** The submission that made its present state; the daily entry's page for daily ones, once there is one. */
  submissionId: z.string().nullable(),
  openSubmissionId: z.string().optional(),
  /** What settles this entry, or what it settles. */
  settlement: z
    .strictObject({
      entryId: z.string(),
      number: z.string(),
      register: z.string(),
      /** That entry settled this one, which from then on changes only where its declaration lets it. */
      isSettled: z.boolean(),
    })
    .nullable(),
});
export type RegisterRecord = z.infer<typeof RegisterRecord>;

export const RegisterShown = z.strictObject({
  kind: RegisterKind,
  mayWrite: z.boolean(),
  count: z.int(),
  countIsCapped: z.boolean(),
  /** Entries in that state, as its list shows them; what they wait for by several rules is counted by the chase list. */
  due: z.int(),
  late: z.int(),
});
export type RegisterShown = z.infer<typeof RegisterShown>;

/** `where` and `sort` name fields of the ledger's key, or `balance` (`balanceColumnsOf` in register-facts.ts). */
export const BalanceListInput = z.strictObject({
  ...Paging,
  register: z.string(),
  /** Part of what a balance is of. */
  text: z.string().trim().max(80).optional(),
  /** Only what is short. */
  short: z.boolean().default(false),
  /** The one balance of this key. */
  key: z.array(z.string()).max(3).optional(),
  where: z.array(ColumnFilter).max(12).default([]),
  sort: z.strictObject({ column: z.string().max(40), descending: z.boolean().default(false) }).optional(),
});
export type BalanceListInput = z.infer<typeof BalanceListInput>;

export const BalanceRow = z.strictObject({
  key: z.array(z.string()),
  /** Fen or millionths, by the register's amount field. */
  balance: z.int(),
  /** What people call each part of the key; of a choice its code. */
  labels: z.array(z.string()),
  /** What there should be of the item at least, over all its balances; null where nobody said. */
  minimum: z.int().nullable(),
  /** There is less. */
  isShort: z.boolean(),
  /** In which the item is counted; null where nobody said. */
  unit: z.string().nullable(),
});
export type BalanceRow = z.infer<typeof BalanceRow>;

export const DueEntry = z.strictObject({
  register: z.string(),
  id: z.string(),
  number: z.string().nullable(),
  /** In both languages, with the names of the records it is about. */
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Which of the register's rules waits: an entry that waits for two things stands here twice. */
  on: z.string(),
  dueOn: BusinessDate,
  /** Negative while the day is ahead. */
  daysLate: z.int(),
});
export type DueEntry = z.infer<typeof DueEntry>;

/** Entries of one register that name a record: all of them counted, the latest fifty given. */
export const LinkedEntries = z.array(
  z.strictObject({ register: z.string(), count: z.int(), countIsCapped: z.boolean(), rows: z.array(RegisterRow) }),
);
export type LinkedEntries = z.infer<typeof LinkedEntries>;

const One = z.strictObject({ register: z.string(), id: z.string() });

export const registersContract = {
  /** Every register the caller may read, with its declaration and how much waits in it. */
  'registers.kinds': query({ permission: 'registers.read', input: z.strictObject({}), output: z.array(RegisterShown) }),
  'registers.list': query({
    permission: 'registers.read',
    input: RegisterListInput,
    output: page(RegisterRow).extend({ total: RegisterTotal.optional() }),
  }),
  /** Phones are masked, unless the entry is opened to be amended or corrected. */
  'registers.get': query({
    permission: 'registers.read',
    input: One.extend({ purpose: z.literal('amend').optional() }),
    output: RegisterRecord,
  }),
  /** What entries of all registers wait for, the latest first. */
  'registers.due': query({
    permission: 'registers.read',
    input: z.strictObject({ ...Paging, register: z.string().optional() }),
    output: page(DueEntry),
  }),
  'registers.balances': query({
    permission: 'registers.read',
    input: BalanceListInput,
    output: page(BalanceRow).extend({
      /** Over the whole filter. Money adds up, null past the cap; quantities of different things do not. */
      total: z
        .strictObject({ count: z.int(), countIsCapped: z.boolean(), balance: z.int().nullable().optional() })
        .optional(),
    }),
  }),
  /** Whatever names this client (or one merged into it), contract, dispatch note, invoice, product, person or entry. */
  'registers.linked': query({
    permission: 'registers.read',
    input: z.strictObject({ kind: z.string(), id: z.string() }),
    output: LinkedEntries,
  }),
  /**
   * A register of the effective class: create, amend, void. Entries of the daily class are kept by `daily.add` of kind
   * `register_<name>` on the subject `{ kind: 'register', id: <name> }`, corrected and struck as all others. The register's own
   * write permission is asked in core.
   */
  'registers.submit': command({
    permission: 'signed-in',
    input: submission(RegisterDraft),
    output: SubmissionTicket,
  }),
} as const;
