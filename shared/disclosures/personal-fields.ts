import type { PersonalClass } from '#shared/kernel/masking.ts';
import { becomingKindOf, entryKindOf } from '#shared/registers/register-facts.ts';
import { REGISTERS } from '#shared/registers/registers.ts';

/** One field: what it tells, and, where only some lines tell it, of which (`use` is `mail`). */
export interface PersonalField {
  readonly class: PersonalClass;
  readonly only?: { readonly field: string; readonly is: string };
  /** Shown in the office, where people are called by it, and masked in what leaves; its mask is no value either. */
  readonly leaving?: true;
}

const NAME: PersonalField = { class: 'name', leaving: true };

/** Paths of a content (`*` for every line) and what each tells of a person. */
type PersonalFields = Readonly<Record<string, PersonalClass | PersonalField>>;

/**
 * The client's file. Names of contacts and consignees are shown in the office, where they are called by them, and masked in
 * what leaves it; ship-to and invoice addresses are a company's, the address for mail is where a person gets it.
 */
const CLIENT: PersonalFields = {
  taxNumber: 'taxId',
  'contacts.*.name': NAME,
  'contacts.*.phone': 'phone',
  'contacts.*.phone2': 'phone',
  'contacts.*.wechat': 'chat',
  'contacts.*.qq': 'chat',
  'contacts.*.email': 'email',
  'contacts.*.birthday': 'birthday',
  'contacts.*.preferences': 'preference',
  'addresses.*.consignee': NAME,
  'addresses.*.phone': 'phone',
  'addresses.*.address': { class: 'address', only: { field: 'use', is: 'mail' } },
  'bankAccounts.*.account': 'bankAccount',
  'licences.*.number': 'taxId',
  'invoiceProfile.taxNumber': 'taxId',
  'invoiceProfile.phone': 'phone',
  'invoiceProfile.account': 'bankAccount',
  'invoiceProfile.email': 'email',
};

const DISPATCH_NOTE: PersonalFields = { consigneeName: NAME, consigneePhone: 'phone' };

const BUYER: PersonalFields = {
  taxNumber: 'taxId',
  phone: 'phone',
  bankAccount: 'bankAccount',
  email: 'email',
};

const RECEIPT: PersonalFields = { payerAccount: 'bankAccount' };

function below(path: string, fields: PersonalFields): PersonalFields {
  return Object.fromEntries(Object.entries(fields).map(([field, kind]) => [`${path}.${field}`, kind]));
}

/** Phones in registers of either class, and in the files their entries come in. */
const REGISTER_PHONES: Readonly<Record<string, PersonalFields>> = Object.fromEntries(
  REGISTERS.flatMap((kind): [string, PersonalFields][] => {
    const phones = kind.fields.filter(({ type }) => type === 'phone').map(({ key }) => [`fields.${key}`, 'phone']);
    const fields = Object.fromEntries(phones) as PersonalFields;
    const becomes: [string, PersonalFields][] =
      kind.becomes === undefined
        ? []
        : [[becomingKindOf(kind), { ...below('client', CLIENT), ...below('entry', fields) }]];
    if (phones.length === 0) return becomes;
    return [
      ...becomes,
      [entryKindOf(kind), fields],
      [`import_${entryKindOf(kind)}`, below('records.*.content', fields)],
    ];
  }),
);

/**
 * The one declaration of what is personal or kept to itself, by record kind. The office's own bank accounts and tax id are
 * none of it: they stand on every paper it sends. `buyer_profile` is no kind but the answer that a request freezes.
 */
export const PERSONAL_FIELDS: Readonly<Record<string, PersonalFields>> = {
  client: CLIENT,
  import_contacts: below('records.*.content', CLIENT),
  import_clients: below('records.*.content', CLIENT),
  client_standing: below('file.content', CLIENT),
  client_merge: { ...below('survivor.file', CLIENT), ...below('absorbed.file', CLIENT) },
  dispatch_note: DISPATCH_NOTE,
  order_dispatch: below('note', DISPATCH_NOTE),
  invoice_request: below('buyer', BUYER),
  buyer_profile: BUYER,
  receipt: RECEIPT,
  import_receipts: below('records.*.content', RECEIPT),
  ...REGISTER_PHONES,
};

/** The declaration of one concrete path of a content, or undefined where it tells of nobody. */
export function personalFieldAt(kind: string, path: string): PersonalField | undefined {
  const found = PERSONAL_FIELDS[kind]?.[path.replace(/(?<=\.)\d+(?=\.|$)/g, '*')];
  return typeof found === 'string' ? { class: found } : found;
}
