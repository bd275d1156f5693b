import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '#shared/ipc/contract.ts';
import { countersign, initialisedStore } from './run-countersign.ts';

const HUADONG = JSON.stringify({
  action: 'create',
  content: { name: '华东集团有限公司', taxNumber: '914403001922038216', paymentDays: 45 },
});

test('a client keyed by one person over the command line exists only after another has keyed and signed it', async () => {
  const store = await initialisedStore();
  const submitted = await store.as('周敏', ['call', 'clients.submit', HUADONG, '--json']);
  expect(submitted.code).toBe(0);
  const ticket = JSON.parse(submitted.out) as Output<'clients.submit'>;
  const serial = String(ticket.serial);
  expect(ticket.state).toBe('submitted');

  const own = await store.as('周敏', ['review', 'sign', serial, '--json']);
  expect(own.code).toBe(1);
  expect(JSON.parse(own.out)).toMatchObject({ failure: { rule: 'review.maker_cannot_countersign' } });

  const shown = await store.as('陈国强', ['review', 'show', serial, '--json']);
  expect(shown.out).not.toContain('914403001922038216');

  const wrong = { taxNumber: '914403001922038216', paymentDays: '30', creditLimitFen: '0' };
  const differs = await store.as('陈国强', ['review', 'reenter', serial, JSON.stringify(wrong), '--json']);
  expect(differs.code).toBe(1);
  expect(JSON.parse(differs.out)).toMatchObject({ state: 'differs', differing: ['paymentDays'], chancesLeft: 1 });

  const unsigned = await store.as('周敏', ['call', 'clients.list', '--json']);
  expect((JSON.parse(unsigned.out) as Output<'clients.list'>).rows).toEqual([]);

  const agrees = await store.as('陈国强', ['review', 'reenter', serial, '-'], { input: '{"paymentDays":"45"}' });
  expect(agrees.code).toBe(0);
  const signed = await store.as('陈国强', ['review', 'sign', serial, '--json']);
  expect(signed.code).toBe(0);
  expect(JSON.parse(signed.out)).toMatchObject({ outcome: 'effective', number: 'KH-000001' });

  const verified = await countersign(['verify', '--data', store.folder, '--json']);
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.out)).toMatchObject({ good: true });
});

test('a submission goes back with its reason, and its maker takes it back', async () => {
  const store = await initialisedStore();
  await store.as('周敏', ['call', 'clients.submit', HUADONG]);
  const without = await store.as('陈国强', ['review', 'return', '2']);
  expect(without.code).toBe(2);
  expect(without.errors).toContain('--reason');
  const returned = await store.as('陈国强', ['review', 'return', '2', '--reason', '与执照不符', '--json']);
  expect(JSON.parse(returned.out)).toEqual({ state: 'returned' });
  const withdrawn = await store.as('周敏', ['review', 'withdraw', '2', '--json']);
  expect(JSON.parse(withdrawn.out)).toEqual({ state: 'withdrawn' });
  const unknown = await store.as('周敏', ['review', 'show', '99', '--json']);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.out)).toMatchObject({ failure: { code: 'not_found' } });
});

test('somebody changes a signed amount in the store, and verify names it with exit code 1', async () => {
  const store = await initialisedStore();
  await store.as('周敏', ['call', 'clients.submit', HUADONG]);
  const keyed = { taxNumber: '914403001922038216', paymentDays: '45', creditLimitFen: '0' };
  await store.as('陈国强', ['review', 'reenter', '2', JSON.stringify(keyed)]);
  await store.as('陈国强', ['review', 'sign', '2']);
  const database = readdirSync(store.folder).find((name) => /\.(db|sqlite3?)$/.test(name)) ?? '';
  const triggers = sqlite(join(store.folder, database), "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  const dropped = triggers
    .split('\n')
    .filter(Boolean)
    .map((name) => `DROP TRIGGER "${name}";`);
  sqlite(join(store.folder, database), `${dropped.join('\n')} UPDATE client SET credit_limit_fen = 99999900;`);
  const verified = await countersign(['verify', '--data', store.folder, '--json']);
  expect(verified.code).toBe(1);
  expect((JSON.parse(verified.out) as Output<'office.verify'>).checks.flatMap((check) => check.faults)).not.toEqual([]);
});

function sqlite(file: string, sql: string): string {
  return execFileSync('sqlite3', [file], { input: sql, encoding: 'utf8' });
}
