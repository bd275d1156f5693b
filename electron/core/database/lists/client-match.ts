import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { searchTokens } from '#shared/kernel/name-folding.ts';
import { named, through, type ColumnSql, type Reached } from '#core/database/lists/list-sql.ts';

/**
 * Whether `key` is a client found by any part of its name, initials, code or tax id: a phrase over the index of one token
 * per character. A text without a letter or digit finds nobody.
 */
export function isClientLike(key: string, text: string): RawBuilder<SqlBool> {
  const tokens = searchTokens(text);
  if (tokens === '') return sql<SqlBool>`0`;
  return sql<SqlBool>`${sql.ref(key)} IN (SELECT client_id FROM client_search WHERE client_search MATCH ${`"${tokens}"`})`;
}

/** Columns of the client that `key` refers to. */
export function clientColumns(key: string): { readonly clientCode: ColumnSql; readonly clientName: ColumnSql } {
  const client: Reached = { table: 'client', alias: 'k', id: 'k.id', key };
  return { clientCode: through(client, { term: sql.ref('k.code') }), clientName: through(client, named('k')) };
}
