import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { billOfMonth, parcelBook } from '../../support/courier-bill.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, inOffice, ZHOU } from '../office-seed.ts';
import {
  answerDialogs,
  askStore,
  goTo,
  keyBlind,
  sign,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

/** Ten parcels, and a bill with one dearer line, one dropped by the carrier twice, a stranger and a discount. */
const PARCELS = 10;

test('a courier’s month bill from the keyboard: one doubtful line decided, its foot keyed blind, every parcel paid once', async () => {
  const directory = freshDirectory();
  const bill = billOfMonth(PARCELS);
  const file = join(directory, '顺丰账单.csv');
  writeFileSync(file, Buffer.from(bill.contentBase64, 'base64'));
  await inOffice(directory, async ({ submitAndSign }) => {
    await submitAndSign('exchange.submit', parcelBook(PARCELS));
  });
  await withWindow(directory, async ({ app, window }) => {
    await answerDialogs(app, { open: file, save: join(directory, '差异.xlsx') });
    await signIn(window, ZHOU);
    await goTo(window, '快递费对账');
    await visiblePage(window).getByRole('button', { name: '月账单对账' }).click();
    await expect(visiblePage(window).getByRole('button', { name: '选择文件…' })).toBeVisible();
    await window.keyboard.press('Control+o');
    const sums = visiblePage(window).getByRole('toolbar', { name: '账单各行' });
    await expect(sums.getByRole('button', { name: /金额不符 2/u })).toBeVisible();
    await expect(sums.getByRole('button', { name: /账单缺 2/u })).toBeVisible();
    await sums.getByRole('button', { name: /金额不符 2/u }).click();
    await decide(window);
    const total = await visiblePage(window).locator('.facts-line').innerText();
    const [, sum = ''] = /各行合计\s*([\d,.]+)/u.exec(total) ?? [];
    await visiblePage(window).locator('[name="totalFen"]').fill(sum);
    await visiblePage(window).locator('[name="payment"]').selectOption('finance');
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText(/已提交，提交单 \d+/u)).toBeVisible();
    expect(askStore(directory, "SELECT id FROM register_entry WHERE register = 'courier_fee'")).toEqual([]);

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await keyBlind(window, { 账单行数: String(PARCELS - 2 + 3), 账单总额: sum });
    for (const tick of await window.getByRole('region', { name: '盲录与签字' }).getByRole('checkbox').all())
      await tick.check();
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('请把其余内容看一遍，再签字。')).toBeVisible();
    await sign(window);
    const settled = askStore(
      directory,
      `SELECT json_extract(p.fields, '$.waybill') AS waybill, COUNT(*) AS times FROM register_settlement s
       JOIN register_entry p ON p.id = s.settled_id WHERE s.status = 'active' GROUP BY 1 HAVING times <> 1`,
    );
    expect(settled).toEqual([]);
    expect(askStore(directory, 'SELECT taken_count, line_count FROM register_bill')).toEqual([
      { taken_count: PARCELS - 2, line_count: PARCELS + 1 },
    ]);
  });
});

/** Both lines settled with a reason. */
async function decide(window: Page): Promise<void> {
  const lines = visiblePage(window).locator('.line-grid .data-row');
  await expect(lines).toHaveCount(2);
  for (const at of [0, 1]) {
    await keyCell(lines.nth(at).locator('.grid-cell').nth(9), '结');
    await keyCell(lines.nth(at).locator('.grid-cell').nth(10), '超重补费');
  }
  await expect(visiblePage(window).getByText(/行待定/u)).toHaveCount(0);
}

async function keyCell(cell: Locator, text: string): Promise<void> {
  await cell.click({ force: true });
  await cell.page().keyboard.type(text);
  await cell.page().keyboard.press('Enter');
  await expect(cell).toContainText(text);
}
