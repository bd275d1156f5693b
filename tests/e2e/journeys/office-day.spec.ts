import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { read, utils } from 'xlsx';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  keyFields,
  saveInto,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

async function stockTheOffice({ submitAndSign }: SeedDesks): Promise<void> {
  await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  await submitAndSign('products.submit', { action: 'create', content: PRIMER });
}

/** Into the cells of a line grid, each left with Enter; columns are named by their heads. */
async function keyLine(window: Page, row: number, cells: Readonly<Record<string, string>>): Promise<void> {
  const grid = visiblePage(window).locator('.line-grid').first();
  const heads = await grid.getByRole('columnheader').allInnerTexts();
  for (const [head, text] of Object.entries(cells)) {
    const column = heads.findIndex((one) => one.trim() === head);
    expect(column, `a column ${head} among ${heads.join(' ')}`).toBeGreaterThanOrEqual(0);
    await grid.locator('.data-row').nth(row).locator('.grid-cell').nth(column).click({ force: true });
    await window.keyboard.type(text);
    await window.keyboard.press('Enter');
  }
}

/** Opens what waits first, keys what the paper says, ticks what was seen, compares if there is anything to compare, and signs. */
async function check(window: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  await switchTo(window, CHEN);
  await goTo(window, '复核中心');
  const keying = window.getByRole('region', { name: '盲录与签字' });
  await expect(keying.getByRole('button', { name: '比对' })).toBeVisible();
  await expect(visiblePage(window)).not.toContainText(/23,?440|贰万叁仟肆佰肆拾/u);
  await keyBlind(window, boxes);
  for (const tick of await keying.getByRole('checkbox').all()) await tick.check();
  await compareAndSign(window);
}

/** The person goes on where the tab of the last form stands. */
async function submitted(window: Page, kind: string): Promise<void> {
  await window.keyboard.press('F8');
  await expect(visiblePage(window).getByText(new RegExp(`${kind}已提交，提交单 \\d+`, 'u'))).toBeVisible();
}

async function openFirst(window: Page, list: string, number: string | RegExp): Promise<void> {
  await goTo(window, list);
  await visiblePage(window).getByRole('row').filter({ hasText: number }).first().dblclick();
}

function pdf(tool: 'pdfinfo' | 'pdftotext', ...args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8' });
}

async function pickClient(window: Page): Promise<void> {
  await expect(visiblePage(window).locator('[name="clientId"]')).toBeFocused();
  await window.keyboard.type('恒泰');
  await expect(visiblePage(window).getByRole('option', { name: /江苏恒泰/u })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(visiblePage(window).locator('[name="clientId"]')).toHaveValue(/KH-000001/u);
}

test('an office day: contract, dispatch, the printed sheet, the signed copy, the invoice request, the workbook for finance', async () => {
  const directory = freshDirectory();
  const sheet = join(directory, '发货单.pdf');
  const handedOver = join(directory, '开票申请.xlsx');
  await inOffice(directory, stockTheOffice);
  await withWindow(directory, async ({ app, window }) => {
    await test.step('a sealed contract', async () => {
      await signIn(window, ZHOU);
      await goTo(window, '合同');
      await expect(visiblePage(window).getByRole('button', { name: '新合同' }).first()).toBeVisible();
      await window.keyboard.press('Control+n');
      await pickClient(window);
      await keyFields(window, { externalNumber: 'HT-CG-2026-1107', sealedOn: '2026-11-04' });
      await keyLine(window, 0, { 产品编码: 'WE-210', 数量: '40', 单价: '586', 交货日期: '2026-12-10' });
      await expect(visiblePage(window).getByText('人民币贰万叁仟肆佰肆拾元整')).toBeVisible();
      await submitted(window, '购销合同');
      await check(window, { 价税合计: '23440', 交货日期: '2026-12-10', '第 1 行 数量': '40', '第 1 行 单价': '586' });
    });
    await test.step('goods against it', async () => {
      await switchTo(window, ZHOU);
      await openFirst(window, '合同', /HT-2026-000001/u);
      await expect(visiblePage(window).getByRole('button', { name: '新发货单' })).toBeEnabled();
      await window.keyboard.press('Control+n');
      await expect(visiblePage(window).locator('[name="consigneeName"]')).toBeVisible();
      await keyFields(window, {
        consigneeName: '王建国',
        consigneePhone: '13812345678',
        consigneeAddress: '常州市新北区河海东路 88 号',
        carrier: '德邦物流',
        pieces: '40',
      });
      await window.keyboard.press('Control+g');
      await expect(visiblePage(window).getByText('人民币贰万叁仟肆佰肆拾元整')).toBeVisible();
      await submitted(window, '发货单');
      await check(window, { 收货电话: '13812345678', '第 1 行 数量': '40' });
    });
    await test.step('its sheet on 241 × 139.7 mm', async () => {
      await switchTo(window, ZHOU);
      await openFirst(window, '发货', /FH-2026-000001/u);
      await expect(visiblePage(window).getByRole('button', { name: '打印预览' })).toBeEnabled();
      await window.keyboard.press('Control+p');
      await expect(visiblePage(window).getByRole('button', { name: /打印 \d+ 张/u })).toBeEnabled();
      await saveInto(app, sheet);
      await visiblePage(window).getByRole('button', { name: '存 PDF…' }).click();
      await expect(visiblePage(window).getByText(`已存到 ${sheet}`)).toBeVisible();
      await window.keyboard.press('Escape');
    });
    await test.step('the signed copy, all received', async () => {
      await expect(visiblePage(window).getByRole('button', { name: '录回单' })).toBeEnabled();
      await window.keyboard.press('Control+n');
      await expect(visiblePage(window).locator('[name="receivedBy"]')).toHaveValue('王建国');
      await submitted(window, '回单');
      await switchTo(window, CHEN);
      await goTo(window, '复核中心');
      const keying = window.getByRole('region', { name: '盲录与签字' });
      await keying.getByRole('checkbox').first().waitFor();
      for (const tick of await keying.getByRole('checkbox').all()) await tick.check();
      await compareAndSign(window);
    });
    await test.step('the invoice request, and the list of requests for finance', async () => {
      await switchTo(window, ZHOU);
      await goTo(window, '开票');
      await expect(visiblePage(window).getByRole('button', { name: '新开票申请' }).first()).toBeVisible();
      await window.keyboard.press('Control+n');
      await pickClient(window);
      await expect(visiblePage(window).locator('.line-grid')).toContainText('FH-2026-000001');
      await window.keyboard.press('Control+g');
      await expect(visiblePage(window).getByText('人民币贰万叁仟肆佰肆拾元整')).toBeVisible();
      await submitted(window, '开票申请');
      await check(window, { 价税合计: '23440' });

      await switchTo(window, ZHOU);
      await goTo(window, '开票');
      await expect(
        visiblePage(window)
          .getByRole('row')
          .filter({ hasText: /KP-|SQ-/u }),
      ).toContainText('23,440.00');
      await saveInto(app, handedOver);
      await window.keyboard.press('Control+e');
      await expect(visiblePage(window).getByText(`已导出 1 行到 ${handedOver}`)).toBeVisible();
    });
  });

  const [, ...points] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(pdf('pdfinfo', sheet)) ?? [];
  const [widthMm, heightMm] = points.map((length) => (Number(length) / 72) * 25.4);
  expect(widthMm).toBeCloseTo(241, 1);
  expect(heightMm).toBeCloseTo(139.7, 1);
  const printed = pdf('pdftotext', '-layout', sheet, '-');
  expect(printed).toContain('FH-2026-000001');
  expect(printed.replaceAll(' ', '')).toContain('水性环氧富锌底漆');
  const workbook = utils.sheet_to_csv(Object.values(read(readFileSync(handedOver)).Sheets)[0] ?? {});
  expect(workbook).toMatch(
    /KP-2026-000001,.*江苏恒泰轨道交通装备股份有限公司,专用发票,[-\d]{10},1,"20,743.36","2,696.64","23,440.00"/u,
  );
  const moved = 'dispatched_e6, signed_e6, requested_e6, invoiced_e6, remaining_e6';
  expect(askStore(directory, `SELECT ${moved} FROM v_contract_line_quantity`)).toEqual([
    { dispatched_e6: 40_000_000, signed_e6: 40_000_000, requested_e6: 40_000_000, invoiced_e6: 0, remaining_e6: 0 },
  ]);
  await inOffice(directory, async ({ maker }) => {
    const { checks } = await maker.get('office.verify', {});
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
