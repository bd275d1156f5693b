import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { inOffice, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

const ROWS = 30_000;

function clientList(directory: string): string {
  const file = join(directory, '客户清单.csv');
  const rows = Array.from({ length: ROWS }, (_, at) => `常州第${at + 1}轨道装备有限公司,${((at % 50) + 1) * 1000},30`);
  writeFileSync(file, ['客户名称,信用额度（元）,账期（天）', ...rows].join('\r\n'));
  return file;
}

const panel = (window: Page) => window.getByRole('dialog', { name: '后台任务' });
const indicator = (window: Page) => window.locator('.works-button');

/** F8, and as soon as the bar stands there, into the background: the person goes on elsewhere. */
async function submitInBackground(window: Page): Promise<void> {
  await expect(visiblePage(window).getByRole('button', { name: `提交复核 ${ROWS} 条` })).toBeEnabled({
    timeout: 60_000,
  });
  await window.keyboard.press('F8');
  await visiblePage(window).getByRole('button', { name: '转到后台' }).click({ timeout: 30_000 });
  await expect(indicator(window)).toContainText('1 项进行中');
}

test('an import of thousands of rows goes on in the background: seen from another tab, cancelled without a trace, run again', async () => {
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
    await expect(visiblePage(window).getByRole('button', { name: '选择文件…' })).toBeVisible();
    await window.keyboard.press('Control+o');

    await test.step('its progress is seen from another tab, where it is cancelled', async () => {
      await submitInBackground(window);
      await expect(window.getByRole('tab', { name: '导入客户档案' })).toHaveAttribute('aria-selected', 'false');
      await window.keyboard.press('Control+j');
      const bar = panel(window).getByRole('progressbar', { name: '提交导入 客户清单.csv' });
      await expect(bar).toHaveAttribute('aria-valuenow', /^\d+$/u);
      await panel(window).getByRole('button', { name: '取消' }).click();
      await expect(panel(window)).toContainText('已取消，没有留下任何东西');
      expect(submissions()).toBe(before);
      await window.keyboard.press('Escape');
    });

    await test.step('run again, it ends while its tab is closed; the result is opened later', async () => {
      await window.getByRole('tab', { name: '导入客户档案' }).click();
      await submitInBackground(window);
      await window.getByTitle('关闭 导入客户档案').click();
      await expect(window.getByRole('tab', { name: '导入客户档案' })).toHaveCount(0);
      await expect(indicator(window)).toContainText('1 条新结果', { timeout: 90_000 });
      await window.keyboard.press('Control+j');
      await expect(panel(window)).toContainText('已提交，提交单 2，等另一人复核');
      await panel(window).getByRole('button', { name: '去看' }).first().click();
      await expect(window.getByRole('tab', { name: '复核中心' })).toHaveAttribute('aria-selected', 'true');
      await expect(indicator(window)).not.toContainText('新结果');
    });
  });
  expect(submissions()).toBe(Number(before) + 1);
});
