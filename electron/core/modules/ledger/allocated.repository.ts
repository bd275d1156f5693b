import type { ReadDb } from '#core/kernel/context.ts';

/** What an allocation may stand on. */
export type AllocatedOn = 'receipt_id' | 'invoice_id' | 'contract_id' | 'opening_document_id';

/** What allocations in force take of a document or put upon it, since when, and their numbers as a sentence names them. */
export async function allocatedOn(
  db: ReadDb,
  column: AllocatedOn,
  id: string,
): Promise<{ readonly fen: number; readonly numbers: string; readonly since: string | undefined }> {
  const lines = await db
    .selectFrom('v_allocated_line')
    .select(['number', 'allocated_on as on', 'amount_fen as fen'])
    .where(column, '=', id)
    .orderBy('number')
    .execute();
  const numbers = [...new Set(lines.map((line) => line.number))];
  const [since] = lines.map((line) => line.on).toSorted((a, b) => (a < b ? -1 : 1));
  return { since, fen: lines.reduce((sum, line) => sum + line.fen, 0), numbers: numbers.join('、') };
}
