import { expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PASSWORD, ZHOU } from '../office-seed.ts';
import { askStore, goTo, keyBlind, signIn, visiblePage, withWindow } from './at-the-window.ts';

test('a colleague countersigns at the maker’s desk: blind, with the own name and password, and the maker’s work stays open', async () => {
  const directory = freshDirectory();
  const { id } = await inOffice(directory, ({ maker }) =>
    maker.get('clients.submit', { action: 'create', content: HENGTAI }),
  );
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    await goTo(window, '客户档案');
    await goTo(window, '复核中心');
    await visiblePage(window).getByRole('button', { name: '我提交的' }).click();
    await expect(visiblePage(window).getByRole('button', { name: /请同事在此复核/u })).toBeVisible();
    await expect(window.locator('body')).toContainText('914403001922038216');
    await window.keyboard.press('Control+Enter');

    await expect(window.getByRole('heading', { name: '请同事在此复核 · 客户档案 新建' })).toBeVisible();
    await expect(window.getByRole('tab')).toHaveCount(0);
    await expect(window.locator('body')).not.toContainText(/914403001922038216|500,?000/u);
    const who = window.getByLabel('复核人', { exact: true });
    await expect(who.getByRole('option')).toHaveText(['复核人', '陈国强 复核']);

    await keyBlind(window, { 税号: '914403001922038216', 信用额度: '500000', '账期（天）': '60' });
    await window.keyboard.press('Enter');
    await expect(who).toBeFocused();
    await who.selectOption({ label: '陈国强 复核' });
    await window.keyboard.press('Enter');
    await window.keyboard.type('not the password');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert')).toContainText('姓名或密码不对，什么都没有记下');
    await expect(window.getByLabel('登录密码')).toBeFocused();
    await window.keyboard.type(PASSWORD);
    await window.keyboard.press('Enter');

    const panel = window.getByRole('region', { name: '签字', exact: true });
    await expect(panel).toContainText('第 1 签 / 共 1 签 · 陈国强');
    await expect(panel.getByRole('timer')).toContainText(/剩 0:[3-6]\d/u);
    await window.keyboard.press('Enter');
    await expect(window.getByText('提交单 2 已生效')).toBeVisible();
    await expect(window.getByText('登录的仍是 周敏，页签和草稿都在')).toBeVisible();
    await window.keyboard.press('Enter');

    await expect(window.getByRole('button', { name: '换人' })).toContainText(ZHOU.name);
    await expect(window.getByRole('tab')).toHaveText(['工作台', '客户档案', '复核中心']);
    await goTo(window, '客户档案');
    await expect(visiblePage(window).getByRole('row', { name: /江苏恒泰/u })).toContainText('KH-000001');
  });
  expect(
    askStore(
      directory,
      `SELECT p.name, c.place FROM countersignature c JOIN v_person p ON p.id = c.person_id WHERE c.submission_id = '${id}'`,
    ),
  ).toEqual([{ name: CHEN.name, place: 'desk' }]);
});
