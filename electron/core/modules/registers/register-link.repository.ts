import { sql } from 'kysely';
import type { LinkType } from '#shared/registers/register-facts.ts';
import type { ReadDb } from '#core/kernel/context.ts';

interface Linked {
  readonly id: string;
  readonly label: string;
  /** How a workbook names it, so that an import finds it again. */
  readonly written: string;
  /** Whether a new entry may still name it. */
  readonly mayBeUsed: boolean;
}

interface Row {
  readonly id: string | null;
  readonly label: string | null;
  readonly written?: string;
  readonly usable: 0 | 1;
}
type Find = (db: ReadDb, ids: readonly string[]) => Promise<readonly Row[]>;

const usable = (condition: string) => sql<0 | 1>`${sql.raw(condition)}`.as('usable');

/** What people call the records of one kind by, and whether they may be named anew. */
const FIND: Readonly<Record<LinkType, Find>> = {
  client: (db, ids) =>
    db
      .selectFrom('client as k')
      .leftJoin('client_holder as h', 'h.client_id', 'k.id')
      .leftJoin('client as s', 's.id', 'h.holder_id')
      .select(['k.id', sql<string>`COALESCE(s.name, k.name)`.as('label'), usable('h.holder_id IS NULL')])
      .where('k.id', 'in', ids)
      .execute(),
  contract: (db, ids) =>
    db
      .selectFrom('contract as k')
      .select(['k.id', 'k.number as label', usable(`k.status = 'active'`)])
      .where('k.id', 'in', ids)
      .execute(),
  dispatch_note: (db, ids) =>
    db
      .selectFrom('dispatch_note as k')
      .select(['k.id', 'k.number as label', usable(`k.status = 'active'`)])
      .where('k.id', 'in', ids)
      .execute(),
  invoice: (db, ids) =>
    db
      .selectFrom('invoice as k')
      .select(['k.id', 'k.invoice_number as label', usable(`k.status = 'active'`)])
      .where('k.id', 'in', ids)
      .execute(),
  product: (db, ids) =>
    db
      .selectFrom('product as k')
      .select(['k.id', sql<string>`k.name || COALESCE(' ' || k.specification, '')`.as('label')])
      .select(['k.code as written', usable('1')])
      .where('k.id', 'in', ids)
      .execute(),
  person: (db, ids) =>
    db
      .selectFrom('v_person as k')
      .select(['k.id', 'k.name as label', usable('k.active = 1')])
      .where('k.id', 'in', ids)
      .execute(),
  entry: async (db, ids) => [
    ...(await db
      .selectFrom('register_entry as k')
      .select(['k.id', sql<string>`k.number || ' ' || k.title`.as('label'), usable(`k.status = 'active'`)])
      .where('k.id', 'in', ids)
      .execute()),
    ...(await db
      .selectFrom('daily_entry as k')
      .select(['k.id', 'k.office_date as label', usable('k.struck_at IS NULL AND k.is_corrected = 0')])
      .where('k.id', 'in', ids)
      .execute()),
  ],
};

/** The records of one kind that entries name, by id. */
export async function findLinked(
  db: ReadDb,
  type: LinkType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Linked>> {
  if (ids.length === 0) return new Map();
  const rows = await FIND[type](db, [...new Set(ids)]);
  return new Map(
    rows.map(({ id, label, written, usable: isUsable }) => {
      const name = label ?? '';
      return [id ?? '', { id: id ?? '', label: name, written: written ?? name, mayBeUsed: isUsable === 1 }];
    }),
  );
}

/** The register an entry stands in; undefined for ids that are none. */
export async function findRegisterOf(db: ReadDb, entryId: string): Promise<string | undefined> {
  const entry = await db.selectFrom('register_entry').select('register').where('id', '=', entryId).executeTakeFirst();
  if (entry) return entry.register;
  const daily = await db.selectFrom('daily_entry').select('kind').where('id', '=', entryId).executeTakeFirst();
  return daily?.kind.startsWith('register_') === true ? daily.kind.slice('register_'.length) : undefined;
}

type Named = (db: ReadDb, text: string, register: string) => Promise<readonly { readonly id: string | null }[]>;

/** Records of one kind by what a workbook calls them: the code or number first, then the name; two where it is not clear. */
const NAMED: Readonly<Record<Exclude<LinkType, 'client'>, readonly Named[]>> = {
  contract: [
    (db, text) => db.selectFrom('contract').select('id').where('number', '=', text).limit(2).execute(),
    (db, text) =>
      db
        .selectFrom('contract')
        .select('id')
        .where('external_number', '=', text)
        .where('status', '=', 'active')
        .limit(2)
        .execute(),
  ],
  dispatch_note: [
    (db, text) => db.selectFrom('dispatch_note').select('id').where('number', '=', text).limit(2).execute(),
  ],
  invoice: [
    (db, text) =>
      db
        .selectFrom('invoice')
        .select('id')
        .where('invoice_number', '=', text)
        .where('status', '=', 'active')
        .limit(2)
        .execute(),
  ],
  product: [
    (db, text) => db.selectFrom('product').select('id').where('code', '=', text).limit(2).execute(),
    (db, text) => db.selectFrom('product').select('id').where('name', '=', text).limit(2).execute(),
  ],
  person: [(db, text) => db.selectFrom('v_person').select('id').where('name', '=', text).limit(2).execute()],
  entry: [
    (db, text, register) =>
      db
        .selectFrom('register_entry')
        .select('id')
        .where('register', '=', register)
        .where('number', '=', text.split(/\s/)[0] ?? text)
        .limit(2)
        .execute(),
    (db, text, register) =>
      db
        .selectFrom('register_entry')
        .select('id')
        .where('register', '=', register)
        .where('title', '=', text)
        .where('status', '=', 'active')
        .limit(2)
        .execute(),
  ],
};

/** Ids of what a cell names: none, one, or two where nobody can tell which. `register` is where an entry is looked for. */
export async function findNamed(
  db: ReadDb,
  type: Exclude<LinkType, 'client'>,
  text: string,
  register: string,
): Promise<readonly string[]> {
  for (const way of NAMED[type]) {
    const found = await way(db, text, register);
    if (found.length > 0) return found.flatMap(({ id }) => id ?? []);
  }
  return [];
}
