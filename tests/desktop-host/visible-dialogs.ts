/** Dialogs for `npm run preview`, where a person sits before a browser: drawn by the browser, in the page that asks. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { BrowserWindowStand } from './browser-window.ts';

type Options = { readonly [K in 'message' | 'detail' | 'defaultPath']?: string };

/** Dialogs take an optional window first. */
function split(args: readonly unknown[]): {
  readonly window: BrowserWindowStand | undefined;
  readonly options: Options;
} {
  const window = args[0] instanceof BrowserWindowStand ? args[0] : BrowserWindowStand.getAllWindows()[0];
  return { window, options: (args[args[0] instanceof BrowserWindowStand ? 1 : 0] ?? {}) as Options };
}

export const visibleDialogs = {
  /** The browser's file chooser; DevTools then tells the path of what was picked. */
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    const cdp = await split(args).window?.webContents.ready;
    if (!cdp) return { canceled: true, filePaths: [] };
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: `new Promise((pick) => {
        const input = Object.assign(document.createElement('input'), { type: 'file' });
        input.addEventListener('change', () => pick(input.files[0]));
        input.addEventListener('cancel', () => pick(undefined));
        input.click();
      })`,
      awaitPromise: true,
      userGesture: true,
    });
    if (result.objectId === undefined) return { canceled: true, filePaths: [] };
    const { path: picked } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId });
    return { canceled: false, filePaths: [picked] };
  },

  /** Saves into the downloads folder under a name that is still free, and says where. */
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    const { name, ext } = path.parse(split(args).options.defaultPath ?? 'countersign');
    const folder = app.getPath('downloads');
    mkdirSync(folder, { recursive: true });
    let filePath = path.join(folder, `${name}${ext}`);
    for (let n = 2; existsSync(filePath); n++) filePath = path.join(folder, `${name} (${n})${ext}`);
    await tell(args, `${filePath}`);
    return { canceled: false, filePath };
  },

  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const { message = '', detail = '' } = split(args).options;
    return { response: (await tell(args, `${message}\n\n${detail}`)) ? 0 : 1, checkboxChecked: false };
  },

  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
};

/** True for OK. Without a window to ask in, the terminal is told and nothing is confirmed. */
async function tell(args: readonly unknown[], text: string): Promise<boolean> {
  const cdp = await split(args).window?.webContents.ready;
  if (!cdp) {
    console.error(text);
    return false;
  }
  const { result } = await cdp.send('Runtime.evaluate', { expression: `confirm(${JSON.stringify(text)})` });
  return result.value === true;
}
