import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { ClientCredit } from '#shared/dispatch/dispatch.contract.ts';
import { AgeingFigures } from '#shared/reports/receivables.contract.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

/**
 * One month of a client, fen with tax unless said. Dispatched: notes of sales and resends by dispatch date; returned: goods
 * returned for credit by return date; net, tax, gross and discount: invoices in force by their date, the discount being what
 * was taken off before `grossFen`.
 */
export const ClientMonth = z.strictObject({
  /** `2026-11` */
  month: z.string(),
  dispatchedFen: z.int(),
  returnedFen: z.int(),
  invoices: z.int(),
  netFen: z.int(),
  taxFen: z.int(),
  grossFen: z.int(),
  discountFen: z.int(),
});
export type ClientMonth = z.infer<typeof ClientMonth>;
export const ClientTurnover = ClientMonth.omit({ month: true });
export type ClientTurnover = z.infer<typeof ClientTurnover>;

/** What share of the amount before discount was taken off, in basis points; undefined where nothing was invoiced. */
export function discountShare({ grossFen, discountFen }: Pick<ClientTurnover, 'grossFen' | 'discountFen'>) {
  const before = grossFen + discountFen;
  return before <= 0 ? undefined : Math.round((discountFen / before) * 10_000);
}

/** Figures of a client as of today; what a person may not read is absent. */
export const ClientFigures = z.strictObject({
  asOf: BusinessDate,
  credit: ClientCredit.optional(),
  ageing: AgeingFigures.optional(),
  /** Days past the due day of the oldest open document; 0 where nothing is late. */
  daysLate: z.int().optional(),
  contracts: z
    .strictObject({
      /** Sale contracts and orders in force that have something left to send or to be signed for. */
      open: z.int(),
      /** Frameworks included, void ones not. */
      inForce: z.int(),
    })
    .optional(),
  dispatch: z
    .strictObject({
      lastOn: BusinessDate.nullable(),
      notes: z.int(),
      /** Signed copies that are out, and those of them past their day. */
      signBacksOut: z.int(),
      signBacksLate: z.int(),
    })
    .optional(),
  invoicing: z
    .strictObject({
      lastOn: BusinessDate.nullable(),
      /** Requests without their invoice. */
      requestsOpen: z.int(),
    })
    .optional(),
});
export type ClientFigures = z.infer<typeof ClientFigures>;

/** A file that a submission about this client stood on when it took effect. */
export const ClientPaper = z.strictObject({
  submissionId: z.string(),
  serial: z.int(),
  position: z.int(),
  fileHash: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** The record it came with, and what people call that. */
  kind: z.string(),
  recordId: z.string(),
  label: z.string(),
  makerName: z.string(),
  effectiveAt: z.int(),
});
export type ClientPaper = z.infer<typeof ClientPaper>;

const ByClient = { clientId: z.string() };

export const clientStoryContract = {
  'reports.clientFigures': query({
    permission: 'clients.read',
    input: z.strictObject(ByClient),
    output: ClientFigures,
  }),
  /** A calendar year by months, and the year before as far as it went on the same day. */
  'reports.clientYear': query({
    permission: 'invoicing.read',
    input: z.strictObject({ ...ByClient, year: z.int().min(1990).max(2199) }),
    output: z.strictObject({
      year: z.int(),
      months: z.array(ClientMonth),
      total: ClientTurnover,
      /** The same months and days of the year before. */
      before: ClientTurnover,
    }),
  }),
  /** Newest first, of effective submissions only. */
  'reports.clientPapers': query({
    permission: 'clients.read',
    input: z.strictObject({ ...Paging, ...ByClient }),
    output: page(ClientPaper),
  }),
} as const;
