// Pictures of the first run and of backups: node tests/renderer/live-office/first-run-shots.ts <folder>
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD } from '../../support/desk.ts';
import { startLiveOffice } from './live-office.ts';

const [folder = 'out/first-run-pictures'] = process.argv.slice(2);
const PASSPHRASE = '太湖边的早班船 2026';
const OFFICE = '澜川新材料（苏州）有限公司';
const PEOPLE = [
  { name: '周敏', title: '内勤', roles: ['clerk' as const], password: PASSWORD },
  { name: '陈国强', title: '复核', roles: ['checker' as const], password: PASSWORD },
];
const temporary = mkdtempSync(join(tmpdir(), 'countersign-pictures-'));
const drive = join(temporary, 'E 盘 备份');
mkdirSync(drive);

/** A backup to restore: another office's, made like any. */
async function makeBackup(): Promise<string> {
  const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
  const office = await openOffice({ directory: join(temporary, 'office'), passwordCost: cheap });
  const desk = deskAt(office, 'made', '周敏');
  await desk.get('office.init', { officeName: OFFICE, people: PEOPLE });
  await desk.get('session.signIn', { name: '周敏', password: PASSWORD });
  const second = { name: '陈国强', password: PASSWORD };
  await desk.get('backup.setPassphrase', { passphrase: PASSPHRASE, password: PASSWORD, second });
  await desk.get('backup.make', { places: [drive] });
  await office.close();
  return join(drive, readdirSync(drive)[0] ?? '');
}

const backup = await makeBackup();
const live = await startLiveOffice();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

async function open(language: string, scheme = 'light', seat = 'maker'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('console', (message) => message.type() === 'error' && console.log(message.text().slice(0, 400)));
  page.on('pageerror', (error) => console.log('threw', error.message.slice(0, 400)));
  page.setDefaultTimeout(20_000);
  await page.goto(`${live.address}?seat=${seat}&language=${language}&scheme=${scheme}`);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 250))));
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const put = (page: Page, chosen: object) =>
  page.evaluate((part) => Object.assign((window as unknown as { chooser: object }).chooser, part), chosen);

/** The three ways and what follows them, up to the step before anything is made. */
async function firstRun(language: 'zh-CN' | 'en-US', scheme: string): Promise<void> {
  const tag = `${language.slice(0, 2)}${scheme === 'light' ? '' : `-${scheme}`}`;
  const page = await open(language, scheme);
  await page.locator('.way').first().waitFor();
  await take(page, `first-run-ways-${tag}`);
  await page.keyboard.press('2');
  await take(page, `first-run-sample-${tag}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await put(page, { nextBackup: backup });
  await page.locator('.step-body button').first().click();
  await page.locator('.backup-facts').waitFor();
  await take(page, `first-run-restore-file-${tag}`);
  await page.locator('[type=submit]').click();
  await page.locator('input[type=password]').fill('not this one');
  await page.keyboard.press('Enter');
  await page.locator('.note-error').waitFor();
  await take(page, `first-run-restore-wrong-${tag}`);
  await page.locator('input[type=password]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.locator('.note-success').waitFor();
  await take(page, `first-run-restore-good-${tag}`);
  await page.reload();
  await page.locator('.way').first().waitFor();
  await page.keyboard.press('1');
  await page.keyboard.type(OFFICE);
  await take(page, `first-run-office-${tag}`);
  await page.keyboard.press('Enter');
  await page.locator('fieldset').first().waitFor();
  for (const [index, { name, title }] of PEOPLE.entries()) {
    const boxes = page.locator('fieldset').nth(index).locator('input:not([type=checkbox])');
    for (const [at, text] of [name, title, PASSWORD, PASSWORD].entries()) await boxes.nth(at).fill(text);
  }
  await take(page, `first-run-people-${tag}`);
  await page.keyboard.press('Enter');
  await page.locator('[type=radio]').first().waitFor();
  await take(page, `first-run-policy-${tag}`);
  await page.close();
}

async function section(language: 'zh-CN' | 'en-US', scheme: string): Promise<void> {
  const tag = `${language.slice(0, 2)}${scheme === 'light' ? '' : `-${scheme}`}`;
  const page = await open(language, scheme);
  await page.locator('.status-link').waitFor();
  await page.locator('.status-link').click();
  for (const nextFolder of [drive, join(temporary, '坚果云')]) {
    await put(page, { nextFolder });
    await page.locator('.backup-section .field .ant-btn', { hasText: /选文件夹|Choose a folder/ }).click();
    await page.getByText(nextFolder, { exact: true }).waitFor();
  }
  await take(page, `backup-section-${tag}`);
  await page.locator('.backup-section .panel').first().locator('button').last().click();
  await take(page, `backup-passphrase-${tag}`);
  await page.locator('.backup-log').scrollIntoViewIfNeeded();
  await take(page, `backup-log-${tag}`);
  await page.close();
}

try {
  for (const [language, scheme] of [
    ['zh-CN', 'light'],
    ['en-US', 'light'],
    ['zh-CN', 'dark'],
  ] as const)
    await firstRun(language, scheme);
  const desk = deskAt(live.office, 'maker', '周敏');
  await desk.get('office.init', { officeName: OFFICE, people: PEOPLE });
  await desk.get('session.signIn', { name: '周敏', password: PASSWORD });
  const empty = await open('zh-CN');
  await empty.locator('.status-link').click();
  await empty.locator('.backup-section').waitFor();
  await take(empty, 'backup-none-zh');
  await empty.close();
  const second = { name: '陈国强', password: PASSWORD };
  await desk.get('backup.setPassphrase', { passphrase: PASSPHRASE, password: PASSWORD, second });
  mkdirSync(join(temporary, '坚果云'));
  await desk.get('backup.make', { places: [drive, join(temporary, 'gone')] });
  for (const [language, scheme] of [
    ['zh-CN', 'light'],
    ['en-US', 'light'],
    ['zh-CN', 'dark'],
  ] as const)
    await section(language, scheme);
} finally {
  await browser.close();
  await live.close();
  rmSync(temporary, { recursive: true, force: true });
}
