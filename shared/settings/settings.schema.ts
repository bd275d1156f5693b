import { z } from 'zod';
import { TaxTreatment } from '#shared/invoicing/tax.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { DatePart, NumberRestart } from '#shared/kernel/document-number.ts';
import { BankAccount, TaxNumber } from '#shared/kernel/identifiers.ts';
import { Attachment } from '#shared/review/review.schema.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const mayBe = (max: number) => text(max).nullable().default(null);

/** The largest logo taken, in bytes. */
export const MOST_LOGO_BYTES = 200 * 1024;

/** 单位标志, kept once by its SHA-256 beside the store. */
export const Logo = z.strictObject({
  fileHash: Attachment.shape.fileHash,
  format: z.enum(['png', 'jpeg']),
  bytes: z.int().min(1).max(MOST_LOGO_BYTES),
});
export type Logo = z.infer<typeof Logo>;

/** 单位资料: name, tax id, address and phone are also what others invoice this office by. */
export const OfficeProfile = z.strictObject({
  name: text(80),
  englishName: mayBe(120),
  taxNumber: TaxNumber.nullable().default(null),
  address: mayBe(200),
  phone: mayBe(40),
  /** Printed at the foot of what clients get, in this order. */
  contactLines: z.array(text(60)).max(3).default([]),
  logo: Logo.nullable().default(null),
});
export type OfficeProfile = z.infer<typeof OfficeProfile>;

/** 基本户, 一般户, 专用户, 临时户. */
export const AccountPurpose = z.enum(['basic', 'general', 'special', 'temporary']);
export type AccountPurpose = z.infer<typeof AccountPurpose>;

/** 本公司银行账户. One open account at most stands on invoice requests, and one on contracts. */
export const OwnAccount = z.strictObject({
  bank: text(100),
  account: BankAccount,
  purpose: AccountPurpose,
  onInvoices: z.boolean().default(false),
  onContracts: z.boolean().default(false),
  closedOn: BusinessDate.nullable().default(null),
  remark: mayBe(100),
});
export type OwnAccount = z.infer<typeof OwnAccount>;

export const OwnAccounts = z.strictObject({ lines: z.array(OwnAccount).min(1).max(30) });
export type OwnAccounts = z.infer<typeof OwnAccounts>;

/** 编号格式 of one series; `series` is the record kind that is numbered, or `voucher`. */
export const SeriesFormat = z.strictObject({
  series: z.string().min(1).max(60),
  prefix: z
    .string()
    .trim()
    .regex(/^[A-Z]{1,6}$/, { message: 'number_prefix' }),
  datePart: DatePart,
  restart: NumberRestart,
  width: z.int().min(3).max(8),
});
export type SeriesFormat = z.infer<typeof SeriesFormat>;

/** 编号规则: every series at once. Holds from that day on, or from its last signature; numbers given stay as they are. */
export const Numbering = z.strictObject({
  fromOn: BusinessDate.nullable().default(null),
  lines: z.array(SeriesFormat).min(1).max(60),
});
export type Numbering = z.infer<typeof Numbering>;

/** One rate that the law or the office's own position allows for a time. */
export const TaxRate = z.strictObject({
  /** 13% is 1300; 0 where the treatment is no tax. */
  rateBasisPoints: z.int().min(0).max(10_000),
  treatment: TaxTreatment,
  fromOn: BusinessDate,
  toOn: BusinessDate.nullable().default(null),
  purpose: text(60),
});
export type TaxRate = z.infer<typeof TaxRate>;

/** 税率表: what documents take and are checked by, on their own date. */
export const TaxRates = z.strictObject({ lines: z.array(TaxRate).min(1).max(60) });
export type TaxRates = z.infer<typeof TaxRates>;

/** After how many days of silence a client of a class is to be visited; 0: never. */
export const VisitInterval = z.strictObject({ sizeGrade: z.enum(['A', 'B', 'C']), days: z.int().min(0).max(3650) });
export type VisitInterval = z.infer<typeof VisitInterval>;

/** 回访间隔: every class, each once. */
export const VisitIntervals = z.strictObject({
  lines: z
    .array(VisitInterval)
    .length(3)
    .refine((lines) => new Set(lines.map(({ sizeGrade }) => sizeGrade)).size === lines.length, 'settings.class_twice'),
});
export type VisitIntervals = z.infer<typeof VisitIntervals>;

/** One day on which the office works otherwise than the published schedule says. */
export const DayChange = z.strictObject({
  on: BusinessDate,
  is: z.enum(['holiday', 'workday']),
  reason: text(40),
});
export type DayChange = z.infer<typeof DayChange>;

/** 工作日历: the office's own changes; everything else follows the State Council's schedule. */
export const WorkingCalendar = z.strictObject({ lines: z.array(DayChange).max(400) });
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
