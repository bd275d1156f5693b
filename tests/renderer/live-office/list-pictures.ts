import type { Page } from 'playwright-core';
import type { Picture } from './pictures.ts';

const rail = (module: string) => (page: Page) => page.locator(`.rail [data-module="${module}"]`).click();
const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const type = (text: string) => (page: Page) => page.keyboard.type(text);
const cell = (row: number, at: number) => (page: Page) =>
  page.locator(`.page:visible [data-row="${row}"] > :nth-child(${at + 1})`).click();
const head = (column: string) => (page: Page) =>
  page.locator(`.page:visible [data-column="${column}"] .head-menu`).click({ force: true });
const menu = (row: number) => (page: Page) =>
  page.locator(`.page:visible [data-row="${row}"] > :nth-child(3)`).click({ button: 'right' });

/** Three rows, the way a hand at the keyboard ticks them. */
const tickSome = [cell(1, 2), key('Space'), key('Shift+ArrowDown'), key('Shift+ArrowDown')];
const ofClient = [head('clientName'), type('南京'), key('Enter')];

/** Lists: filters, columns, views, ticks, menus. */
export const LIST_PICTURES: readonly Picture[] = [
  { name: 'list-clients', steps: [rail('clients'), ...tickSome] },
  { name: 'list-clients-en', language: 'en-US', steps: [rail('clients'), ...tickSome] },
  { name: 'list-clients-dark', scheme: 'dark', steps: [rail('clients'), ...tickSome] },
  { name: 'list-clients-1920', large: true, steps: [rail('clients'), ...tickSome] },
  { name: 'list-filter', steps: [rail('contracts'), ...ofClient, head('signedOn')] },
  {
    name: 'list-filter-en',
    language: 'en-US',
    steps: [rail('dispatch'), head('kind')],
  },
  {
    name: 'list-filter-dark',
    scheme: 'dark',
    steps: [rail('contracts'), head('grossFen'), type('10000'), key('Enter'), head('signedOn')],
  },
  { name: 'list-print-clients', steps: [rail('clients'), key('Control+Shift+P')] },
  { name: 'list-print-sheet', steps: [rail('clients'), cell(1, 2), key('Enter'), key('Control+p')] },
  { name: 'list-print-contracts', steps: [rail('contracts'), key('Control+Shift+P')] },
  { name: 'list-print-balances', steps: [rail('ledger'), key('Control+Shift+P')] },
  { name: 'list-columns', steps: [rail('contracts'), key('Control+l')] },
  { name: 'list-columns-en', language: 'en-US', steps: [rail('contracts'), key('Control+l')] },
  {
    name: 'list-views',
    steps: [
      rail('contracts'),
      ...ofClient,
      key('Control+Shift+S'),
      type('南京的'),
      key('Enter'),
      head('signedOn'),
      key('Escape'),
      key('Control+Shift+S'),
    ],
  },
  { name: 'list-menu', steps: [rail('dispatch'), menu(1)] },
  { name: 'list-none', steps: [rail('contracts'), type('/'), type('没有这一家')] },
  { name: 'list-contracts-1920', large: true, steps: [rail('contracts'), ...ofClient, ...tickSome] },
];
