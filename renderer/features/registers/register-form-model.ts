import type { FormFault, Reading } from '#renderer/components/form-faults.ts';
import type { Choice } from '#renderer/components/picker.tsx';
import { shownFen, shownQuantity, typedDate, typedFen, typedQuantity } from '#renderer/components/typed-values.ts';
import { isRequired } from '#renderer/components/entry-facts.ts';
import { type Carrier, suggestCarrier } from '#shared/kernel/carrier.ts';
import { isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';

/** Everything as typed, by field key; of a link the id, and beside it what was picked. */
export interface EntryValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, Choice>>;
}

interface Beginning {
  readonly today: string;
  readonly me: Choice;
}

/** A new entry: each field as its declaration begins it. */
export function newEntry(kind: RegisterKind, { today, me }: Beginning): EntryValues {
  const started = kind.fields.filter(({ start }) => start !== undefined);
  const textOf = ({ start = '' }: RegisterField) => (start === 'today' ? today : start === 'me' ? me.id : start);
  // `me` in a line of text is the name.
  const begun = (field: RegisterField) => (field.start === 'me' && !isLink(field.type) ? me.name : textOf(field));
  const mine = started.filter((field) => field.start === 'me' && isLink(field.type));
  return {
    fields: Object.fromEntries(started.map((field) => [field.key, begun(field)])),
    picked: Object.fromEntries(mine.map(({ key }) => [key, me])),
  };
}

/** A content as typed; `labels` are by field key, or by the id itself as the review centre has them. */
export function entryValues(
  kind: RegisterKind,
  fields: Readonly<Record<string, string | number>>,
  labels: Readonly<Record<string, string>>,
): EntryValues {
  const known = kind.fields.flatMap((field) => {
    const value = fields[field.key];
    return value === undefined ? [] : [{ field, value }];
  });
  const links = known.filter(({ field }) => isLink(field.type));
  return {
    fields: Object.fromEntries(known.map(({ field, value }) => [field.key, shownValue(field, value)])),
    picked: Object.fromEntries(
      links.map(({ field, value }) => {
        const name = labels[field.key] ?? labels[String(value)] ?? '';
        return [field.key, { id: String(value), name }];
      }),
    ),
  };
}

function shownValue({ type }: RegisterField, value: string | number): string {
  if (typeof value === 'string') return value;
  if (type === 'fen') return shownFen(value);
  return type === 'quantity' ? shownQuantity(value) : String(value);
}

/** `1430`, `14:30`, `14：30` as `14:30`; undefined when it is no time of day. */
export function typedTime(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:\uff1a]?(\d{2})$/.exec(text.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

const WRONG: Readonly<Partial<Record<RegisterField['type'], string>>> = {
  fen: 'not_an_amount',
  quantity: 'not_a_quantity',
  integer: 'not_an_integer',
  date: 'not_a_date',
  time: 'registers.not_a_time',
};

/** The values an office takes, or every place that is wrong. What only the office knows it refuses itself. */
export function readEntry(kind: RegisterKind, { fields }: EntryValues, today: string): Reading<EntryFields> {
  const faults: FormFault[] = [];
  const content: Record<string, string | number> = {};
  for (const field of kind.fields) {
    const text = (fields[field.key] ?? '').trim();
    const path = `fields.${field.key}`;
    if (text === '') {
      if (isRequired(field, fields)) faults.push({ path, reason: 'required' });
      continue;
    }
    const value = readValue(field, text, today);
    if (value === undefined) faults.push({ path, reason: WRONG[field.type] ?? 'other' });
    else content[field.key] = value;
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, draft: EntryFields.parse(content) };
}

/** Of these fields what can be read already; what is empty or wrong is not known yet. */
export function knownFields(
  kind: RegisterKind,
  { fields }: EntryValues,
  today: string,
  keys: readonly string[],
): EntryFields {
  const known = kind.fields.flatMap((field): [string, string | number][] => {
    const text = (fields[field.key] ?? '').trim();
    const value = keys.includes(field.key) && text !== '' ? readValue(field, text, today) : undefined;
    return value === undefined ? [] : [[field.key, value]];
  });
  return Object.fromEntries(known);
}

/** What was taken from elsewhere stands in the form as if it had been typed. */
export function withTaken(kind: RegisterKind, values: EntryValues, taken: EntryFields): EntryValues {
  return { ...values, fields: { ...values.fields, ...entryValues(kind, taken, {}).fields } };
}

function readValue({ type }: RegisterField, text: string, today: string): string | number | undefined {
  const figure = (typed: number | string | undefined) => (typeof typed === 'number' ? typed : undefined);
  switch (type) {
    case 'fen':
      return figure(typedFen(text));
    case 'quantity':
      return figure(typedQuantity(text));
    case 'integer':
      return /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
    case 'yes':
      return text === '1' ? 1 : undefined;
    case 'time':
      return typedTime(text);
    case 'date': {
      const date = typedDate(text, today);
      return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
    }
    default:
      return text;
  }
}

/** What was typed or picked; `carrierName` calls a carrier as the register keeps it. */
export interface Taken {
  readonly text: string;
  readonly choice?: Choice | undefined;
  readonly carrierName?: (carrier: Carrier) => string;
}

/** A value typed or picked, with what follows from it: the client of a contract, the carrier of a waybill. */
export function withValue(kind: RegisterKind, values: EntryValues, field: RegisterField, taken: Taken): EntryValues {
  const { text, choice } = taken;
  const { [field.key]: _before, ...others } = values.picked;
  const next: EntryValues = {
    fields: { ...values.fields, [field.key]: text },
    picked: choice === undefined ? others : { ...others, [field.key]: choice },
  };
  if (field.type === 'waybill') return withCarrier(kind, next, taken);
  return choice?.client === undefined ? next : withClient(kind, next, choice.client);
}

/** Only where no client was chosen: a chosen one is never changed behind somebody's back. */
function withClient(kind: RegisterKind, values: EntryValues, client: NonNullable<Choice['client']>): EntryValues {
  const field = kind.fields.find(({ type }) => type === 'client');
  if (field === undefined || (values.fields[field.key] ?? '') !== '') return values;
  return {
    fields: { ...values.fields, [field.key]: client.id },
    picked: { ...values.picked, [field.key]: client },
  };
}

/** Only where none was given: as a code where the register has a list of carriers, else by name. */
function withCarrier(kind: RegisterKind, values: EntryValues, { text, carrierName }: Taken): EntryValues {
  const field = carrierField(kind);
  const carrier = carrierOf(kind, text);
  if (field === undefined || carrier === undefined || (values.fields[field.key] ?? '') !== '') return values;
  const name = field.type === 'choice' ? carrier : (carrierName?.(carrier) ?? '');
  return { ...values, fields: { ...values.fields, [field.key]: name } };
}

function carrierField({ fields }: RegisterKind): RegisterField | undefined {
  return fields.find(({ key, type }) => key === 'carrier' && (type === 'choice' || type === 'text'));
}

/** Whose waybill it looks like, among the carriers this register knows. */
export function carrierOf(kind: RegisterKind, waybill: string): Carrier | undefined {
  const field = carrierField(kind);
  return suggestCarrier(waybill).find(
    (carrier) => field?.choices === undefined || field.choices.some(({ code }) => code === carrier),
  );
}

/** What the ledger holds once a new entry counts; undefined while its amount or direction is not known. */
export function balanceAfter(kind: RegisterKind, { fields }: EntryValues, balance: number): number | undefined {
  const { ledger } = kind;
  const moved = ledger && kind.fields.find(({ key }) => key === ledger.amount);
  if (ledger === undefined || moved === undefined) return undefined;
  const text = fields[moved.key];
  const amount = moved.type === 'fen' ? typedFen(text) : typedQuantity(text);
  if (typeof amount !== 'number') return undefined;
  const { field, in: into, out, counted = [] } = ledger.direction;
  const way = field === undefined ? undefined : (fields[field] ?? '');
  if (way === undefined || out.includes(way)) return balance - amount;
  if (into.includes(way)) return balance + amount;
  return counted.includes(way) ? amount : undefined;
}
