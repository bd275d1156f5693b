import type { Store } from '#core/database/open-store.ts';
import { findSampleMark, insertSampleMark } from '#core/modules/users/sample.repository.ts';
import type { ReadDb } from '#core/kernel/context.ts';

/** Marks a store without any submission as a sample office; one that is marked stays so. */
export async function markAsSample(store: Store, now: number): Promise<void> {
  await store.write.transaction().execute(async (db) => {
    if (!(await findSampleMark(db))) await insertSampleMark(db, now);
  });
}

/** 示例账套: everything in it is invented, and everything that leaves it says so. */
export function isSampleOffice(db: ReadDb): Promise<boolean> {
  return findSampleMark(db);
}
