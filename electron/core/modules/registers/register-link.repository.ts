import { sql } from 'kysely';
import type { LinkType } from '#shared/registers/register-facts.ts';
import type { ReadDb } from '#core/kernel/context.ts';

interface Linked {
  readonly id: string;
  readonly label: string;
  /** Whether a new entry may still name it. */
  readonly mayBeUsed: boolean;
}

type Find = (db: ReadDb, ids: readonly string[]) => Promise<readonly { id: string; label: string; usable: 0 | 1 }[]>;

const usable = (condition: string) => sql<0 | 1>`${sql.raw(condition)}`.as('usable');

/** What people call the records of one kind by, and whether they may be named anew. */
const FIND: Readonly<Record<LinkType, Find>> = {
  client: (db, ids) =>
    db
      .selectFrom('client as k')
      .leftJoin('client_holder as h', 'h.client_id', 'k.id')
      .select(['k.id', 'k.name as label', usable('h.holder_id IS NULL')])
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
      .select(['k.id', sql<string>`k.name || COALESCE(' ' || k.specification, '')`.as('label'), usable('1')])
      .where('k.id', 'in', ids)
      .execute(),
  person: (db, ids) =>
    db
      .selectFrom('v_person as k')
      .select(['k.id', 'k.name as label', usable('k.active = 1')])
      .where('k.id', 'in', ids)
      .execute() as Promise<readonly { id: string; label: string; usable: 0 | 1 }[]>,
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
  return new Map(rows.map((row) => [row.id, { id: row.id, label: row.label, mayBeUsed: row.usable === 1 }]));
}

/** The register an entry stands in; undefined for ids that are none. */
export async function findRegisterOf(db: ReadDb, entryId: string): Promise<string | undefined> {
  const entry = await db.selectFrom('register_entry').select('register').where('id', '=', entryId).executeTakeFirst();
  if (entry) return entry.register;
  const daily = await db.selectFrom('daily_entry').select('kind').where('id', '=', entryId).executeTakeFirst();
  return daily?.kind.startsWith('register_') === true ? daily.kind.slice('register_'.length) : undefined;
}
