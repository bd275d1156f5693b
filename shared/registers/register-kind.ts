import { z } from 'zod';
import {
  BecomeRule,
  MergeRule,
  ProposeRules,
  QuoteRule,
  RateRule,
  ReconcileRule,
} from '#shared/registers/register-across.ts';
import { Words } from '#shared/registers/words.ts';

/**
 * What a field holds: `text` one line · `note` several · `choice` one of a closed set · `date` a business date · `time` `HH:MM` ·
 * `fen` money, whole fen · `quantity` millionths · `integer` · `yes` yes or no · `phone`, `waybill` text of that kind · a link to
 * a record: `client`, `contract`, `dispatch_note`, `invoice`, `product`, `person`, or `entry`, another register's entry.
 */
export const FieldType = z.enum([
  'text',
  'note',
  'choice',
  'date',
  'time',
  'fen',
  'quantity',
  'integer',
  'yes',
  'phone',
  'waybill',
  'client',
  'contract',
  'dispatch_note',
  'invoice',
  'product',
  'person',
  'entry',
]);
export type FieldType = z.infer<typeof FieldType>;

/** The types whose value is the id of another record. */
export const LINK_TYPES = [
  'client',
  'contract',
  'dispatch_note',
  'invoice',
  'product',
  'person',
  'entry',
] as const satisfies readonly FieldType[];

const Choice = z.strictObject({
  code: z.string().regex(/^[a-z][a-z_]*$/),
  label: Words,
  synonyms: z.array(z.string()).optional(),
});

export const RegisterField = z.strictObject({
  /** Its key in the content, in lists, workbooks and forms: `takenOn`. */
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/),
  label: Words,
  type: FieldType,
  required: z.boolean().optional(),
  /** Required only where that field has one of these values. */
  requiredWhen: z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) }).optional(),
  /** Keyed a second time by the checker, blind. Only in registers of the effective class. */
  rekey: z.boolean().optional(),
  choices: z.array(Choice).min(2).optional(),
  /** Of an `entry`: the register it stands in. */
  register: z.string().optional(),
  /** What a new entry begins with: a code, `today`, `me`. */
  start: z.string().optional(),
  /** A date that does not lie before that one. */
  notBefore: z.string().optional(),
  /** May still change once another entry has settled this one: what came after, never what was settled. */
  afterSettled: z.boolean().optional(),
  /** Offered in the list from the start; every field can be shown there. */
  listed: z.boolean().optional(),
  /** Heads under which a long form is divided. */
  section: Words.optional(),
  /** Words offices put over this column in their workbooks. */
  synonyms: z.array(z.string()).optional(),
  help: Words.optional(),
  /** Characters: in lists, forms, paper and workbooks. */
  width: z.int().min(4).max(60).optional(),
});
export type RegisterField = z.infer<typeof RegisterField>;

/** When an entry waits for something, and when that is done. */
export const DueRule = z.strictObject({
  /** The date field it is due on: no two rules of a register have the same. */
  on: z.string(),
  /** Done once this field has a value, or one of these values. */
  done: z.strictObject({
    field: z.string(),
    values: z.array(z.string()).optional(),
    /** Done as well once another entry has settled this one. */
    orSettled: z.boolean().optional(),
  }),
  /** What the chase list calls it: 未归还. */
  label: Words,
  /** Days before the date from which it is reminded of; 0 on the day. */
  ahead: z.int().min(0).max(90),
});
export type DueRule = z.infer<typeof DueRule>;

/**
 * A stock or a cash box the entries move. The balance of each key (item and batch, or the box) never falls below zero; the
 * store holds that. `counted` entries state what is there: the difference to the books is posted, and asks for a reason.
 */
export const LedgerRule = z.strictObject({
  /** Balances of one name are shared by all registers that name it. */
  name: z.string().regex(/^[a-z][a-z_]*$/),
  label: Words,
  /** Fields whose values together are the key of a balance; none: one balance. */
  key: z.array(z.string()).max(3),
  /** The field that is moved, `fen` or `quantity`. */
  amount: z.string(),
  direction: z.strictObject({
    /** Which way: a choice field, or none where every entry goes `out`. */
    field: z.string().optional(),
    in: z.array(z.string()),
    out: z.array(z.string()),
    counted: z.array(z.string()).optional(),
  }),
  /** The reason for a difference found by counting. */
  reason: z.string().optional(),
  /** Below that quantity of the entry in the key, all its balances together are too low. */
  minimum: z.strictObject({ key: z.string(), field: z.string() }).optional(),
  /** What it is counted in, as the entry in the key says. */
  unit: z.strictObject({ key: z.string(), field: z.string() }).optional(),
});
export type LedgerRule = z.infer<typeof LedgerRule>;

/** An entry that settles another: once, and within its amount or with a reason. */
export const SettleRule = z.strictObject({
  /** The `entry` field that names what is settled. */
  entry: z.string(),
  amount: z.string(),
  /** The amount field of the settled entry. */
  within: z.string(),
  reason: z.string(),
});
export type SettleRule = z.infer<typeof SettleRule>;

/** One amount in a hundred of another, worked out wherever an entry is shown: 费用率. */
export const RatioRule = z.strictObject({ label: Words, part: z.string(), whole: z.string() });
export type RatioRule = z.infer<typeof RatioRule>;

/** 登记簿: everything the office needs to know of one of its books. */
export const RegisterKind = z.strictObject({
  name: z.string().regex(/^[a-z][a-z_]{1,30}$/),
  /** Of the number: `YY` gives YY-2026-000001. Registers of the daily class are not numbered. */
  series: z.string().regex(/^[A-Z]{2,4}$/),
  label: Words,
  /** One sentence under the title, and on the empty list. */
  about: Words,
  /** Where it stands among the registers. */
  group: z.enum(['goods', 'mail', 'papers', 'clients', 'money']),
  /** `effective`: nothing holds until a second person has checked it (money, stock, seals). `daily`: it holds at once and is countersigned with its day. */
  review: z.enum(['effective', 'daily']),
  /** The date of the entry itself: by it entries are numbered, sorted and printed. */
  date: z.string(),
  /** Fields that make up what an entry is called. Never a field that is keyed again. */
  title: z.array(z.string()).min(1).max(4),
  fields: z.array(RegisterField).min(2).max(40),
  /** Fields that are not added up: prices, and quantities of different things. */
  unsummed: z.array(z.string()).optional(),
  /** One rule, or several that wait each for itself: a day that is planned, and what was promised on it. */
  due: z.union([DueRule, z.array(DueRule).min(2).max(4)]).optional(),
  ratio: RatioRule.optional(),
  ledger: LedgerRule.optional(),
  settles: SettleRule.optional(),
  /** A bill whose lines become entries that settle. */
  reconciles: ReconcileRule.optional(),
  /** How an entry becomes a client's file. */
  becomes: BecomeRule.optional(),
  /** A written report of many entries. */
  merges: MergeRule.optional(),
  /** What it should hold before long, found from the clients' files. */
  proposes: ProposeRules.optional(),
  /** Its entries are prices by zone and weight. */
  rates: RateRule.optional(),
  /** What another register's rates would ask for an entry that is being keyed. */
  quotes: QuoteRule.optional(),
  /** What the printed sheet is called where 登记表 is not the word. Papers are Chinese. */
  sheet: z.string().min(1).max(20).optional(),
  /** Who signs the printed sheet, from left to right. */
  signatures: z.array(Words).max(6).optional(),
});
export type RegisterKind = z.infer<typeof RegisterKind>;

/** Keeps a declaration honest where it is written; `registerKinds` checks what types cannot say. */
export function defineRegister(kind: RegisterKind): RegisterKind {
  return kind;
}
