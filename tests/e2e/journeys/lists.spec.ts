import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { read, utils } from 'xlsx';
import { freshDirectory } from '../launch.ts';
import { HENGTAI, inOffice, ZHOU } from '../office-seed.ts';
import { goTo, saveInto, signIn, visiblePage, withWindow } from './at-the-window.ts';

const SUZHOU = '苏州工业园区艾德曼精密涂装技术有限公司';
const NINGBO = '宁波蓝海船舶涂装有限公司';
const JIANGSU = '江苏恒泰轨道交通装备股份有限公司';
const CHENGDU = '成都西桥预制构件有限公司';
const LIMITS = [
  [SUZHOU, 50_000_000],
  [NINGBO, 30_000_000],
  [JIANGSU, 120_000_000],
  [CHENGDU, 10_000_000],
] as const;

const rows = (window: Page) => visiblePage(window).locator('.data-row');
const namesShown = (window: Page) => rows(window).locator('> :nth-child(3)');
const chip = (window: Page, name: RegExp) => visiblePage(window).getByRole('button', { name, pressed: true });

/** To the head of a column by keys alone: from the search box down into the rows, up to the heads, right to the column. */
async function toHead(window: Page, title: string): Promise<void> {
  await window.keyboard.press('/');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Home');
  const heads = await visiblePage(window).getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((head) => head.trim() === title);
  for (let step = 0; step < at; step += 1) await window.keyboard.press('ArrowRight');
}

/** What a spreadsheet would get: the clipboard, pasted and let go. */
async function pasted(window: Page): Promise<string> {
  await window.evaluate(() => {
    const keep = (event: ClipboardEvent): void => {
      event.preventDefault();
      document.body.dataset['pasted'] = event.clipboardData?.getData('text/plain') ?? '';
    };
    document.addEventListener('paste', keep, { once: true, capture: true });
  });
  await window.keyboard.press('Control+v');
  const body = window.locator('body[data-pasted]');
  return (await body.getAttribute('data-pasted')) ?? '';
}

test('a list is sorted, filtered, saved as a view, summed, copied and exported by keys, and the view is there next morning', async () => {
  const directory = freshDirectory();
  const file = join(directory, 'clients.xlsx');
  await inOffice(directory, async ({ submitAndSign }) => {
    for (const [name, creditLimitFen] of LIMITS) {
      const { taxNumber: _same, shortName: _short, ...content } = HENGTAI;
      await submitAndSign('clients.submit', { action: 'create', content: { ...content, name, creditLimitFen } });
    }
  });
  await withWindow(directory, async ({ app, window }) => {
    await signIn(window, ZHOU);
    await goTo(window, '客户档案');
    await expect(namesShown(window)).toHaveText([SUZHOU, NINGBO, JIANGSU, CHENGDU]);

    await test.step('Enter on a head sorts, Alt ↓ filters it by a typed amount', async () => {
      await toHead(window, '信用额度');
      await window.keyboard.press('Enter');
      await expect(namesShown(window)).toHaveText([CHENGDU, NINGBO, SUZHOU, JIANGSU]);
      await window.keyboard.press('Enter');
      await expect(visiblePage(window).getByRole('columnheader', { name: '信用额度' })).toHaveAttribute(
        'aria-sort',
        'descending',
      );
      await window.keyboard.press('Alt+ArrowDown');
      await expect(window.getByRole('dialog', { name: /信用额度/u }).locator('[name="from"]')).toBeFocused();
      await window.keyboard.type('300000');
      await window.keyboard.press('Enter');
      await expect(visiblePage(window).getByRole('group', { name: '当前筛选' })).toContainText('信用额度 ≥ 300,000.00');
      await expect(namesShown(window)).toHaveText([JIANGSU, SUZHOU, NINGBO]);
    });

    await test.step('the list as it stands becomes a view of one’s own', async () => {
      await window.keyboard.press('Control+Shift+S');
      await window.keyboard.type('三十万以上');
      await window.keyboard.press('Enter');
      await expect(chip(window, /三十万以上/u)).toContainText('3');
    });

    await test.step('ticked rows are summed and copied as a table', async () => {
      await window.keyboard.press('ArrowDown');
      await window.keyboard.press('Shift+ArrowDown');
      const bar = visiblePage(window).locator('.selection-bar');
      await expect(bar).toContainText('已选 2 行');
      await expect(bar).toContainText('信用额度 1,700,000.00 均 850,000.00');
      await window.keyboard.press('Control+c');
      await expect(visiblePage(window).getByText('已复制 2 行')).toBeVisible();
      const lines = (await pasted(window)).split('\r\n').map((line) => line.split('\t'));
      expect(lines.map((line) => line.slice(0, 2))).toEqual([
        ['编码', '客户全称'],
        ['KH-000003', JIANGSU],
        ['KH-000001', SUZHOU],
      ]);
      expect(lines[1]).toContain('1200000.00');
    });

    await test.step('what leaves holds exactly the rows and columns seen, in their order', async () => {
      await saveInto(app, file);
      await window.keyboard.press('Control+e');
      await expect(visiblePage(window).getByText('已导出 3 行')).toBeVisible();
      const sheet = Object.values(read(readFileSync(file)).Sheets)[0];
      const table = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
      const head = table.findIndex((line) => line.includes('客户全称'));
      expect(table[head]).toEqual(['客户编号', '客户全称', '规模', '信用', '业务员', '信用额度', '应收余额', '状态']);
      expect(table.slice(head + 1, head + 4).map((line) => line[1])).toEqual([JIANGSU, SUZHOU, NINGBO]);
    });

    await test.step('the same goes on paper, and Esc is back at the list', async () => {
      await window.keyboard.press('Control+Shift+P');
      await expect(visiblePage(window).getByRole('heading', { name: '打印预览 客户档案' })).toBeVisible();
      const sheet = visiblePage(window).frameLocator('iframe');
      await expect(sheet.getByText('客户编号')).toBeVisible();
      await expect(sheet.locator('body')).toContainText(/1,200,000\.00[\s\S]*500,000\.00[\s\S]*2,000,000\.00/u);
      await window.keyboard.press('Escape');
      await expect(namesShown(window)).toHaveText([JIANGSU, SUZHOU, NINGBO]);
    });
  });

  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    await expect(chip(window, /三十万以上/u)).toContainText('3');
    await expect(namesShown(window)).toHaveText([JIANGSU, SUZHOU, NINGBO]);
    await window.keyboard.press('Alt+1');
    await expect(namesShown(window)).toHaveText([SUZHOU, NINGBO, JIANGSU, CHENGDU]);
    await window.keyboard.press('Alt+7');
    await expect(namesShown(window)).toHaveText([JIANGSU, SUZHOU, NINGBO]);
  });
});
