import type { Insertable } from 'kysely';
import type { DisclosureTable } from '#core/database/tables/disclosures.tables.ts';
import type { Disclosure, ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function insertDisclosure(db: WriteDb, row: Insertable<DisclosureTable>): Promise<void> {
  await db.insertInto('disclosure').values(row).execute();
}

/** Whether this person was told the same for the same reason since then. */
export async function hasLately(
  db: ReadDb,
  personId: string,
  told: Pick<Disclosure, 'what' | 'subjectKind' | 'subjectId' | 'reason'> & { readonly fields: string },
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('disclosure')
    .select('seq')
    .where('person_id', '=', personId)
    .where('what', '=', told.what)
    .where('subject_kind', '=', told.subjectKind)
    .where('subject_id', told.subjectId === undefined ? 'is' : '=', told.subjectId ?? null)
    .where('at', '>=', since)
    .where('reason', '=', told.reason)
    .where('fields', '=', told.fields)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countRevealsSince(db: ReadDb, personId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('disclosure')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('what', '=', 'reveal')
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** What people call a record by, kept beside what was told of it. */
export async function findLabelOf(db: ReadDb, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const row = await db.selectFrom('v_record_label').select('label').where('id', '=', id).executeTakeFirst();
  return row?.label;
}
