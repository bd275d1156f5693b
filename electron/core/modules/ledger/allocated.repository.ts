import type { ReadDb } from '#core/kernel/context.ts';

/** What an allocation may stand on. */
export type AllocatedOn = 'receipt_id' | 'invoice_id' | 'contract_id' | 'opening_document_id';

/** What allocations in force take of a document or put upon it, and their numbers as a sentence names them. */
export async function allocatedOn(
  db: ReadDb,
  column: AllocatedOn,
  id: string,
): Promise<{ readonly fen: number; readonly numbers: string }> {
  const lines = await db
    .selectFrom('v_allocated_line')
    .select(['number', 'amount_fen as fen'])
    .where(column, '=', id)
    .orderBy('number')
    .execute();
  const numbers = [...new Set(lines.map((line) => line.number))];
  return { fen: lines.reduce((sum, line) => sum + line.fen, 0), numbers: numbers.join('、') };
}
