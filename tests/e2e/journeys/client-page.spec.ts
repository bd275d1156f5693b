import { expect, test } from '@playwright/test';
import { addDays } from '#shared/kernel/business-date.ts';
import { freshDirectory } from '../launch.ts';
import { inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import { goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

const NAME = '江苏恒泰轨道交通装备股份有限公司';
const PAPER = Buffer.from('%PDF-1.4 sealed copy').toString('base64');

/** A client with a contract of two notes, one of them invoiced 70 days ago at 30 days, and a scan of his licence. */
async function stockTheOffice({ submitAndSign, today, maker }: SeedDesks): Promise<void> {
  const scan = await maker.get('review.attach', { fileName: '营业执照.pdf', contentBase64: PAPER });
  const client = await submitAndSign('clients.submit', {
    action: 'create',
    content: {
      name: NAME,
      shortName: '恒泰轨交',
      taxNumber: '914403001922038216',
      creditLimitFen: 5_000_000,
      paymentDays: 30,
    },
    attachments: [{ fileHash: scan.fileHash, fileName: '营业执照.pdf' }],
  });
  const product = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId: client.recordId,
      signedOn: addDays(today, -90),
      sealedOn: addDays(today, -89),
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区' },
      lines: [{ productId: product.recordId, quantityE6: 40_000_000, priceE6: 586_000_000 }],
    },
  });
  const line = { contractId: contract.recordId, contractLineKey: 'L1' };
  const note = async (quantity: number, dispatchedOn: string) =>
    submitAndSign('dispatch.submit', {
      action: 'create',
      content: {
        clientId: client.recordId,
        kind: 'sale',
        dispatchedOn,
        shipMode: 'carrier',
        freightBearer: 'seller',
        consigneeName: '王建国',
        consigneePhone: '13812345678',
        consigneeAddress: '常州市新北区河海东路 88 号',
        lines: [{ ...line, quantityE6: quantity * 1_000_000 }],
      },
    });
  const first = await note(10, addDays(today, -75));
  await note(5, addDays(today, -2));
  const request = await submitAndSign('invoicing.submitRequest', {
    action: 'create',
    content: {
      clientId: client.recordId,
      kind: 'special',
      requestedOn: addDays(today, -70),
      lines: [{ ...line, dispatchNoteId: first.recordId, dispatchLineKey: 'L1', quantityE6: 10_000_000 }],
    },
  });
  const { content } = await maker.get('invoicing.getRequest', { id: request.recordId });
  const { netFen, taxFen, grossFen } = content;
  await submitAndSign('invoicing.submitInvoice', {
    action: 'create',
    content: {
      requestId: request.recordId,
      invoiceNumber: '26320000000000000101',
      issuedOn: addDays(today, -70),
      netFen,
      taxFen,
      grossFen,
    },
  });
}

test('a client’s page tells the whole story from the keyboard, and is left where it was', async () => {
  const directory = freshDirectory();
  await inOffice(directory, stockTheOffice);
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    const page = visiblePage(window);
    const section = page.getByRole('tab', { selected: true });
    await test.step('found by initials; the figures are the office’s', async () => {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('恒泰');
      await expect(window.getByRole('dialog').getByRole('option', { selected: true })).toContainText(NAME);
      await window.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
      const figures = page.getByRole('group', { name: '往来情况' });
      await expect(figures.getByRole('button', { name: /应收余额|往来余额/u })).toContainText('8,790.00');
      await expect(figures.getByRole('button', { name: /往来余额/u })).toContainText('逾期 5,860.00，最久 40 天');
      await expect(figures.getByRole('button', { name: /已发未开票/u })).toContainText('2,930.00');
      await expect(section).toHaveText('概况');
    });
    await test.step('Ctrl 4 his dispatches, Enter opens the newest', async () => {
      await window.keyboard.press('Control+4');
      await expect(section).toHaveText('发货与回单');
      const grid = page.getByRole('grid');
      await expect(grid.getByRole('row', { name: /FH-/u })).toHaveCount(2);
      await grid.focus();
      await window.keyboard.press('Enter');
      await expect(window.locator('.tab.on')).toContainText('FH-');
      await window.keyboard.press('Control+w');
      await expect(section).toHaveText('发货与回单');
    });
    await test.step('Ctrl 8 the document that is late', async () => {
      await window.keyboard.press('Control+8');
      const row = page.getByRole('grid').getByRole('row', { name: /26320000000000000101/u });
      await expect(row).toContainText('40');
      await expect(row).toContainText('31–60 天');
      await expect(row).toContainText('5,860.00');
    });
    await test.step('Ctrl 9 the scan of the licence', async () => {
      await window.keyboard.press('Control+9');
      await expect(page.getByRole('grid').getByRole('row', { name: /营业执照\.pdf/u })).toBeVisible();
    });
    await test.step('the ageing of all leads to the client at his documents', async () => {
      await goTo(window, '账龄表');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('账龄');
      await window.keyboard.press('Alt+2');
      await expect(page.getByRole('grid').getByRole('row', { name: /恒泰/u })).toContainText('5,860.00');
      await page.getByRole('grid').focus();
      await window.keyboard.press('Enter');
      await expect(section).toHaveText('账龄');
    });
  });
  await test.step('started again, the page stands at the same section', async () => {
    await withWindow(directory, async ({ window }) => {
      await signIn(window, ZHOU);
      await expect(visiblePage(window).getByRole('tab', { selected: true })).toHaveText('账龄');
    });
  });
});
