import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, inOffice, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

const CALLS = 24;

/** The phone log of October as the office kept it before, one line of it without a caller, and a total. */
function phoneLog(directory: string): string {
  const lines = Array.from(
    { length: CALLS },
    (_, at) => `2026-10-${String(at + 1).padStart(2, '0')},9:${String(at + 10)},电话,王工${at},问第${at}批何时到,李娜`,
  );
  const file = join(directory, '十月来电.csv');
  const text = ['来电日期,来电时间,类型,来电人,来电内容,转告', ...lines, '2026-10-30,15:00,电话,,没说是谁,李娜'].join(
    '\n',
  );
  writeFileSync(file, text);
  return file;
}

async function choose(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as typeof dialog.showOpenDialog;
  }, file);
}

test('a phone log comes in as entries of today, and its page is signed against the original', async () => {
  const directory = freshDirectory();
  const file = phoneLog(directory);
  await inOffice(directory, async () => {});
  await withWindow(directory, async ({ app, window }) => {
    await choose(app, file);
    await signIn(window, ZHOU);
    await goTo(window, '来电来函记录');
    await visiblePage(window).getByRole('button', { name: '导入' }).click();
    await expect(visiblePage(window).getByRole('button', { name: '选择文件…' })).toBeVisible();
    await window.keyboard.press('Control+o');
    await expect(visiblePage(window).getByRole('button', { name: `登入今天 ${CALLS} 条` })).toBeEnabled();
    await expect(visiblePage(window).getByRole('region', { name: '不收的行' })).toContainText('D26');
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText(`已登入今天 ${CALLS} 条`)).toBeVisible();
    await visiblePage(window).getByRole('button', { name: '去日页' }).click();
    await expect(visiblePage(window).getByText(`${CALLS} 条可提交`)).toBeVisible();
    await expect(visiblePage(window).getByRole('region', { name: '当天导入的文件' })).toContainText('整份划去');
    await expect(visiblePage(window).getByRole('row', { name: /王工23/u })).toContainText('十月来电.csv 第 25 行');
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText(/日页已提交，提交单 \d+/u)).toBeVisible();

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await expect(visiblePage(window).getByRole('button', { name: '打开原件…' })).toBeVisible();
    await keyBlind(window, { 原表有内容的行数: String(CALLS + 1) });
    const ticks = visiblePage(window).getByRole('region', { name: '盲录与签字' }).getByRole('checkbox');
    await expect(ticks).toHaveCount(11);
    await expect(
      visiblePage(window)
        .getByText(/原表第 \d+ 行与此相符/u)
        .first(),
    ).toBeVisible();
    for (const tick of await ticks.all()) await tick.check();
    await compareAndSign(window);
  });
  expect(
    askStore(
      directory,
      `SELECT f.file_name AS file, COUNT(*) AS entries, MIN(e.page_id IS NOT NULL) AS reviewed
       FROM daily_entry e JOIN daily_file f ON f.id = e.file_id`,
    ),
  ).toEqual([{ file: '十月来电.csv', entries: CALLS, reviewed: 1 }]);
  await inOffice(directory, async ({ checker }) => {
    expect((await checker.get('office.verify', {})).good).toBe(true);
  });
});
