import { expect, test } from '@playwright/test';
import { plainPng } from '../../support/settings.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, LU, PRIMER, TWO } from '../office-seed.ts';
import { compareAndSign, goTo, signIn, switchTo, visiblePage, withWindow } from './at-the-window.ts';

const people = [...TWO, LU];

test('a manager amends the numbering, a second person countersigns, and the next contract has the new number; the logo is shown', async () => {
  const directory = freshDirectory();
  const made = await inOffice(
    directory,
    async ({ desk, countersign, submitAndSign }) => {
      const manager = await desk(LU);
      const { profile } = await manager.get('settings.profile', {});
      const contentBase64 = plainPng(16, [20, 60, 110]).toString('base64');
      const { fileHash, bytes } = await manager.get('review.attach', { fileName: 'logo.png', contentBase64 });
      const content = { ...profile, logo: { fileHash, format: 'png' as const, bytes } };
      const amend = { action: 'amend' as const, recordId: 'office', baseVersion: 1 };
      const ticket = await manager.get('settings.submitProfile', { ...amend, content });
      await countersign(ticket.id, manager);
      const client = await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
      const product = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
      return { clientId: client.recordId, productId: product.recordId };
    },
    { people },
  );
  await withWindow(directory, async ({ window }) => {
    await test.step('the manager finds the section by its name and changes the prefix of contracts', async () => {
      await signIn(window, LU);
      await goTo(window, '单位资料与标志');
      const logo = visiblePage(window).getByRole('img', { name: '标志' });
      await expect(logo).toHaveJSProperty('naturalWidth', 16);
      await goTo(window, '编号规则');
      await expect(visiblePage(window).getByRole('table', { name: '编号规则' })).toContainText('购销合同');
      await window.keyboard.press('F2');
      const grid = visiblePage(window).getByRole('grid', { name: '编号规则' });
      await grid.getByText('HT', { exact: true }).click();
      await window.keyboard.type('XS');
      await window.keyboard.press('Enter');
      await expect(grid).toContainText(/XS-\d{4}-000001/u);
      await window.keyboard.press('F8');
      await expect(
        visiblePage(window)
          .getByText(/已提交/u)
          .first(),
      ).toBeVisible();
    });
    await test.step('a second person looks at every line and signs', async () => {
      await switchTo(window, CHEN);
      await goTo(window, '复核中心');
      const keying = window.getByRole('region', { name: '盲录与签字' });
      await keying.getByRole('checkbox', { name: /各单据的前缀/u }).check();
      await compareAndSign(window);
      await goTo(window, '编号规则');
      await expect(visiblePage(window)).toContainText(/第 1 版 · 提交单 \d+ · 陆海生 制单，陈国强 复核/u);
    });
  });
  const { number } = await inOffice(
    directory,
    async ({ submitAndSign, today }) =>
      submitAndSign('contracts.submit', {
        action: 'create',
        content: {
          kind: 'sale',
          clientId: made.clientId,
          signedOn: today,
          sealedOn: today,
          delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区' },
          lines: [{ productId: made.productId, quantityE6: 10_000_000, priceE6: 580_000_000 }],
        },
      }),
    { people },
  );
  expect(number).toMatch(/^XS-\d{4}-000001$/u);
});
