import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, BrowserWindow, screen, type WebContents } from 'electron';
import { PAGE_URL } from './content-policy.ts';
import type { Log } from './log.ts';
import { MINIMUM_SIZE, placeWindow, readWindowState, type WindowState, writeWindowState } from './window-state.ts';

/** A page that crashes this often within this time is not reloaded again by itself. */
const CRASHES = { most: 3, withinMs: 60_000 };

export interface MainWindowOptions {
  /** File in which size, place and language are remembered. */
  readonly stateFile: string;
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
  readonly now: () => number;
  readonly onClosed: (seat: string) => void;
  readonly onPageKeepsFailing: () => void;
}

export interface MainWindow {
  readonly window: BrowserWindow;
  /** Opaque id of this window for the office; survives a reload, ends with the window. */
  readonly seat: string;
  readonly language: () => string | undefined;
  setLanguage(tag: string): void;
  readonly scanFolder: () => string | undefined;
  setScanFolder(folder: string): void;
}

/** Opens the office's window: no frame (the page draws its own title bar), placed as it was left, shown once painted. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const seat = randomUUID();
  let state = readWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    frame: false,
    title: app.name,
    icon: options.icon,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  const remember = (change: Partial<WindowState>): void => {
    state = { ...state, ...change };
    try {
      writeWindowState(options.stateFile, state);
    } catch {
      options.log.write({ level: 'warn', event: 'window.state-not-saved', fields: {} });
    }
  };
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.on('maximize', () => window.webContents.send('maximized', true));
  window.on('unmaximize', () => window.webContents.send('maximized', false));
  window.on('close', () => remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  window.on('closed', () => options.onClosed(seat));
  reloadAfterCrash(window.webContents, options);
  void window
    .loadURL(PAGE_URL)
    .catch(() => options.log.write({ level: 'error', event: 'window.page-not-loaded', fields: {} }));
  return {
    window,
    seat,
    language: () => state.language,
    setLanguage: (tag) => tag !== state.language && remember({ language: tag }),
    scanFolder: () => state.scanFolder,
    setScanFolder: (folder) => remember({ scanFolder: folder }),
  };
}

function reloadAfterCrash(
  contents: WebContents,
  options: Pick<MainWindowOptions, 'log' | 'now' | 'onPageKeepsFailing'>,
): void {
  const crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    options.log.write({ level: 'error', event: 'window.page-gone', fields: { reason, exitCode } });
    const now = options.now();
    crashes.push(now);
    if (crashes.filter((at) => now - at < CRASHES.withinMs).length >= CRASHES.most) options.onPageKeepsFailing();
    else contents.reload();
  });
}

/** Where a file of the package lies, seen from the built main process. */
export function packaged(...parts: readonly string[]): string {
  return path.join(import.meta.dirname, ...parts);
}
