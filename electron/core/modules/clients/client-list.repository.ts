import { sql } from 'kysely';
import { clientList, type ClientListInput } from '#shared/clients/clients.contract.ts';
import { searchTokens } from '#shared/kernel/name-folding.ts';
import { isClientLike } from '#core/database/lists/client-match.ts';
import { filled, is, listSql, named, optional, through } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import { AMENDED_RECORD } from '#core/modules/review/amended-record.ts';
import { gapConditions } from '#core/modules/clients/client-gap.repository.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const CLIENTS = listSql({
  list: clientList,
  table: 'client',
  alias: 'c',
  id: 'c.id',
  columns: {
    code: filled('c.code'),
    name: named('c'),
    shortName: filled('c.short_name'),
    kind: filled('c.kind'),
    sizeGrade: filled('c.size_grade'),
    creditGrade: filled('c.credit_grade'),
    region: optional('c.region'),
    ownerName: optional('c.owner_name'),
    deputyName: optional('c.deputy_name'),
    tags: through({ table: 'client_tag', alias: 'g', id: 'g.client_id', key: 'c.id' }, filled('g.tag')),
    creditLimitFen: filled('c.credit_limit_fen'),
    paymentDays: filled('c.payment_days'),
    status: filled('c.status'),
  },
  sums: {
    creditLimitFen: sql.ref('c.credit_limit_fen'),
    balanceFen: sql`(SELECT b.balance_fen FROM v_client_balance AS b WHERE b.client_id = c.id)`,
  },
  // Every client's balance is a sum of its own.
  countAtMost: 20_000,
});

/** One page of clients by key. A text without a letter or digit leaves all of them. */
export function listClientIds(db: ReadDb, asked: ClientListInput, today: string) {
  const { text = '', status, kind, ownerName, gap } = asked;
  const where = [...asked.where, ...is('status', status), ...is('kind', kind), ...is('ownerName', ownerName)];
  return readList(
    db,
    CLIENTS,
    { ...asked, where },
    {
      text: searchTokens(text) === '' ? [] : [isClientLike('c.id', text)],
      filters: gap === undefined ? [] : gapConditions(gap, today),
    },
  );
}

const TAGS = sql<
  string | null
>`(SELECT group_concat(g.tag, '、' ORDER BY g.position) FROM client_tag AS g WHERE g.client_id = c.id)`;

/** What the list shows of these clients, in their order. */
export async function listClientsByIds(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db
    .selectFrom('client as c')
    .leftJoin('client_contact as t', (join) => join.onRef('t.client_id', '=', 'c.id').on('t.position', '=', 0))
    .leftJoin('v_client_balance as b', 'b.client_id', 'c.id')
    .selectAll('c')
    .select(['t.name as contact_name', 't.phone as contact_phone', 'b.balance_fen'])
    .select(TAGS.as('tags'))
    .select((eb) =>
      eb
        .selectFrom('submission as s')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('s.kind', '=', 'client')
        .whereRef('s.record_id', '=', 'c.id')
        .where('s.state', 'in', ['submitted', 'disputed', 'returned'])
        .$asScalar()
        .as('in_review'),
    )
    .select((eb) =>
      eb
        .selectFrom('submission_claim as k')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('k.scope', '=', AMENDED_RECORD)
        .where('k.key', '=', sql<string>`'client ' || c.id`)
        .where('k.quantity_e6', 'is', null)
        .$asScalar()
        .as('in_compound'),
    )
    .where('c.id', 'in', ids.map(String))
    .execute();
  return inOrder(ids, rows, (row) => row.id);
}

/** What people call these clients. */
export async function listClientNames(db: ReadDb, ids: readonly string[]) {
  const rows = await db.selectFrom('client').select(['id', 'code', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
