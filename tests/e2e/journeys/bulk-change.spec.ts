import { expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, ZHOU } from '../office-seed.ts';
import {
  askStore,
  goTo,
  keyBlind,
  keyFields,
  sign,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

const COUNT = 6;

test('the clients of a colleague who left are found, ticked and given to another by keyboard, and the checker signs with the list in hand', async () => {
  const directory = freshDirectory();
  await inOffice(directory, async ({ submitAndSign }) => {
    for (let at = 1; at <= COUNT; at += 1) {
      const content = {
        ...HENGTAI,
        name: `宜兴第 ${at} 涂装有限公司`,
        shortName: `宜兴 ${at}`,
        taxNumber: null,
        ownerName: null,
      };
      await submitAndSign('clients.submit', { action: 'create', content });
    }
  });
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    await goTo(window, '资料质量');
    const page = visiblePage(window);
    await expect(page.getByRole('heading', { name: '资料质量' })).toBeVisible();
    await window.keyboard.press('Alt+3');
    await expect(page.getByRole('row', { name: /宜兴第 1/u })).toBeVisible();
    await page.locator('.data-grid').focus();
    await window.keyboard.press('Control+a');
    await expect(page.locator('.selection-bar')).toContainText(String(COUNT));
    await window.keyboard.press('Alt+b');
    await keyFields(window, { field: 'ownerName', value: '李娜', reason: '王磊离职，客户移交' });
    await window.keyboard.press('Control+Enter');
    await expect(visiblePage(window).getByText(`提交 ${COUNT} 条，拒绝 0 条`)).toBeVisible();
    await window.keyboard.press('F8');
    await expect(
      visiblePage(window)
        .getByText(/提交单 \d+/u)
        .first(),
    ).toBeVisible();

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    const keying = window.getByRole('region', { name: '盲录与签字' });
    await expect(keying).toBeVisible();
    await expect(visiblePage(window).getByText('李娜')).toHaveCount(0);
    await keyBlind(window, { 条数: String(COUNT), 新值: '李娜' });
    for (const box of await keying.getByRole('checkbox').all()) await box.check();
    await window.keyboard.press('Control+Enter');
    await expect(keying.getByText('请把其余内容看一遍，再签字。')).toBeVisible();
    await expect(visiblePage(window).locator('.bulk-paper tbody tr')).toHaveCount(COUNT);
    await sign(window);
  });
  expect(askStore(directory, `SELECT COUNT(*) AS n FROM client WHERE owner_name = '李娜' AND version = 2`)).toEqual([
    { n: COUNT },
  ]);
});
