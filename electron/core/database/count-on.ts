import { sql } from 'kysely';
import type { NumberCounter } from '#shared/kernel/document-number.ts';
import type { WriteDb } from '#core/kernel/context.ts';

/**
 * Moves a counter on by so many and returns how far it is then. One statement that counts one by one, so that the store's
 * own guard, which lets a series grow by 1 and by nothing else, sees each step.
 */
export async function countOn(
  db: WriteDb,
  { prefix, datePart, period }: Omit<NumberCounter, 'last'>,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    INSERT INTO number_series (prefix, date_part, period, last)
    WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${count})
    SELECT ${prefix}, ${datePart}, ${period}, 1 FROM counted WHERE true
    ON CONFLICT (prefix, date_part, period) DO UPDATE SET last = number_series.last + 1
    RETURNING last`.execute(db);
  return Math.max(...rows.map(({ last }) => last));
}
