// Pictures of the real window on a real office: node tests/renderer/live-office/shots.ts <folder> [name …]
// With --empty the office has people and nothing else, with --busy it also traded for half a year, with --registers its
// registers are full.
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startLiveOffice } from './live-office.ts';
import { seatStaff } from './seed.ts';
import { ACCESS_PICTURES } from './access-pictures.ts';
import { FORM_PICTURES } from './form-pictures.ts';
import { LIST_PICTURES } from './list-pictures.ts';
import { MASKING_PICTURES } from './masking-pictures.ts';
import { GRID_PICTURES } from './grid-pictures.ts';
import { PICTURES } from './pictures.ts';
import { REGISTER_PICTURES } from './register-pictures.ts';
import { keepRegisters } from './registers-story.ts';
import { EMPTY_PICTURES, WORKBENCH_PICTURES } from './workbench-pictures.ts';
import { SETTINGS_PICTURES } from './settings-pictures.ts';
import { tellReviewStory } from './review-story.ts';
import { tellStory } from './story.ts';
import { tellHalfAYear } from './workbench-story.ts';

const isEmpty = process.argv.includes('--empty');
const [folder = 'out/live-office-pictures', ...wanted] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const live = await startLiveOffice();
try {
  const staff = await seatStaff(live.office);
  try {
    if (!isEmpty) {
      await tellStory(staff);
      if (process.argv.includes('--busy')) await tellHalfAYear(staff);
      await tellReviewStory(staff);
      if (process.argv.includes('--registers')) await keepRegisters(staff);
    }
  } catch (error) {
    console.log('the story stopped:', String(error).slice(0, 600));
  }
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const picture of isEmpty
    ? EMPTY_PICTURES
    : [
        ...PICTURES,
        ...ACCESS_PICTURES,
        ...FORM_PICTURES,
        ...GRID_PICTURES,
        ...LIST_PICTURES,
        ...MASKING_PICTURES,
        ...REGISTER_PICTURES,
        ...SETTINGS_PICTURES,
        ...WORKBENCH_PICTURES,
      ]) {
    if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
    const page = await browser.newPage({
      viewport: picture.large === true ? { width: 1920, height: 1080 } : { width: 1366, height: 768 },
    });
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(picture.name, message.text().slice(0, 500));
    });
    page.on('pageerror', (error) => console.log(picture.name, 'threw', error.message.slice(0, 500)));
    page.setDefaultTimeout(7000);
    await page.goto(
      `${live.address}?seat=${picture.seat ?? 'maker'}&language=${picture.language ?? 'zh-CN'}&scheme=${picture.scheme ?? 'light'}`,
    );
    await page.locator('.rail').waitFor({ timeout: 10_000 });
    for (const step of picture.steps) {
      try {
        await step(page);
        await settle(page);
      } catch (error) {
        console.log(picture.name, 'step failed', String(error).slice(0, 400));
        break;
      }
    }
    await page.screenshot({ path: join(folder, `${picture.name}.png`) });
    try {
      await picture.after?.(page);
      await settle(page);
    } catch (error) {
      console.log(picture.name, 'was not put back', String(error).slice(0, 400));
    }
    await page.close();
  }
  await browser.close();
} finally {
  await live.close();
}

/** Still: nothing under way and no grey rows left. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 350))));
}
