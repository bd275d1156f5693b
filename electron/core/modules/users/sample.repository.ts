import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function findSampleMark(db: ReadDb): Promise<boolean> {
  return (await db.selectFrom('sample_mark').select('id').executeTakeFirst()) !== undefined;
}

export async function insertSampleMark(db: WriteDb, now: number): Promise<void> {
  await db.insertInto('sample_mark').values({ id: 1, made_at: now }).execute();
}
