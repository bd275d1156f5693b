import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { inOffice, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

const ROWS = 100_000;

function clientList(directory: string): string {
  const file = join(directory, '客户清单.csv');
  const rows = Array.from({ length: ROWS }, (_, at) =>
    [
      `K-${String(at).padStart(6, '0')}`,
      `常州第${at + 1}轨道装备有限公司`,
      ((at % 50) + 1) * 1000,
      30,
      `沈${at}`,
      `139${String(10_000_000 + at)}`,
      `江苏省常州市新北区珠江路${at}号`,
      `王${at}`,
      '中国工商银行常州支行',
      `11030216${String(at).padStart(9, '0')}`,
    ].join(','),
  );
  const head = '客户编号,客户名称,信用额度（元）,账期（天）,联系人,联系人手机,收货地址,收货人,开户行,银行账号';
  writeFileSync(file, [head, ...rows].join('\r\n'));
  return file;
}

// Submitting so many takes less time than pressing a button: what takes long is reading them.
const panel = (window: Page) => window.getByRole('dialog', { name: '后台任务' });
const indicator = (window: Page) => window.locator('.works-button');

/** The file is picked, and as soon as the bar stands there, its reading goes into the background: the person goes on elsewhere. */
async function readInBackground(window: Page): Promise<void> {
  await expect(visiblePage(window).getByRole('button', { name: '选择文件…' })).toBeVisible();
  await window.keyboard.press('Control+o');
  await visiblePage(window).getByRole('button', { name: '转到后台' }).click({ timeout: 60_000 });
  await expect(indicator(window)).toContainText('1 项进行中');
}

test('a file of 100,000 rows is read in the background: seen from another tab, cancelled without a trace, read again and submitted', async () => {
  test.setTimeout(180_000);
  const directory = freshDirectory();
  const file = clientList(directory);
  await inOffice(directory, async () => {});
  const submissions = () => askStore(directory, 'SELECT count(*) AS n FROM submission')[0]?.['n'];
  const before = submissions();
  await withWindow(directory, async ({ app, window }) => {
    await app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [picked] })) as typeof dialog.showOpenDialog;
    }, file);
    await signIn(window, ZHOU);
    await goTo(window, '导入导出');
    await visiblePage(window).getByRole('button', { name: '导入客户档案' }).click();

    await test.step('its progress is seen from another tab, where it is cancelled', async () => {
      await readInBackground(window);
      await expect(window.getByRole('tab', { name: '导入客户档案' })).toHaveAttribute('aria-selected', 'false');
      await window.keyboard.press('Control+j');
      const bar = panel(window).getByRole('progressbar', { name: '读入 客户清单.csv' });
      await expect(bar).toBeVisible();
      await panel(window).getByRole('button', { name: '取消' }).press('Enter');
      await expect(panel(window)).toContainText('已取消，没有留下任何东西');
      expect(submissions()).toBe(before);
      await window.keyboard.press('Escape');
    });

    await test.step('read again, it ends while its tab is closed; the result is opened later and submitted', async () => {
      await window.getByRole('tab', { name: '导入客户档案' }).click();
      await readInBackground(window);
      await window.getByTitle('关闭 导入客户档案').click();
      await expect(window.getByRole('tab', { name: '导入客户档案' })).toHaveCount(0);
      await expect(indicator(window)).toContainText('1 条新结果', { timeout: 120_000 });
      await window.keyboard.press('Control+j');
      await expect(panel(window)).toContainText(`${ROWS} 条可收，请核对后提交`);
      await panel(window).getByRole('button', { name: '去看' }).first().click();
      await expect(window.getByRole('tab', { name: '导入客户档案' })).toHaveAttribute('aria-selected', 'true');
      await expect(indicator(window)).not.toContainText('新结果');
      await expect(visiblePage(window).getByRole('button', { name: `提交复核 ${ROWS} 条` })).toBeEnabled();
      await window.keyboard.press('F8');
      await expect(visiblePage(window)).toContainText('提交单 2', { timeout: 60_000 });
    });
  });
  expect(submissions()).toBe(Number(before) + 1);
});
