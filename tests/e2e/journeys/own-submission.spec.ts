import { expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { HENGTAI, inOffice, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, visiblePage, withWindow } from './at-the-window.ts';

test('who made a submission finds it, reads all of it, cannot sign it, and is told why', async () => {
  const directory = freshDirectory();
  const { id, contentHash } = await inOffice(directory, async ({ maker }) =>
    maker.get('clients.submit', { action: 'create', content: HENGTAI }),
  );
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    const waiting = visiblePage(window).getByRole('region', { name: '等别人签' });
    await expect(waiting.getByRole('button', { name: /客户档案 · 新建.*恒泰轨道/u })).toBeVisible();
    await expect(visiblePage(window).getByRole('region', { name: '待我复核' })).toContainText('没有等您复核的');

    await goTo(window, '复核中心');
    await expect(visiblePage(window).getByText('没有等您复核的提交单')).toBeVisible();
    await visiblePage(window).getByRole('button', { name: '我提交的' }).click();
    const keying = window.getByRole('region', { name: '盲录与签字' });
    await expect(keying).toContainText('914403001922038216');
    await expect(keying.getByText('是您经手的，不能自己复核')).toBeVisible();
    await expect(keying.getByRole('textbox')).toHaveCount(0);
    await expect(keying.getByRole('button', { name: /签字|比对/u })).toHaveCount(0);
    // The maker's main key signs nothing: it hands the desk to a colleague, and Esc takes it back.
    await window.keyboard.press('Control+Enter');
    await expect(window.getByRole('heading', { name: /请同事在此复核/u })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(keying.getByRole('button', { name: '撤回' })).toBeVisible();

    // The page is only greyed out; whoever calls past it is refused by the office itself.
    const past = await window.evaluate(
      (input) => globalThis.window.office.call({ requestId: crypto.randomUUID(), name: 'review.sign', input }),
      { submissionId: id, contentHash, password: 'shelf-7-ledger' },
    );
    expect(past).toMatchObject({
      ok: false,
      failure: { rule: 'review.maker_cannot_countersign', details: { serial: 2 } },
    });
  });
  expect(askStore(directory, 'SELECT id FROM client')).toEqual([]);
  expect(askStore(directory, `SELECT state FROM submission WHERE id = '${id}'`)).toEqual([{ state: 'submitted' }]);
});
