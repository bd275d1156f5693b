import type { Selectable } from 'kysely';
import type { AuditEventTable, RequestTable } from '#core/database/tables/audit.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type AuditRow = Selectable<AuditEventTable>;
export type RequestRow = Selectable<RequestTable>;

export function findLastEvent(db: ReadDb): Promise<Pick<AuditRow, 'seq' | 'hash' | 'at'> | undefined> {
  return db.selectFrom('audit_event').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

export async function insertEvent(db: WriteDb, row: AuditRow): Promise<void> {
  await db.insertInto('audit_event').values(row).execute();
}

export function listEventsAfter(db: ReadDb, seq: number, limit: number): Promise<AuditRow[]> {
  return db.selectFrom('audit_event').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

export type NamedEvent = AuditRow & { readonly person_name: string | null };

export function listEventsBefore(db: ReadDb, before: number | undefined, limit: number): Promise<NamedEvent[]> {
  return db
    .selectFrom('audit_event as e')
    .leftJoin('v_person as p', 'p.id', 'e.person_id')
    .selectAll('e')
    .select('p.name as person_name')
    .$if(before !== undefined, (query) => query.where('e.seq', '<', before ?? 0))
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute();
}

export function findRequest(db: ReadDb, personId: string, requestId: string): Promise<RequestRow | undefined> {
  return db
    .selectFrom('request')
    .selectAll()
    .where('person_id', '=', personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
}

export async function insertRequest(db: WriteDb, row: RequestRow): Promise<void> {
  await db.insertInto('request').values(row).execute();
}

export async function countEvents(db: ReadDb, procedure: string, outcome: string): Promise<number> {
  const row = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('procedure', '=', procedure)
    .where('outcome', '=', outcome)
    .executeTakeFirst();
  return row?.n ?? 0;
}
