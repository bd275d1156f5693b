import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '#shared/ipc/contract.ts';
import { freshFolder, initialisedStore, type Store } from './run-countersign.ts';

const HUADONG = JSON.stringify({
  action: 'create',
  content: { name: '华东集团有限公司', taxNumber: '914403001922038216', paymentDays: 45 },
});
const WRONG = JSON.stringify({ taxNumber: '914403001922038216', paymentDays: '54', creditLimitFen: '0' });

async function disputed(store: Store): Promise<void> {
  await store.as('周敏', ['call', 'clients.submit', HUADONG]);
  await store.as('陈国强', ['review', 'reenter', '2', WRONG]);
  const twice = await store.as('陈国强', ['review', 'reenter', '2', WRONG, '--json']);
  expect(JSON.parse(twice.out)).toMatchObject({ state: 'disputed', differing: ['paymentDays'] });
}

test('what two people keyed differently twice is judged over the command line, and then its checker signs', async () => {
  const store = await initialisedStore('three');
  await disputed(store);
  const waiting = await store.as('陆总', ['review', 'list', '--scope', 'to_adjudicate', '--json']);
  expect((JSON.parse(waiting.out) as Output<'review.queue'>).rows.map(({ serial }) => serial)).toEqual([2]);
  const shown = await store.as('陆总', ['review', 'dispute', '2']);
  const [, first, second] = /^paymentDays +first: (\d+) +second: (\d+)$/m.exec(shown.out) ?? [];
  expect(new Set([first, second]), 'both keyings, not whose they are').toEqual(new Set(['45', '54']));
  const nonsense = await store.as('陆总', ['review', 'adjudicate', '2', '{"paymentDays":"mine"}']);
  expect(nonsense.code).toBe(2);
  const file = join(freshFolder(), 'choices.json');
  writeFileSync(file, JSON.stringify({ choices: { paymentDays: first === '45' ? 'first' : 'second' } }));
  const judged = await store.as('陆总', ['review', 'adjudicate', '2', `@${file}`, '--json']);
  expect(JSON.parse(judged.out)).toEqual({ outcome: 'maker_right' });
  const signed = await store.as('陈国强', ['review', 'sign', '2', '--json']);
  expect(JSON.parse(signed.out)).toMatchObject({ outcome: 'effective' });
}, 300_000);

test('a verdict for neither sends it back, where its maker finds it among what came back', async () => {
  const store = await initialisedStore('three');
  await disputed(store);
  const judged = await store.as('陆总', ['review', 'adjudicate', '2', '{"paymentDays":"neither"}']);
  expect(judged.code).toBe(0);
  expect(judged.out).toContain('goes back to its maker');
  const back = await store.as('周敏', ['review', 'list', '--scope', 'returned', '--json']);
  expect((JSON.parse(back.out) as Output<'review.queue'>).rows).toMatchObject([{ serial: 2, state: 'returned' }]);
}, 300_000);

test('a checker sees step and deadline in the list, and ends what should never be with a reason', async () => {
  const store = await initialisedStore();
  await store.as('周敏', ['call', 'clients.submit', HUADONG]);
  const list = await store.as('陈国强', ['review', 'list']);
  expect(list.out).toMatch(/step 1\/1 +due \d{4}-\d\d-\d\d \d\d:\d\d/);
  const chinese = await store.as('陈国强', ['review', 'list', '--lang', 'zh-CN']);
  expect(chinese.out).toMatch(/第 1\/1 步 +\d{4}-\d\d-\d\d \d\d:\d\d 到期/);
  const without = await store.as('陈国强', ['review', 'reject', '2']);
  expect(without.code).toBe(2);
  expect(without.errors).toContain('--reason');
  const rejected = await store.as('陈国强', ['review', 'reject', '2', '--reason', '重复建档', '--json']);
  expect(JSON.parse(rejected.out)).toEqual({ state: 'rejected' });
  const back = await store.as('周敏', ['review', 'list', '--scope', 'returned', '--json']);
  expect((JSON.parse(back.out) as Output<'review.queue'>).rows).toMatchObject([{ serial: 2, state: 'rejected' }]);
}, 300_000);
