import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { read, utils } from 'xlsx';
import { freshDirectory } from '../launch.ts';
import { CHEN, inOffice, ZHOU } from '../office-seed.ts';
import {
  answerDialogs,
  askStore,
  sign,
  goTo,
  keyBlind,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

const WORKBOOK = join(import.meta.dirname, '../../../resources/sample-office/客户档案.xlsx');
const REFUSED_CELLS = ['E18', 'E31', 'C44', 'U56', 'E66'];
const FIRST_DATA_ROW = 5;
const CREDIT_LIMIT = 'U';

test('a client workbook: refused cells named and saved, control totals keyed from the original, sixty clients at once', async () => {
  const directory = freshDirectory();
  const refusedFile = join(directory, 'refused.xlsx');
  const originalFile = join(directory, 'original.xlsx');
  await inOffice(directory, async () => {});
  await withWindow(directory, async ({ app, window }) => {
    await answerDialogs(app, { open: WORKBOOK, save: refusedFile });
    await signIn(window, ZHOU);
    await goTo(window, '导入导出');
    await visiblePage(window).getByRole('button', { name: '导入客户档案' }).click();
    await expect(visiblePage(window).getByRole('button', { name: '选择文件…' })).toBeVisible();
    await window.keyboard.press('Control+o');

    await expect(visiblePage(window).getByRole('button', { name: '提交复核 60 条' })).toBeEnabled();
    await expect(visiblePage(window).getByText('表头在第 3 行')).toBeVisible();
    const refused = visiblePage(window).getByRole('region', { name: '不收的行' });
    const cells = await refused.getByRole('row').locator('td:first-child').allInnerTexts();
    expect(cells.toSorted()).toEqual(REFUSED_CELLS.toSorted());
    await expect(refused.getByRole('row', { name: /^E31/u })).toContainText('税号校验位不符，请核对营业执照');
    await window.keyboard.press('Control+e');
    await expect.poll(() => existsSync(refusedFile)).toBe(true);

    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText('已提交，提交单 2')).toBeVisible();
    expect(askStore(directory, 'SELECT id FROM client')).toEqual([]);

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await answerDialogs(app, { open: WORKBOOK, save: originalFile });
    await visiblePage(window).getByRole('button', { name: '打开原件…' }).click();
    await expect(visiblePage(window).getByText(`已存到 ${originalFile}`)).toBeVisible();
    expect(readFileSync(originalFile).equals(readFileSync(WORKBOOK))).toBe(true);
    const { rows, yuan } = addUp(originalFile);
    await keyBlind(window, { 数据行数: String(rows), 金额合计: String(yuan) });
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('请把其余内容看一遍，再签字。')).toBeVisible();
    await window.keyboard.press('F3');
    const lines = visiblePage(window).locator('.rows-paper tbody tr');
    await expect(lines).toHaveCount(60);
    await expect(lines.first().locator('td').first()).toHaveText(String(FIRST_DATA_ROW));
    await sign(window);
  });
  expect(askStore(directory, 'SELECT count(*) AS clients, sum(credit_limit_fen) AS fen FROM client')).toEqual([
    { clients: 60, fen: addUp(originalFile).yuan * 100 },
  ]);
  const said = utils.sheet_to_csv(Object.values(read(readFileSync(refusedFile)).Sheets)[0] ?? {});
  for (const cell of REFUSED_CELLS) expect(said).toContain(cell);
});

/** As the checker does with the workbook open: rows with data, and the limits of the rows that are taken, in yuan. */
function addUp(file: string): { readonly rows: number; readonly yuan: number } {
  const sheet = read(readFileSync(file)).Sheets['客户'] ?? {};
  const cell = (address: string): unknown => (sheet[address] as { readonly v: unknown } | undefined)?.v;
  const refused = new Set(REFUSED_CELLS.map((address) => Number(address.slice(1))));
  let rows = 0;
  let limits = 0;
  for (let row = FIRST_DATA_ROW; cell(`B${row}`) !== '合计'; row += 1) {
    rows += 1;
    if (!refused.has(row)) limits += Number(cell(`${CREDIT_LIMIT}${row}`));
  }
  return { rows, yuan: limits * 10_000 };
}
