import type { Page } from 'playwright-core';
import { REGISTERS } from '#shared/registers/registers.ts';
import { key, type Picture, rail } from './pictures.ts';

const register = (name: string) => (page: Page) =>
  page.locator(`.page:visible [data-register-row="${name}"] .register-open`).click();
const type = (text: string) => (page: Page) => page.keyboard.type(text);
const row = (at: number) => async (page: Page) => {
  await page.locator('.page:visible [role=grid]').focus();
  for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};
const tab = (at: number) => (page: Page) => page.locator('.page:visible [role=tab]').nth(at).click();
const list = (name: string) => [rail('registers'), register(name)];
const form = (name: string) => [...list(name), key('Control+n')];
const queued = (page: Page) =>
  page
    .locator('.page:visible [role=option]')
    .filter({ hasText: /用印登记|Seal use/u })
    .click();

const focus = (field: string) => (page: Page) => page.locator(`.page:visible [name="fields.${field}"]`).first().focus();
const sheet = (page: Page) => page.frameLocator('.print-sheet iframe').locator('section.sheet').first().waitFor();

type Look = Omit<Picture, 'name' | 'steps'>;
const LOOKS: Readonly<Record<string, Look>> = {
  '': {},
  '-en': { language: 'en-US', scheme: 'dark' },
  '-1920': { large: true },
  '-en-1920': { large: true, language: 'en-US', scheme: 'dark' },
};

/** The same in every look: 1366 and 1920, Chinese in light, English in dark. */
function everyLook(name: string, steps: Picture['steps'], more: Look = {}): readonly Picture[] {
  return Object.entries(LOOKS).map(([suffix, look]) => ({ ...more, ...look, name: `${name}${suffix}`, steps }));
}

/** The registers: board, lists, forms, entries, what is chased, what is checked. */
export const REGISTER_PICTURES: readonly Picture[] = [
  ...everyLook('register-home', [rail('registers')]),
  ...everyLook('register-list', list('seal_use')),
  ...everyLook('register-parcels', list('parcel')),
  ...everyLook('register-cash', list('petty_cash')),
  ...everyLook('register-form', form('seal_use')),
  ...everyLook('register-faults', [...form('seal_use'), key('F8')]),
  ...everyLook('register-visit', form('visit')),
  ...everyLook('register-claim', form('expense_claim')),
  ...everyLook('register-parcel-form', form('parcel')),
  ...everyLook('register-cash-form', form('petty_cash')),
  ...everyLook('register-daily-form', form('call')),
  ...everyLook('register-entry', [...list('seal_use'), row(2)]),
  ...everyLook('register-entry-claim', [...list('expense_claim'), row(0)]),
  ...everyLook('register-entry-visit', [...list('visit'), row(1)]),
  ...everyLook('register-history', [...list('seal_use'), row(2), tab(1)]),
  ...everyLook('register-balances', [
    ...list('material_movement'),
    (page) => page.locator('.page:visible .lucide-scale').click(),
  ]),
  ...everyLook('register-turnover', [
    ...list('material_movement'),
    (page) => page.locator('.page:visible .lucide-scale').click(),
    row(0),
  ]),
  ...everyLook('register-quotes', [
    ...form('parcel'),
    focus('address'),
    type('浙江省杭州市萧山区临江工业园经八路 1188 号'),
    focus('weight'),
    type('4.2'),
  ]),
  ...everyLook('register-due', [rail('registers'), (page) => page.locator('.chase-panel > header button').click()]),
  ...everyLook('register-client', [rail('clients'), row(0), key('Control+0')]),
  ...everyLook('register-review', [rail('review'), queued], { seat: 'checker' }),
  ...everyLook('register-late', [...list('seal_use'), key('Alt+4'), row(0)]),
  ...everyLook('register-back', [
    ...list('seal_use'),
    key('Alt+4'),
    key('F10'),
    (page) => page.locator('.page:visible [name="fields.returnedOn"]').waitFor(),
  ]),
  ...everyLook('register-pick', [...form('parcel'), focus('client'), key('F4'), key('ArrowDown')]),
  ...everyLook('register-waybill', [...form('parcel'), focus('waybill'), type('SF1450000000977')]),
  ...everyLook('register-money', [...form('petty_cash'), focus('amount'), type('1200*3+50'), key('Enter')]),
  ...everyLook('register-saved', [
    ...form('call'),
    focus('calledAt'),
    type('930'),
    focus('caller'),
    type('沈国梁'),
    focus('subject'),
    type('催问第二批到货时间'),
    key('F8'),
    (page) => page.locator('.page:visible .note-success').waitFor(),
  ]),
  ...everyLook('register-menu', [
    ...list('seal_use'),
    (page) =>
      page
        .locator('.page:visible .list-row')
        .nth(1)
        .click({ button: 'right', position: { x: 300, y: 10 } }),
  ]),
  ...everyLook('register-linked', [
    rail('clients'),
    row(0),
    key('Control+0'),
    (page) => page.locator('.page:visible .embedded-head button').last().click(),
  ]),
  ...everyLook('register-print', [...list('seal_use'), key('Control+p'), sheet]),
  ...everyLook('register-book', [...list('seal_use'), key('Alt+p'), sheet]),
  ...everyLook('register-import', [
    ...list('parcel'),
    (page) => page.locator('.page:visible .icon-text .lucide-file-up').click(),
  ]),
  ...everyLook('register-command', [key('Control+k'), type('yydj')]),
  ...REGISTERS.flatMap(({ name }): Picture[] => [
    { name: `each-list-${name}`, steps: list(name) },
    { name: `each-form-${name}`, steps: form(name) },
    { name: `each-sheet-${name}`, steps: [...list(name), row(0), key('Control+p'), sheet] },
  ]),
];
