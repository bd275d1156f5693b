import { expect, type Page, test } from '@playwright/test';
import { addDays } from '#shared/kernel/business-date.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, inOffice, type SeedDesks, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  rekeyBox,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

const WEEK_MS = 7 * 86_400_000;

/** A week ago the company seal went to the tax office and was to be back the same day. */
async function lendSeal({ maker, submitAndSign, today }: SeedDesks): Promise<string> {
  const people = await maker.get('people.list', {});
  const { number } = await submitAndSign('registers.submit', {
    action: 'create',
    content: {
      register: 'seal_use',
      fields: {
        usedOn: today,
        seal: 'company',
        document: '纳税申报表',
        copies: 2,
        purpose: '年度汇算清缴',
        user: '沈佳怡',
        approvedBy: '陆海生',
        watchedBy: people.find(({ name }) => name === ZHOU.name)?.id ?? '',
        takenOut: 1,
        dueBack: today,
      },
    },
  });
  return number;
}

/** The whole entry from the keyboard, in the order of the form; Enter goes from box to box, twice where a box stays empty. */
async function keySeal(window: Page): Promise<void> {
  const keys = window.keyboard;
  const box = (name: string) => visiblePage(window).locator(`[name="fields.${name}"]`);
  const next = async (name: string, text = ''): Promise<void> => {
    await expect(box(name)).toBeFocused();
    await keys.type(text);
    await keys.press('Enter');
  };
  await next('usedOn');
  await expect(box('seal')).toBeFocused();
  await keys.press('ArrowDown');
  await next('seal');
  await next('document', '销售合同');
  await next('contract');
  await next('client');
  await next('copies', '4');
  await next('purpose', '签约');
  await next('department');
  await next('user', '李四');
  await next('approvedBy', '陆海生');
  await expect(box('watchedBy')).toBeFocused();
  await keys.type('陈国强');
  await expect(visiblePage(window).getByRole('option', { name: /陈国强/u })).toBeVisible();
  await keys.press('Enter');
  await expect(box('takenOut')).toBeFocused();
  await keys.press('Space');
  await keys.press('Enter');
  await next('dueBack', '+0');
}

/** What is seen and not keyed is ticked, one after the other. */
async function tickAll(window: Page): Promise<void> {
  for (const tick of await visiblePage(window)
    .getByRole('region', { name: '盲录与签字' })
    .getByRole('checkbox')
    .all()) {
    await tick.focus();
    await window.keyboard.press('Space');
    await expect(tick).toBeChecked();
  }
}

test('a seal goes out, is keyed again by another, is chased when it stays away, and comes back', async () => {
  const directory = freshDirectory();
  const lent = await inOffice(directory, lendSeal, { clock: () => Date.now() - WEEK_MS });
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);

    await test.step('the clerk enters it without a mouse; what is missing is said where it is', async () => {
      await goTo(window, '新建 用印登记');
      await expect(visiblePage(window).locator('[name="fields.usedOn"]')).toBeFocused();
      await window.keyboard.press('F8');
      await expect(visiblePage(window).getByText(/处要改才能提交/u)).toBeVisible();
      await visiblePage(window).locator('[name="fields.usedOn"]').focus();
      await keySeal(window);
      await window.keyboard.press('F8');
      await expect(visiblePage(window).getByText(/用印登记.*已提交/u)).toBeVisible();
    });

    await test.step('the checker keys the copies off the paper; the maker’s number is nowhere to be seen', async () => {
      await switchTo(window, CHEN);
      await goTo(window, '复核中心');
      const keying = visiblePage(window).getByRole('region', { name: '盲录与签字' });
      await expect(keying).toContainText('合同专用章');
      await expect(keying).toContainText('销售合同');
      await expect(rekeyBox(window, '份数')).toHaveValue('');
      await keyBlind(window, { 份数: '4' });
      await tickAll(window);
      await compareAndSign(window);
    });

    await test.step('a week late, the other seal stands first in the chase list and on the rail', async () => {
      await switchTo(window, ZHOU);
      await expect(window.locator('.rail [data-module="registers"] .count')).toHaveText('1');
      await goTo(window, '催办');
      const rows = visiblePage(window).locator('.list-row');
      await expect(rows).toHaveCount(2);
      await expect(rows.first()).toContainText(lent);
      await expect(rows.first()).toContainText('逾期 7 天');
      await expect(rows.nth(1)).toContainText('今天到期');
    });

    await test.step('Enter opens it, F10 has today in the day it came back, F8 proposes that', async () => {
      await visiblePage(window).getByRole('grid').focus();
      await window.keyboard.press('Enter');
      await expect(visiblePage(window).getByRole('heading', { name: lent })).toBeVisible();
      await window.keyboard.press('F10');
      const back = visiblePage(window).locator('[name="fields.returnedOn"]');
      await expect(back).toHaveValue(/^\d{4}-\d\d-\d\d$/u);
      await expect(back).toBeFocused();
      await window.keyboard.press('F8');
      await expect(visiblePage(window).getByText(/用印登记.*已提交/u)).toBeVisible();
    });

    await test.step('signed by the other, nothing of it is chased any more', async () => {
      await switchTo(window, CHEN);
      await goTo(window, '复核中心');
      await keyBlind(window, { 份数: '2' });
      await tickAll(window);
      await compareAndSign(window);
      await goTo(window, '用印登记');
      await expect(visiblePage(window).locator('.list-row').filter({ hasText: lent })).toContainText('已办结');
      await goTo(window, '催办');
      await expect(visiblePage(window).locator('.list-row')).toHaveCount(1);
    });
  });
  expect(
    askStore(
      directory,
      `SELECT version, json_extract(fields, '$.copies') AS copies FROM register_entry ORDER BY number`,
    ),
  ).toEqual([
    { version: 2, copies: 2 },
    { version: 1, copies: 4 },
  ]);
  await inOffice(
    directory,
    async ({ maker, checker, today }) => {
      const { rows } = await maker.get('registers.due', {});
      expect(rows).toMatchObject([{ title: { zh: '合同专用章 · 销售合同' }, dueOn: addDays(today, -7), daysLate: 7 }]);
      expect((await checker.get('office.verify', {})).good).toBe(true);
    },
    { clock: () => Date.now() + WEEK_MS },
  );
});
