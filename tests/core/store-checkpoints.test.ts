import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store, STORE_FILE } from '#core/database/open-store.ts';

const PAGE = 4_096;
let directory: string;
let store: Store;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-log-'));
  store = await openStore(directory, 'create');
  await sql`CREATE TABLE sheet (bytes BLOB NOT NULL) STRICT`.execute(store.write);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function commit(pages: number): Promise<void> {
  await store.write.transaction().execute(async (db) => {
    await sql`INSERT INTO sheet VALUES (zeroblob(${pages * PAGE}))`.execute(db);
  });
}

/** Pages of the log that are not in the store yet, as another connection sees them. */
function waiting(): number {
  const look = new Database(join(directory, STORE_FILE), { readonly: true });
  try {
    const [state] = look.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return (state?.log ?? 0) - (state?.checkpointed ?? 0);
  } finally {
    look.close();
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

test(
  'what was committed is moved into the store by and by, and the log does not grow',
  { timeout: 60_000 },
  async () => {
    for (let day = 0; day < 60; day += 1) await commit(100);
    expect(waiting()).toBeLessThan(1_200);
    expect(statSync(join(directory, `${STORE_FILE}-wal`)).size).toBeLessThan(2_500 * PAGE);
    await store.close();
  },
);

test(
  'a large commit is moved while others are served, and is there when the office is opened again',
  { timeout: 60_000 },
  async () => {
    const left: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      await commit(6_000);
      // Not in the call that committed: only a thread can move it now. (A busy machine may let it be done before we look.)
      left.push(waiting());
      await until(() => waiting() === 0);
    }
    expect(Math.max(...left)).toBeGreaterThan(5_000);
    await commit(1);
    await store.close();
    store = await openStore(directory, 'open');
    const { rows } = await sql<{ pages: number }>`SELECT sum(length(bytes)) / ${PAGE} AS pages FROM sheet`.execute(
      store.read,
    );
    expect(rows).toEqual([{ pages: 18_001 }]);
    await store.close();
  },
);

test(
  'a reader that looks at an older state loses nothing, and the log is moved once it has ended',
  { timeout: 60_000 },
  async () => {
    const reader = new Database(join(directory, STORE_FILE), { readonly: true });
    reader.exec('BEGIN');
    expect(reader.prepare('SELECT count(*) FROM sheet').pluck().get()).toBe(0);
    for (let day = 0; day < 30; day += 1) await commit(100);
    expect(waiting()).toBeGreaterThan(2_500);
    expect(reader.prepare('SELECT count(*) FROM sheet').pluck().get()).toBe(0);
    reader.close();
    for (let day = 0; day < 12; day += 1) await commit(100);
    expect(waiting()).toBeLessThan(1_200);
    await store.close();
  },
);
