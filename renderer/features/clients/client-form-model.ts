import { reasonOf } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { type ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import { readTags, writeTags } from '#shared/clients/client-tags.ts';
import { parseTypedDate } from '#shared/kernel/business-date.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { parseTypedFen } from '#shared/kernel/typed-amount.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import type { z } from 'zod';

/** The lists inside a client file that are keyed as lines. */
export const CLIENT_GROUPS = ['contacts', 'addresses', 'bankAccounts', 'licences'] as const;
export type ClientGroup = (typeof CLIENT_GROUPS)[number];

/** Everything as typed: single fields by path, groups as lines. Nothing typed is ever lost by a failed reading. */
export interface ClientFormValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<ClientGroup, readonly Line[]>>;
}

/** One value that cannot be submitted: its path (also the name of its input) and why, as a key of `failures:faults`. */
export interface FormFault {
  readonly path: string;
  readonly reason: string;
  /** What the sentence names: the limit that was passed. */
  readonly details?: RuleDetails;
}

const SINGLE = [
  'code',
  'name',
  'shortName',
  'taxNumber',
  'kind',
  'sizeGrade',
  'creditGrade',
  'region',
  'ownerName',
  'deputyName',
  'creditLimitFen',
  'paymentDays',
  'status',
  'source',
  'remark',
  'priceListId',
] as const;
const PROFILE = ['title', 'taxNumber', 'address', 'phone', 'bank', 'account', 'kind', 'email'] as const;

/** An empty form: what the schema gives when nothing is known. */
export function newClientForm(): ClientFormValues {
  return clientForm({ ...ClientDraft.parse({ name: '-' }), name: '' });
}

/** A new file with what is known of the client already; a contact where one is named. */
export function filledClient({ contact, phone, ...fields }: Readonly<Record<string, string>>): ClientContent {
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const contacts = contact === undefined || contact === '' ? [] : [{ name: contact, ...(phone !== '' && { phone }) }];
  return ClientDraft.parse({ name: '-', ...known, contacts });
}

/** The form of a file with what an entry says in its place. */
export function withFills(
  values: ClientFormValues,
  fills: Readonly<Record<string, string | number>>,
): ClientFormValues {
  const filled = Object.entries(fills).map(([key, value]): [string, string] => [key, typed(key, value)]);
  return { ...values, fields: { ...values.fields, ...Object.fromEntries(filled) } };
}

/** A client file as form values. */
export function clientForm(content: ClientContent): ClientFormValues {
  const fields: Record<string, string> = {};
  for (const key of SINGLE) fields[key] = typed(key, content[key] ?? null);
  fields['tags'] = writeTags(content.tags);
  for (const key of PROFILE) fields[`invoiceProfile.${key}`] = typed(key, content.invoiceProfile[key]);
  return {
    fields,
    groups: {
      contacts: content.contacts.map(toLine),
      addresses: content.addresses.map(toLine),
      bankAccounts: content.bankAccounts.map(toLine),
      licences: content.licences.map(toLine),
    },
  };
}

function typed(key: string, value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? TICKED : '';
  return key.endsWith('Fen') && typeof value === 'number' ? formatFen(value) : String(value);
}

/** A line's tick, as typed and shown. */
export const TICKED = '✓';

function toLine(row: Readonly<Record<string, string | boolean | null>>): Line {
  return { id: crypto.randomUUID(), cells: Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typed(k, v)])) };
}

/** 开票信息 from what the file says already; what is keyed there and nowhere else stays. */
export function withOwnProfile({ fields, groups }: ClientFormValues): ClientFormValues {
  const account = groups.bankAccounts.find(isFilled)?.cells ?? {};
  const address =
    (groups.addresses.find(({ cells }) => cells['use'] === 'invoice') ?? groups.addresses[0])?.cells ?? {};
  const places = ['province', 'city', 'district', 'address'].map((part) => address[part] ?? '');
  const own = {
    title: fields['name'],
    taxNumber: fields['taxNumber'],
    bank: account['bank'],
    account: account['account'],
    address: places.filter((part, at) => at === 0 || part !== places[at - 1]).join(''),
    email: groups.contacts.find(({ cells }) => (cells['email'] ?? '') !== '')?.cells['email'],
  };
  const taken = Object.entries(own).flatMap(([key, text]) =>
    text === undefined || text === '' ? [] : [[`invoiceProfile.${key}`, text]],
  );
  return { groups, fields: { ...fields, ...(Object.fromEntries(taken) as Readonly<Record<string, string>>) } };
}

/** What would be submitted, or every place that cannot be. Core reads the same schema again. */
export function readClientForm(
  values: ClientFormValues,
  today: string,
): { readonly ok: true; readonly draft: ClientDraft } | { readonly ok: false; readonly faults: readonly FormFault[] } {
  const { fields, groups } = values;
  const single = Object.fromEntries(SINGLE.map((key) => [key, readField(key, fields[key] ?? '')]));
  const profile = Object.fromEntries(PROFILE.map((key) => [key, orNull(fields[`invoiceProfile.${key}`])]));
  const read = ClientDraft.safeParse({
    ...single,
    tags: readTags(fields['tags'] ?? ''),
    invoiceProfile: profile,
    contacts: groups.contacts.filter(isFilled).map((line) => readLine(line, today, ['birthday'])),
    addresses: groups.addresses.filter(isFilled).map((line) => readLine(line, today, [])),
    bankAccounts: groups.bankAccounts.filter(isFilled).map((line) => readLine(line, today, [])),
    licences: groups.licences.filter(isFilled).map((line) => {
      const licence = readLine(line, today, ['issuedOn', 'expiresOn', 'seenOn']);
      return { ...licence, originalSeen: (line.cells['originalSeen'] ?? '') !== '' };
    }),
  });
  if (read.success) return { ok: true, draft: read.data };
  return { ok: false, faults: read.error.issues.map(faultOf) };
}

/** The same words the office uses for an issue, so that a sentence reads alike wherever it was found. */
function faultOf(issue: z.core.$ZodIssue): FormFault {
  const path = issue.path.join('.');
  if (/^[a-z][a-z0-9_.]*$/.test(issue.message)) return { path, reason: issue.message };
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1)
    return { path, reason: 'required' };
  if (issue.code === 'too_small') return { path, reason: issue.code, details: { minimum: Number(issue.minimum) } };
  if (issue.code === 'too_big') return { path, reason: issue.code, details: { maximum: Number(issue.maximum) } };
  return { path, reason: reasonOf(issue.code, path) };
}

/** An empty last line is not a line. */
export function isFilled(line: Line): boolean {
  return Object.entries(line.cells).some(([key, value]) => key !== 'use' && value !== '');
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

function readField(key: (typeof SINGLE)[number], text: string): string | number | null | undefined {
  switch (key) {
    case 'creditLimitFen':
      // NaN, not undefined: an unreadable amount must be refused, never replaced by the schema's default of zero.
      return text.trim() === '' ? 0 : (parseTypedFen(text) ?? Number.NaN);
    case 'paymentDays':
      return text.trim() === '' ? 0 : Number(text);
    case 'code':
    case 'name':
    case 'shortName':
    case 'kind':
    case 'sizeGrade':
    case 'creditGrade':
    case 'status':
      return text.trim();
    case 'taxNumber':
    case 'region':
    case 'ownerName':
    case 'deputyName':
    case 'source':
    case 'remark':
      return orNull(text);
    case 'priceListId':
      return text === '' ? undefined : text;
  }
}

function readLine(line: Line, today: string, dates: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(line.cells).map(([key, text]) => {
      if (!dates.includes(key) || text === '') return [key, orNull(text)];
      const reading = parseTypedDate(text, today);
      return [key, reading.ok ? reading.date : text];
    }),
  );
}
