import type { Selectable } from 'kysely';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { foldName, pinyinInitials, searchForms } from '#shared/kernel/name-folding.ts';
import { clientsMatching, clientsStarting } from '#core/database/client-search.ts';
import { insertRows } from '#core/database/insert-rows.ts';
import type {
  ClientAddressTable,
  ClientBankAccountTable,
  ClientContactTable,
  ClientLicenceTable,
  ClientTable,
} from '#core/database/tables/clients.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';

export type ClientRecord = Selectable<ClientTable>;

export function findClient(db: ReadDb, id: string): Promise<ClientRecord | undefined> {
  return db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Clients whose legal name folds to one of these, at most five of each: likely the same company keyed twice. */
export async function listClientsByFoldedName(db: ReadDb, folded: readonly string[]) {
  const ranked = db
    .selectFrom('client')
    .select(['id', 'code', 'name', 'folded_name'])
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('folded_name').orderBy('id'))
        .as('place'),
    )
    .where('folded_name', 'in', folded);
  const rows = await db
    .with('ranked', () => ranked)
    .selectFrom('ranked')
    .select(['id', 'code', 'name', 'folded_name'])
    .where('place', '<=', 5)
    .orderBy('folded_name')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.folded_name);
}

/** The clients that hold these tax ids or codes, by the value. */
export async function listClientsHolding(
  db: ReadDb,
  column: 'tax_number' | 'code',
  values: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly code: string; readonly name: string }>> {
  if (values.length === 0) return new Map();
  const rows = await db
    .selectFrom('client')
    .select(['id', 'code', 'name', 'tax_number'])
    .where(column, 'in', values)
    .execute();
  return new Map(rows.map((row) => [row[column] ?? '', row]));
}

type Position = Pick<Selectable<ClientContactTable>, 'client_id' | 'position' | 'submission_id'>;

/** The rows of a client beside its own, each in the order of its position. */
interface ClientParts {
  readonly contacts: readonly Selectable<ClientContactTable>[];
  readonly addresses: readonly Selectable<ClientAddressTable>[];
  readonly bankAccounts: readonly Selectable<ClientBankAccountTable>[];
  readonly licences: readonly Selectable<ClientLicenceTable>[];
}

/** The whole contents by client id, rebuilt from the typed tables. */
export async function readContents(
  db: ReadDb,
  clients: readonly ClientRecord[],
): Promise<ReadonlyMap<string, ClientContent>> {
  const ids = clients.map(({ id }) => id);
  const [contacts, addresses, bankAccounts, licences] = await Promise.all([
    partsByClient(db.selectFrom('client_contact').selectAll().where('client_id', 'in', ids).execute()),
    partsByClient(db.selectFrom('client_address').selectAll().where('client_id', 'in', ids).execute()),
    partsByClient(db.selectFrom('client_bank_account').selectAll().where('client_id', 'in', ids).execute()),
    partsByClient(db.selectFrom('client_licence').selectAll().where('client_id', 'in', ids).execute()),
  ]);
  return new Map(
    clients.map((row) => [
      row.id,
      contentOf(row, {
        contacts: contacts.get(row.id) ?? [],
        addresses: addresses.get(row.id) ?? [],
        bankAccounts: bankAccounts.get(row.id) ?? [],
        licences: licences.get(row.id) ?? [],
      }),
    ]),
  );
}

/** Sorted here: few rows each, and the store need not sort what it finds for many clients. */
async function partsByClient<R extends Position>(found: Promise<readonly R[]>): Promise<ReadonlyMap<string, R[]>> {
  const byClient = Map.groupBy(await found, (row) => row.client_id);
  for (const rows of byClient.values()) rows.sort((left, right) => left.position - right.position);
  return byClient;
}

/** The whole content of one client. */
export async function readContent(db: ReadDb, row: ClientRecord): Promise<ClientContent> {
  const content = (await readContents(db, [row])).get(row.id);
  invariant(content, 'each client asked for has a content');
  return content;
}

/** Clients by their ids; those that are not there are absent. */
export function listClients(db: ReadDb, ids: readonly string[]): Promise<ClientRecord[]> {
  return db.selectFrom('client').selectAll().where('id', 'in', ids).execute();
}

function contentOf(
  row: ClientRecord,
  { contacts, addresses, bankAccounts, licences }: ClientParts,
): ClientContent {
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

const PARTS = ['client_contact', 'client_address', 'client_bank_account', 'client_licence'] as const;

/** Writes what an amendment changes. */
export async function changeClient(db: WriteDb, effect: ClientEffect): Promise<void> {
  const { id, ...rest } = columns(effect);
  await db.updateTable('client').set(rest).where('id', '=', id).execute();
  for (const part of PARTS) await db.deleteFrom(part).where('client_id', '=', id).execute();
  await db.deleteFrom('client_search').where('client_id', '=', id).execute();
  await writeParts(db, [effect]);
}

/** Writes new clients. */
export async function insertClients(db: WriteDb, effects: readonly ClientEffect[]): Promise<void> {
  await insertRows(db, 'client', effects.map(columns));
  await writeParts(db, effects);
}

/** Everything of a client that stands in tables beside its own. */
async function writeParts(db: WriteDb, effects: readonly ClientEffect[]): Promise<void> {
  await insertRows(db, 'client_contact', effects.flatMap(contactRows));
  await insertRows(db, 'client_address', effects.flatMap(addressRows));
  await insertRows(db, 'client_bank_account', effects.flatMap(bankAccountRows));
  await insertRows(db, 'client_licence', effects.flatMap(licenceRows));
  await insertRows(db, 'client_search', effects.flatMap(searchRows));
}

const placed = ({ id, submissionId }: ClientEffect, position: number): Position => ({
  client_id: id,
  position,
  submission_id: submissionId,
});

function contactRows(effect: ClientEffect) {
  return effect.content.contacts.map(({ birthdayIs, ...contact }, at) => ({
    ...placed(effect, at),
    ...contact,
    birthday_is: birthdayIs,
  }));
}

function addressRows(effect: ClientEffect) {
  return effect.content.addresses.map((address, at) => ({ ...placed(effect, at), ...address }));
}

function bankAccountRows(effect: ClientEffect) {
  return effect.content.bankAccounts.map((account, at) => ({ ...placed(effect, at), ...account }));
}

function licenceRows(effect: ClientEffect) {
  return effect.content.licences.map(({ kind, number, issuedOn, expiresOn, originalSeen }, at) => ({
    ...placed(effect, at),
    kind,
    number,
    issued_on: issuedOn,
    expires_on: expiresOn,
    original_seen: originalSeen ? (1 as const) : (0 as const),
  }));
}

function searchRows({ id, code, content }: ClientEffect) {
  const forms = searchForms([content.name, content.shortName], [code, content.taxNumber ?? '']);
  return forms.map((tokens) => ({ tokens, client_id: id }));
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
