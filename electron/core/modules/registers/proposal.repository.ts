import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { BusinessDate } from '#shared/kernel/business-date.ts';
import { birthdaysKeptOn } from '#shared/kernel/birthdays-kept.ts';
import type { ProposeRule } from '#shared/registers/register-across.ts';
import { entryKindOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { VisitInterval } from '#shared/settings/settings.schema.ts';
import { placeOf, valueSql } from '#core/database/register-schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { contactsBornOn } from '#core/database/client-birthdays.ts';

type SilenceRule = Extract<ProposeRule, { from: 'silence' }>;

export interface FoundClient {
  readonly clientId: string;
  readonly clientName: string;
  readonly grade: string;
  readonly contact: string | null;
  readonly position: number;
}

/** The last of a page: rows of its day come after it. */
export interface After {
  readonly clientId: string;
  readonly position: number;
}

const E = 'e.';

/** What an entry must say to be the proposed one. */
export interface Entered {
  /** Values by field; the client's is the row's own. */
  readonly set: Readonly<Record<string, string>>;
  readonly client: string;
  readonly since: BusinessDate;
}

/** An entry of the register that stands and says the same; by the index of its client. */
function isEntered(
  kind: RegisterKind,
  { set, client, since }: Entered,
  of: RawBuilder<unknown>,
  contact?: RawBuilder<unknown>,
) {
  const value = (key: string) => sql.raw(valueSql(kind, key, E));
  const { table, only, alive } = placeOf(kind);
  const said = Object.entries(set).map(([key, code]) => sql`AND ${value(key)} = ${code}`);
  const whom = contact === undefined ? sql`` : contact;
  return sql<SqlBool>`EXISTS (SELECT 1 FROM ${sql.table(table)} AS e WHERE ${sql.raw(only(E))} AND ${sql.raw(alive(E))}
    AND ${value(client)} = ${of} AND ${value(kind.date)} >= ${since} ${sql.join(said, sql` `)} ${whom})`;
}

const STANDS = sql<SqlBool>`k.status <> 'closed' AND NOT EXISTS (SELECT 1 FROM client_holder h WHERE h.client_id = k.id)`;
const FIRST_CONTACT = sql<
  string | null
>`(SELECT t.name FROM client_contact t WHERE t.client_id = k.id ORDER BY t.position LIMIT 1)`;

/** Contacts whose birthday is kept on a day and not entered yet, by client. */
export function listBorn(
  db: ReadDb,
  kind: RegisterKind,
  day: BusinessDate,
  entered: Entered & { readonly contact: string | undefined },
  page: { readonly after: After | undefined; readonly limit: number },
): Promise<FoundClient[]> {
  const own =
    entered.contact === undefined ? undefined : sql`AND ${sql.raw(valueSql(kind, entered.contact, E))} = t.name`;
  let rows = contactsBornOn(db, birthdaysKeptOn(day))
    .select(['k.id as clientId', 'k.name as clientName', 'k.size_grade as grade', 't.name as contact', 't.position'])
    .where(STANDS)
    .where(sql<SqlBool>`NOT ${isEntered(kind, entered, sql`k.id`, own)}`);
  if (page.after !== undefined) {
    rows = rows.where(sql<SqlBool>`(k.id, t.position) > (${page.after.clientId}, ${page.after.position})`);
  }
  return rows.orderBy('k.id').orderBy('t.position').limit(page.limit).execute();
}

/** Clients of these classes nobody entered such a greeting for yet. */
export function listToGreet(
  db: ReadDb,
  kind: RegisterKind,
  grades: readonly ('A' | 'B' | 'C')[],
  entered: Entered,
  page: { readonly after: After | undefined; readonly limit: number },
): Promise<FoundClient[]> {
  let rows = db
    .selectFrom('client as k')
    .select(['k.id as clientId', 'k.name as clientName', 'k.size_grade as grade', FIRST_CONTACT.as('contact')])
    .select(sql<number>`0`.as('position'))
    .where('k.size_grade', 'in', grades)
    .where(STANDS)
    .where(sql<SqlBool>`NOT ${isEntered(kind, entered, sql`k.id`)}`);
  if (page.after !== undefined) rows = rows.where('k.id', '>', page.after.clientId);
  return rows.orderBy('k.id').limit(page.limit).execute();
}

/** Whether one client has such an entry already. */
export async function hasEntered(
  db: ReadDb,
  kind: RegisterKind,
  entered: Entered,
  of: { readonly clientId: string; readonly contact: readonly [field: string, name: string] | undefined },
): Promise<boolean> {
  const { contact } = of;
  const own = contact && sql`AND ${sql.raw(valueSql(kind, contact[0], E))} = ${contact[1]}`;
  const found = await db
    .selectFrom('client as k')
    .select('k.id')
    .where('k.id', '=', of.clientId)
    .where(isEntered(kind, entered, sql`k.id`, own))
    .executeTakeFirst();
  return found !== undefined;
}

export interface SilentClient extends FoundClient {
  readonly on: BusinessDate;
  readonly lastOn: BusinessDate | null;
}

/** The day it is, up to which day is asked, and the days of each class; 0 for one that is not visited. */
interface Silence {
  readonly today: BusinessDate;
  readonly until: BusinessDate;
  readonly intervals: readonly VisitInterval[];
}

/**
 * Clients nobody was with for the days of their class, the longest due first. Each client's last days come from the indexes of
 * its entries, contracts and dispatches; the order is made of all of them, for no index can hold it.
 */
export function listSilent(
  db: ReadDb,
  kind: RegisterKind,
  rule: SilenceRule,
  { today, until, intervals }: Silence,
  page: { readonly from: BusinessDate | undefined; readonly after: After | undefined; readonly limit: number },
): Promise<SilentClient[]> {
  const value = (key: string) => sql.raw(valueSql(kind, key, E));
  const { table, only, alive } = placeOf(kind);
  const entries = sql`${sql.table(table)} AS e WHERE ${sql.raw(only(E))} AND ${sql.raw(alive(E))} AND ${value(rule.client)} = k.id`;
  const waiting = sql`SELECT 1 FROM submission AS w WHERE w.kind = ${entryKindOf(kind)}
    AND w.state IN ('submitted', 'disputed', 'returned')
    AND json_extract(w.content, ${sql.lit(`$.fields.${rule.client}`)}) = k.id`;
  const cases = intervals.map(({ sizeGrade, days }) => sql`WHEN ${sizeGrade} THEN ${days}`);
  const days = sql`CASE k.size_grade ${sql.join(cases, sql` `)} ELSE 0 END`;
  const last = sql`NULLIF(MAX(
    COALESCE((SELECT MAX(${value(rule.done)}) FROM ${entries}), ''),
    COALESCE((SELECT MAX(c.signed_on) FROM contract c WHERE c.client_id = k.id AND c.status = 'active'), ''),
    COALESCE((SELECT MAX(d.dispatched_on) FROM dispatch_note d WHERE d.client_id = k.id AND d.status = 'active'), '')), '')`;
  const silent = sql<SilentClient>`(
    SELECT s.*, COALESCE(date(s.lastOn, '+' || s.days || ' days'), ${today}) AS "on" FROM (
      SELECT k.id AS clientId, k.name AS clientName, k.size_grade AS grade, ${FIRST_CONTACT} AS contact, 0 AS position,
        ${days} AS days, ${last} AS lastOn
      FROM client AS k
      WHERE ${STANDS} AND k.status IN ('active', 'prospect')
        AND NOT EXISTS (${waiting})
        AND NOT EXISTS (SELECT 1 FROM ${entries} AND ${value(rule.done)} IS NULL AND ${value(kind.date)} >= date(${today}, '-30 days'))
    ) AS s WHERE s.days > 0)`;
  let rows = db
    .selectFrom(silent.as('p'))
    .select(['p.clientId', 'p.clientName', 'p.grade', 'p.contact', 'p.position', 'p.lastOn', 'p.on'])
    .where('p.on', '<=', until);
  if (page.from !== undefined) {
    const after = page.after?.clientId ?? '';
    rows = rows.where(sql<SqlBool>`(p."on", p.clientId) > (${page.from}, ${after})`);
  }
  return rows.orderBy('p.on').orderBy('p.clientId').limit(page.limit).execute();
}
