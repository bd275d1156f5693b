import type { Page } from 'playwright-core';
import type { Picture } from './pictures.ts';

const typed = (text: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  await page.locator('.command-box .list:not([aria-busy=true])').waitFor();
};
const group = (at: number) => (page: Page) => page.locator('.due-head').nth(at).click();
const tab = (at: number) => (page: Page) => page.locator('.panel-tab').nth(at).click();
const tile = (at: number) => (page: Page) => page.locator('.tiles > button').nth(at).click();
/** Charts are there. */
const drawn = (page: Page) => page.locator('.workbench .chart svg').waitFor();

/** The workbench and the box of a week's office. */
export const WORKBENCH_PICTURES: readonly Picture[] = [
  { name: 'bench', steps: [drawn] },
  { name: 'bench-checker', seat: 'checker', steps: [drawn] },
  { name: 'bench-1920', large: true, steps: [drawn] },
  { name: 'bench-dark', scheme: 'dark', steps: [drawn] },
  { name: 'bench-contrast', scheme: 'contrast', steps: [drawn] },
  { name: 'bench-en', language: 'en-US', seat: 'checker', steps: [drawn] },
  { name: 'bench-worked', steps: [drawn, tab(2)] },
  { name: 'bench-due-list', steps: [drawn, group(1)] },
  { name: 'bench-due-page', steps: [drawn, group(5)] },
  { name: 'bench-due-page-en', language: 'en-US', steps: [drawn, group(3)] },
  { name: 'bench-signed-list', steps: [drawn, tile(0)] },
  {
    name: 'box-recent',
    steps: [drawn, typed('hdjt'), (page) => page.keyboard.press('Enter'), (page) => page.keyboard.press('Control+k')],
  },
  { name: 'box-clients', steps: [drawn, typed('hd')] },
  { name: 'box-number', steps: [drawn, typed('0001')] },
  { name: 'box-actions', steps: [drawn, typed('>')] },
  { name: 'box-page-dark', scheme: 'dark', steps: [drawn, typed('合同')] },
  { name: 'box-en', language: 'en-US', steps: [drawn, typed('new')] },
];

const told = (page: Page) => page.locator('.first-steps').waitFor();

/** An office that has its people and nothing else. */
export const EMPTY_PICTURES: readonly Picture[] = [
  { name: 'empty-bench', steps: [told] },
  { name: 'empty-bench-en', language: 'en-US', seat: 'checker', steps: [told] },
  { name: 'empty-bench-dark-1920', scheme: 'dark', large: true, steps: [told] },
];
