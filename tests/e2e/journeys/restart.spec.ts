import { expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, ZHOU } from '../office-seed.ts';
import { goTo, keyFields, signIn, switchTo, visiblePage, withWindow } from './at-the-window.ts';

const BLUE_SEA = {
  ...HENGTAI,
  name: '宁波蓝海船舶涂装有限公司',
  shortName: '宁波蓝海',
  taxNumber: '91330206MA2AEXX28U',
};
const HALF_TYPED = { name: '广东粤海船舶涂装工程有限公司南沙分公司', shortName: '粤海南沙', creditLimitFen: '300000' };

test('the computer is switched off in the middle of the work: next morning every record, tab and draft is there', async () => {
  const directory = freshDirectory();
  await inOffice(directory, async ({ maker, submitAndSign }) => {
    await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
    await maker.get('clients.submit', { action: 'create', content: BLUE_SEA });
  });
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    await goTo(window, '客户档案');
    await visiblePage(window)
      .getByRole('row', { name: /恒泰轨道交通/u })
      .dblclick();
    await expect(visiblePage(window).getByRole('heading', { name: /恒泰轨道/u })).toBeVisible();
    await window.keyboard.press('Control+Tab');
    await window.keyboard.press('Control+Tab');
    await expect(window.getByRole('tab', { name: '客户档案', selected: true })).toBeVisible();
    await window.keyboard.press('/');
    await window.keyboard.type('恒泰');
    await window.keyboard.press('Control+n');
    await keyFields(window, HALF_TYPED);
    await window.keyboard.press('Control+s');
    await expect(visiblePage(window).getByText(/草稿已存 \d\d:\d\d/u)).toBeVisible();
    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await expect(visiblePage(window).getByRole('option', { name: /宁波蓝海/u })).toBeVisible();
  });

  await withWindow(directory, async ({ window }) => {
    await signIn(window, CHEN);
    await expect(window.getByRole('tab')).toHaveText(['工作台', '复核中心']);
    await expect(visiblePage(window).getByRole('option', { name: /宁波蓝海/u })).toBeVisible();

    await switchTo(window, ZHOU);
    await expect(window.getByRole('tab')).toHaveText(['工作台', '客户档案', '粤海南沙 · 新客户', '恒泰轨道']);
    await expect(window.getByRole('tab', { selected: true })).toHaveText('粤海南沙 · 新客户');
    for (const [name, text] of Object.entries({ ...HALF_TYPED, creditLimitFen: '300,000.00' }))
      await expect(visiblePage(window).locator(`[name="${name}"]`)).toHaveValue(text);
    await window.getByRole('tab', { name: '客户档案' }).click();
    await expect(visiblePage(window).getByRole('textbox')).toHaveValue('恒泰');
    await expect(visiblePage(window).getByRole('row', { name: /恒泰轨道交通/u })).toContainText('KH-000001');
  });
  await inOffice(directory, async ({ maker }) => {
    const { checks } = await maker.get('office.verify', {});
    expect(checks.flatMap((check) => check.faults)).toEqual([]);
  });
});
