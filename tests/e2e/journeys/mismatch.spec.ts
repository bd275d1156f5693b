import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  keyFields,
  rekeyBox,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

const PAPER = { 税号: '914403001922038216', 信用额度: '500000', '账期（天）': '60' };
const keying = (window: Page) => window.getByRole('region', { name: '盲录与签字' });

async function submitHengtai(directory: string, creditLimitFen: number): Promise<string> {
  const content = { ...HENGTAI, creditLimitFen };
  return inOffice(
    directory,
    async ({ maker }) => (await maker.get('clients.submit', { action: 'create', content })).id,
  );
}

test('a slip of the checker: told which field and never the value; the second keying agrees and is signed', async () => {
  const directory = freshDirectory();
  await submitHengtai(directory, 500_000_00);
  await withWindow(directory, async ({ window }) => {
    await signIn(window, CHEN);
    await goTo(window, '复核中心');
    await keyBlind(window, { ...PAPER, 信用额度: '50000' });
    await window.keyboard.press('Control+Enter');
    await expect(keying(window).getByRole('alert')).toContainText('信用额度 与制单人所录不同');
    await expect(keying(window).getByRole('alert')).toContainText('还可 1 次');
    const box = rekeyBox(window, '信用额度');
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
    await expect(rekeyBox(window, '税号')).toHaveAttribute('readonly');
    await expect(window.locator('body')).not.toContainText(/500,?000|伍拾万/u);

    await window.keyboard.type(PAPER.信用额度);
    await compareAndSign(window);
  });
  expect(askStore(directory, 'SELECT credit_limit_fen FROM client')).toEqual([{ credit_limit_fen: 50_000_000 }]);
});

test('two keyings that differ in an office of two go back to the maker, are corrected, submitted again and signed', async () => {
  const directory = freshDirectory();
  const id = await submitHengtai(directory, 5_000_000_00);
  await withWindow(directory, async ({ window }) => {
    await signIn(window, CHEN);
    await goTo(window, '复核中心');
    await keyBlind(window, PAPER);
    await window.keyboard.press('Control+Enter');
    await expect(keying(window).getByRole('alert')).toContainText('信用额度 与制单人所录不同');
    await window.keyboard.type(PAPER.信用额度);
    await window.keyboard.press('Control+Enter');
    // There is no third person in an office of two: it goes back to its maker at once.
    await expect(visiblePage(window).getByText('提交单 2 两次录得不同（信用额度）')).toBeVisible();
    await expect(visiblePage(window).getByText('没有等您复核的提交单')).toBeVisible();
    await expect(window.locator('body')).not.toContainText(/5,?000,?000|伍佰万/u);

    await switchTo(window, ZHOU);
    const returned = visiblePage(window).getByRole('region', { name: '退回给我' });
    await returned.getByRole('button', { name: /客户档案 · 新建.*恒泰轨道/u }).click();
    await expect(keying(window)).toContainText('两次不同');
    await expect(keying(window)).toContainText('办公室自动');
    await expect(keying(window)).toContainText('两次盲录与制单不同（信用额度）');
    await keying(window).getByRole('button', { name: '改正后重新提交' }).click();
    // The form that corrects it says why it came back.
    await expect(visiblePage(window)).toContainText('两次盲录与制单不同（信用额度）');
    await expect(visiblePage(window).locator('[name="creditLimitFen"]')).toHaveValue('5,000,000.00');
    await keyFields(window, { creditLimitFen: '500000' });
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText('已提交，提交单 2')).toBeVisible();

    await switchTo(window, CHEN);
    await keyBlind(window, PAPER);
    await compareAndSign(window);
  });
  expect(askStore(directory, 'SELECT credit_limit_fen FROM client')).toEqual([{ credit_limit_fen: 50_000_000 }]);
  const { chain } = await inOffice(directory, ({ maker }) => maker.get('review.show', { submissionId: id }));
  expect(chain.map(({ event }) => event)).toEqual([
    'submitted',
    'differed',
    'disputed',
    'returned',
    'resubmitted',
    'agreed',
    'countersigned',
    'effective',
  ]);
});
