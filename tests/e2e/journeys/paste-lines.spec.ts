import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import { askStore, goTo, keyFields, pasteText, signIn, visiblePage, withWindow } from './at-the-window.ts';

const LINES = 60;
const TOPCOAT = { ...PRIMER, code: 'WP-521', name: '水性丙烯酸聚氨酯面漆', listPriceE6: 758_000_000 } as const;
const NO_NUMBER = 11;
const NO_PRODUCT = 41;

/** As it lies in the customer's workbook: heads of their own, one quantity in words, one code of theirs, a total below. */
function orderList(): string {
  const rows = Array.from({ length: LINES }, (_, at) => {
    const product = at % 2 === 0 ? PRIMER : TOPCOAT;
    const code = at === NO_PRODUCT ? 'ZZ-404' : product.code;
    const quantity = at === NO_NUMBER ? '十二' : `${at + 1}`;
    return [`${at + 1}`, code, product.name, quantity, `￥${product.listPriceE6 / 1_000_000}.00`, '2026年12月10日 '];
  });
  return [
    ['序号', '产品编号', '品名', '要货数', '含税单价（元）', '交货日期'],
    ...rows,
    ['', '', '', '', '', ''],
    ['合计', '', '', '1,830', '', ''],
  ]
    .map((row) => row.join('\t'))
    .join('\r\n');
}

async function stock({ submitAndSign }: SeedDesks): Promise<void> {
  await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  await submitAndSign('products.submit', { action: 'create', content: TOPCOAT });
}

/** Every odd line is the primer at 586, every even one the topcoat at 758; quantities 1 to 60. */
const TOTAL_YUAN = Array.from({ length: LINES }, (_, at) => (at + 1) * (at % 2 === 0 ? 586 : 758)).reduce(
  (sum, yuan) => sum + yuan,
  0,
);
const shownTotal = `${TOTAL_YUAN.toLocaleString('en-US')}.00`;

const panel = (window: Page) => window.getByRole('dialog', { name: `粘贴 ${LINES} 行` });
const total = (window: Page) => visiblePage(window).locator('.total-line');

test('sixty lines of a workbook are pasted, mapped, corrected, undone, redone, submitted, and effective by the second signature', async () => {
  const directory = freshDirectory();
  await inOffice(directory, stock);
  await withWindow(directory, async ({ window }) => {
    const { keyboard } = window;
    await signIn(window, ZHOU);
    await goTo(window, '合同');
    await expect(visiblePage(window).getByRole('button', { name: '新合同' }).first()).toBeVisible();
    await keyboard.press('Control+n');
    await expect(visiblePage(window).locator('[name="clientId"]')).toBeFocused();
    await keyboard.type('jsht');
    await expect(visiblePage(window).getByRole('option', { name: /江苏恒泰/u })).toBeVisible();
    await keyboard.press('Enter');
    await keyFields(window, { externalNumber: 'HT-CG-2026-1107', signedOn: '2026-11-02', sealedOn: '2026-11-04' });

    await test.step('the panel knows their heads but one, names two wrong cells and leaves the total out', async () => {
      await visiblePage(window).locator('.line-grid textarea').focus();
      await pasteText(window, orderList());
      const chosen = panel(window).getByRole('combobox');
      await expect(chosen).toHaveCount(6);
      await expect(chosen.nth(1)).toHaveValue('productCode');
      await expect(chosen.nth(3)).toHaveValue('');
      await chosen.nth(3).selectOption({ label: '数量' });
      await expect(panel(window).getByRole('status').first()).toContainText(`可收 ${LINES - 2} 行`);
      await expect(panel(window)).toContainText(`第 ${NO_NUMBER + 2} 行 数量 十二 不是数字`);
      await expect(panel(window)).toContainText(`第 ${NO_PRODUCT + 2} 行 产品编码 ZZ-404 没有这个产品`);
      await expect(panel(window)).toContainText('合计行 1 不计');
      await keyboard.press('Control+Enter');
      await expect(visiblePage(window).getByText('2 格要改')).toBeVisible();
    });

    await test.step('each wrong cell is gone to and corrected; its note goes', async () => {
      await visiblePage(window)
        .getByRole('button', { name: `第 ${NO_NUMBER + 1} 行 数量` })
        .click();
      await keyboard.type('12');
      await keyboard.press('Enter');
      await expect(visiblePage(window).getByText('1 格要改')).toBeVisible();
      await visiblePage(window)
        .getByRole('button', { name: `第 ${NO_PRODUCT + 1} 行 产品编码` })
        .click();
      await keyboard.type(TOPCOAT.code);
      await keyboard.press('Enter');
      await expect(visiblePage(window).getByText('格要改')).toHaveCount(0);
      await expect(total(window)).toContainText(shownTotal);
    });

    await test.step('three steps back nothing was pasted, three forward everything is corrected again', async () => {
      for (let step = 0; step < 3; step += 1) await keyboard.press('Control+z');
      await expect(total(window)).toContainText('¥ 0.00');
      for (let step = 0; step < 3; step += 1) await keyboard.press('Control+y');
      await expect(total(window)).toContainText(shownTotal);
    });

    await keyboard.press('F8');
    await expect(visiblePage(window).getByText(/购销合同已提交，提交单 \d+/u)).toBeVisible();
  });
  expect(askStore(directory, 'SELECT id FROM contract')).toEqual([]);
  await inOffice(directory, async ({ countersign }) => {
    const [waiting] = askStore(directory, "SELECT id FROM submission WHERE kind = 'contract'");
    const outcome = await countersign(String(waiting?.['id']));
    expect(outcome).toMatchObject({ outcome: 'effective' });
  });
  expect(askStore(directory, 'SELECT count(*) AS lines, sum(gross_fen) AS fen FROM contract_line')).toEqual([
    { lines: LINES, fen: TOTAL_YUAN * 100 },
  ]);
});
