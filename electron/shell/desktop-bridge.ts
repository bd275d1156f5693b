import path from 'node:path';
import { existsSync } from 'node:fs';
import { app, type BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent, shell } from 'electron';
import type { PrintFault } from '#core/printing/print-refused.ts';
import type {
  DesktopLink,
  FileToSave,
  PickedFile,
  PrinterOnPc,
  ScanFolder,
  SheetsToPrint,
} from '#shared/ipc/office-link.ts';
import { type DesktopRequest, readDesktopRequest } from './desktop-requests.ts';
import type { Log } from './log.ts';
import { errorCode, PICK_LIMIT_BYTES, pickFilters, type PickKind, readPickedFile } from './pick-file.ts';
import { fileNameFrom, saveFileSafely } from './save-file.ts';
import { listScans, readScan } from './scan-folder.ts';
import type { Sentences } from './sentences.ts';
import type { StoresRequest } from './stores.ts';
import type { SheetPrinter } from './sheet-printer.ts';

const MEBIBYTE = 1024 * 1024;

export interface DesktopBridgeOptions {
  /** The window the request came from, or undefined when the sender is not to be trusted. */
  readonly windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | undefined;
  /** Which office is open, and what this PC does about backups. */
  readonly stores: (request: StoresRequest) => unknown;
  readonly printer: () => Promise<SheetPrinter>;
  readonly sentences: () => Sentences;
  readonly onLanguage: (tag: string) => void;
  /** The scan folder of this PC, as it is remembered between starts. */
  readonly scanFolder: { readonly get: () => string | undefined; readonly set: (folder: string) => void };
  readonly log: Log;
}

/** Answers the channel `desktop`: files, paper and the window's buttons. Every refusal is said in a dialog and changes nothing. */
export function bridgeDesktop(options: DesktopBridgeOptions): void {
  ipcMain.handle('desktop', async (event, verb: unknown, payload: unknown) => {
    const window = options.windowOf(event);
    const request = readDesktopRequest(verb, payload);
    if (!window || !request) throw new Error(`refused: ${window ? 'malformed request' : 'not the office window'}`);
    return await answer(options, window, request);
  });
}

async function answer(options: DesktopBridgeOptions, window: BrowserWindow, request: DesktopRequest): Promise<unknown> {
  switch (request.verb) {
    case 'pick-file':
      return await pickFile(options, window, request.kind);
    case 'scans':
      return await showScans(options, window, request.choose);
    case 'read-scan': {
      const folder = options.scanFolder.get();
      return folder === undefined ? undefined : await readScan(folder, request.name);
    }
    case 'save-file':
      return await saveFile(options, window, request.file);
    case 'save-pdf':
      return await savePdf(options, window, request.job);
    case 'print':
      return await print(options, window, request.job, request.printer);
    case 'printers':
      return await listPrinters(window);
    case 'open-saved':
      return await openSaved(request.path, request.what);
    case 'window-action':
      return actOnWindow(window, request.action);
    case 'is-maximized':
      return window.isMaximized();
    case 'pick-folder':
      return await pickPath(options, window, 'folder');
    case 'pick-backup':
      return await pickPath(options, window, 'backup');
    case 'backup-plan':
    case 'set-backup-plan':
    case 'offices':
    case 'open-office':
    case 'delete-sample':
      return await options.stores(request);
    case 'language':
      return options.onLanguage(request.tag);
  }
}

async function pickPath(
  { sentences }: DesktopBridgeOptions,
  window: BrowserWindow,
  kind: 'folder' | 'backup',
): Promise<string | undefined> {
  const filters = [{ name: sentences().filters.backup, extensions: ['csbackup'] }];
  const picked = await dialog.showOpenDialog(
    window,
    kind === 'folder' ? { properties: ['openDirectory', 'createDirectory'] } : { properties: ['openFile'], filters },
  );
  return picked.canceled ? undefined : picked.filePaths[0];
}

/** What was saved since the program started: nothing else is ever opened for a page. */
const savedHere = new Set<string>();

async function openSaved(file: string, what: 'file' | 'folder'): Promise<boolean> {
  if (!savedHere.has(file) || !existsSync(file)) return false;
  if (what === 'file') return (await shell.openPath(file)) === '';
  shell.showItemInFolder(file);
  return true;
}

async function pickFile(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  kind: PickKind,
): Promise<PickedFile | undefined> {
  const words = options.sentences();
  const picked = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: pickFilters(kind, words) });
  const [file] = picked.filePaths;
  if (picked.canceled || file === undefined) return undefined;
  const read = await readPickedFile(file);
  if (read.ok) return read.file;
  const name = path.basename(file);
  if (read.reason === 'too_large') {
    const megabytes = (Math.ceil((read.bytes / MEBIBYTE) * 10) / 10).toFixed(1);
    const limit = PICK_LIMIT_BYTES / MEBIBYTE;
    await tell(options, window, words.fileTooLarge(name, megabytes, limit), words.fileTooLargeDetail);
  } else await tell(options, window, words.fileUnreadable(name), read.code);
  return undefined;
}

/** A cancelled choice leaves the folder as it was. */
async function showScans(
  { scanFolder }: DesktopBridgeOptions,
  window: BrowserWindow,
  choose: boolean,
): Promise<ScanFolder | undefined> {
  const before = scanFolder.get();
  if (choose) {
    const picked = await dialog.showOpenDialog(window, {
      properties: ['openDirectory'],
      ...(before !== undefined && { defaultPath: before }),
    });
    const [folder] = picked.filePaths;
    if (!picked.canceled && folder !== undefined) scanFolder.set(folder);
  }
  const folder = scanFolder.get();
  return folder === undefined ? undefined : await listScans(folder);
}

async function saveFile(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  file: FileToSave,
): Promise<{ path: string } | undefined> {
  return await saveWhereChosen(options, window, file.suggestedName, Buffer.from(file.contentBase64, 'base64'));
}

async function savePdf(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  job: SheetsToPrint,
): Promise<{ path: string } | undefined> {
  const made = await (await options.printer()).toPdf(job);
  if (!made.ok) {
    await tellFaults(options, window, made.faults);
    return undefined;
  }
  return await saveWhereChosen(options, window, `${job.title}.pdf`, made.pdf);
}

async function print(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  job: SheetsToPrint,
  printer: string | undefined,
): Promise<Awaited<ReturnType<DesktopLink['print']>>> {
  const outcome = await (await options.printer()).print(job, printer);
  if (outcome.ok)
    return { printed: outcome.printed, ...(outcome.reason === undefined ? {} : { reason: outcome.reason }) };
  await tellFaults(options, window, outcome.faults);
  return { printed: false, reason: 'overflow' };
}

async function listPrinters(window: BrowserWindow): Promise<readonly PrinterOnPc[]> {
  const printers = await window.webContents.getPrintersAsync();
  return printers.map(({ name, displayName }) => ({ name, shown: displayName === '' ? name : displayName }));
}

async function saveWhereChosen(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  suggestedName: string,
  content: Uint8Array,
): Promise<{ path: string } | undefined> {
  const words = options.sentences();
  const name = fileNameFrom(suggestedName);
  const extension = path.extname(name).slice(1);
  const kind = extension === 'pdf' ? 'pdf' : extension === 'xlsx' ? 'workbook' : 'any';
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: words.filters[kind], extensions: kind === 'any' ? ['*'] : [extension] }],
  });
  if (chosen.canceled || chosen.filePath === '') return undefined;
  try {
    await saveFileSafely(chosen.filePath, content);
    savedHere.add(chosen.filePath);
    return { path: chosen.filePath };
  } catch (error) {
    options.log.write({ level: 'warn', event: 'desktop.save-failed', fields: { code: errorCode(error) } });
    await tell(
      options,
      window,
      words.fileNotSaved(path.basename(chosen.filePath)),
      words.fileNotSavedDetail(errorCode(error)),
    );
    return undefined;
  }
}

async function tellFaults(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  faults: readonly PrintFault[],
): Promise<void> {
  const words = options.sentences();
  const places = faults.slice(0, 5).map((fault) => `${fault.sheet} · ${fault.place} · ${fault.text}`);
  options.log.write({ level: 'warn', event: 'desktop.sheets-refused', fields: { faults: faults.length } });
  await tell(options, window, words.sheetsRefused, words.sheetsRefusedDetail(places));
}

async function tell(
  options: DesktopBridgeOptions,
  window: BrowserWindow,
  message: string,
  detail: string,
): Promise<void> {
  const words = options.sentences();
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: words.product,
    message,
    detail,
    buttons: [words.close],
    noLink: true,
  });
}

function actOnWindow(window: BrowserWindow, action: Parameters<DesktopLink['windowAction']>[0]): void {
  switch (action) {
    case 'minimize':
      return window.minimize();
    case 'toggle-maximize':
      return window.isMaximized() ? window.unmaximize() : window.maximize();
    case 'close':
      return window.close();
    case 'toggle-devtools':
      // the tools of a developer stay out of an installed office
      if (!app.isPackaged) window.webContents.toggleDevTools();
  }
}
