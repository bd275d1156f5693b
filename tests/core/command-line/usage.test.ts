import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeContract } from '#shared/ipc/contract.ts';
import { COMMANDS } from '../../../electron/command-line/commands.ts';
import { openFailureOf } from '../../../electron/command-line/open-failures.ts';
import { countersign, countersignHere, freshFolder, initialisedStore, PASSWORD, ROOT } from './run-countersign.ts';

test.each(['zh-CN', 'en-US'])('every command explains itself in %s', async (language) => {
  const overview = await countersignHere(['--help', '--lang', language]);
  expect(overview.code).toBe(0);
  for (const { name } of COMMANDS) {
    expect(overview.out).toContain(`  ${name} `);
    const { code, out } = await countersignHere([name, '--help', '--lang', language]);
    expect(code).toBe(0);
    expect(out).toContain(`countersign ${name}`);
    expect(/[\u4e00-\u9fff]/.test(out.split('\n')[0] ?? '')).toBe(language === 'zh-CN');
  }
});

test('wrong usage is exit code 2, says what is wrong, and opens nothing', async () => {
  const folder = join(freshFolder(), 'nothing');
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['bogus'], 'bogus'],
    [['verify', '--colour'], '--colour'],
    [['verify', '--data'], '--data'],
    [['verify', 'more'], 'more'],
    [['call'], 'missing'],
    [['call', 'clients.conjure', '--data', folder], 'clients.conjure'],
    [['call', 'clients.list', '{', '--data', folder], 'JSON'],
    [['call', 'clients.list', '--data', folder], '--user'],
    [['import', 'clients', 'no-such-file.xlsx', '--dry-run'], 'no-such-file.xlsx'],
    [['init', '--office', 'x', '--person', 'x:king', '--data', folder], 'x:king'],
    [['print', 'dispatch_note', 'FH-1', '--data', folder], '--out'],
    [['review', 'approve', '1', '--data', folder, '--user', '周敏'], 'review approve'],
  ];
  const ran = await Promise.all(wrong.map(([args]) => countersignHere(args)));
  for (const [index, { code, errors, out }] of ran.entries()) {
    expect([code, out], wrong[index]?.[0].join(' ')).toEqual([2, '']);
    expect(errors).toContain(wrong[index]?.[1]);
  }
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a store that is not there, damaged, or in a sync folder is exit code 3 with the reason', async () => {
  const folder = freshFolder();
  const damaged = await initialisedStore();
  const database = readdirSync(damaged.folder).find((name) => /\.(db|sqlite3?)$/.test(name)) ?? '';
  for (const name of readdirSync(damaged.folder)) {
    if (name.startsWith(database)) writeFileSync(join(damaged.folder, name), 'not a database, '.repeat(512));
  }
  mkdirSync(join(folder, 'OneDrive'));
  const cases: readonly (readonly [string, string])[] = [
    [join(folder, 'none'), 'no_store'],
    [join(folder, 'OneDrive'), 'sync_folder'],
    [damaged.folder, 'damaged'],
  ];
  for (const [place, reason] of cases) {
    const ran = await countersign(['verify', '--data', place, '--json']);
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([3, { failure: { code: 'store_refused', reason } }]);
    expect(ran.errors.trim()).not.toBe('');
  }
});

test('a second process on the same store is told who holds it', async () => {
  const store = await initialisedStore();
  const args = [join(ROOT, 'resources/bin/countersign.mjs'), 'serve-procedures', '--stdio', '--data', store.folder];
  const holder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  holder.stdin.write('{"name":"office.status"}\n');
  await once(holder.stdout, 'data');
  const second = await countersign(['verify', '--data', store.folder, '--json']);
  expect([second.code, JSON.parse(second.out)]).toMatchObject([3, { failure: { reason: 'locked' } }]);
  holder.stdin.end();
  await once(holder, 'close');
  const third = await countersign(['verify', '--data', store.folder]);
  expect([third.code, third.errors]).toEqual([0, '']);
});

test('a wrong password does not sign anybody in, and counts', async () => {
  const store = await initialisedStore();
  const wrong = { environment: { COUNTERSIGN_PASSWORD: 'not-the-password' } };
  const refused = await store.as('周敏', ['call', 'clients.list', '--json'], wrong);
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { failure: { code: 'unauthenticated' } }]);
  expect((await store.as('周敏', ['call', 'clients.list'])).code).toBe(0);
});

test('an office of one cannot be made, and a second init on a store is refused', async () => {
  const folder = join(freshFolder(), 'alone');
  const environment = { COUNTERSIGN_PASSWORDS: `周敏=${PASSWORD}\n陈国强=${PASSWORD}` };
  const alone = ['init', '--data', folder, '--office', '澜川', '--person', '周敏:clerk'];
  expect((await countersign(alone, { environment })).code).toBe(1);
  const store = await initialisedStore();
  const both = ['--person', '周敏:clerk', '--person', '陈国强:checker', '--json'];
  const again = await countersign(['init', '--data', store.folder, '--office', '澜川', ...both], { environment });
  expect([again.code, JSON.parse(again.out)]).toMatchObject([1, { failure: { rule: 'office.already_initialised' } }]);
});

test('procedures lists every procedure of the contract with its schemas and permission', async () => {
  const ran = await countersignHere(['procedures', '--json']);
  const listed = JSON.parse(ran.out) as readonly Record<string, unknown>[];
  expect(listed.map((procedure) => procedure['name'])).toEqual(Object.keys(officeContract).toSorted());
  for (const procedure of listed) {
    expect(procedure).toMatchObject({
      input: { $schema: expect.any(String) },
      output: { $schema: expect.any(String) },
    });
    expect(['query', 'command']).toContain(procedure['kind']);
    expect(procedure['permission']).toMatch(/^(public|signed-in|\w+\.\w+)$/);
  }
});

test('one session answers many calls, a line each, in order, and goes on after a line it cannot read', async () => {
  const store = await initialisedStore();
  const lines = [
    { name: 'session.signIn', input: { name: '周敏', password: PASSWORD } },
    { name: 'clients.list', requestId: 'a-request-1' },
    'nonsense',
    { name: 'clients.conjure', requestId: 'a-request-2' },
    { name: 'office.status', requestId: 'a-request-3' },
  ];
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const ran = await countersign(['serve-procedures', '--stdio', '--data', store.folder], { input });
  expect(ran.code).toBe(0);
  expect(
    ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { ok: true, value: { outcome: 'signed_in' } },
    { requestId: 'a-request-1', ok: true, value: { rows: [] } },
    { ok: false, failure: { code: 'invalid_input' } },
    { requestId: 'a-request-2', ok: false, failure: { code: 'not_found' } },
    { requestId: 'a-request-3', ok: true, value: { officeName: '澜川' } },
  ]);
});

test('a command repeated with the same request id takes effect once', async () => {
  const store = await initialisedStore();
  const call = [
    'call',
    'clients.submit',
    '{"action":"create","content":{"name":"申亿机电"}}',
    '--request-id',
    'retry-0001',
  ];
  const first = await store.as('周敏', call);
  const second = await store.as('周敏', call);
  expect([second.code, second.out]).toEqual([0, first.out]);
});

test('a disk that is full or read-only, or a file that is no database, is a refusal with a remedy, not a bug', () => {
  const codes = {
    ENOSPC: 'disk_full',
    EROFS: 'read_only',
    SQLITE_CANTOPEN_ISDIR: 'read_only',
    SQLITE_NOTADB: 'damaged',
  };
  for (const [code, reason] of Object.entries(codes)) {
    const refused = openFailureOf(Object.assign(new Error('x'), { code }), 'zh-CN');
    expect(refused).toMatchObject({ exitCode: 3, failure: { code: 'store_refused', reason } });
    expect(refused?.sentences[0]).not.toContain('store.');
  }
  expect(openFailureOf(new Error('a bug'), 'zh-CN')).toBeUndefined();
});
