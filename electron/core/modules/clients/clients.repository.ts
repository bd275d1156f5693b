import type { Selectable } from 'kysely';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { foldName, pinyinInitials, searchForms } from '#shared/kernel/name-folding.ts';
import { clientsMatching, clientsStarting } from '#core/database/client-search.ts';
import type { ClientTable } from '#core/database/tables/clients.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';

export type ClientRecord = Selectable<ClientTable>;

export function findClient(db: ReadDb, id: string): Promise<ClientRecord | undefined> {
  return db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findClientByTaxNumber(db: ReadDb, taxNumber: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('tax_number', '=', taxNumber).executeTakeFirst();
}

export function findClientByCode(db: ReadDb, code: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('code', '=', code).executeTakeFirst();
}

/** Clients whose folded legal name is the same: likely the same company keyed twice. */
export function listClientsByFoldedName(db: ReadDb, folded: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('folded_name', '=', folded).limit(5).execute();
}

/** What a client's own price list is called. */
export function findPriceListName(db: ReadDb, id: string) {
  return db.selectFrom('price_list').select('name').where('id', '=', id).executeTakeFirst();
}

/** The whole content, rebuilt from the typed tables. */
export async function readContent(db: ReadDb, row: ClientRecord): Promise<ClientContent> {
  const [contacts, addresses, bankAccounts, licences] = await Promise.all([
    db.selectFrom('client_contact').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_address').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_bank_account').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
    db.selectFrom('client_licence').selectAll().where('client_id', '=', row.id).orderBy('position').execute(),
  ]);
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
    creditLimitFen: row.credit_limit_fen,
    paymentDays: row.payment_days,
    status: row.status,
    source: row.source,
    remark: row.remark,
    ...(row.price_list_id !== null && { priceListId: row.price_list_id }),
    contacts: contacts.map((c) => ({
      name: c.name,
      title: c.title,
      phone: c.phone,
      wechat: c.wechat,
      email: c.email,
      birthday: c.birthday,
      birthdayIs: c.birthday_is,
      remark: c.remark,
    })),
    addresses: addresses.map((a) => ({ use: a.use, consignee: a.consignee, phone: a.phone, address: a.address })),
    bankAccounts: bankAccounts.map((b) => ({ bank: b.bank, account: b.account })),
    licences: licences.map((l) => ({
      kind: l.kind,
      number: l.number,
      issuedOn: l.issued_on,
      expiresOn: l.expires_on,
      originalSeen: l.original_seen === 1,
    })),
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

export interface ClientEffect {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly submissionId: string;
  readonly content: ClientContent;
}

function columns({ id, code, version, submissionId, content }: ClientEffect): ClientRecord {
  const profile = content.invoiceProfile;
  return {
    id,
    code,
    own_code: content.code,
    name: content.name,
    short_name: content.shortName,
    folded_name: foldName(content.name).folded,
    pinyin: pinyinInitials(content.name),
    tax_number: content.taxNumber,
    kind: content.kind,
    size_grade: content.sizeGrade,
    credit_grade: content.creditGrade,
    region: content.region,
    owner_name: content.ownerName,
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
    version,
    submission_id: submissionId,
  };
}

export async function writeClient(db: WriteDb, effect: ClientEffect): Promise<void> {
  const { id, ...rest } = columns(effect);
  if (effect.version === 1)
    await db
      .insertInto('client')
      .values({ id, ...rest })
      .execute();
  else {
    await db.updateTable('client').set(rest).where('id', '=', id).execute();
    for (const part of ['client_contact', 'client_address', 'client_bank_account', 'client_licence'] as const) {
      await db.deleteFrom(part).where('client_id', '=', id).execute();
    }
    await db.deleteFrom('client_search').where('client_id', '=', id).execute();
  }
  await writeParts(db, effect);
  const { content, code } = effect;
  const forms = searchForms([content.name, content.shortName], [code, content.taxNumber ?? '']);
  const rows = forms.map((tokens) => ({ tokens, client_id: id }));
  await db.insertInto('client_search').values(rows).execute();
}

async function writeParts(db: WriteDb, { id, submissionId, content }: ClientEffect): Promise<void> {
  const part = (position: number) => ({ client_id: id, position, submission_id: submissionId });
  for (const [i, c] of content.contacts.entries()) {
    const { birthdayIs, ...contact } = c;
    await db
      .insertInto('client_contact')
      .values({ ...part(i), ...contact, birthday_is: birthdayIs })
      .execute();
  }
  for (const [i, address] of content.addresses.entries()) {
    await db
      .insertInto('client_address')
      .values({ ...part(i), ...address })
      .execute();
  }
  for (const [i, account] of content.bankAccounts.entries()) {
    await db
      .insertInto('client_bank_account')
      .values({ ...part(i), ...account })
      .execute();
  }
  for (const [i, licence] of content.licences.entries()) {
    const { issuedOn, expiresOn, originalSeen, kind, number } = licence;
    await db
      .insertInto('client_licence')
      .values({
        ...part(i),
        kind,
        number,
        issued_on: issuedOn,
        expires_on: expiresOn,
        original_seen: originalSeen ? 1 : 0,
      })
      .execute();
  }
}

const PICKED = 20;
const PICK_COLUMNS = ['c.id', 'c.code', 'c.name', 'c.short_name', 'c.status', 'c.region', 'c.owner_name'] as const;

/** For pickers. Closed clients are offered nowhere; frozen ones are, and shown as such. */
export function pickClients(db: ReadDb, text: string, recent: readonly string[]) {
  const open = db.selectFrom('client as c').select(PICK_COLUMNS).where('c.status', '!=', 'closed').orderBy('c.code');
  const starting = clientsStarting(text);
  const matching = clientsMatching(text);
  return bestFirst({
    text: starting ? text : '',
    recent,
    limit: PICKED,
    byIds: (ids) => open.where('c.id', 'in', ids).execute(),
    starting: async (room) => (starting ? open.where('c.id', 'in', starting).limit(room).execute() : []),
    others: (without, room) => {
      const rest = without.length === 0 ? open : open.where('c.id', 'not in', without);
      return (matching ? rest.where('c.id', 'in', matching) : rest).limit(room).execute();
    },
  });
}

export async function findBalance(db: ReadDb, clientId: string): Promise<number> {
  const row = await db
    .selectFrom('v_client_balance')
    .select('balance_fen')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row?.balance_fen ?? 0;
}
