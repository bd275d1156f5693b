import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import { countersign, freshFolder, initialisedStore, ROOT } from './run-countersign.ts';

const CLIENTS = join(ROOT, 'resources/sample-office/客户档案.xlsx');

function previewFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('countersign-preview-'));
}

test('a workbook with title, note and starred header is previewed on a bare machine, and nothing stays behind', async () => {
  const before = previewFolders();
  const ran = await countersign(['import', 'clients', CLIENTS, '--dry-run', '--json']);
  expect(ran.code).toBe(0);
  const preview = JSON.parse(ran.out) as ImportPreview;
  expect(preview).toMatchObject({ headerRow: 3, headerLastRow: 4, counts: { inFile: 66, accepted: 60, refused: 5 } });
  const targets = Object.fromEntries(preview.columns.map((column) => [column.letter, column.target]));
  expect(targets).toMatchObject({ C: 'name', E: 'taxNumber', Q: 'bankAccount', U: 'creditLimitFen' });
  expect(preview.refused.map((cell) => cell.address)).toContain('客户!E18');
  expect(previewFolders().filter((name) => !before.includes(name))).toEqual([]);
});

test('a submitted workbook waits for a second person; refused rows and the list are saved as workbooks', async () => {
  const store = await initialisedStore();
  const refused = join(freshFolder(), 'refused.xlsx');
  const unasked = await store.as('周敏', ['import', 'clients', CLIENTS]);
  expect(unasked.code).toBe(1);
  const ran = await store.as('周敏', ['import', 'clients', CLIENTS, '--yes', '--refused', refused, '--json']);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out)).toMatchObject({ ticket: { kind: 'import_clients', state: 'submitted' } });
  expect(readFileSync(refused).subarray(0, 2).toString()).toBe('PK');
  const again = await store.as('周敏', ['import', 'clients', CLIENTS, '--yes', '--json']);
  expect([again.code, JSON.parse(again.out)]).toMatchObject([1, { failure: { rule: 'import.same_file' } }]);

  const out = join(freshFolder(), 'new-folder', 'clients.csv');
  const exported = await store.as('周敏', ['export', 'clients', '--out', out, '--json']);
  expect(JSON.parse(exported.out)).toMatchObject({ file: out, rows: 0 });
  expect(statSync(out).size).toBeGreaterThan(0);
  const unknown = await store.as('周敏', ['export', 'rumours', '--out', join(freshFolder(), 'x.xlsx'), '--json']);
  expect([unknown.code, JSON.parse(unknown.out)]).toMatchObject([1, { failure: { rule: 'export.unknown_list' } }]);
});

test('a file that is no workbook is refused in plain words', async () => {
  const ran = await countersign(['import', 'clients', join(ROOT, 'LICENSE'), '--dry-run', '--json']);
  expect(ran.code).toBeLessThan(2);
  const unreadable = await countersign(['import', 'clients', join(ROOT, 'resources/icons/icon.png'), '--dry-run']);
  expect(unreadable.code).toBe(1);
  expect(unreadable.errors.trim()).not.toBe('');
  expect(existsSync(join(ROOT, 'resources/icons/icon.png'))).toBe(true);
});
