import type { z } from 'zod';
import type { ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import type { SheetColumn } from '#shared/exchange/column-kinds.ts';
import { readTags } from '#shared/clients/client-tags.ts';
import { wholeNames } from '#shared/regions/regions.ts';
import { splitAddress } from '#shared/regions/split-address.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import type { SheetRecord, SheetValue } from '#shared/exchange/sheet-preview.ts';
import { clientParts, yesOrNo } from '#core/modules/clients/client-parts.sheet.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { findPriceListByName } from '#core/modules/clients/clients.repository.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { defineImportKind } from '#core/modules/imports/import-kind.ts';

/** Where a fault in the draft lies in the file: draft paths on the left, the sheet's columns on the right. */
const COLUMN_OF: readonly (readonly [string, string])[] = [
  ['bankAccounts.0.account', 'bankAccount'],
  ['bankAccounts.0.bank', 'bank'],
  ['contacts.0.phone2', 'contactPhone2'],
  ['contacts.0.phone', 'contactPhone'],
  ['contacts.0.wechat', 'contactWechat'],
  ['contacts.0.qq', 'contactQq'],
  ['contacts.0.preferences', 'contactPreferences'],
  ['contacts.0.email', 'contactEmail'],
  ['contacts.0', 'contactName'],
  ['addresses.0.phone', 'consigneePhone'],
  ['addresses.0.consignee', 'consignee'],
  ['addresses.0.province', 'shipToProvince'],
  ['addresses.0.city', 'shipToCity'],
  ['addresses.0.district', 'shipToDistrict'],
  ['addresses.0.postcode', 'shipToPostcode'],
  ['addresses.0', 'shipTo'],
  ['licences.0.seenBy', 'licenceSeenBy'],
  ['licences.0.expiresOn', 'licenceExpiresOn'],
  ['licences.0.issuedOn', 'licenceIssuedOn'],
  ['licences.0', 'licenceKind'],
  ['priceListId', 'priceListName'],
  ['invoiceProfile.taxNumber', 'taxNumber'],
  ['invoiceProfile.account', 'bankAccount'],
  ['invoiceProfile.email', 'contactEmail'],
  ['invoiceProfile.phone', 'invoicePhone'],
  ['invoiceProfile', 'invoiceAddress'],
];

export const clientImport = defineImportKind<ClientDraft, ClientContent>({
  record: clientKind,
  definition: clientSheet,
  controlFen: (content) => content.creditLimitFen,
  async draft(ctx, record) {
    const draft = draftOf(record);
    const halves = halvesIn(record);
    if (halves.length > 0) return { ok: false, faults: halves };
    const listName = text(record.values['priceListName']);
    if (listName === null) return { ok: true, draft };
    const list = await findPriceListByName(ctx.db, listName);
    if (list === undefined)
      return { ok: false, faults: [{ path: 'priceListName', reason: 'client.price_list_unknown' }] };
    return { ok: true, draft: { ...draft, priceListId: list.id } };
  },
  columnOf,
});

function columnOf({ parts, cells }: SheetRecord, path: string): string {
  const [head = ''] = path.split('.');
  // What has a cell of its own is named there; the rest follows from a cell of the flat row.
  if (parts?.[head] !== undefined || cells[path] !== undefined) return path;
  return COLUMN_OF.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))?.[1] ?? path;
}

function text(value: SheetValue | undefined): string | null {
  return value === undefined || String(value).trim() === '' ? null : String(value).trim();
}

/** What a flat row says of something it does not name: it would be lost unsaid. */
const HALVES: readonly (readonly [name: string, of: readonly string[], reason: string])[] = [
  ['contactName', ['contactTitle', 'contactWechat', 'contactQq', 'contactPreferences'], 'client.sheet_contact_missing'],
  ['shipTo', ['consignee', 'consigneePhone', 'shipToPostcode'], 'client.sheet_address_missing'],
  ['bank', ['bankAccount'], 'client.sheet_bank_missing'],
  ['licenceKind', ['licenceNumber', 'licenceIssuedOn', 'licenceExpiresOn'], 'client.sheet_licence_missing'],
];

function halvesIn({ values }: SheetRecord): FieldFault[] {
  const has = (key: string): boolean => text(values[key]) !== null;
  const halves = HALVES.filter(([name, of]) => !has(name) && of.some(has));
  const phones = ['contactPhone', 'contactPhone2', 'invoicePhone'].filter(has).length;
  // One phone of nobody is the client's own.
  const unnamed = !has('contactName') && phones > 1 && (has('contactPhone') || has('contactPhone2'));
  return [
    ...halves.map(([path, , reason]) => ({ path, reason })),
    ...(unnamed ? [{ path: 'contactName', reason: 'client.sheet_contact_missing' }] : []),
  ];
}

/** The sheet's flat row as a client: one contact, one ship-to address, one account, one licence. */
function draftOf({ values, cells, parts }: SheetRecord): z.input<typeof ClientDraft> {
  const own = (key: string): string | null => text(values[key]);
  const given = <K extends string, V>(key: K, value: V | null | undefined) =>
    value === null || value === undefined ? {} : { [key]: value };
  const account = own('bankAccount');
  const taxNumber = own('taxNumber');
  return {
    name: own('name') ?? '',
    ...given('code', own('code')),
    ...given('shortName', own('shortName')),
    taxNumber,
    ...given('kind', own('kind')),
    ...given('sizeGrade', own('sizeGrade')),
    ...given('creditGrade', own('creditGrade')),
    region: own('region'),
    ownerName: own('ownerName'),
    deputyName: own('deputyName'),
    tags: readTags(own('tags') ?? ''),
    ...given('creditLimitFen', values['creditLimitFen']),
    ...given('paymentDays', values['paymentDays']),
    source: own('source'),
    remark: own('remark'),
    ...given('status', own('status')),
    contacts: own('contactName') === null ? [] : [contactOf(own)],
    addresses: hasAddress(own) ? [addressOf(own)] : [],
    bankAccounts: account === null ? [] : [{ bank: own('bank') ?? '', account }],
    licences: own('licenceKind') === null ? [] : [licenceOf(own)],
    invoiceProfile: {
      title: own('name'),
      taxNumber,
      address: own('invoiceAddress'),
      phone:
        own('invoicePhone') ?? (own('contactName') === null ? (own('contactPhone') ?? own('contactPhone2')) : null),
      bank: own('bank'),
      account,
      kind: null,
      email: own('contactEmail'),
      ...profileOf(values, cells),
    },
    ...partsOf(parts),
  } as z.input<typeof ClientDraft>;
}

/** A column of the profile that is in the file says all, also when it is empty. */
function profileOf(
  values: SheetRecord['values'],
  cells: SheetRecord['cells'],
): Readonly<Record<string, string | null>> {
  const prefix = 'invoiceProfile.';
  const keys = Object.keys(cells).filter((key) => key.startsWith(prefix));
  return Object.fromEntries(keys.map((key) => [key.slice(prefix.length), text(values[key])]));
}

/** What the further sheets of a full workbook hold, in place of the one contact or account of a flat row. */
function partsOf(parts: SheetRecord['parts']): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    clientParts.flatMap(({ path, columns }) => {
      const rows = parts?.[path];
      return rows === undefined ? [] : [[path, rows.map(({ values }) => partOf(columns, values))]];
    }),
  );
}

function partOf(
  columns: readonly SheetColumn[],
  values: SheetRecord['values'],
): Readonly<Record<string, SheetValue | boolean | null>> {
  return Object.fromEntries(
    columns.map(({ key, choices }) => [key, choices === yesOrNo ? values[key] === 'yes' : (values[key] ?? null)]),
  );
}

type Own = (key: string) => string | null;

function contactOf(own: Own) {
  return {
    name: own('contactName') ?? '',
    title: own('contactTitle'),
    phone: own('contactPhone'),
    phone2: own('contactPhone2'),
    wechat: own('contactWechat'),
    qq: own('contactQq'),
    preferences: own('contactPreferences'),
    email: own('contactEmail'),
  };
}

/** 省, 市 and 区县 alone are an address as well, if not one to send goods to. */
function hasAddress(own: Own): boolean {
  return ['shipTo', 'shipToProvince', 'shipToCity', 'shipToDistrict'].some((key) => own(key) !== null);
}

/** One column with the whole address, or 省, 市, 区县 in columns of their own: those win over what the text says. */
function addressOf(own: Own) {
  const { address, postcode, ...split } = splitAddress(own('shipTo') ?? '');
  const [province, city, district] = [own('shipToProvince'), own('shipToCity'), own('shipToDistrict')];
  // What was split off the text is whole already.
  const isTextOnly = province === null && city === null && district === null;
  const whole = isTextOnly
    ? split
    : wholeNames({
        province: province ?? split.province,
        city: city ?? split.city,
        district: district ?? split.district,
      });
  return {
    use: 'ship_to' as const,
    consignee: own('consignee'),
    phone: own('consigneePhone'),
    ...whole,
    address: address === '' ? [...new Set(Object.values(whole))].join('') : address,
    postcode: own('shipToPostcode') ?? postcode,
  };
}

function licenceOf(own: Own) {
  return {
    kind: own('licenceKind') ?? '',
    number: own('licenceNumber'),
    issuedOn: own('licenceIssuedOn'),
    expiresOn: own('licenceExpiresOn'),
    originalSeen: own('licenceSeenBy') !== null,
    seenBy: own('licenceSeenBy'),
  };
}
