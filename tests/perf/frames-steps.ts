import type { Page } from 'playwright-core';
import { settle } from '../tour/tour.ts';

/** Waits for the next two frames, so that each step is drawn before the next one is made. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

export async function openList(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?seat=maker`);
  await page.locator('.rail [data-module=clients]').click();
  await page.locator('.page [role=grid] [role=row]').nth(5).waitFor();
  await settle(page);
}

const grid = (page: Page) => page.locator('.page [role=grid]').filter({ visible: true }).first();
const scrolled = (page: Page): Promise<number> => grid(page).evaluate((box) => box.scrollTop);

/** Wheel, Page Down held, End and Home, and the scroll bar pulled down and up: `steps` of each. */
export async function scrollThrough(page: Page, steps: number): Promise<void> {
  const box = await grid(page).boundingBox();
  if (box === null) throw new Error('the list is not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, step % 10 === 9 ? -400 : 600);
    await drawn(page);
  }
  const byWheel = await scrolled(page);
  await grid(page).focus();
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.down('PageDown');
    await drawn(page);
  }
  await page.keyboard.up('PageDown');
  const byKeys = await scrolled(page);
  for (const key of ['Home', 'End', 'Home', 'Control+End', 'Control+Home']) {
    await page.keyboard.press(key);
    await drawn(page);
    await settle(page);
  }
  await pullBar(page, { x: box.x + box.width - 5, y: box.y + 44 }, steps);
  await settle(page);
  if (byWheel === 0 || byKeys === 0) throw new Error(`the list did not scroll: ${byWheel}, ${byKeys}`);
}

async function pullBar(page: Page, { x, y }: { readonly x: number; readonly y: number }, steps: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.move(x, y + (Math.min(step, steps - step) * 800) / steps);
    await drawn(page);
  }
  await page.mouse.up();
}
