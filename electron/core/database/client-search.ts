import { sql } from 'kysely';
import { searchTokens } from '#shared/kernel/name-folding.ts';

/**
 * Ids of clients that have the text in any part of name, short name, code, tax id or their initials; what a merged client is
 * called finds the survivor too. One token per character, so any length is found; undefined when there is nothing to look for.
 */
export function clientsMatching(text: string) {
  return clientIds(text, '');
}

/** The same, where one of them begins with the text. */
export function clientsStarting(text: string) {
  return clientIds(text, '^');
}

function clientIds(text: string, at: '' | '^') {
  const tokens = searchTokens(text);
  if (tokens === '') return undefined;
  const phrase = `${at} "${tokens}"`;
  return sql<string>`(SELECT client_id FROM client_search WHERE client_search MATCH ${phrase}
    UNION ALL SELECT holder_id FROM client_holder
    WHERE client_id IN (SELECT client_id FROM client_search WHERE client_search MATCH ${phrase}))`;
}
