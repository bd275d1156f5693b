import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { freshDirectory, launchOffice } from '../launch.ts';
import { HENGTAI, inOffice, PRIMER, ZHOU } from '../office-seed.ts';
import { askStore, goTo, keyFields, signIn, visiblePage } from './at-the-window.ts';

const CLIENT = {
  name: '广东粤海船舶涂装工程有限公司南沙分公司',
  shortName: '粤海南沙',
  creditLimitFen: '1200*250',
  remark: '月结，对账单寄总部',
};
/** The smallest PNG: one grey dot. */
const LICENCE = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
  'hex',
);

async function seed(directory: string): Promise<string> {
  await inOffice(directory, async ({ submitAndSign }) => {
    await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
    await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  });
  const file = path.join(directory, '营业执照.png');
  writeFileSync(file, LICENCE);
  return file;
}

async function halfFillClient(app: ElectronApplication, window: Page, file: string): Promise<void> {
  await goTo(window, '客户档案');
  await expect(visiblePage(window).getByRole('row', { name: /恒泰轨道/u })).toBeVisible();
  await window.keyboard.press('Control+n');
  await keyFields(window, CLIENT);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as typeof dialog.showOpenDialog;
  }, file);
  await window.keyboard.press('F3');
  await expect(visiblePage(window).locator('.attached')).toContainText('营业执照.png');
}

/** Found by the initials of its short name; Enter takes it and goes on. */
async function halfFillContract(window: Page): Promise<void> {
  await goTo(window, '合同');
  await expect(
    visiblePage(window)
      .getByRole('button', { name: /新合同/u })
      .first(),
  ).toBeVisible();
  await window.keyboard.press('Control+n');
  const client = visiblePage(window).locator('[name="clientId"]');
  await client.focus();
  await window.keyboard.type('htgd');
  await expect(visiblePage(window).locator('.picker [aria-selected=true]')).toContainText(HENGTAI.name);
  await window.keyboard.press('Enter');
  await expect(client).toHaveValue(/恒泰轨道交通/u);
  await expect(client).not.toBeFocused();
  await visiblePage(window).locator('.line-grid .data-row .grid-cell').nth(1).click({ force: true });
  await window.keyboard.type('WE-210');
  await window.keyboard.press('Enter');
  await expect(visiblePage(window).locator('.line-grid .data-row').first()).toContainText(PRIMER.name);
  await keyFields(window, { externalNumber: 'HTGD-2026-11' });
  await visiblePage(window).locator('[name="remark"]').focus();
  await window.keyboard.type('分两批');
}

test('the page crashes in the middle of a word, then the computer stops: everything typed is there, papers and lines included', async () => {
  const directory = freshDirectory();
  const file = await seed(directory);
  const first = await launchOffice({ directory });
  const { app, window } = first;
  const inPage = (code: string): Promise<unknown> =>
    app
      .evaluate(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
        code,
      )
      .catch(() => undefined);
  /** Of the tab in front; the pages of other tabs are mounted beside it. */
  const shown = (what: string): Promise<unknown> =>
    inPage(`[...document.querySelectorAll('.page-area > .page')].filter((page) => page.checkVisibility())
      .map((page) => ${what}).join()`);
  const field = (name: string): Promise<unknown> => shown(`page.querySelector('[name="${name}"]')?.value`);
  await signIn(window, ZHOU);
  await halfFillClient(app, window, file);
  await halfFillContract(window);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());

  await expect.poll(() => field('remark')).toBe('分两批');
  await expect.poll(() => field('clientId')).toContain(HENGTAI.name);
  expect(await field('externalNumber')).toBe('HTGD-2026-11');
  expect(await shown(`page.querySelector('.line-grid .data-row')?.textContent`)).toContain(PRIMER.name);
  await inPage(
    `[...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.includes('粤海南沙'))?.click()`,
  );
  await expect.poll(() => field('name')).toBe(CLIENT.name);
  expect(await field('creditLimitFen')).toBe('300,000.00');
  expect(await shown(`page.querySelector('.attached')?.textContent`)).toContain('营业执照.png');
  const kept = () => askStore(directory, 'SELECT content FROM draft').map(({ content }) => String(content));
  await expect
    .poll(() => kept().filter((text) => text.includes('分两批') || text.includes(CLIENT.remark)))
    .toHaveLength(2);
  const pid = await app.evaluate(() => process.pid);
  const ended = app.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await ended;

  const { app: second, window: again } = await launchOffice({ directory });
  try {
    await signIn(again, ZHOU);
    // Which tab was in front a moment before the power went may not have reached the disk; what was typed has.
    await again.getByRole('tab', { name: /粤海南沙/u }).click();
    for (const [name, text] of Object.entries({ ...CLIENT, creditLimitFen: '300,000.00' }))
      await expect(visiblePage(again).locator(`[name="${name}"]`)).toHaveValue(text);
    await expect(visiblePage(again).locator('.attached')).toContainText('营业执照.png');
    await again.keyboard.press('Control+w');
    await goTo(again, '草稿');
    await expect(visiblePage(again).getByRole('row', { name: /粤海南沙/u })).toBeVisible();
    await visiblePage(again)
      .getByRole('row', { name: /粤海南沙/u })
      .click();
    await again.keyboard.press('Delete');
    await expect(visiblePage(again).getByRole('row', { name: /粤海南沙/u })).toHaveCount(0);
    await visiblePage(again).getByRole('button', { name: '撤销放弃' }).click();
    await visiblePage(again)
      .getByRole('row', { name: /粤海南沙/u })
      .dblclick();
    await expect(visiblePage(again).locator('[name="remark"]')).toHaveValue(CLIENT.remark);
    await again.keyboard.press('F8');
    await expect(visiblePage(again).getByText(/客户档案已提交|已提交，提交单/u)).toBeVisible();
    expect(askStore(directory, "SELECT name FROM draft WHERE page = 'clients.form'")).toEqual([]);
  } finally {
    await second.close();
  }
});
