import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, LU, PASSWORD, TWO, ZHOU } from '../office-seed.ts';
import { askStore, goTo, keyBlind, sign, signIn, switchTo, visiblePage, withWindow } from './at-the-window.ts';

const PAPER = { 税号: '914403001922038216', 信用额度: '500000', '账期（天）': '60' };
const SLIP = '50000';
const keying = (window: Page) => window.getByRole('region', { name: '盲录与签字' });
const deciding = (window: Page) => window.getByRole('region', { name: '裁定' });

test('two keyings differ twice: a third person decides for the maker from the paper, and the checker signs', async () => {
  const directory = freshDirectory();
  const people = [...TWO, LU];
  const submit = async () =>
    inOffice(
      directory,
      async ({ maker }) => (await maker.get('clients.submit', { action: 'create', content: HENGTAI })).id,
      {
        people,
      },
    );
  const id = await submit();
  await withWindow(directory, async ({ window }) => {
    await test.step('the checker misreads the paper twice', async () => {
      await signIn(window, CHEN);
      await goTo(window, '复核中心');
      await keyBlind(window, { ...PAPER, 信用额度: SLIP });
      await window.keyboard.press('Control+Enter');
      await expect(keying(window).getByRole('alert')).toContainText('信用额度 与制单人所录不同');
      await window.keyboard.type(SLIP);
      await window.keyboard.press('Control+Enter');
      await expect(visiblePage(window).getByText('没有等您复核的提交单')).toBeVisible();
    });
    await test.step('the maker reads that it waits for a third person, and who that can be', async () => {
      await switchTo(window, ZHOU);
      await goTo(window, '复核中心');
      await window.keyboard.press('Alt+4');
      await expect(keying(window).getByRole('alert')).toContainText(LU.name);
      await expect(keying(window).getByRole('button', { name: /裁定/u })).toHaveCount(0);
    });
    await test.step('a third person sees both keyings, not whose they are, and decides by keys', async () => {
      await switchTo(window, LU);
      await goTo(window, '复核中心');
      await window.keyboard.press('Alt+2');
      const field = deciding(window).getByRole('radiogroup', { name: '信用额度' });
      await expect(field).toContainText('500,000.00');
      await expect(field).toContainText('50,000.00');
      await expect(field).not.toContainText(new RegExp(`${ZHOU.name}|${CHEN.name}`, 'u'));
      const [first] = await field.getByRole('radio').allInnerTexts();
      await field.focus();
      await window.keyboard.press(first?.includes('500,000.00') === true ? '1' : '2');
      await expect(deciding(window).getByText('裁定不改内容')).toBeVisible();
      await window.keyboard.type('来函写的是伍拾万元整');
      await window.keyboard.press('Enter');
      await window.keyboard.type(PASSWORD);
      await window.keyboard.press('Enter');
      await expect(visiblePage(window).getByText('提交单 2 裁定制单人所录为准')).toBeVisible();
    });
    await test.step('the checker signs without keying again', async () => {
      await switchTo(window, CHEN);
      await goTo(window, '复核中心');
      await expect(keying(window)).toContainText('来函写的是伍拾万元整');
      await expect(keying(window).getByRole('button', { name: /签字/u })).toBeEnabled();
      await sign(window);
    });
  });
  expect(askStore(directory, 'SELECT credit_limit_fen FROM client')).toEqual([{ credit_limit_fen: 50_000_000 }]);
  const { chain } = await inOffice(directory, ({ maker }) => maker.get('review.show', { submissionId: id }), {
    people,
  });
  expect(chain.map(({ event, personName }) => `${event} ${personName}`)).toEqual([
    `submitted ${ZHOU.name}`,
    `differed ${CHEN.name}`,
    `disputed ${CHEN.name}`,
    `adjudicated ${LU.name}`,
    `countersigned ${CHEN.name}`,
    `effective ${CHEN.name}`,
  ]);
});
