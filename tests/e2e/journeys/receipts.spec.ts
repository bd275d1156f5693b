import { expect, type Page, test } from '@playwright/test';
import { addDays } from '#shared/kernel/business-date.ts';
import { SU } from '../busy-office.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, type Colleague, HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
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

const CASHIER: Colleague = { name: '何丽', title: '出纳', roles: ['cashier'] };
const INVOICES = ['26322000000000000101', '26322000000000000102'] as const;

/** A contract of 23,440.00 with two invoices over half of it each; the older is late. */
async function stockTheOffice({ submitAndSign, today, maker }: SeedDesks): Promise<string> {
  const client = await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const product = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId: client.recordId,
      signedOn: addDays(today, -100),
      sealedOn: addDays(today, -99),
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区' },
      lines: [{ productId: product.recordId, quantityE6: 40_000_000, priceE6: 586_000_000 }],
    },
  });
  const line = { contractId: contract.recordId, contractLineKey: 'L1', quantityE6: 20_000_000 };
  for (const [at, days] of [90, 20].entries()) {
    const note = await submitAndSign('dispatch.submit', {
      action: 'create',
      content: {
        clientId: client.recordId,
        kind: 'sale',
        dispatchedOn: addDays(today, -days),
        shipMode: 'carrier',
        freightBearer: 'seller',
        consigneeName: '王建国',
        consigneePhone: '13812345678',
        consigneeAddress: '常州市新北区河海东路 88 号',
        lines: [line],
      },
    });
    const request = await submitAndSign('invoicing.submitRequest', {
      action: 'create',
      content: {
        clientId: client.recordId,
        kind: 'special',
        requestedOn: addDays(today, -days),
        lines: [{ ...line, dispatchNoteId: note.recordId, dispatchLineKey: 'L1' }],
      },
    });
    const { netFen, taxFen, grossFen } = (await maker.get('invoicing.getRequest', { id: request.recordId })).content;
    await submitAndSign('invoicing.submitInvoice', {
      action: 'create',
      content: {
        requestId: request.recordId,
        invoiceNumber: INVOICES[at] ?? '',
        issuedOn: addDays(today, -days),
        netFen,
        taxFen,
        grossFen,
      },
    });
  }
  return today;
}

/** Keys from the slip what is asked for, sees the rest, compares and signs. */
async function check(window: Page, boxes: Readonly<Record<string, string>>, hidden: RegExp): Promise<void> {
  await switchTo(window, CHEN);
  await goTo(window, '复核中心');
  const keying = window.getByRole('region', { name: '盲录与签字' });
  await expect(keying.getByRole('button', { name: '比对' })).toBeVisible();
  await expect(visiblePage(window)).not.toContainText(hidden);
  await keyBlind(window, boxes);
  for (const tick of await keying.getByRole('checkbox').all()) await tick.check();
  await compareAndSign(window);
}

async function submitted(window: Page, kind: string): Promise<void> {
  await window.keyboard.press('F8');
  await expect(visiblePage(window).getByText(new RegExp(`${kind}已提交，提交单 \\d+`, 'u'))).toBeVisible();
}

async function pickClient(window: Page): Promise<void> {
  const page = visiblePage(window);
  await page.locator('[name="clientId"]').focus();
  await window.keyboard.type('恒泰');
  await expect(page.getByRole('option', { name: /江苏恒泰/u })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(page.locator('[name="clientId"]')).toHaveValue(/KH-000001/u);
}

test('money comes in: keyed by the cashier, countersigned blind, allocated oldest first, nothing left open', async () => {
  const directory = freshDirectory();
  const people = [ZHOU, CHEN, SU, CASHIER];
  const today = await inOffice(directory, stockTheOffice, { people });
  await withWindow(directory, async ({ window }) => {
    const page = visiblePage(window);
    await test.step('the cashier keys the slip of the bank', async () => {
      await signIn(window, CASHIER);
      await goTo(window, '登记回款');
      await expect(page.locator('[name="receivedOn"]')).toBeFocused();
      await keyFields(window, { receivedOn: '-1', amountFen: '23440', payerName: HENGTAI.name });
      await expect(page.getByText('人民币贰万叁仟肆佰肆拾元整')).toBeVisible();
      await pickClient(window);
      await keyFields(window, { bankReference: 'NY20261120000718' });
      await submitted(window, '回款单');
    });
    await test.step('the checker keys amount and day again and signs', async () => {
      await check(window, { 金额: '23440', 到账日期: addDays(today, -1) }, /23,?440|贰万叁仟肆佰肆拾/u);
    });
    await test.step('the accountant finds what is open and allocates, the oldest first', async () => {
      await switchTo(window, SU);
      await goTo(window, '应收清单');
      const grid = page.getByRole('grid');
      await expect(grid.getByRole('row', { name: /263220/u })).toHaveCount(2);
      await expect(grid.getByRole('row', { name: new RegExp(INVOICES[0], 'u') })).toContainText('逾期 30 天');
      await grid.focus();
      await window.keyboard.press('Alt+l');
      await expect(page.getByRole('table', { name: '可核销的回款' })).toContainText('23,440.00');
      await window.keyboard.press('Control+g');
      const lines = page.getByRole('grid', { name: '核销明细' });
      await expect(lines.getByRole('row', { name: new RegExp(INVOICES[0], 'u') })).toContainText('11,720.00');
      await expect(page.getByText('人民币贰万叁仟肆佰肆拾元整')).toBeVisible();
      await submitted(window, '核销单');
    });
    await test.step('each amount is keyed again', async () => {
      await check(window, { '第 1 行 核销金额': '11720', '第 2 行 核销金额': '11720' }, /11,?720/u);
    });
    await test.step('nothing is open; the contract has received all of it', async () => {
      await switchTo(window, SU);
      await goTo(window, '应收清单');
      await expect(page.getByText('没有未收的发票')).toBeVisible();
      await goTo(window, 'HT-2026-000001');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('HT-2026-000001');
      await expect(page.locator('.fact').filter({ hasText: '已回款' })).toContainText('23,440.00');
    });
    await test.step('the cashier sees it allocated and can allocate nothing himself', async () => {
      await switchTo(window, CASHIER);
      await goTo(window, '回款');
      await page.getByRole('row', { name: /SK-2026-000001/u }).dblclick();
      await expect(page.getByRole('grid').getByRole('row', { name: /HX-2026-000001/u })).toHaveCount(2);
      await expect(page.getByRole('button', { name: '核销' })).toBeDisabled();
    });
    await test.step('somebody else pays: why is said, and the payer is keyed again', async () => {
      await goTo(window, '登记回款');
      await keyFields(window, { amountFen: '500', payerName: '沈国梁' });
      await pickClient(window);
      await window.keyboard.press('F8');
      const reason = page.locator('[name="reason-payerName"]');
      await expect(reason).toBeVisible();
      await reason.fill('法定代表人代付，附代付说明');
      await submitted(window, '回款单');
      await check(window, { 金额: '500', 到账日期: today, 付款户名: '沈国梁' }, /500\.00/u);
    });
  });
  expect(askStore(directory, 'SELECT target, amount_fen FROM allocation_line ORDER BY position')).toEqual([
    { target: 'invoice', amount_fen: 1_172_000 },
    { target: 'invoice', amount_fen: 1_172_000 },
  ]);
  await inOffice(
    directory,
    async ({ maker }) => {
      const { checks } = await maker.get('office.verify', {});
      expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
    },
    { people },
  );
});
