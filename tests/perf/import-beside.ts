import type { Page } from 'playwright-core';
import { checksOf, typedValue } from '../support/keying.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { PASSWORD } from '../support/desk.ts';
import { drawn } from './frames-steps.ts';

/** A register of new clients as an office's program saves it. */
function workbook(rows: number): { readonly name: string; readonly contentBase64: string } {
  const lines = ['客户编号,客户全称,简称,信用额度,账期'];
  for (let at = 1; at <= rows; at += 1)
    lines.push(`KI-${String(at).padStart(6, '0')},江南第${at}涂装设备有限公司,江南${at},${50_000 + at},30`);
  return { name: '新客户登记.csv', contentBase64: Buffer.from(lines.join('\r\n'), 'utf8').toString('base64') };
}

async function call<T>(address: string, seat: string, name: string, input: unknown): Promise<T> {
  const body = JSON.stringify({ requestId: crypto.randomUUID(), name, input });
  const reply = await (await fetch(`${address}call?seat=${seat}`, { method: 'POST', body })).json();
  const { ok, value, failure } = reply as { ok: boolean; value: T; failure: unknown };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(failure)}`);
  return value;
}

/** Reads the file, submits it and has it countersigned at another seat: everything the office does for an import. */
async function importAll(address: string, rows: number): Promise<void> {
  const file = workbook(rows);
  const choices = { kind: 'clients', fileName: file.name, contentBase64: file.contentBase64 };
  const read = await call<Output<'exchange.preview'>>(address, 'maker', 'exchange.preview', choices);
  if (read.outcome !== 'preview') throw new Error(`the file is ${read.outcome}: ${read.rule}`);
  const accepted = { ...choices, acceptedRecords: read.preview.counts.records };
  const { id: submissionId } = await call<{ id: string }>(address, 'maker', 'exchange.submit', accepted);
  const seen = await call<Output<'review.show'>>(address, 'maker', 'review.show', { submissionId });
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  await call(address, 'checker', 'review.reenter', { submissionId, entry, confirmed });
  const { contentHash } = seen;
  await call(address, 'checker', 'review.sign', { submissionId, contentHash, password: PASSWORD });
  console.log(`  imported ${read.preview.counts.records} rows`);
}

/** What the person does, in the words of the report. */
export const DOING = ['types into the search box', 'scrolls the list', 'goes to another page'] as const;

const begins = (page: Page, doing: (typeof DOING)[number]): Promise<void> =>
  page.evaluate((name) => void performance.mark(name), doing);

/** One round of ordinary work: types into the search box, scrolls, changes the tab and comes back. */
async function round(page: Page, at: number): Promise<void> {
  await page.locator('.rail [data-module=clients]').click();
  await drawn(page);
  await begins(page, 'types into the search box');
  const box = page.locator('.page .search-box input').filter({ visible: true }).first();
  await box.focus();
  for (const letter of ['南', '京', String(at % 10)]) {
    await page.keyboard.insertText(letter);
    await drawn(page);
  }
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Backspace');
    await drawn(page);
  }
  await begins(page, 'scrolls the list');
  await page.mouse.move(700, 400);
  for (let step = 0; step < 10; step += 1) {
    await page.mouse.wheel(0, 500);
    await drawn(page);
  }
  await begins(page, 'goes to another page');
  for (const module of ['products', 'contracts', 'home']) {
    await page.locator(`.rail [data-module=${module}]`).click();
    await drawn(page);
  }
}

/** Works in the window for as long as the import takes. The office is another process, as in the desktop. */
export async function importBeside(page: Page, address: string, rows: number): Promise<void> {
  let over = false;
  const importing = importAll(address, rows).finally(() => {
    over = true;
  });
  for (let at = 0; !over || at < 3; at += 1) await round(page, at);
  await importing;
}
