import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import type { Picture } from './pictures.ts';
import { PASSWORD } from './seed.ts';

const LOGO = join(import.meta.dirname, '../../../resources/icons/icon.png');

/** Shows a section of the settings by its place in the list, which both languages share. */
const section = (id: string) => async (page: Page) => {
  await page.locator('.rail [data-module="settings"]').click();
  await page.locator(`.settings-list [data-section="${id}"]`).click();
};
const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const pause = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

async function call<N extends ProcedureName>(page: Page, seat: string, name: N, input: Input<N>): Promise<Output<N>> {
  const body = JSON.stringify({ requestId: crypto.randomUUID(), name, input });
  const reply = await page.evaluate(
    async ([at, sent]) => (await fetch(`/call?seat=${at}`, { method: 'POST', body: sent })).json() as Promise<unknown>,
    [seat, body] as const,
  );
  const { ok, value } = reply as { ok: boolean; value: Output<N> };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return value;
}

async function sign(page: Page, submissionId: string): Promise<void> {
  const view = await call(page, 'director', 'review.show', { submissionId });
  const entry = Object.fromEntries(
    checksOf(view, 'rekey').map((check) => [check.path, typedValue(view.content, check)]),
  );
  const confirmed = checksOf(view, 'confirm').map((check) => check.path);
  await call(page, 'checker', 'review.reenter', { submissionId, entry, confirmed });
  await call(page, 'checker', 'review.sign', { submissionId, contentHash: view.contentHash, password: PASSWORD });
}

/** An office that has written its own settings, once. */
async function written(page: Page): Promise<void> {
  const { head, profile } = await call(page, 'director', 'settings.profile', {});
  if (head.version > 1) return;
  const contentBase64 = readFileSync(LOGO).toString('base64');
  const { fileHash, bytes } = await call(page, 'director', 'review.attach', { fileName: 'logo.png', contentBase64 });
  const content = {
    ...profile,
    englishName: 'Lanchuan Advanced Materials (Suzhou) Co., Ltd.',
    taxNumber: '914403001922038216',
    address: '苏州工业园区星湖街 328 号 12 幢',
    phone: '0512-65781206',
    contactLines: ['销售热线 0512-65781206', '传真 0512-65781207', 'www.lanchuan.example'],
    logo: { fileHash, format: 'png' as const, bytes },
  };
  const amend = { action: 'amend' as const, recordId: 'office', baseVersion: head.version };
  await sign(page, (await call(page, 'director', 'settings.submitProfile', { ...amend, content })).id);
  const lines = [
    {
      bank: '中国工商银行苏州工业园区支行',
      account: '1102026309000012345',
      purpose: 'basic' as const,
      onInvoices: true,
      onContracts: true,
    },
    { bank: '苏州银行园区支行', account: '7066600011123456789', purpose: 'general' as const, remark: '电费、水费' },
    {
      bank: '宁波银行苏州分行',
      account: '75010122000387415',
      purpose: 'general' as const,
      closedOn: '2025-06-30',
    },
  ];
  const create = { action: 'create' as const };
  await sign(page, (await call(page, 'director', 'settings.submitAccounts', { ...create, content: { lines } })).id);
  const days = [
    { on: '2026-11-28', is: 'workday' as const, reason: '年末盘点' },
    { on: '2026-12-31', is: 'holiday' as const, reason: '厂休' },
    { on: '2027-02-05', is: 'holiday' as const, reason: '春节（预计，待公布）' },
  ];
  await sign(
    page,
    (await call(page, 'director', 'settings.submitCalendar', { ...create, content: { lines: days } })).id,
  );
}

const large = (page: Page) => page.getByText(/^(大|Large)$/).click();
const contracts = (page: Page) => page.locator('.rail [data-module="contracts"]').click();

const both = (name: string, steps: Picture['steps']): readonly Picture[] => [
  { name: `settings-${name}`, seat: 'director', steps },
  { name: `settings-${name}-en`, seat: 'director', language: 'en-US', steps },
];

/** Every section of the settings and the forms behind them. */
export const SETTINGS_PICTURES: readonly Picture[] = [
  ...both('look', [section('look')]),
  ...both('access', [section('access')]),
  ...both('printers', [section('printers')]),
  ...both('office', [written, section('office'), pause]),
  ...both('office-form', [written, section('office'), pause, key('F2'), pause]),
  ...both('accounts', [written, section('own_accounts'), pause]),
  ...both('accounts-form', [written, section('own_accounts'), pause, key('F2'), pause]),
  ...both('numbering', [section('numbering'), pause]),
  ...both('numbering-form', [section('numbering'), pause, key('F2'), pause]),
  ...both('rates', [section('tax_rates'), pause]),
  ...both('rates-form', [section('tax_rates'), pause, key('F2'), pause]),
  ...both('calendar', [written, section('working_calendar'), pause]),
  ...both('calendar-form', [written, section('working_calendar'), pause, key('F2'), pause]),
  ...both('intervals', [section('visit_intervals'), pause]),
  ...both('intervals-form', [section('visit_intervals'), pause, key('F2'), pause]),
  ...both('about', [section('about'), pause]),
  ...(['contracts', 'reports'] as const).map((module): Picture => {
    const list = (page: Page) => page.locator(`.rail [data-module="${module}"]`).click();
    return { name: `settings-large-${module}`, steps: [section('look'), large, list, pause] };
  }),
  { name: 'settings-large-form', steps: [section('look'), large, contracts, key('Control+n'), pause] },
  {
    name: 'settings-large-form-en',
    language: 'en-US',
    steps: [section('look'), large, contracts, key('Control+n'), pause],
  },
  { name: 'settings-office-dark', seat: 'director', scheme: 'dark', steps: [written, section('office'), pause] },
  { name: 'settings-numbering-dark', seat: 'director', scheme: 'dark', steps: [section('numbering'), pause] },
];
