import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function countPrints(db: ReadDb, document: string, recordId: string): Promise<number> {
  const row = await db
    .selectFrom('print_record')
    .select((eb) => eb.fn.max('print_number').as('last'))
    .where('document', '=', document)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

export async function insertPrint(
  db: WriteDb,
  row: {
    readonly document: string;
    readonly record_id: string;
    readonly print_number: number;
    readonly person_id: string;
    readonly at: number;
    readonly paper: string;
  },
): Promise<void> {
  await db.insertInto('print_record').values(row).execute();
}
