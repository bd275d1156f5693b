import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Picture } from './pictures.ts';

const SCANS = join(import.meta.dirname, '../../../resources/icons');
const rail = (module: string) => (page: Page) => page.locator(`.rail [data-module="${module}"]`).click();
const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const box = (name: string) => (page: Page) => page.locator(`[name="${name}"]:visible`).focus();
const typed = (text: string) => (page: Page) => page.keyboard.type(text, { delay: 20 });
const fillIn = (name: string, text: string) => (page: Page) => page.locator(`[name="${name}"]:visible`).fill(text);
const goTo = (name: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.locator('.command-box [aria-selected=true]', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
};
/** The same picture as several scans: what a folder of the office's scanner looks like. */
const scans = (page: Page) =>
  page.evaluate(
    (picture) =>
      Object.assign((window as unknown as { chooser: object }).chooser, {
        scans: [
          '扫描_20261120_1420.png',
          '扫描_20261120_1416.png',
          '合同 HT-2026-000041 盖章页.pdf',
          '扫描_20261119_1702.png',
        ].map((name) => ({ name, contentBase64: picture })),
      }),
    readFileSync(join(SCANS, 'icon.png')).toString('base64'),
  );
/** F4 on the code of the first line, and what is typed into the search that opens. */
const pickProduct = (text: string) => [
  (page: Page) =>
    page.locator('.line-grid:visible .data-row').first().locator('.grid-cell').nth(1).click({ force: true }),
  key('F4'),
  typed(text),
  (page: Page) => page.locator('.float-layer [role=option]').first().waitFor(),
];
const newForm = (module: string) => [rail(module), key('Control+n')];
const wrongClient = [
  ...newForm('clients'),
  fillIn('shortName', '粤海南沙'),
  fillIn('taxNumber', '91440300'),
  fillIn('creditLimitFen', '三十万'),
  fillIn('paymentDays', 'x'),
  key('F8'),
];
const amounts = [
  ...newForm('clients'),
  fillIn('name', '广东粤海船舶涂装工程有限公司南沙分公司'),
  box('creditLimitFen'),
  key('Control+a'),
  typed('1200*250'),
];
const dated = [...newForm('contracts'), box('signedOn'), key('Control+a'), typed('下周一')];
const papers = [...newForm('clients'), scans, key('Shift+F3'), key('Enter'), key('ArrowRight')];
const drafts = [
  ...newForm('clients'),
  fillIn('name', '广东粤海船舶涂装工程有限公司南沙分公司'),
  fillIn('shortName', '粤海南沙'),
  ...newForm('contracts'),
  fillIn('externalNumber', 'HTGG-CG-2026-1107'),
];

export const FORM_PICTURES: readonly Picture[] = [
  { name: 'form-errors', steps: wrongClient },
  { name: 'form-errors-en', language: 'en-US', steps: wrongClient },
  { name: 'form-amount', steps: amounts },
  { name: 'form-amount-en', language: 'en-US', steps: amounts },
  { name: 'form-date', steps: dated },
  {
    name: 'form-date-en',
    language: 'en-US',
    steps: [...newForm('contracts'), box('signedOn'), key('Control+a'), typed('1003')],
  },
  { name: 'form-picker', steps: [...newForm('contracts'), box('clientId'), typed('hd')] },
  { name: 'form-picker-dark', scheme: 'dark', steps: [...newForm('contracts'), box('clientId'), typed('h')] },
  { name: 'form-people', steps: [...newForm('contracts'), box('salespersonId'), key('F4')] },
  { name: 'form-products', steps: [...newForm('contracts'), ...pickProduct('sx')] },
  { name: 'form-scans', steps: papers },
  { name: 'form-scans-en', language: 'en-US', steps: papers },
  { name: 'form-scans-dark', scheme: 'dark', steps: papers },
  { name: 'form-drafts', steps: [...drafts, goTo('草稿')] },
  { name: 'form-drafts-en', language: 'en-US', steps: [...drafts, goTo('Drafts'), key('Delete')] },
];
