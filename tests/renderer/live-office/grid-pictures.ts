import type { Page } from 'playwright-core';
import { file, fillLines, key, openImport, type Picture, pickClient, rail, read, typeAt } from './pictures.ts';

/** Twelve lines of a customer's list as Excel puts them on the clipboard: heads, a wrong number, a code nobody knows, a total. */
const PASTED = [
  '序号\t产品编号\t品名\t数量（桶）\t含税单价（元）\t交货日期',
  ...['WE-210', 'WP-521', 'XS-090', 'MJ-060', 'FH-820', 'WE-210', 'ZZ-404', 'WP-521', 'MJ-060', 'FH-820'].map(
    (code, at) =>
      `${at + 1}\t${code}\t\t${at === 3 ? '十二' : (at + 1) * 12}\t￥${(480 + at * 7).toFixed(2)}\t2026/12/${10 + at}`,
  ),
  '\t\t\t\t\t',
  '合计\t\t\t648\t\t',
].join('\r\n');

async function pasteList(page: Page): Promise<void> {
  await page.locator('.line-grid:visible .data-row').first().locator('.grid-cell').nth(1).click({ force: true });
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, PASTED);
  await page.locator('.paste-panel').waitFor();
}

/** An export kept, a verification, and an import that was read: three results. */
const worked = [
  rail('clients'),
  key('Control+e'),
  rail('settings'),
  (page: Page) => page.locator('.verify-panel button').click(),
  ...openImport(0),
  file('客户档案.xlsx', '客户信息登记表.xlsx'),
  key('Control+o'),
  read,
];

/** A client list long enough that its bar can be looked at. */
async function longImport(page: Page): Promise<void> {
  await rail('exchange')(page);
  await page.locator('.work-list button:visible').first().click();
  const rows = Array.from(
    { length: 12_000 },
    (_, at) => `常州第${at + 1}轨道装备有限公司,${((at % 50) + 1) * 1000},30`,
  );
  const text = ['客户名称,信用额度（元）,账期（天）', ...rows].join('\r\n');
  await page.evaluate(
    (picked) => Object.assign((window as unknown as { chooser: object }).chooser, { nextFile: picked }),
    { name: '客户清单.csv', contentBase64: Buffer.from(text).toString('base64') },
  );
  await page.locator('.drop-zone:visible').waitFor();
  await page.keyboard.press('Control+o');
}

async function toBackground(page: Page): Promise<void> {
  await page.locator('.busy-bar button').first().click({ timeout: 20_000 });
}

/** The line to the office breaks for everything asked from now on. */
const brokenLine = (page: Page) =>
  page.evaluate(() => Object.assign(window.office, { call: () => Promise.reject(new Error('the line broke')) }));

const newContract = [rail('contracts'), key('Control+n'), pickClient];
const choose = [typeAt(1, 5, '48'), key('ArrowUp'), ...Array<ReturnType<typeof key>>(3).fill(key('Shift+ArrowDown'))];
const chooseWide = Array<ReturnType<typeof key>>(2).fill(key('Shift+ArrowRight'));

/** Line entry, pasting, long work and failures. */
export const GRID_PICTURES: readonly Picture[] = [
  { name: 'grid-block', steps: [...newContract, fillLines, ...choose, ...chooseWide] },
  {
    name: 'grid-block-dark-en',
    language: 'en-US',
    scheme: 'dark',
    steps: [...newContract, fillLines, ...choose, ...chooseWide],
  },
  { name: 'works-panel', steps: [...worked, key('Control+j')] },
  { name: 'works-panel-en', language: 'en-US', steps: [...worked, key('Control+j')] },
  { name: 'works-panel-dark', scheme: 'dark', steps: [...worked, key('Control+j')] },
  { name: 'works-bar', steps: [longImport, (page) => page.locator('.busy-bar').waitFor({ timeout: 20_000 })] },
  { name: 'works-running', steps: [longImport, toBackground, key('Control+j')] },
  { name: 'failure-internal', steps: [brokenLine, rail('products')] },
  { name: 'failure-internal-en', language: 'en-US', steps: [brokenLine, rail('products')] },
  { name: 'grid-menu', steps: [...newContract, fillLines, key('ArrowUp'), key('Shift+F10')] },
  { name: 'paste-panel', steps: [...newContract, pasteList] },
  { name: 'paste-panel-en', language: 'en-US', steps: [...newContract, pasteList] },
  { name: 'paste-panel-dark', scheme: 'dark', steps: [...newContract, pasteList] },
  { name: 'paste-taken', steps: [...newContract, pasteList, key('Control+Enter')] },
];
