import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LARGEST_PERSONAL, MOST_PERSONAL } from '#shared/users/personal.contract.ts';
import { openTestOffice, requestId } from '../support/test-office.ts';

const VIEW = { views: [{ name: '华东 · 未履行完', state: { text: '苏州' } }] };

test('what a person keeps is there again after a restart, for that person only', async () => {
  const { maker, checker, reopen } = await openTestOffice();
  expect(await maker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: null });
  await maker.get('personal.keep', { name: 'list.contracts', value: { old: true } });
  await maker.get('personal.keep', { name: 'list.contracts', value: VIEW });
  expect(await checker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: null });
  await checker.get('personal.keep', { name: 'list.contracts', value: ['own'] });
  const again = await reopen();
  expect(await again.maker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: VIEW });
  await again.maker.get('personal.keep', { name: 'list.contracts', value: null });
  expect(await again.maker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: null });
  expect(await again.checker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: ['own'] });
});

test('nobody can name another person: the call takes a name and a value, nothing else', async () => {
  const { office, maker, checker } = await openTestOffice();
  const input = { name: 'list.contracts', value: 1, personId: 'somebody' };
  const reply = await office.execute(checker.seat, { requestId: requestId(), name: 'personal.keep', input });
  expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
  expect(await maker.get('personal.get', { name: 'list.contracts' })).toEqual({ value: null });
});

test('it leaves no event in the log, keeps no reply, and makes no page of the office stale', async () => {
  const { office, maker, directory } = await openTestOffice();
  const database = new Database(join(directory, 'office.db'), { readonly: true });
  const counts = () =>
    database
      .prepare('SELECT (SELECT COUNT(*) FROM audit_event) AS events, (SELECT COUNT(*) FROM request) AS kept')
      .get();
  const before = counts();
  const told: unknown[] = [];
  office.subscribe((event) => told.push(event));
  await maker.get('personal.keep', { name: 'list.contracts', value: VIEW });
  expect(counts()).toEqual(before);
  expect(told).toEqual([{ type: 'changed', modules: ['personal'] }]);
  database.close();
});

test('it stays small: 64 KB each, two hundred names, and a refusal says which limit', async () => {
  const { maker } = await openTestOffice();
  const large = '签'.repeat(LARGEST_PERSONAL / 3 + 1);
  expect(await maker.ask('personal.keep', { name: 'a', value: large })).toMatchObject({
    failure: { rule: 'personal.too_large', details: { most: 64 } },
  });
  for (let at = 0; at < MOST_PERSONAL; at += 1) await maker.get('personal.keep', { name: `list.l${at}`, value: at });
  expect(await maker.ask('personal.keep', { name: 'one.more', value: 1 })).toMatchObject({
    failure: { rule: 'personal.too_many' },
  });
  await maker.get('personal.keep', { name: 'list.l0', value: 'changed' });
});

test('no fact of the office can rest on it: one repository knows the table, and no view, trigger or key points at it', async () => {
  const { directory } = await openTestOffice();
  const database = new Database(join(directory, 'office.db'), { readonly: true });
  const mentions = database.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE '%personal_setting%'").pluck().all();
  expect(mentions).toEqual(['personal_setting']);
  database.close();
  const modules = resolve(import.meta.dirname, '../../electron/core/modules');
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const using = files.filter((name) => readFileSync(join(modules, name), 'utf8').includes("'personal_setting'"));
  expect(using).toEqual([join('users', 'personal.repository.ts')]);
});
