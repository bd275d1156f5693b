import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** One picture: who sits there, in which look, and what is done first. */
export interface Picture {
  readonly name: string;
  readonly seat?: 'maker' | 'checker' | 'director';
  readonly language?: 'zh-CN' | 'en-US';
  readonly scheme?: 'light' | 'dark' | 'contrast';
  readonly large?: boolean;
  readonly steps: readonly ((page: Page) => Promise<unknown>)[];
}

const FILES = join(import.meta.dirname, '../../../resources/sample-office');
const rail = (module: string) => (page: Page) => page.locator(`.rail [data-module="${module}"]`).click();
const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const row = (at: number) => (page: Page) => page.locator('.data-row:visible').nth(at).dblclick();
const button = (at: string) => (page: Page) => page.locator(at).first().click();

function file(name: string, as = name) {
  return (page: Page) =>
    page.evaluate((picked) => Object.assign((window as unknown as { chooser: object }).chooser, { nextFile: picked }), {
      name: as,
      contentBase64: readFileSync(join(FILES, name)).toString('base64'),
    });
}
const openImport = (kind: number) => [
  rail('exchange'),
  (page: Page) => page.locator('.work-list button:visible').nth(kind).click(),
];
const read = (page: Page) => page.locator('.import-grid, .empty-state h3').first().waitFor({ timeout: 20_000 });

export const PICTURES: readonly Picture[] = [
  { name: 'exchange', steps: [rail('exchange')] },
  { name: 'import-file', steps: openImport(0) },
  {
    name: 'import-clients',
    steps: [...openImport(0), file('客户档案.xlsx', '客户信息登记表.xlsx'), key('Control+o'), read],
  },
  {
    name: 'import-clients-en',
    language: 'en-US',
    steps: [...openImport(0), file('客户档案.xlsx'), key('Control+o'), read],
  },
  {
    name: 'import-clients-1920',
    large: true,
    steps: [...openImport(0), file('客户档案.xlsx'), key('Control+o'), read],
  },
  { name: 'import-unreadable', steps: [...openImport(0), file('README.md', '坏文件.xlsx'), key('Control+o'), read] },
];

export { button, row };
