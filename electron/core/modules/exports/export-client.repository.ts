import type { ReadDb } from '#core/kernel/context.ts';

/** Name and code of the client a list was narrowed to, for the line that says what a workbook holds. */
export async function findClientLabel(db: ReadDb, clientId: string): Promise<string | undefined> {
  const row = await db.selectFrom('v_record_label').select('label').where('id', '=', clientId).executeTakeFirst();
  return row?.label;
}
