import { sql, type RawBuilder, type SqlBool } from 'kysely';
import {
  AGEING_BRACKETS,
  type AgeingBracket,
  ageingList,
  type AgeingFigures,
  type AgeingInput,
} from '#shared/reports/receivables.contract.ts';
import { clientsMatching } from '#core/database/client-search.ts';
import { isClientLike } from '#core/database/lists/client-match.ts';
import {
  equals,
  filled,
  filterCondition,
  listSql,
  named,
  optional,
  type Condition,
} from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const AGEING = listSql({
  list: ageingList,
  table: 'client',
  alias: 'c',
  id: 'c.id',
  columns: {
    clientCode: filled('c.code'),
    clientName: named('c'),
    ownerName: optional('c.owner_name'),
    region: optional('c.region'),
    paymentDays: filled('c.payment_days'),
  },
  // Brackets are settled client by client, so what they add up to is asked for by itself: `sumAgeing`.
  sums: {},
});

/** The last day on which a charge was made that is `days` past its due day on `asOf`, for these payment days. */
const lastDay = (asOf: string, days: number, paymentDays: string): RawBuilder<string> =>
  sql<string>`date(${asOf}, '-' || (${sql.ref(paymentDays)} + ${sql.lit(days)}) || ' days')`;

/** Whether client `c` owes or has paid beyond what he owes: invoiced less received, or shipped; or is so many days late. */
function isOpen(asOf: string, daysLate: number | undefined): Condition {
  if (daysLate === undefined) {
    const sumOf = (accounts: string) => sql`(SELECT SUM(e.debit_fen - e.credit_fen) FROM ledger_entry AS e
      WHERE e.client_id = c.id AND e.account_code IN (${sql.raw(accounts)}) AND e.date <= ${asOf})`;
    return sql<SqlBool>`(${sumOf("'1122.02', '2203'")} <> 0 OR ${sumOf("'1122.01'")} <> 0)`;
  }
  // LIMIT keeps the day a row of its own, reckoned once a client and not once an entry.
  return sql<SqlBool>`(SELECT SUM(CASE WHEN r.aged_on <= cut.day THEN r.charged_fen ELSE 0 END - r.settled_fen)
    FROM (SELECT ${lastDay(asOf, daysLate, 'c.payment_days')} AS day LIMIT 1) AS cut JOIN v_receivable_entry AS r
    WHERE r.client_id = c.id AND r.date <= ${asOf}) > 0`;
}

function narrowing(asked: AgeingInput, asOf: string) {
  return {
    scope: [isOpen(asOf, asked.daysLate)],
    filters: equals('c.id', asked.clientId),
    text: asked.text && clientsMatching(asked.text) ? [isClientLike('c.id', asked.text)] : [],
  };
}

/** One page of the clients with anything open on that day, by key; the count of all with the first page. */
export function listAgeingIds(db: ReadDb, asked: AgeingInput, asOf: string) {
  return readList(db, AGEING, asked, narrowing(asked, asOf));
}

/**
 * The brackets of the clients that `which` leaves. Charges are summed from each age on, what settles them is taken from
 * the oldest: what is left beyond an age is what was charged beyond it less all that settles, never below zero.
 */
function ageingOf(asOf: string, which: readonly Condition[]): RawBuilder<unknown> {
  const columns = (of: (days: number | null, place: number) => RawBuilder<unknown>) =>
    sql.join(AGEING_BRACKETS.map(({ from }, place) => sql`${of(from, place)} AS ${sql.ref(`from${place}`)}`));
  const from = columns((days, place) => {
    const isBeyond = days === null ? sql`1` : sql`r.aged_on <= ${sql.ref(`cut.day${place}`)}`;
    return sql`SUM(CASE WHEN ${isBeyond} THEN r.charged_fen ELSE 0 END)`;
  });
  const days = AGEING_BRACKETS.map(
    ({ from: first }, place) => sql`${lastDay(asOf, first ?? 0, 'c.payment_days')} AS ${sql.ref(`day${place}`)}`,
  );
  const beyond = AGEING_BRACKETS.map(
    (_, place) => sql`MAX(0, ${sql.ref(`from${place}`)} - settled) AS ${sql.ref(`beyond${place}`)}`,
  );
  const only = which.length === 0 ? sql`1` : sql.join(which, sql` AND `);
  return sql`WITH cut AS MATERIALIZED (SELECT c.payment_days, ${sql.join(days)} FROM client AS c GROUP BY c.payment_days)
    SELECT id, shipped_fen, from0 - settled AS net_fen, MAX(0, settled - from0) AS advance_fen, ${sql.join(beyond)}
    FROM (SELECT id, SUM(shipped_fen) AS shipped_fen, SUM(settled) AS settled,
        ${columns((_, place) => sql`SUM(${sql.ref(`from${place}`)})`)}
      FROM (
        SELECT c.id, 0 AS shipped_fen, SUM(r.settled_fen) AS settled, ${from}
        FROM client AS c JOIN cut ON cut.payment_days = c.payment_days JOIN v_receivable_entry AS r ON r.client_id = c.id
        WHERE r.date <= ${asOf} AND ${only} GROUP BY c.id
        UNION ALL
        SELECT c.id, SUM(e.debit_fen - e.credit_fen), 0, ${columns(() => sql`0`)}
        FROM client AS c JOIN ledger_entry AS e ON e.client_id = c.id AND e.account_code = '1122.01'
        WHERE e.date <= ${asOf} AND ${only} GROUP BY c.id
      ) GROUP BY id)`;
}

/** The brackets as differences of what is left beyond each age, and the figures that follow from them. */
function figureColumns(sum: (term: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> {
  const brackets = AGEING_BRACKETS.map(({ key }, place) => {
    const next = place + 1 < AGEING_BRACKETS.length ? sql` - ${sql.ref(`beyond${place + 1}`)}` : sql``;
    return sql`${sum(sql`${sql.ref(`beyond${place}`)}${next}`)} AS ${sql.ref(key)}`;
  });
  return sql.join([
    sql`${sum(sql`shipped_fen + net_fen`)} AS "balanceFen"`,
    sql`${sum(sql`shipped_fen`)} AS "shippedFen"`,
    sql`${sum(sql`advance_fen`)} AS "advanceFen"`,
    sql`${sum(sql`beyond0`)} AS "openFen"`,
    sql`${sum(sql`beyond1`)} AS "overdueFen"`,
    ...brackets,
  ]);
}

type Figures = Readonly<
  Record<'balanceFen' | 'shippedFen' | 'advanceFen' | 'openFen' | 'overdueFen' | AgeingBracket, number>
>;

/** What these clients owe by age on that day, by client id. */
export async function listAgeing(
  db: ReadDb,
  ids: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, AgeingFigures>> {
  if (ids.length === 0) return new Map();
  const aged = ageingOf(asOf, [sql<SqlBool>`c.id IN (${sql.join(ids)})`]);
  const plain = (term: RawBuilder<unknown>) => sql`(${term})`;
  const shown = sql<Figures & { readonly id: string }>`(SELECT id, ${figureColumns(plain)} FROM (${aged}))`;
  const rows = await db.selectFrom(shown.as('aged')).selectAll().execute();
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

/** The brackets of everybody in the list's filter together. */
export async function sumAgeing(db: ReadDb, asked: AgeingInput, asOf: string): Promise<AgeingFigures> {
  const { filters, text } = narrowing(asked, asOf);
  const which = [...filters, ...text, ...asked.where.map((filter) => filterCondition(AGEING, filter))];
  const total = (term: RawBuilder<unknown>) => sql`COALESCE(SUM(${term}), 0)`;
  // Whoever has nothing open adds nothing, so only a wish about lateness leaves anybody out.
  const place = AGEING_BRACKETS.findIndex(({ from }) => from !== null && from === asked.daysLate);
  const only = place < 0 ? sql`1` : sql`${sql.ref(`beyond${place}`)} > 0`;
  const added = sql<Figures>`(SELECT ${figureColumns(total)} FROM (${ageingOf(asOf, which)}) WHERE ${only})`;
  return db.selectFrom(added.as('added')).selectAll().executeTakeFirstOrThrow();
}

/** What the list shows of these clients, in their order. */
export async function listAgedClients(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('client')
    .select([
      'id as clientId',
      'code as clientCode',
      'name as clientName',
      'owner_name as ownerName',
      'region',
      'payment_days as paymentDays',
    ])
    .where('id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.clientId);
}

/** One document of a client with what of it is settled, after the oldest charges were settled first. */
export interface OpenItem {
  readonly itemId: string;
  readonly issuedOn: string;
  readonly amountFen: number;
  readonly openFen: number;
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly number: string;
  readonly paymentDays: number;
}

/** Where a page of open documents begins: after this date and voucher. */
export type OpenItemPlace = readonly [issuedOn: string, itemId: string];

/** The documents of a client that are not settled, oldest first; one more than `limit` when there are more. */
export function listOpenItems(
  db: ReadDb,
  wish: { readonly clientId: string; readonly asOf: string; readonly limit: number; readonly after?: OpenItemPlace },
): Promise<readonly OpenItem[]> {
  const { clientId, asOf, limit, after } = wish;
  const items = sql<OpenItem>`(
    WITH charge AS (
      SELECT r.item_id, r.aged_on, SUM(r.charged_fen) AS amount FROM v_receivable_entry AS r
      WHERE r.client_id = ${clientId} AND r.date <= ${asOf} GROUP BY r.aged_on, r.item_id HAVING SUM(r.charged_fen) <> 0
    ), settled AS (
      SELECT COALESCE(SUM(r.settled_fen), 0) AS fen FROM v_receivable_entry AS r
      WHERE r.client_id = ${clientId} AND r.date <= ${asOf}
    ), run AS (
      SELECT item_id, aged_on, amount, SUM(amount) OVER (ORDER BY aged_on, item_id) - (SELECT fen FROM settled) AS beyond
      FROM charge
    )
    SELECT run.item_id AS "itemId", run.aged_on AS "issuedOn", run.amount AS "amountFen",
      MIN(run.amount, run.beyond) AS "openFen", v.source_kind AS "sourceKind", v.source_id AS "sourceId",
      k.payment_days AS "paymentDays",
      COALESCE(CASE v.source_kind WHEN 'invoice' THEN (SELECT i.invoice_number FROM invoice i WHERE i.id = v.source_id)
        WHEN 'opening_document' THEN (SELECT o.number FROM opening_document o WHERE o.id = v.source_id) END, v.number) AS "number"
    FROM run JOIN voucher v ON v.id = run.item_id JOIN client k ON k.id = ${clientId}
    WHERE run.beyond > 0 ${after === undefined ? sql`` : sql`AND (run.aged_on, run.item_id) > (${after[0]}, ${after[1]})`}
    ORDER BY run.aged_on, run.item_id LIMIT ${limit + 1})`;
  return db.selectFrom(items.as('item')).selectAll().execute();
}
