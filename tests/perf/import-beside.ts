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

/** Where each module of the rail is pressed. Known beforehand: a driver that looks for it and at what lies above it has the window's own thread do so. */
type Rail = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

const GOES_TO = ['products', 'contracts', 'home'] as const;

async function railOf(page: Page): Promise<Rail> {
  const places = ['clients', ...GOES_TO].map(async (module) => {
    const box = await page.locator(`.rail [data-module=${module}]`).boundingBox();
    if (box === null) throw new Error(`${module} is not in the rail`);
    return [module, { x: box.x + box.width / 2, y: box.y + box.height / 2 }] as const;
  });
  return new Map(await Promise.all(places));
}

async function goTo(page: Page, rail: Rail, module: string): Promise<void> {
  const { x = 0, y = 0 } = rail.get(module) ?? {};
  await page.mouse.click(x, y);
  await drawn(page);
}

/** One round of ordinary work: types into the search box and reads what is found, scrolls, changes the tab and comes back. */
async function round(page: Page, rail: Rail, at: number): Promise<void> {
  await goTo(page, rail, 'clients');
  await begins(page, 'types into the search box');
  const box = page.locator('.page .search-box input').filter({ visible: true }).first();
  await box.focus();
  const typed = ['南', '京', String(at % 10)].map((letter) => () => page.keyboard.insertText(letter));
  await search(page, typed);
  await search(
    page,
    typed.map(() => () => page.keyboard.press('Backspace')),
  );
  await begins(page, 'scrolls the list');
  await page.mouse.move(700, 400);
  for (let step = 0; step < 10; step += 1) {
    await page.mouse.wheel(0, 500);
    await drawn(page);
  }
  await begins(page, 'goes to another page');
  for (const module of GOES_TO) await goTo(page, rail, module);
}

/** How many rows the list in front knows of. */
function rowsOf(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const grids = [...document.querySelectorAll('.page [role=grid]')];
    return grids.find((grid) => grid.checkVisibility())?.ariaRowCount;
  });
}

/** Types, a frame a key, and reads what is found: another number of rows than before. */
async function search(page: Page, keys: readonly (() => Promise<void>)[]): Promise<void> {
  const before = await rowsOf(page);
  for (const key of keys) {
    await key();
    await drawn(page);
  }
  // Looked at from time to time, not in each frame: what looks has the window's own thread do so.
  while ((await rowsOf(page)) === before) await new Promise((done) => setTimeout(done, 50));
  await drawn(page);
}

/** One round before anything is measured: what is compiled and made at first use belongs to no day's work. */
export async function warmUp(page: Page): Promise<void> {
  await round(page, await railOf(page), 0);
}

/** Works in the window for as long as the import takes. The office is another process, as in the desktop. */
export async function importBeside(page: Page, address: string, rows: number): Promise<void> {
  let over = false;
  const importing = importAll(address, rows).finally(() => {
    over = true;
  });
  const rail = await railOf(page);
  for (let at = 0; !over || at < 3; at += 1) await round(page, rail, at);
  await importing;
}
