import { sql } from 'kysely';
import type { WriteDb } from '#core/kernel/context.ts';

/** What is written goes into many indexes at once; the pages of an import of 100,000 rows would not stay in the usual 16 MB. */
export const WRITER_CACHE_KIB = 64 * 1024;
const SMALL_CACHE_KIB = 4 * 1024;

/**
 * Runs `work` with a small cache, so that what the transaction wrote leaves it page by page instead of all at once at the
 * commit, during which nobody is heard. A page goes out for each that comes in: `work` writes or reads what is not in the
 * cache. What has gone out is in the log and no less undone by a rollback.
 */
export async function writingOut<T>(db: WriteDb, work: () => Promise<T>): Promise<T> {
  await setCache(db, SMALL_CACHE_KIB);
  try {
    return await work();
  } finally {
    await setCache(db, WRITER_CACHE_KIB);
  }
}

async function setCache(db: WriteDb, kib: number): Promise<void> {
  await sql`PRAGMA cache_size = ${sql.lit(-kib)}`.execute(db);
}
