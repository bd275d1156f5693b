import type { Page } from 'playwright-core';
import { key, type Picture, rail } from './pictures.ts';

const type = (text: string) => (page: Page) => page.keyboard.type(text);
const first = (page: Page) => page.locator('.data-row:visible').first().dblclick();
const eye = (page: Page) => page.locator('.page:visible .scroll .eye').first().click();
const told = (page: Page) => page.locator('.masked-value.told').first().waitFor();
const whole = (page: Page) => page.locator('.page:visible button', { hasText: /不打码导出|Export unmasked/ }).click();
const log = [key('Control+k'), type('sjwf'), (page: Page) => page.waitForTimeout(400), key('Enter')];

/** Masked values, what is told of them, what leaves unmasked, and the log of it. */
export const MASKING_PICTURES: readonly Picture[] = [
  { name: 'masking-client', steps: [rail('clients'), first] },
  { name: 'masking-eye', steps: [rail('clients'), first, eye] },
  { name: 'masking-eye-en', language: 'en-US', scheme: 'dark', steps: [rail('clients'), first, eye] },
  { name: 'masking-told', steps: [rail('clients'), first, eye, key('Enter'), told] },
  { name: 'masking-whole', steps: [rail('clients'), whole, type('中秋礼品寄送名单')] },
  { name: 'masking-whole-en', language: 'en-US', scheme: 'dark', steps: [rail('clients'), whole] },
  { name: 'masking-log', seat: 'director', steps: log },
  { name: 'masking-log-en', seat: 'director', language: 'en-US', scheme: 'dark', steps: log },
];
