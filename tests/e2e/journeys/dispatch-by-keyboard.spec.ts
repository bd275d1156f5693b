import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

/** A sealed contract of two lines, for forty and twenty. */
async function sellPrimer({ submitAndSign, today }: SeedDesks): Promise<void> {
  const { recordId: clientId } = await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const { recordId: productId } = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const line = { productId, priceE6: PRIMER.listPriceE6, dueOn: '2027-01-15' };
  await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId,
      externalNumber: 'HT-CG-2026-1107',
      signedOn: '2026-11-02',
      sealedOn: today,
      paymentTerms: [{ shareBasisPoints: 10_000, trigger: 'dispatch', days: 60 }],
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区', toleranceBasisPoints: 0 },
      lines: [
        { ...line, quantityE6: 40_000_000 },
        { ...line, quantityE6: 20_000_000 },
      ],
    },
  });
}

const nameInHand = (window: Page): Promise<string> =>
  window.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.name : ''));

test('a clerk makes a dispatch note without the mouse, from the workbench to the submitted note', async () => {
  const directory = freshDirectory();
  await inOffice(directory, sellPrimer);
  await withWindow(directory, async ({ window }) => {
    const { keyboard } = window;
    const typed: Readonly<Record<string, string>> = {
      consigneeName: '王建国',
      consigneePhone: '13812345678',
      consigneeAddress: '常州市新北区河海东路 88 号',
      carrier: '德邦物流',
      pieces: '25',
    };
    await signIn(window, ZHOU);
    await goTo(window, '发货');
    await expect(visiblePage(window).getByRole('button', { name: '新发货单' }).first()).toBeVisible();
    await keyboard.press('Control+n');

    await test.step('the contract by the pinyin initials of its client', async () => {
      await expect(visiblePage(window).locator('[name="contract"]')).toBeFocused();
      await keyboard.type('jsht');
      await expect(visiblePage(window).getByRole('option', { name: /HT-2026-000001/u })).toBeVisible();
      await keyboard.press('Enter');
    });

    await test.step('from field to field with Enter, and on into the lines', async () => {
      const grid = visiblePage(window).locator('.line-grid').first();
      await expect(grid.locator('.data-row')).toHaveCount(2);
      await expect(visiblePage(window).locator('[name="kind"]')).toBeFocused();
      const editor = grid.locator('textarea');
      while (!(await editor.evaluate((box) => box === document.activeElement))) {
        const text = typed[await nameInHand(window)];
        if (text !== undefined) await keyboard.type(text);
        await keyboard.press('Enter');
      }
      await expect(editor).toHaveAttribute('aria-label', /^第 1 行 本次/u);
    });

    await test.step('a note of nothing is refused, and leads to the first line it could send, as F9 does later', async () => {
      const editor = visiblePage(window).locator('.line-grid textarea').first();
      await keyboard.press('Delete');
      await keyboard.press('ArrowDown');
      await keyboard.press('Delete');
      await keyboard.press('F8');
      await expect(visiblePage(window).locator('.error-list')).toContainText('明细');
      await expect(editor).toHaveAttribute('aria-label', /^第 1 行 本次/u);
      await keyboard.press('ArrowDown');
      await expect(editor).toHaveAttribute('aria-label', /^第 2 行 本次/u);
      await keyboard.press('F9');
      await expect(editor).toHaveAttribute('aria-label', /^第 1 行 本次/u);
      await keyboard.press('Control+z');
      await keyboard.press('Control+z');
      await expect(visiblePage(window).locator('.total-line')).toContainText('35,160.00');
    });

    await test.step('less of the first line, the batch for both by filling down, nothing of what is left', async () => {
      await keyboard.type('25');
      await keyboard.press('Enter');
      await keyboard.type('B261118');
      await keyboard.press('ArrowDown');
      await keyboard.press('Control+d');
      await expect(visiblePage(window).locator('.data-row').nth(1)).toContainText('B261118');
      await keyboard.press('Shift+Tab');
      await keyboard.press('Delete');
      await expect(visiblePage(window).locator('.total-line')).toContainText('14,650.00');
      await keyboard.press('Control+z');
      await expect(visiblePage(window).locator('.total-line')).toContainText('26,370.00');
      await keyboard.press('F8');
      await expect(visiblePage(window).getByText(/发货单已提交，提交单 \d+/u)).toBeVisible();
    });
  });
  expect(askStore(directory, "SELECT state, kind FROM submission WHERE kind = 'dispatch_note'")).toEqual([
    { state: 'submitted', kind: 'dispatch_note' },
  ]);
});
