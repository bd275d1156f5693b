import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PASSWORD, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

const PASSPHRASE = '太湖边的早班船 2026';

/** Answers the next questions for a file or a folder with this one. */
async function choose(app: ElectronApplication, picked: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    const answer = async () => ({ canceled: false, filePaths: [filePath] });
    dialog.showOpenDialog = answer as unknown as typeof dialog.showOpenDialog;
  }, picked);
}

test('a backup is made in the settings; a new PC restores it on its first run and everybody signs in as before', async () => {
  test.setTimeout(180_000);
  const [directory, newPc, drive] = [freshDirectory(), freshDirectory(), freshDirectory()];
  await inOffice(directory, ({ submitAndSign }) =>
    submitAndSign('clients.submit', { action: 'create', content: HENGTAI }),
  );
  await withWindow(directory, async ({ app, window }) => {
    await signIn(window, ZHOU);
    await window.getByRole('button', { name: '还没有备份' }).click();
    const page = visiblePage(window);
    await page.getByRole('button', { name: '设置口令' }).click();
    await page.getByRole('region', { name: '备份口令' }).getByLabel('备份口令').fill(PASSPHRASE);
    await page.getByLabel('再输一次').fill(PASSPHRASE);
    await page.getByLabel(`${ZHOU.name} 的登录密码`).fill(PASSWORD);
    await page.getByRole('combobox', { name: '第二个人' }).selectOption(CHEN.name);
    await page.getByLabel('第二个人的登录密码').fill(PASSWORD);
    await page.getByRole('button', { name: '设置口令' }).click();
    await expect(page.getByLabel('备份恢复钥匙', { exact: true })).toHaveText(/^([2-9A-Z]{5}-){4}[2-9A-Z]{5}$/u);
    await page.getByLabel('我已抄好或打印好').check();
    await page.getByRole('button', { name: '收好了' }).click();
    await choose(app, drive);
    await page.getByRole('button', { name: '选文件夹…' }).click();
    await expect(page.getByText(drive, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '立即备份' }).click();
    await expect(page.getByText(/已备份到 1 处/u)).toBeVisible();
    await expect(window.getByRole('button', { name: /^备份 今天 \d\d:\d\d$/u })).toBeVisible();
  });
  const [name = ''] = readdirSync(drive);
  expect(name).toMatch(/^countersign-[0-9a-f]{8}-\d{8}-\d{6}\.csbackup$/u);

  await withWindow(newPc, async ({ app, window }) => {
    await window.getByRole('button', { name: /从备份恢复/u }).click();
    await choose(app, path.join(drive, name));
    await window.getByRole('button', { name: '选备份文件…' }).click();
    await expect(window.getByText('澜川新材料（苏州）有限公司')).toBeVisible();
    await window.getByRole('button', { name: '下一步' }).click();
    await expect(window.getByLabel('备份口令')).toBeFocused();
    await window.keyboard.type('不是这一句，试试看');
    await window.keyboard.press('Enter');
    await expect(window.getByText('备份口令不对，没有恢复。')).toBeVisible();
    await window.getByLabel('备份口令').fill(PASSPHRASE);
    await window.keyboard.press('Enter');
    await expect(window.getByText(/已恢复「澜川新材料（苏州）有限公司」，核对无误/u)).toBeVisible();
    await window.getByRole('button', { name: '打开办公室' }).click();
    await signIn(window, CHEN);
    await goTo(window, '客户档案');
    await expect(visiblePage(window).getByRole('row', { name: new RegExp(HENGTAI.name, 'u') })).toBeVisible();
  });
  expect(askStore(newPc, "SELECT event FROM backup_log WHERE event = 'restored'")).toEqual([{ event: 'restored' }]);
});

test('the sample office is tried and left: marked, apart from the real one, and removed', async () => {
  // a whole office day is keyed and countersigned: on a busy machine that takes its time
  test.setTimeout(180_000);
  const directory = freshDirectory();
  await withWindow(directory, async ({ window }) => {
    await window.getByRole('button', { name: /看示例账套/u }).click();
    await window.keyboard.press('Enter');
    await expect(window.getByText('示例账套：每个人的密码都是')).toBeVisible({ timeout: 120_000 });
    expect(readdirSync(directory)).toContain('sample-office');
    await signIn(window, ZHOU, 'lanchuan-demo-day');
    await expect(window.getByText('示例账套', { exact: true })).toBeVisible();
    await goTo(window, '合同');
    await expect(visiblePage(window).getByRole('row', { name: /HT-2026-000038/u })).toBeVisible();
    await window.getByRole('button', { name: '离开示例' }).click();
    await expect(window.getByRole('heading', { name: '开始使用复签' })).toBeVisible();
    expect(askStore(directory, 'SELECT * FROM person')).toEqual([]);
    await window.getByRole('button', { name: /看示例账套/u }).click();
    await window.getByRole('button', { name: '删除示例账套' }).click();
    await expect(window.getByRole('button', { name: '生成并打开' })).toBeVisible();
    expect(readdirSync(directory)).not.toContain('sample-office');
  });
});
