import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listScans, readScan } from '#shell/scan-folder.ts';

function scanFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'countersign-scans-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, minute: number, content = name): void => {
    writeFileSync(path.join(folder, name), content);
    utimesSync(path.join(folder, name), minute * 60, minute * 60);
  };
  put('合同 1.pdf', 1);
  put('合同 2.JPG', 3);
  put('合同 3.png', 2);
  put('empty.png', 9, '');
  put('notes.txt', 9);
  mkdirSync(path.join(folder, 'folder.pdf'));
  writeFileSync(path.join(folder, '..', 'outside-scan.pdf'), 'secret');
  onTestFinished(() => rmSync(path.join(folder, '..', 'outside-scan.pdf'), { force: true }));
  symlinkSync(path.join(folder, '..', 'outside-scan.pdf'), path.join(folder, 'link.pdf'));
  return folder;
}

test('the newest scan stands first; what is no scan of this folder is not listed', async () => {
  const folder = scanFolder();
  const listed = await listScans(folder);
  expect(listed).toMatchObject({ folder: path.basename(folder), reachable: true });
  expect(listed.scans.map(({ name, scannedAt }) => [name, scannedAt])).toEqual([
    ['合同 2.JPG', 180_000],
    ['合同 3.png', 120_000],
    ['合同 1.pdf', 60_000],
  ]);
});

test('a scan is read by its name, stays as it is, and nothing outside the folder is reached', async () => {
  const folder = scanFolder();
  const read = await readScan(folder, '合同 1.pdf');
  expect(Buffer.from(read?.contentBase64 ?? '', 'base64').toString()).toBe('合同 1.pdf');
  expect(readFileSync(path.join(folder, '合同 1.pdf'), 'utf8')).toBe('合同 1.pdf');
  const others = [
    '../outside-scan.pdf',
    '..\\outside-scan.pdf',
    'link.pdf',
    'folder.pdf',
    'notes.txt',
    '',
    '.pdf',
    'gone.pdf',
  ];
  for (const name of others) expect(await readScan(folder, name), name).toBeUndefined();
});

test('a folder that cannot be read says so and is no error', async () => {
  const gone = path.join(os.tmpdir(), 'countersign-no-such-folder');
  expect(await listScans(gone)).toEqual({ folder: 'countersign-no-such-folder', reachable: false, scans: [] });
});
