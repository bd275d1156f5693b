import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { DatePart } from '#shared/kernel/document-number.ts';
import { submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import {
  Numbering,
  OfficeProfile,
  OwnAccount,
  OwnAccounts,
  SeriesFormat,
  TaxRates,
  VisitIntervals,
  WorkingCalendar,
} from '#shared/settings/settings.schema.ts';

const nothing = z.strictObject({});

/** What stands behind an effective part of the settings: who keyed it, who signed it, and what proposes another. */
export const SettingsHead = z.strictObject({
  recordId: z.string(),
  /** 0: what holds before the office has written its own. */
  version: z.int().min(0),
  signed: z
    .strictObject({
      serial: z.int(),
      makerName: z.string(),
      effectiveAt: z.int(),
      checkers: z.array(z.string()),
    })
    .optional(),
  pendingSubmissionId: z.string().optional(),
});
export type SettingsHead = z.infer<typeof SettingsHead>;

const shown = <C extends z.ZodRawShape>(content: C) =>
  query({
    permission: 'settings.read',
    input: nothing,
    output: z.strictObject({ head: SettingsHead, ...content }),
  });

const proposal = <C extends z.ZodType>(content: C) =>
  command({ permission: 'settings.write', input: submission(content), output: SubmissionTicket });

/** One series as it is numbered now, and as it will be. */
export const ShownSeries = SeriesFormat.extend({
  /** The number a document of today would get. */
  next: z.string(),
});

const NumberCounterView = z.strictObject({
  prefix: z.string(),
  datePart: DatePart,
  period: z.int(),
  last: z.int(),
});

/** A day as the calendar shows it. */
export const ShownYear = z.strictObject({
  year: z.int(),
  /** Whether this version holds the State Council's schedule of that year; without it Monday to Friday count. */
  published: z.boolean(),
  workdays: z.int(),
});

export const settingsContract = {
  'settings.profile': shown({
    /** The tax id is as the founders wrote it until it is amended: its form is checked from then on. */
    profile: OfficeProfile.extend({ taxNumber: z.string().nullable() }),
  }),
  'settings.submitProfile': proposal(OfficeProfile),
  /** The office's logo as it prints; absent where there is none. */
  'settings.logo': query({
    permission: 'settings.read',
    input: nothing,
    output: z.strictObject({
      logo: z.strictObject({ mediaType: z.string(), contentBase64: z.string() }).optional(),
    }),
  }),
  'settings.accounts': shown({ accounts: z.strictObject({ lines: z.array(OwnAccount) }) }),
  'settings.submitAccounts': proposal(OwnAccounts),
  'settings.numbering': shown({
    series: z.array(ShownSeries),
    counters: z.array(NumberCounterView),
    /** Formats that hold from a later day. */
    later: Numbering.optional(),
  }),
  'settings.submitNumbering': proposal(Numbering),
  'settings.taxRates': shown({ rates: TaxRates }),
  'settings.submitTaxRates': proposal(TaxRates),
  'settings.calendar': shown({ calendar: WorkingCalendar, years: z.array(ShownYear) }),
  'settings.submitCalendar': proposal(WorkingCalendar),
  'settings.visitIntervals': shown({ intervals: VisitIntervals }),
  'settings.submitVisitIntervals': proposal(VisitIntervals),
} as const;
