import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tables } from '#core/database/tables.ts';
import { migrations } from '#core/database/migrations/index.ts';
import { listAuthorities, listSteps } from '#core/modules/review/authority.repository.ts';
import { listQuality } from '#core/modules/review/quality.repository.ts';
import { countReminders, listHistory, listQueue } from '#core/modules/review/queue.repository.ts';
import { listCheckersEver } from '#core/modules/review/signature.repository.ts';
import { listOverdue } from '#core/modules/review/submission.repository.ts';
import { listDelegations } from '#core/modules/users/delegation.repository.ts';

const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
let database: Database.Database;
let db: Kysely<Tables>;

beforeEach(async () => {
  database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }), log: ({ query }) => void asked.push(query) });
  for (const { up } of Object.values(migrations)) await up(db as unknown as Kysely<unknown>);
});
afterEach(() => database.close());

/** How SQLite would answer what `ask` sends: steps that read a table through, or sort by hand. */
async function slowSteps(ask: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await ask();
  expect(asked.length).toBeGreaterThan(0);
  return asked.flatMap(({ sql, parameters }) =>
    (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[])
      .map((step) => step.detail)
      .filter(
        (detail) => /^SCAN (?!.*USING)(?!\(|v_|CONSTANT)/.test(detail) || /TEMP B-TREE FOR ORDER BY/.test(detail),
      ),
  );
}

const viewer = { personId: 'P', today: '2026-11-20', now: 0 };

test.each([
  ['to check', { scope: 'to_check' as const }, undefined],
  ['to check, the next page', { scope: 'to_check' as const }, [100, 7]],
  ['to check, one kind', { scope: 'to_check' as const, kind: 'client' }, undefined],
  ['to adjudicate', { scope: 'to_adjudicate' as const }, undefined],
  ['one’s own', { scope: 'mine' as const }, [7]],
  ['all', { scope: 'all' as const }, [7]],
])('the queue %s is read by index, never through all that was ever submitted', async (_name, by, after) => {
  const slow = await slowSteps(() => listQueue(db, { ...viewer, ...by, after, limit: 50 }));
  expect(slow).toEqual([]);
});

test('deadlines, steps, who may sign, histories and checkers are looked up', async () => {
  for (const ask of [
    () => listOverdue(db, 5),
    () => listSteps(db, 'S', 1),
    () => listHistory(db, 'client', 'C'),
    () => listCheckersEver(db, 'S'),
    () => countReminders(db, viewer, 5),
  ]) {
    expect(await slowSteps(ask)).toEqual([]);
  }
});

test('people and their roles are few and read through; delegations come by their end', async () => {
  const authorities = { roles: ['manager' as const], kind: 'client', today: '2026-11-20', personId: 'P' };
  expect(await slowSteps(() => listAuthorities(db, authorities))).toEqual([]);
  expect(await slowSteps(() => listDelegations(db, { from: '2026-11-20', after: undefined, limit: 50 }))).toEqual([]);
});

test('the quality report reads the months it is asked for', async () => {
  const steps = await slowSteps(() => listQuality(db, { by: 'field', fromMonth: 202601, toMonth: 202612 }));
  // Groups are sorted by their rate: there are as many as fields.
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
