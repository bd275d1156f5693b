import { sql } from 'kysely';
import type { WriteDb } from '#core/kernel/context.ts';

/** Runs `work` so that a throw undoes only what it wrote, and the transaction around it goes on. */
export async function inSavepoint<T>(db: WriteDb, work: () => Promise<T>): Promise<T> {
  await sql`SAVEPOINT effect`.execute(db);
  try {
    const result = await work();
    await sql`RELEASE effect`.execute(db);
    return result;
  } catch (error) {
    await sql`ROLLBACK TO effect`.execute(db);
    await sql`RELEASE effect`.execute(db);
    throw error;
  }
}
