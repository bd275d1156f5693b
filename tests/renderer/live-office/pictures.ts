import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { amendedMeanwhile } from './meanwhile.ts';

/** One picture: who sits there, in which look, and what is done first. */
export interface Picture {
  readonly name: string;
  readonly seat?: 'maker' | 'checker' | 'director';
  readonly language?: 'zh-CN' | 'en-US';
  readonly scheme?: 'light' | 'dark' | 'contrast';
  readonly large?: boolean;
  readonly steps: readonly ((page: Page) => Promise<unknown>)[];
  /** Puts the seat back as it was, once the picture is taken. */
  readonly after?: (page: Page) => Promise<unknown>;
}

const FILES = join(import.meta.dirname, '../../../resources/sample-office');
export const rail = (module: string) => (page: Page) => page.locator(`.rail [data-module="${module}"]`).click();
export const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const row = (at: number) => (page: Page) => page.locator('.data-row:visible').nth(at).dblclick();
const button = (at: string) => (page: Page) => page.locator(at).first().click();

export function file(name: string, as = name) {
  return (page: Page) =>
    page.evaluate((picked) => Object.assign((window as unknown as { chooser: object }).chooser, { nextFile: picked }), {
      name: as,
      contentBase64: readFileSync(join(FILES, name)).toString('base64'),
    });
}
export const openImport = (kind: number) => [
  rail('exchange'),
  (page: Page) => page.locator('.work-list button:visible').nth(kind).click(),
];
export const read = (page: Page) =>
  page.locator('.import-grid:visible, .empty-state:visible h2').first().waitFor({ timeout: 20_000 });

const tab = (at: number) => (page: Page) => page.locator('.page:visible [role=tab]').nth(at).click();

export async function pickClient(page: Page): Promise<void> {
  await page.locator('[name="clientId"]:visible').click();
  await page.keyboard.press('F4');
  await page.locator('.picker [role=option]').nth(2).click();
}

/** Pastes a block of codes, quantities and dates as Excel would. */
export async function fillLines(page: Page): Promise<void> {
  const codes = ['WE-210', 'WP-521', 'XS-090', 'MJ-060', 'FH-820'];
  for (const [at, code] of codes.entries()) {
    await typeAt(at, 1, code)(page);
    await typeAt(at, 5, String((at + 1) * 24))(page);
    await typeAt(at, 12, '2026-12-10')(page);
  }
}

export const typeAt = (line: number, column: number, text: string) => async (page: Page) => {
  const grid = page.locator('.line-grid:visible');
  const count = await grid.locator('.data-row').count();
  if (line >= count) await page.keyboard.press('Control+Enter');
  await grid.locator('.data-row').nth(line).locator('.grid-cell').nth(column).click({ force: true });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(60);
};

/** Space on every row of the list. */
async function tickAll(page: Page): Promise<void> {
  await page.locator('.data-grid:visible').focus();
  const rows = await page.locator('.data-row:visible').count();
  for (let at = 0; at < rows; at += 1) await page.keyboard.press('Space');
}

/** The sheets have come into their frame. */
const printed = (page: Page) => page.frameLocator('.print-sheet iframe').locator('section.sheet').first().waitFor();

const chip = (at: number) => (page: Page) => page.locator('.chip:visible').nth(at).click();
/** Ctrl K, the name, Enter. */
const goTo = (name: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.locator('.command-box [aria-selected=true]', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
};
const queued = (text: string) => (page: Page) => page.locator('.queue-item', { hasText: text }).first().click();
const typed = (text: string) => (page: Page) => page.keyboard.type(text);

const fillIn = (name: string, text: string) => (page: Page) => page.locator(`[name="${name}"]:visible`).fill(text);
const amendFirstClient = [
  rail('clients'),
  row(0),
  key('F2'),
  fillIn('region', '华东一区'),
  fillIn('remark', '2027 年起改月结'),
  amendedMeanwhile,
  key('F8'),
];

export const PICTURES: readonly Picture[] = [
  { name: 'home', steps: [] },
  { name: 'home-checker-en', seat: 'checker', language: 'en-US', steps: [] },
  { name: 'review', seat: 'checker', steps: [rail('review')] },
  { name: 'review-mine', steps: [rail('review'), key('Alt+4')] },
  { name: 'desk', steps: [rail('review'), key('Alt+4'), queued('发货单'), key('Control+Enter')] },
  {
    name: 'desk-dark-1920',
    large: true,
    scheme: 'dark',
    steps: [rail('review'), key('Alt+4'), queued('发货单'), key('Control+Enter')],
  },
  {
    name: 'desk-contrast-en',
    language: 'en-US',
    scheme: 'contrast',
    steps: [rail('review'), key('Alt+4'), queued('Dispatch'), key('Control+Enter')],
  },
  { name: 'review-returned', steps: [rail('review'), key('Alt+3')] },
  { name: 'review-rejected', steps: [rail('review'), key('Alt+3'), queued('海桥')] },
  { name: 'review-disputed-maker', steps: [rail('review'), key('Alt+4'), queued('远大')] },
  { name: 'review-disputed-checker', seat: 'checker', steps: [rail('review'), key('Alt+5'), queued('远大')] },
  { name: 'review-second-step', seat: 'director', steps: [rail('review'), queued('20261112')] },
  { name: 'review-second-step-en', seat: 'director', language: 'en-US', steps: [rail('review'), queued('20261112')] },
  { name: 'review-drawn', seat: 'checker', steps: [rail('review'), queued('20261118')] },
  { name: 'review-drawn-en', seat: 'checker', language: 'en-US', steps: [rail('review'), queued('20261118')] },
  {
    name: 'review-drawn-1920-dark',
    seat: 'checker',
    scheme: 'dark',
    large: true,
    steps: [rail('review'), queued('20261118')],
  },
  { name: 'adjudicate', seat: 'director', steps: [rail('review'), key('Alt+2')] },
  { name: 'adjudicate-chosen', seat: 'director', steps: [rail('review'), key('Alt+2'), key('1')] },
  {
    name: 'adjudicate-en',
    seat: 'director',
    language: 'en-US',
    steps: [rail('review'), key('Alt+2'), key('0')],
  },
  {
    name: 'adjudicate-dark-1920',
    seat: 'director',
    scheme: 'dark',
    large: true,
    steps: [rail('review'), key('Alt+2')],
  },
  { name: 'reject', seat: 'checker', steps: [rail('review'), key('Shift+F7'), typed('重复提交')] },
  { name: 'bell', seat: 'director', steps: [key('Control+b')] },
  { name: 'bell-en', language: 'en-US', steps: [key('Control+b')] },
  { name: 'again', steps: [rail('review'), key('Alt+3'), queued('海桥'), key('Control+Enter')] },
  { name: 'stale', seat: 'director', steps: amendFirstClient },
  { name: 'stale-compare', seat: 'director', steps: [...amendFirstClient, key('Alt+d')] },
  {
    name: 'stale-compare-en',
    seat: 'director',
    language: 'en-US',
    steps: [...amendFirstClient, key('Alt+d'), key('1')],
  },
  { name: 'policy', seat: 'director', steps: [goTo('复核制度')] },
  { name: 'policy-en', seat: 'director', language: 'en-US', steps: [goTo('Review policy')] },
  { name: 'policy-history', seat: 'director', steps: [goTo('复核制度'), key('Alt+2')] },
  { name: 'policy-form', seat: 'director', steps: [goTo('复核制度'), key('F2'), key('Alt+ArrowDown')] },
  {
    name: 'policy-form-en',
    seat: 'director',
    language: 'en-US',
    steps: [goTo('Review policy'), key('F2'), key('Alt+ArrowDown')],
  },
  { name: 'policy-preset', seat: 'director', steps: [goTo('复核制度'), key('F2'), key('Alt+3')] },
  {
    name: 'policy-preset-en',
    seat: 'director',
    language: 'en-US',
    steps: [goTo('Review policy'), key('F2'), key('Alt+3')],
  },
  {
    name: 'policy-refused',
    seat: 'director',
    steps: [goTo('复核制度'), key('F2'), key('Alt+3'), key('Control+Enter'), key('F8')],
  },
  { name: 'delegations', seat: 'director', steps: [goTo('委托')] },
  { name: 'delegations-en', seat: 'checker', language: 'en-US', steps: [goTo('Delegations'), key('Alt+2')] },
  { name: 'delegation-form', seat: 'director', steps: [goTo('委托'), key('Control+n'), key('F8')] },
  { name: 'delegation-form-en', seat: 'director', language: 'en-US', steps: [goTo('Delegations'), key('Control+n')] },
  { name: 'delegation-review', steps: [rail('review'), key('Alt+4'), key('Alt+1')] },
  { name: 'quality', seat: 'director', steps: [goTo('双录质量')] },
  { name: 'quality-en', seat: 'director', language: 'en-US', steps: [goTo('Keying quality'), key('Alt+4')] },
  { name: 'settings-links', seat: 'director', steps: [rail('settings')] },
  { name: 'people', seat: 'director', steps: [goTo('人员与岗位')] },
  {
    name: 'person-form',
    seat: 'director',
    steps: [goTo('人员与岗位'), key('Control+n')],
  },
  { name: 'exchange', steps: [rail('exchange')] },
  { name: 'import-file', steps: openImport(0) },
  {
    name: 'import-clients',
    steps: [...openImport(0), file('客户档案.xlsx', '客户信息登记表.xlsx'), key('Control+o'), read],
  },
  {
    name: 'import-clients-en',
    language: 'en-US',
    steps: [...openImport(0), file('客户档案.xlsx'), key('Control+o'), read],
  },
  {
    name: 'import-clients-1920',
    large: true,
    steps: [...openImport(0), file('客户档案.xlsx'), key('Control+o'), read],
  },
  { name: 'import-unreadable', steps: [...openImport(0), file('README.md', '坏文件.xlsx'), key('Control+o'), read] },
  { name: 'contracts', steps: [rail('contracts')] },
  { name: 'contracts-1920', large: true, steps: [rail('contracts')] },
  { name: 'contract-page', steps: [rail('contracts'), row(3)] },
  { name: 'contract-events', steps: [rail('contracts'), row(3), tab(1)] },
  { name: 'contract-agreed-en', language: 'en-US', steps: [rail('contracts'), row(3), tab(2)] },
  { name: 'contract-form', steps: [rail('contracts'), key('Control+n'), pickClient, fillLines] },
  { name: 'contract-form-en', language: 'en-US', steps: [rail('contracts'), key('Control+n'), pickClient, fillLines] },
  { name: 'contract-form-1920', large: true, steps: [rail('contracts'), key('Control+n'), pickClient, fillLines] },
  {
    name: 'contract-faults',
    steps: [rail('contracts'), key('Control+n'), pickClient, fillLines, typeAt(1, 5, 'abc'), key('F8')],
  },
  {
    name: 'order-sent',
    steps: [rail('contracts'), key('Control+n'), pickClient, fillLines, key('Alt+f'), typeAt(1, 6, '30')],
  },
  {
    name: 'order-sent-head-en',
    language: 'en-US',
    steps: [rail('contracts'), key('Control+n'), pickClient, fillLines, key('Alt+f'), tab(1)],
  },
  {
    name: 'order-sent-faults',
    steps: [rail('contracts'), key('Control+n'), fillLines, key('Alt+f'), typeAt(1, 6, '300'), key('F8'), key('F9')],
  },
  { name: 'review-order-sent', seat: 'checker', steps: [rail('review'), queued('PO-2026-0918')] },
  {
    name: 'review-order-sent-en',
    seat: 'checker',
    language: 'en-US',
    steps: [rail('review'), queued('PO-2026-0918')],
  },
  { name: 'review-batch', seat: 'checker', steps: [rail('review'), queued('2026-11-20')] },
  { name: 'review-batch-mine-en', language: 'en-US', steps: [rail('review'), key('Alt+4'), queued('2026-11-20')] },
  {
    name: 'batch-chase',
    steps: [rail('dispatch'), (page) => page.getByRole('button', { name: '回单催收' }).click(), tickAll],
  },
  {
    name: 'batch-form',
    steps: [
      rail('dispatch'),
      (page) => page.getByRole('button', { name: '回单催收' }).click(),
      tickAll,
      key('Control+n'),
    ],
  },
  {
    name: 'batch-form-faults-en',
    language: 'en-US',
    steps: [
      rail('dispatch'),
      (page) => page.getByRole('button', { name: /chase/i }).click(),
      tickAll,
      key('Control+n'),
      key('F8'),
    ],
  },
  { name: 'dispatches', steps: [rail('dispatch')] },
  { name: 'dispatches-en-1920', language: 'en-US', large: true, steps: [rail('dispatch')] },
  { name: 'dispatch-page', steps: [rail('dispatch'), row(2)] },
  { name: 'dispatch-form', steps: [rail('contracts'), row(4), key('Control+n')] },
  { name: 'dispatch-form-en', language: 'en-US', steps: [rail('contracts'), row(4), key('Control+n')] },
  { name: 'dispatch-form-checker', seat: 'checker', steps: [rail('contracts'), row(3), key('Control+n')] },
  { name: 'dispatch-over', steps: [rail('contracts'), row(4), key('Control+n'), typeAt(0, 9, '900'), key('F8')] },
  { name: 'sign-back', steps: [rail('dispatch'), row(0), key('Control+n'), typeAt(0, 5, '1'), key('F8')] },
  { name: 'return', steps: [rail('dispatch'), row(2), (page) => page.getByRole('button', { name: /退货/ }).click()] },
  { name: 'print', steps: [rail('dispatch'), row(0), key('Control+p'), printed] },
  {
    name: 'print-en',
    language: 'en-US',
    steps: [rail('dispatch'), row(0), key('Control+p'), key('PageDown'), key('Control+p')],
  },
  { name: 'schedule', steps: [rail('reports')] },
  { name: 'schedule-en', language: 'en-US', steps: [rail('reports')] },
  { name: 'schedule-1920-dark', scheme: 'dark', large: true, steps: [rail('reports'), key('Control+2')] },
  { name: 'schedule-print', steps: [rail('reports'), key('Control+p'), printed] },
  { name: 'products', steps: [rail('products')] },
  { name: 'product-page', steps: [rail('products'), row(0)] },
  { name: 'product-form', steps: [rail('products'), key('Control+n'), key('F8')] },
  { name: 'product-form-en', language: 'en-US', steps: [rail('products'), key('Control+n'), key('F8')] },
  { name: 'invoicing', steps: [rail('invoicing')] },
  { name: 'invoice-request-form', steps: [rail('invoicing'), key('Control+n'), pickClient, key('Control+g')] },
  {
    name: 'invoice-request-form-en',
    language: 'en-US',
    steps: [rail('invoicing'), key('Control+n'), pickClient, key('Control+g')],
  },
  { name: 'ledger-trial', steps: [rail('ledger')] },
  { name: 'ledger-clients', steps: [rail('ledger'), key('Alt+2')] },
  { name: 'ledger-client', steps: [rail('ledger'), key('Alt+2'), row(0)] },
  { name: 'ledger-trial-en', language: 'en-US', steps: [rail('ledger')] },
  { name: 'import-products', steps: [...openImport(1), file('商品.xls'), key('Control+o'), read] },
  {
    name: 'import-contracts-en',
    language: 'en-US',
    steps: [...openImport(2), file('合同台账.csv'), key('Control+o'), read],
  },
  { name: 'import-submitted', steps: [...openImport(1), file('商品.xls'), key('Control+o'), read, key('F8')] },
  {
    name: 'void',
    steps: [
      rail('dispatch'),
      row(0),
      (page) => page.getByRole('button', { name: '作废…' }).click(),
      (page) => page.getByRole('button', { name: '提交作废' }).click(),
    ],
  },
  {
    name: 'void-contract',
    steps: [
      rail('contracts'),
      row(0),
      (page) => page.getByRole('button', { name: '作废…' }).click(),
      (page) => page.getByRole('button', { name: '提交作废' }).click(),
    ],
  },
  { name: 'chase', steps: [rail('dispatch'), (page) => page.getByRole('button', { name: '回单催收' }).click()] },
  { name: 'daily-note', steps: [rail('dispatch'), row(1), tab(2)] },
  { name: 'daily-note-en', language: 'en-US', steps: [rail('dispatch'), row(1), tab(2)] },
  {
    name: 'daily-correct',
    steps: [rail('dispatch'), row(1), tab(2), button('.data-row:visible >> nth=1'), key('Control+e')],
  },
  { name: 'daily-contract-en', language: 'en-US', steps: [rail('contracts'), row(5), tab(2)] },
  { name: 'daily-page', steps: [rail('daily')] },
  { name: 'daily-page-en', language: 'en-US', seat: 'checker', steps: [rail('daily'), chip(1)] },
  { name: 'daily-page-1920-dark', large: true, scheme: 'dark', steps: [rail('daily'), chip(2)] },
  { name: 'daily-strike', steps: [rail('daily'), button('.data-row:visible'), key('Delete')] },
  { name: 'daily-empty', seat: 'director', steps: [rail('daily'), key('Alt+ArrowUp')] },
  { name: 'daily-submitted', steps: [rail('daily'), key('F8')] },
  { name: 'daily-signed', steps: [rail('daily'), button('.day-pages:visible .link')] },
  { name: 'daily-print', steps: [rail('daily'), button('.day-pages:visible .link >> nth=1'), printed] },
  { name: 'daily-review', steps: [rail('review')] },
  { name: 'daily-review-en', language: 'en-US', seat: 'maker', steps: [rail('review')] },
  { name: 'drill', steps: [rail('reports'), button('.data-row:visible .grid-link')] },
  { name: 'opening', steps: [rail('contracts'), row(1), button('.page-header:visible .actions button >> nth=0')] },
  {
    name: 'close-short-en',
    language: 'en-US',
    steps: [rail('contracts'), row(1), button('.page-header:visible .actions button >> nth=1')],
  },
];
