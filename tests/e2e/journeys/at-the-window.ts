import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { type LaunchedOffice, launchOffice } from '../launch.ts';
import { type Colleague, PASSWORD, storeFolder } from '../office-seed.ts';

/** Signs in as a person does: the digit of the own tile, the password, Enter. */
export async function signIn(window: Page, { name }: Pick<Colleague, 'name'>, password = PASSWORD): Promise<void> {
  const tile = window
    .getByRole('listbox', { name: /^(本办公室的人|People of this office)$/u })
    .getByRole('option', { name });
  await tile.waitFor();
  await expect(window.getByLabel('密码', { exact: true })).toBeFocused();
  const digit = (await tile.innerText()).trim().slice(-1);
  await window.keyboard.press(digit);
  await expect(tile).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.type(password);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: '换人' })).toContainText(name);
}

/** F12, and the next person signs in at the same window. */
export async function switchTo(window: Page, person: Pick<Colleague, 'name'>): Promise<void> {
  await window.keyboard.press('F12');
  await signIn(window, person);
}

/** Finds a page or a command by its name, as with Ctrl K, and opens the first that fits. */
export async function goTo(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.keyboard.type(name);
  await expect(window.getByRole('dialog').getByRole('option', { selected: true })).toContainText(name);
  await window.keyboard.press('Enter');
}

/** Keys fields of a form one after the other by their names in the form; each is left with Enter. */
export async function keyFields(window: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    const box = visiblePage(window).locator(`[name="${name}"]`);
    await box.focus();
    if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(text);
    else await box.fill(text);
    await window.keyboard.press('Enter');
  }
}

/** The page of the tab in front; the pages of other tabs stay mounted, hidden. */
export function visiblePage(window: Page) {
  return window.locator('.page-area > .page').filter({ visible: true });
}

/** Fills the blind boxes by the names of their fields as the checker reads them; Enter leads from one to the next. */
export async function keyBlind(window: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(boxes)) {
    const box = rekeyBox(window, label);
    await box.focus();
    await window.keyboard.press('Control+a');
    await window.keyboard.type(text);
  }
}

export function rekeyBox(window: Page, label: string) {
  return window.getByRole('region', { name: '盲录与签字' }).getByRole('textbox', { name: label });
}

/** Ctrl ↵ twice: compare, then the panel; the password; Enter. */
export async function compareAndSign(window: Page): Promise<void> {
  const keying = window.getByRole('region', { name: '盲录与签字' });
  await window.keyboard.press('Control+Enter');
  await expect(keying.getByText('请把其余内容看一遍，再签字。')).toBeVisible();
  await sign(window);
}

/** Opens the panel, gives the password unless the signing window answers for it, signs. */
export async function sign(window: Page): Promise<void> {
  await window.keyboard.press('Control+Enter');
  const panel = window.getByRole('form', { name: '签字', exact: true });
  await expect(panel.locator(':focus')).toBeVisible();
  if (await panel.getByLabel('登录密码').isVisible()) await window.keyboard.type(PASSWORD);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('status').getByText(/提交单 \d+ 已生效/u)).toBeVisible();
}

/** Runs the app for one story and closes it whatever happens; every word of the console must be good. */
export async function withWindow(directory: string, story: (office: LaunchedOffice) => Promise<void>): Promise<void> {
  const office = await launchOffice({ directory });
  const complaints: string[] = [];
  office.window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  office.window.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await story(office);
    expect(complaints).toEqual([]);
  } finally {
    await office.app.close();
  }
}

/** Asks the store itself, read-only, whether or not the app is running. */
export function askStore(directory: string, sql: string): readonly Record<string, unknown>[] {
  const store = new Database(join(storeFolder(directory), 'office.db'), { readonly: true });
  try {
    return store.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    store.close();
  }
}

/** Answers the next questions for a place to save with this file. */
export async function saveInto(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, file);
}

/** Answers the next questions for a file to open and a place to save. */
export async function answerDialogs(
  app: ElectronApplication,
  files: { readonly open: string; readonly save: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [open] })) as typeof dialog.showOpenDialog;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: save })) as typeof dialog.showSaveDialog;
  }, files);
}

/** Ctrl V with this on the clipboard, as another program would have put it there. */
export async function pasteText(window: Page, text: string): Promise<void> {
  await window.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}
