import { z } from 'zod';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import { foldIdentifier, foldPhone } from '#shared/kernel/identifiers.ts';
import { isAskedFor } from '#shared/registers/register-facts.ts';
import type { FieldType, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';

/** Characters of a line, of a note, of a phone or waybill, of an id. */
const MOST = { text: 200, note: 2000, phone: 40, waybill: 40 } as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Amounts and quantities up to a hundred million units: what adds up stays a safe integer. */
const LARGEST = 100_000_000_000_000;

/** What is left out is said to be required, not to be of another type. */
const error = ({ input }: { readonly input?: unknown }) => (input === undefined ? 'required' : undefined);
const line = (most: number) => z.string({ error }).trim().min(1).max(most);
const whole = z.int({ error }).min(0).max(LARGEST);

const VALUES: Readonly<Record<Exclude<FieldType, 'choice'>, z.ZodType<string | number>>> = {
  text: line(MOST.text),
  note: line(MOST.note),
  date: z.string({ error }).refine(isBusinessDate, { message: 'not_a_date' }),
  time: z.string({ error }).regex(TIME, { message: 'registers.not_a_time' }),
  fen: whole,
  quantity: whole,
  integer: whole,
  yes: z.literal(1, { error }),
  phone: line(MOST.phone),
  waybill: line(MOST.waybill),
  client: line(60),
  contract: line(60),
  dispatch_note: line(60),
  invoice: line(60),
  product: line(60),
  person: line(60),
  entry: line(60),
};

function valueOf(field: RegisterField): z.ZodType<string | number> {
  if (field.type !== 'choice') return VALUES[field.type];
  const codes = (field.choices ?? []).map(({ code }) => code);
  return z.string({ error }).refine((code) => codes.includes(code), { message: 'registers.unknown_choice' });
}

/**
 * The fields of one register's entry as its declaration asks for them. What is left out is absent: an empty text or an
 * unticked box is no value, so that one entry has one content.
 */
export function entrySchema(kind: RegisterKind): z.ZodType<EntryFields> {
  const shape = Object.fromEntries(
    kind.fields.map((field) => [field.key, field.required === true ? valueOf(field) : valueOf(field).optional()]),
  );
  return z
    .preprocess((given) => tidy(kind, given), z.strictObject(shape))
    .superRefine((fields, issues) => {
      const entry = fields as EntryFields;
      for (const field of kind.fields) {
        const reason = faultOf(field, entry);
        if (reason !== undefined) issues.addIssue({ code: 'custom', message: reason, path: [field.key] });
      }
    })
    .pipe(EntryFields);
}

function tidy(kind: RegisterKind, fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const typeOf = new Map(kind.fields.map(({ key, type }) => [key, type]));
  const given = Object.entries(fields).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? tidyText(typeOf.get(key), value) : value,
  ]);
  const isGiven = ([key, value]: readonly [string, unknown]) =>
    value !== '' && value !== null && value !== undefined && !(value === 0 && typeOf.get(key) === 'yes');
  return Object.fromEntries(given.filter(isGiven));
}

/** Phones and waybills in the one form in which two keyings of them are compared, `8:30` as `08:30`. */
function tidyText(type: FieldType | undefined, text: string): string {
  if (type === 'phone') return foldPhone(text);
  if (type === 'waybill') return foldIdentifier(text);
  return type === 'time' ? text.trim().replace(/^(\d):/, '0$1:') : text.trim();
}

function faultOf(field: RegisterField, entry: EntryFields): string | undefined {
  const value = entry[field.key];
  if (value === undefined) return isAskedFor(field, entry) ? 'required' : undefined;
  const before = field.notBefore === undefined ? undefined : entry[field.notBefore];
  return before !== undefined && String(value) < String(before) ? 'registers.before_its_day' : undefined;
}
