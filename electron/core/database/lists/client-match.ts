import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { clientsMatching } from '#core/database/client-search.ts';
import { named, through, type ColumnSql, type Reached } from '#core/database/lists/list-sql.ts';

/** Whether `key` is a client that has the text in any part of what clients are found by; without a letter or digit nobody is. */
export function isClientLike(key: string, text: string): RawBuilder<SqlBool> {
  const matching = clientsMatching(text);
  return matching ? sql<SqlBool>`${sql.ref(key)} IN ${matching}` : sql<SqlBool>`0`;
}

/** Columns of the client that `key` refers to, which may be nobody. */
export function clientColumnsOrNone(key: string): { readonly clientCode: ColumnSql; readonly clientName: ColumnSql } {
  const { clientCode, clientName } = clientColumns(key);
  return { clientCode: { ...clientCode, lacking: true }, clientName: { ...clientName, lacking: true } };
}

/** Columns of the client that `key` refers to. */
export function clientColumns(key: string): { readonly clientCode: ColumnSql; readonly clientName: ColumnSql } {
  const client: Reached = { table: 'client', alias: 'k', id: 'k.id', key };
  return { clientCode: through(client, { term: sql.ref('k.code') }), clientName: through(client, named('k')) };
}
