import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveFileSafely } from '#core/exchange/save-file.ts';
import type { SavingSteps } from '#core/exchange/save-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = Buffer.from('客户清单');
const steps: SavingSteps = { rename, readBack: (path) => readFile(path) };

function failing(code: string, syscall: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(code), { code, syscall }));
}

test('a saved file stands whole under its name, with nothing left beside it', async () => {
  const path = join(folder, '客户.xlsx');
  await writeFile(path, 'older');
  const saved = await saveFileSafely(path, bytes);
  expect(saved).toMatchObject({ ok: true, path, byteLength: bytes.length });
  expect(await readFile(path, 'utf8')).toBe('客户清单');
  expect(await readdir(folder)).toEqual(['客户.xlsx']);
});

test('a target that is open in Excel keeps its content, and the next free name is offered', async () => {
  const path = join(folder, '客户.xlsx');
  await writeFile(path, 'open in Excel');
  await writeFile(join(folder, '客户 (2).xlsx'), 'taken');
  for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
    const saved = await saveFileSafely(path, bytes, { ...steps, rename: failing(code, 'rename') });
    expect(saved).toEqual({
      ok: false,
      rule: 'save_target_locked',
      details: { fileName: '客户.xlsx', suggestedName: '客户 (3).xlsx' },
    });
  }
  expect(await readFile(path, 'utf8')).toBe('open in Excel');
  expect(await readdir(folder)).toEqual(['客户 (2).xlsx', '客户.xlsx']);
});

test('a folder in the place of the file is a locked target too', async () => {
  const saved = await saveFileSafely(folder, bytes);
  expect(saved).toMatchObject({ ok: false, rule: 'save_target_locked' });
});

test('a missing folder, a full disk and bytes that read back otherwise are told apart', async () => {
  const path = join(folder, '客户.xlsx');
  expect(await saveFileSafely(join(folder, 'nowhere', 'a.xlsx'), bytes)).toMatchObject({ rule: 'save_folder_missing' });
  const full = await saveFileSafely(path, bytes, { ...steps, rename: failing('ENOSPC', 'rename') });
  expect(full).toMatchObject({ rule: 'save_disk_full' });
  const torn = await saveFileSafely(path, bytes, { ...steps, readBack: () => Promise.resolve(Buffer.from('客户')) });
  expect(torn).toMatchObject({ rule: 'save_not_readable_back' });
  expect(await readdir(folder)).toEqual([]);
});

test('what nobody foresaw is thrown, not swallowed', async () => {
  const saving = saveFileSafely(join(folder, 'a.xlsx'), bytes, { ...steps, rename: failing('EXDEV', 'rename') });
  await expect(saving).rejects.toThrow('EXDEV');
});
