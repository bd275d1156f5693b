import { sql } from 'kysely';

/** Many values for `in`, as one parameter: the statement is the same however many there are, and is prepared once. */
export function inList(values: readonly string[]) {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
