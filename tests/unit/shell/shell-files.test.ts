import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOG_FILES_KEPT, openLog } from '#shell/log.ts';
import { framesOf, lineOf, withoutValues } from '#shell/log-line.ts';
import { answerPageRequest, pageFile } from '#shell/page-files.ts';
import { readPickedFile } from '#shell/pick-file.ts';
import { fileNameFrom, saveFileSafely } from '#shell/save-file.ts';

const fresh = (): string => mkdtempSync(path.join(os.tmpdir(), 'countersign-shell-'));

test('the page gets files of the package and nothing outside it', async () => {
  const root = path.join(fresh(), 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'index.html'), '<p>page');
  writeFileSync(path.join(root, 'assets', 'app.js'), 'export {}');
  writeFileSync(path.join(root, '..', 'secret.json'), '{}');
  const get = (url: string, method = 'GET'): Promise<Response> => answerPageRequest(root, { url, method });

  const page = await get('app://bundle/');
  expect([page.status, await page.text(), page.headers.get('content-type')]).toEqual([
    200,
    '<p>page',
    'text/html; charset=utf-8',
  ]);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /u);
  expect((await get('app://bundle/assets/app.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const url of [
    'app://bundle/../secret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/..%5csecret.json',
    'app://other/index.html',
    'app://bundle/assets',
    'app://bundle/none.js',
    'app://bundle/%ff',
    'app://bundle/index.html%00.js',
    'not an address',
  ])
    expect([url, (await get(url)).status]).toEqual([url, 404]);
  expect((await get('app://bundle/index.html', 'POST')).status).toBe(404);
});

test('whatever address is asked for, the file lies inside the package', () => {
  const root = path.join(os.tmpdir(), 'package', 'renderer');
  const part = fc.constantFrom('..', '.', 'a', '%2e%2e', '%2f', '%5c', '\\', 'x.js', '//', 'C:', '~');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const found = pageFile(root, `app://bundle/${parts.join('/')}/x.js`);
      expect(path.relative(root, found?.file ?? root).startsWith('..')).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('a suggested name becomes a name every file system takes', () => {
  expect(fileNameFrom('../对账单: 华东/2026.xlsx')).toBe('对账单_ 华东_2026.xlsx');
  expect(fileNameFrom('CON.csv')).toBe('_CON.csv');
  expect(fileNameFrom('sheet. . ')).toBe('sheet');
  expect(fileNameFrom('')).toBe('countersign');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (suggested) => {
      const name = fileNameFrom(suggested);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(140);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$/u);
      expect(path.basename(name)).toBe(name);
    }),
    { numRuns: 500 },
  );
});

test('saving replaces the old file whole and leaves nothing beside it; a refused save leaves the old file alone', async () => {
  const folder = fresh();
  const file = path.join(folder, 'ledger.csv');
  writeFileSync(file, 'old');
  await saveFileSafely(file, Buffer.from('new'));
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['new', ['ledger.csv']]);
  mkdirSync(path.join(folder, 'taken'));
  await expect(saveFileSafely(path.join(folder, 'taken'), Buffer.from('x'))).rejects.toThrow(
    /EISDIR|EEXIST|ENOTEMPTY|EPERM/u,
  );
  expect(readdirSync(folder).toSorted()).toEqual(['ledger.csv', 'taken']);
});

test('a picked file over the limit is refused by its size, a missing one by its code', async () => {
  const file = path.join(fresh(), 'a.xlsx');
  writeFileSync(file, 'abcd');
  expect(await readPickedFile(file, 4)).toEqual({ ok: true, file: { name: 'a.xlsx', contentBase64: 'YWJjZA==' } });
  expect(await readPickedFile(file, 3)).toEqual({ ok: false, reason: 'too_large', bytes: 4 });
  expect(await readPickedFile(`${file}.none`)).toEqual({ ok: false, reason: 'unreadable', code: 'ENOENT' });
});

test('the log turns over by size and keeps the newest files', () => {
  const folder = fresh();
  const log = openLog(folder, () => 0, 200);
  for (let n = 0; n < 40; n++) log.write({ level: 'info', event: `event-${n}`, fields: { n } });
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual([
    'countersign.1.log',
    'countersign.2.log',
    'countersign.3.log',
    'countersign.4.log',
    'countersign.log',
  ]);
  expect(files).toHaveLength(LOG_FILES_KEPT);
  const newest = readFileSync(path.join(folder, 'countersign.log'), 'utf8').trim().split('\n').at(-1);
  expect(JSON.parse(newest ?? '')).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'event-39', n: 39 });
});

test('a log line says which rule failed and where, never for whom', () => {
  const message = 'no such client “华东贸易” 张三 13800138000 zhang@example.cn "91310000MA1K" in clients.search';
  expect(withoutValues(message)).toBe('no such client … … … … … in clients.search');
  expect(framesOf('Error: 张三\n    at search (clients.ts:3:1)\n    at run (door.ts:9:2)')).toEqual([
    'at search (clients.ts:3:1)',
    'at run (door.ts:9:2)',
  ]);
  const line = lineOf({
    level: 'error',
    message: '张三',
    reference: 'AB12',
    stack: 'Error: 张三\n    at x (y.ts:1:1)',
  });
  expect(line).toEqual({
    level: 'error',
    event: 'office.said',
    fields: { message: '…', reference: 'AB12', at: ['at x (y.ts:1:1)'] },
  });
});
