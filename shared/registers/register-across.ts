import { z } from 'zod';
import { GREETING_DAYS } from '#shared/kernel/greeting-days.ts';
import { Words } from '#shared/registers/words.ts';

/** Where a field has one of these values. */
const When = z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) });

/**
 * What a bill pays at once: one entry of another register over the sum of what was taken, named by every entry the bill makes.
 * Its fields are given outright (`fixed`) or taken from the bill's head (`from`: theirs by ours).
 */
const PayRule = z.strictObject({
  when: When,
  /** Our `entry` field that names the payment. */
  link: z.string(),
  amount: z.string(),
  /** Their field that says what was paid: the bill and its month. */
  summary: z.string(),
  fixed: z.record(z.string(), z.string()),
  from: z.record(z.string(), z.string()),
});

/**
 * 对账: a bill from outside whose lines are held against the entries this register settles. What is taken becomes an entry
 * each, all under one countersignature. Only of a register that `settles`.
 */
export const ReconcileRule = z.strictObject({
  /** What the page and its button are called: 月账单对账. */
  label: Words,
  /** The field that names a line, and the field of what is settled in which the same stands. */
  key: z.string(),
  of: z.string(),
  /** Our fields that stand in the columns of a bill; the amount and the key among them. */
  columns: z.array(z.string()).min(2),
  /** Our fields that are said once for the whole bill. */
  head: z.array(z.string()).min(1),
  /** What a bill and the entries it is about have alike: the carrier. One may write it shorter than the other. */
  same: z.strictObject({ own: z.string(), of: z.string() }),
  /** The day by which an entry belongs to the month of a bill. */
  period: z.string(),
  /** Of which entries a bill is expected to tell. */
  only: When.optional(),
  pays: PayRule.optional(),
});
export type ReconcileRule = z.infer<typeof ReconcileRule>;

const Grade = z.enum(['A', 'B', 'C']);

/** What of a proposed entry is filled in: our fields by what is known of the client, and values given outright. */
const Filled = {
  client: z.string(),
  contact: z.string().optional(),
  set: z.record(z.string(), z.string()).optional(),
};

/** 生日 of contacts, solar or lunar, within so many days. */
const BirthdayRule = z.strictObject({ from: z.literal('birthday'), ahead: z.int().min(0).max(60), ...Filled });

/** 节日 within so many days, for clients of these classes: what of the entry says which one, by holiday. */
const HolidayRule = z.strictObject({
  from: z.literal('holiday'),
  ahead: z.int().min(0).max(60),
  grades: z.array(Grade).min(1),
  occasions: z.record(z.enum(GREETING_DAYS), z.record(z.string(), z.string())),
  ...Filled,
});

/**
 * Clients nobody has been with for the days of their class (回访间隔, a setting of the office): since the last entry whose `done`
 * day is filled, or the last contract or dispatch. One that is planned already is not proposed.
 */
const SilenceRule = z.strictObject({
  from: z.literal('silence'),
  ahead: z.int().min(0).max(60),
  done: z.string(),
  ...Filled,
});

/** 待登记: what this register should hold before long and does not yet, found from the clients' files. */
export const ProposeRule = z.discriminatedUnion('from', [BirthdayRule, HolidayRule, SilenceRule]);
export type ProposeRule = z.infer<typeof ProposeRule>;

export const ProposeRules = z.strictObject({
  /** What the page and its button are called. */
  label: Words,
  rules: z.array(ProposeRule).min(1).max(4),
  /** Of a daily register: fields that may be changed before several are kept together. */
  edits: z.array(z.string()).max(6).optional(),
});

const FILLS = /^(?:name|region|source|ownerName|contact|phone|creditGrade|creditLimitFen|paymentDays)$/;

/**
 * 建档、入档: an entry that goes into a client's file in one step. Both are one submission: the file is made or amended, and the
 * entry says so with it. `fills`: fields of the file by ours; a choice fills in as its word.
 */
export const BecomeRule = z.strictObject({
  label: Words,
  /** A file of its own, or a change of the one it names; then what it fills is held against the entry as a second source. */
  file: z.enum(['new', 'own']),
  /** Our `client` field that names the file. */
  link: z.string(),
  fills: z.record(z.string().regex(FILLS), z.string()),
  /** Our field that is filled once it happened: the link of a new file, the day of a change. */
  done: z.string(),
  /** What else our entry says then. */
  set: z.record(z.string(), z.string()).optional(),
});
export type BecomeRule = z.infer<typeof BecomeRule>;

/**
 * 汇总报告: the entries of a filter merged into one written report, by the choices of a field in their order: each entry under
 * its heading, with where it comes from and what it says. Papers are Chinese, and so is the report's name.
 */
export const MergeRule = z.strictObject({
  /** What its button is called. */
  label: Words,
  title: z.string().min(1).max(20),
  by: z.string(),
  heading: z.string(),
  facts: z.array(z.string()).min(1).max(6),
  bodies: z.array(z.string()).min(1).max(3),
});
export type MergeRule = z.infer<typeof MergeRule>;

/** 运价: what its entries ask by zone and weight, each from its own date on. Of several of a service the closest zone holds. */
export const RateRule = z.strictObject({
  until: z.string(),
  /** What together is one service: the carrier, its mode, its product. */
  service: z.array(z.string()).min(1).max(4),
  zone: z.string(),
  firstWeight: z.string(),
  firstPrice: z.string(),
  furtherWeight: z.string(),
  furtherPrice: z.string(),
  days: z.string(),
});
export type RateRule = z.infer<typeof RateRule>;

/** 比价: what the rates of another register would ask for an entry that is being keyed; taken, a quote fills in what it says. */
export const QuoteRule = z.strictObject({
  /** What stands over the quotes beside the form. */
  label: Words,
  /** The register of rates. */
  register: z.string(),
  /** Ours that ask: the day, where it goes, how heavy it is. */
  by: z.strictObject({ on: z.string(), place: z.string(), weight: z.string() }),
  /** How many days it may take by a choice of ours; a code that is not named has any. */
  within: z.strictObject({ field: z.string(), days: z.record(z.string(), z.int().min(0)) }),
  /** What a quote says: the price, the day it should be there, and what else is ours by theirs. */
  gives: z.strictObject({ price: z.string(), due: z.string() }),
  fills: z.record(z.string(), z.string()),
});
export type QuoteRule = z.infer<typeof QuoteRule>;
