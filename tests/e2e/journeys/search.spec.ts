import { expect, type Page, test } from '@playwright/test';
import { addDays } from '#shared/kernel/business-date.ts';
import { freshDirectory } from '../launch.ts';
import { inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import { signIn, visiblePage, withWindow } from './at-the-window.ts';

async function stockTheOffice({ submitAndSign, today }: SeedDesks): Promise<void> {
  const client = await submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '华东集团有限公司', shortName: '华东集团', taxNumber: '91320412MA1MGBX87E' },
  });
  const product = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId: client.recordId,
      externalNumber: 'LY-CG-2026-1107',
      signedOn: addDays(today, -20),
      sealedOn: addDays(today, -18),
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '上海市浦东新区' },
      lines: [{ productId: product.recordId, quantityE6: 40_000_000, priceE6: 586_000_000, dueOn: addDays(today, -3) }],
    },
  });
}

/** Ctrl K and the text; what is selected has been found for exactly this text. */
async function find(window: Page, text: string, found: string | RegExp): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.keyboard.type(text);
  await expect(window.getByRole('dialog').getByRole('option', { selected: true })).toContainText(found);
}

test('anything is found from the keyboard by what one has in hand, and the workbench leads to what is late', async () => {
  const directory = freshDirectory();
  await inOffice(directory, stockTheOffice);
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    const front = window.locator('.tab.on');
    await test.step('a client by initials', async () => {
      await find(window, 'hdjt', '华东集团有限公司');
      await window.keyboard.press('Enter');
      await expect(visiblePage(window).getByRole('heading', { level: 1 })).toContainText('华东集团');
    });
    await test.step('a contract by the last digits, behind the tab in front', async () => {
      await window.keyboard.press('Control+k');
      await expect(window.getByRole('dialog').getByRole('option', { selected: true })).toContainText('华东集团');
      await window.keyboard.type('0001');
      const contract = window.getByRole('option', { name: /HT-\d{4}-000001/u });
      await expect(contract).toBeVisible();
      while ((await contract.getAttribute('aria-selected')) !== 'true') await window.keyboard.press('ArrowDown');
      await window.keyboard.press('Control+Enter');
      await window.keyboard.press('Escape');
      await expect(window.getByRole('dialog')).toBeHidden();
      await expect(window.locator('.tab', { hasText: /HT-\d{4}-000001/u })).toBeVisible();
      await expect(front).toContainText('华东集团');
    });
    await test.step('a client by a part of the tax id, a contract by their number', async () => {
      await find(window, 'ma1mgb', '华东集团有限公司');
      await window.keyboard.press('Escape');
      await find(window, '1107', /HT-\d{4}-000001/u);
      await window.keyboard.press('Enter');
      await expect(front).toContainText(/HT-\d{4}-000001/u);
    });
    await test.step('an action', async () => {
      await find(window, '>ss', '深色');
      await window.keyboard.press('Enter');
      await expect(window.locator('html')).toHaveAttribute('data-scheme', 'dark');
    });
    await test.step('from the workbench to the lines that are late', async () => {
      await window.locator('.rail [data-module="home"]').click();
      await expect(window.getByRole('button', { name: /^合同 1 份交货逾期/u })).toBeVisible();
      await visiblePage(window)
        .getByRole('button', { name: /^交货逾期 ?1 ?全部/u })
        .click();
      await expect(visiblePage(window).getByRole('button', { name: /^逾期/u, pressed: true })).toBeVisible();
      await expect(visiblePage(window).getByRole('row').filter({ hasText: '水性环氧富锌底漆' })).toBeVisible();
    });
  });
});
