import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLocalBrowser } from '#core/printing/local-browser.ts';

let root = '';
const put = (...parts: string[]): string => {
  const path = join(root, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  return path;
};
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-browser-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the browser named in COUNTERSIGN_BROWSER is taken, and no other when that one is missing', () => {
  const chosen = put('own', 'browser');
  expect(findLocalBrowser({ COUNTERSIGN_BROWSER: chosen, PATH: '' }, 'linux')).toBe(chosen);
  expect(findLocalBrowser({ COUNTERSIGN_BROWSER: join(root, 'gone') }, 'linux')).toBeUndefined();
});

test('on Windows the Edge every PC has is found before Chrome', () => {
  const edge = put('pf86', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  const chrome = put('pf', 'Google', 'Chrome', 'Application', 'chrome.exe');
  const environment = { 'ProgramFiles(x86)': join(root, 'pf86'), ProgramFiles: join(root, 'pf') };
  expect(findLocalBrowser(environment, 'win32')).toBe(edge);
  expect(findLocalBrowser({ ProgramFiles: join(root, 'pf') }, 'win32')).toBe(chrome);
  expect(findLocalBrowser({}, 'win32')).toBeUndefined();
});

test('on Linux the PATH is searched in its order', () => {
  const chromium = put('bin', 'chromium');
  expect(findLocalBrowser({ PATH: join(root, 'bin') }, 'linux')).toBe(chromium);
});
