import { expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, inOffice, OFFICE_NAME, PASSWORD, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  keyFields,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

test('the first day: two people make the office, one keys a client, the other keys it blind and signs, then it exists', async () => {
  const directory = freshDirectory();
  await withWindow(directory, async ({ window }) => {
    await expect(window.getByRole('heading', { name: '开始使用复签' })).toBeVisible();
    await window.keyboard.press('1');
    await expect(window.getByLabel('单位全称')).toBeFocused();
    await window.keyboard.type(OFFICE_NAME);
    await window.keyboard.press('Enter');
    for (const [index, person] of [ZHOU, CHEN].entries()) {
      const block = window.getByRole('group', { name: index === 0 ? '第一个人' : '第二个人' });
      await block.getByLabel('姓名').fill(person.name);
      await block.getByLabel('职务').fill(person.title);
      await block.getByLabel(/密码$/u).fill(PASSWORD);
      await block.getByLabel('再输一次').fill(PASSWORD);
    }
    await window.keyboard.press('Escape');
    await expect(window.getByLabel('单位全称')).toHaveValue(OFFICE_NAME);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('group', { name: '第二个人' }).getByLabel('姓名')).toHaveValue(CHEN.name);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('radio', { name: /两人办公室/u })).toBeChecked();
    await expect(window.getByRole('radio', { name: /五人以上/u })).toBeDisabled();
    expect(askStore(directory, 'SELECT * FROM person')).toEqual([]);
    await window.keyboard.press('Enter');
    const code = window.getByLabel('恢复码', { exact: true });
    await expect(code).toHaveText(/^([2-9A-Z]{5}-){4}[2-9A-Z]{5}$/u);
    await expect(window.getByRole('button', { name: '去登录' })).toBeDisabled();
    await window.getByLabel('我已抄好或打印好').check();
    await window.getByRole('button', { name: '去登录' }).click();

    await signIn(window, ZHOU);
    await expect(window.getByRole('heading', { name: '周敏，您好' })).toBeVisible();
    await goTo(window, '客户档案');
    await expect(window.getByText('还没有客户')).toBeVisible();
    await window.keyboard.press('Control+n');
    await expect(visiblePage(window).locator('[name="name"]')).toBeFocused();
    await keyFields(window, {
      name: '江苏恒泰轨道交通装备股份有限公司',
      shortName: '恒泰轨道',
      taxNumber: '914403001922038216',
      creditLimitFen: '500000',
      paymentDays: '60',
    });
    await expect(visiblePage(window).getByText('伍拾万元整')).toBeVisible();
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText('已提交，提交单 2')).toBeVisible();
    expect(askStore(directory, 'SELECT * FROM client')).toEqual([]);

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await expect(visiblePage(window).getByRole('option', { name: /恒泰轨道/u })).toBeVisible();
    await expect(visiblePage(window)).not.toContainText(/914403001922038216|500,?000/u);
    await keyBlind(window, { 税号: '914403001922038216', 信用额度: '500,000.00', '账期（天）': '60' });
    await compareAndSign(window);

    await switchTo(window, ZHOU);
    await goTo(window, '客户档案');
    const row = visiblePage(window).getByRole('row', { name: /江苏恒泰轨道交通装备股份有限公司/u });
    await expect(row).toContainText('500,000.00');
    await expect(row).toContainText('KH-000001');
  });
  expect(askStore(directory, 'SELECT name, tax_number, credit_limit_fen, version FROM client')).toEqual([
    {
      name: '江苏恒泰轨道交通装备股份有限公司',
      tax_number: '914403001922038216',
      credit_limit_fen: 50_000_000,
      version: 1,
    },
  ]);
  await inOffice(directory, async ({ maker }) => {
    const { checks } = await maker.get('office.verify', {});
    expect(checks.flatMap((check) => check.faults)).toEqual([]);
  });
});
