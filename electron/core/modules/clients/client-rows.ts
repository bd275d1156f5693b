import type { ClientContent } from '#shared/clients/clients.contract.ts';
import type { FoundBy } from '#core/modules/clients/client-found-by.ts';
import { gapsOf } from '#core/modules/clients/client-gaps.ts';
import type { ClientPartRecord, ClientRecord } from '#core/database/tables/clients.tables.ts';

/** The tables of a client's lines: each has the client, a position and the submission. */
export const CLIENT_PARTS = [
  'client_contact',
  'client_address',
  'client_bank_account',
  'client_licence',
  'client_tag',
] as const;
export type ClientPartRows = { readonly [T in (typeof CLIENT_PARTS)[number]]: readonly ClientPartRecord<T>[] };

export interface ClientEffect {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly submissionId: string;
  readonly content: ClientContent;
  readonly foundBy: FoundBy;
}

/** A client as its tables hold it. Every field of the content stands here and in `contentOf`, and nowhere else in core. */
export function clientRow({ id, code, version, submissionId, content, foundBy }: ClientEffect): ClientRecord {
  const profile = content.invoiceProfile;
  return {
    id,
    code,
    own_code: content.code,
    name: content.name,
    short_name: content.shortName,
    folded_name: foundBy.foldedName,
    pinyin: foundBy.pinyin,
    tax_number: content.taxNumber,
    kind: content.kind,
    size_grade: content.sizeGrade,
    credit_grade: content.creditGrade,
    region: content.region,
    owner_name: content.ownerName,
    deputy_name: content.deputyName,
    credit_limit_fen: content.creditLimitFen,
    payment_days: content.paymentDays,
    status: content.status,
    source: content.source,
    remark: content.remark,
    price_list_id: content.priceListId ?? null,
    invoice_title: profile.title,
    invoice_tax: profile.taxNumber,
    invoice_address: profile.address,
    invoice_phone: profile.phone,
    invoice_bank: profile.bank,
    invoice_account: profile.account,
    invoice_kind: profile.kind,
    invoice_email: profile.email,
    ...gapsOf(content),
    version,
    submission_id: submissionId,
  };
}

/** The lines of a client, in their order. */
export function clientPartRows({ id, submissionId, content }: ClientEffect): ClientPartRows {
  const part = (position: number) => ({ client_id: id, position, submission_id: submissionId });
  return {
    client_contact: content.contacts.map(({ birthdayIs, ...contact }, at) => ({
      ...part(at),
      ...contact,
      birthday_is: birthdayIs,
    })),
    client_address: content.addresses.map((address, at) => ({ ...part(at), ...address })),
    client_bank_account: content.bankAccounts.map((account, at) => ({ ...part(at), ...account })),
    client_licence: content.licences.map((licence, at) => ({
      ...part(at),
      kind: licence.kind,
      number: licence.number,
      issued_on: licence.issuedOn,
      expires_on: licence.expiresOn,
      original_seen: licence.originalSeen ? 1 : 0,
      seen_by: licence.seenBy,
      seen_on: licence.seenOn,
      scan_hash: licence.scanHash,
    })),
    client_tag: content.tags.map((tag, at) => ({ ...part(at), tag })),
  };
}

/** The whole content, rebuilt from the typed rows. */
export function contentOf(row: ClientRecord, parts: ClientPartRows): ClientContent {
  return {
    code: row.own_code,
    name: row.name,
    shortName: row.short_name,
    taxNumber: row.tax_number,
    kind: row.kind,
    sizeGrade: row.size_grade,
    creditGrade: row.credit_grade,
    region: row.region,
    ownerName: row.owner_name,
    deputyName: row.deputy_name,
    creditLimitFen: row.credit_limit_fen,
    paymentDays: row.payment_days,
    status: row.status,
    source: row.source,
    tags: parts.client_tag.map(({ tag }) => tag),
    remark: row.remark,
    ...(row.price_list_id !== null && { priceListId: row.price_list_id }),
    contacts: parts.client_contact.map(contactOf),
    addresses: parts.client_address.map(addressOf),
    bankAccounts: parts.client_bank_account.map(({ bank, account }) => ({ bank, account })),
    licences: parts.client_licence.map(licenceOf),
    invoiceProfile: {
      title: row.invoice_title,
      taxNumber: row.invoice_tax,
      address: row.invoice_address,
      phone: row.invoice_phone,
      bank: row.invoice_bank,
      account: row.invoice_account,
      kind: row.invoice_kind,
      email: row.invoice_email,
    },
  };
}

function contactOf(row: ClientPartRecord<'client_contact'>): ClientContent['contacts'][number] {
  return {
    name: row.name,
    title: row.title,
    phone: row.phone,
    phone2: row.phone2,
    wechat: row.wechat,
    qq: row.qq,
    email: row.email,
    birthday: row.birthday,
    birthdayIs: row.birthday_is,
    preferences: row.preferences,
    remark: row.remark,
  };
}

function addressOf(row: ClientPartRecord<'client_address'>): ClientContent['addresses'][number] {
  return {
    use: row.use,
    consignee: row.consignee,
    phone: row.phone,
    province: row.province,
    city: row.city,
    district: row.district,
    address: row.address,
    postcode: row.postcode,
  };
}

function licenceOf(row: ClientPartRecord<'client_licence'>): ClientContent['licences'][number] {
  return {
    kind: row.kind,
    number: row.number,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    originalSeen: row.original_seen === 1,
    seenBy: row.seen_by,
    seenOn: row.seen_on,
    scanHash: row.scan_hash,
  };
}
