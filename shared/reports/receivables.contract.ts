import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

/**
 * 账龄 brackets, the youngest first: days past the due day (invoice date and the client's payment days) from `from` on. A
 * year is 365 days. `notDueFen` holds everything that is not late.
 */
export const AGEING_BRACKETS = [
  { key: 'notDueFen', from: null },
  { key: 'to30Fen', from: 1 },
  { key: 'to60Fen', from: 31 },
  { key: 'to90Fen', from: 61 },
  { key: 'to180Fen', from: 91 },
  { key: 'to365Fen', from: 181 },
  { key: 'to2YearsFen', from: 366 },
  { key: 'to3YearsFen', from: 731 },
  { key: 'over3YearsFen', from: 1096 },
] as const;
export type AgeingBracket = (typeof AGEING_BRACKETS)[number]['key'];

/** Where the brackets of what is late begin. */
export const LATE_FROM = [1, 31, 61, 91, 181, 366, 731, 1096] as const;
export type LateFrom = (typeof LATE_FROM)[number];

/** In which bracket so many days past the due day stand. */
export function bracketOf(daysLate: number): AgeingBracket {
  return AGEING_BRACKETS.findLast(({ from }) => from !== null && daysLate >= from)?.key ?? 'notDueFen';
}

const FIGURES = [
  'balanceFen',
  'shippedFen',
  'advanceFen',
  'openFen',
  'overdueFen',
  ...AGEING_BRACKETS.map(({ key }) => key),
] as const;
type AgeingFigure = (typeof FIGURES)[number];
const figures = Object.fromEntries(FIGURES.map((key) => [key, z.int()])) as Record<AgeingFigure, z.ZodInt>;

/**
 * What one client owes by age, fen. `openFen` is what was invoiced and is not settled, the sum of the brackets; `overdueFen`
 * the brackets past the due day; `advanceFen` received beyond all that was invoiced; `shippedFen` dispatched and not
 * invoiced, which has no age yet. `balanceFen` = open + shipped − advance, the ledger's balance on that day.
 */
export const AgeingFigures = z.strictObject(figures);
export type AgeingFigures = z.infer<typeof AgeingFigures>;

export const AgeingRow = z.strictObject({
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  ownerName: z.string().nullable(),
  region: z.string().nullable(),
  paymentDays: z.int(),
  ...figures,
});
export type AgeingRow = z.infer<typeof AgeingRow>;

const amounts = Object.fromEntries(FIGURES.map((key) => [key, { type: 'fen' }])) as Record<
  AgeingFigure,
  { readonly type: 'fen' }
>;

/** 账龄表. What is summed from the ledger neither sorts nor filters; how late is a view of its own. */
export const ageingList = defineList(
  {
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    ownerName: { type: 'text', sortable: true, filterable: true },
    region: { type: 'text', sortable: true, filterable: true },
    paymentDays: { type: 'integer', sortable: true, filterable: true },
    ...amounts,
  },
  { column: 'clientCode', descending: false },
);

export const AgeingInput = z.strictObject({
  ...Paging,
  /** The day it is looked at; today where nothing is said. Entries after it do not count. */
  asOf: BusinessDate.optional(),
  /** Only clients with something open in this bracket or an older one. */
  daysLate: z.literal(LATE_FROM).optional(),
  clientId: z.string().optional(),
  /** Any part of a client's name, initials, code or tax id. */
  text: z.string().trim().max(80).optional(),
  where: ageingList.where,
  sort: ageingList.sort,
});
export type AgeingInput = z.output<typeof AgeingInput>;

/** One document of a client that is not settled, oldest first. */
export const OpenItemRow = z.strictObject({
  /** The voucher it was posted by. */
  itemId: z.string(),
  sourceKind: z.string(),
  sourceId: z.string(),
  /** Number of the invoice, of the opening document; the voucher's where there is no other. */
  number: z.string(),
  issuedOn: BusinessDate,
  dueOn: BusinessDate,
  /** Days past the due day; 0 and less is not late. */
  daysLate: z.int(),
  amountFen: z.int(),
  settledFen: z.int(),
  openFen: z.int(),
  bracket: z.enum(AGEING_BRACKETS.map(({ key }) => key)),
});
export type OpenItemRow = z.infer<typeof OpenItemRow>;

const READ = 'ledger.read';

export const receivablesContract = {
  /** 账龄表 over all clients with anything open in the ledger on that day. */
  'reports.ageing': query({
    permission: READ,
    input: AgeingInput,
    output: page(AgeingRow).extend({ asOf: BusinessDate, total: listTotal(FIGURES).optional() }),
  }),
  /** The documents behind one client's ageing, by date. */
  'reports.openItems': query({
    permission: READ,
    input: z.strictObject({ ...Paging, clientId: z.string(), asOf: BusinessDate.optional() }),
    output: page(OpenItemRow).extend({ asOf: BusinessDate }),
  }),
} as const;
