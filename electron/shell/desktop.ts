import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, type IpcMainInvokeEvent, Menu, powerMonitor, protocol, session } from 'electron';
import type { OfficeEvent } from '#shared/ipc/office-link.ts';
import { bridgeDesktop } from './desktop-bridge.ts';
import { isTrustedSender, lockDownPages, lockDownSession, type Refusal } from './lockdown.ts';
import type { Log } from './log.ts';
import { type MainWindow, openMainWindow, packaged } from './main-window.ts';
import { askAfterFailedOpening, askAfterPageFailures, askAfterStop, type Choice } from './notices.ts';
import { bridgeOffice } from './office-bridge.ts';
import { startOfficeProcess } from './office-child.ts';
import { connectOffice, type OfficeChild, type OfficeConnection } from './office-connection.ts';
import { answerPageRequest } from './page-files.ts';
import { hostReaders } from './reader-host.ts';
import { type Sentences, sentencesFor } from './sentences.ts';
import { openStores, type Stores } from './stores.ts';
import type { SheetPrinter } from './sheet-printer.ts';

/** How long a closing office may take to put its store away before its process is ended. */
const CLOSING_PATIENCE_MS = 10_000;

export interface DesktopOptions {
  /** Folder of the store. */
  readonly directory: string;
  readonly log: Log;
  readonly now: () => number;
}

export interface Desktop {
  focus(): void;
  close(): Promise<void>;
}

/** Puts the parts together once Electron is ready: page, office, bridges, window. The office opens while the page loads. */
export function openDesktop({ directory, log, now }: DesktopOptions): Desktop {
  const refused: Refusal = (what, detail) => log.write({ level: 'warn', event: `refused.${what}`, fields: { detail } });
  // no menu: its hidden roles would take Ctrl W, Ctrl R and zoom from the page, which owns every key
  Menu.setApplicationMenu(null);
  lockDownPages(app, refused);
  lockDownSession(session.defaultSession, refused);
  protocol.handle('app', (request) => answerPageRequest(packaged('../renderer'), request));

  let main: MainWindow | undefined;
  const words = (): Sentences => sentencesFor(main?.language() ?? app.getPreferredSystemLanguages()[0]);
  const decide = (choice: Choice, retry: () => void): void => (choice === 'retry' ? retry() : app.quit());
  const toPage = (event: OfficeEvent, seat: string | undefined): void => {
    if (main && (seat === undefined || seat === main.seat)) main.window.webContents.send('office-event', event);
    if (event.type === 'availability' && event.state === 'stopped')
      void askAfterStop(main?.window, words()).then((choice) => decide(choice, () => void open()));
  };
  const stores: Stores = openStores({
    directory,
    planFile: path.join(app.getPath('userData'), 'backup.json'),
    log,
    now,
    office: () => office,
    tell: (event) => toPage(event, undefined),
  });
  const office = connectOffice({
    start: () => startOfficeOf(stores),
    hostReaders: (post) => hostReaders(packaged('reading-process.js'), post),
    onEvent: toPage,
    log: (line) => log.write(line),
    newReference: () => randomBytes(4).toString('hex').toUpperCase(),
    now,
  });
  const open = async (): Promise<void> => {
    const outcome = await office.open();
    if (outcome.ok) return toPage({ type: 'availability', state: 'ready' }, undefined);
    decide(await askAfterFailedOpening(main?.window, words(), outcome.reason, stores.folder()), () => void open());
  };

  void open();
  main = openMainWindow({
    stateFile: path.join(app.getPath('userData'), 'window.json'),
    preload: packaged('../preload/preload.cjs'),
    icon: packaged('../icon.png'),
    log,
    now,
    onClosed: (seat) => {
      main = undefined;
      office.leave(seat);
    },
    onPageKeepsFailing: () =>
      void askAfterPageFailures(undefined, words()).then((choice) =>
        decide(choice, () => main?.window.webContents.reload()),
      ),
  });
  bridge(office, () => main, { words, log, refused, stores });
  lockWithComputer(office, () => main);
  return { focus: () => focus(main), close: () => closeOffice(office, stores) };
}

function startOfficeOf(stores: Stores): OfficeChild {
  const samples = stores.isSample() ? packaged('../sample-office') : undefined;
  return startOfficeProcess(packaged('office-process.js'), stores.folder(), samples);
}

/** The backup that is wished at closing comes first; then the store is put away. */
async function closeOffice(office: OfficeConnection, { backups }: Stores): Promise<void> {
  backups.stop();
  await backups.beforeClosing();
  await office.close(CLOSING_PATIENCE_MS);
}

interface BridgeParts {
  readonly words: () => Sentences;
  readonly log: Log;
  readonly refused: Refusal;
  readonly stores: Stores;
}

function bridge(
  office: OfficeConnection,
  main: () => MainWindow | undefined,
  { words, log, refused, stores }: BridgeParts,
): void {
  const trusted = (event: IpcMainInvokeEvent): MainWindow | undefined => {
    if (isTrustedSender(event, main()?.window.webContents)) return main();
    refused('sender', '');
    return undefined;
  };
  let printer: Promise<SheetPrinter> | undefined;
  bridgeOffice(office, (event) => trusted(event)?.seat);
  bridgeDesktop({
    windowOf: (event) => trusted(event)?.window,
    stores: (request) => stores.answer(request),
    // loaded when first needed: a start need not wait for it
    printer: () => (printer ??= import('./sheet-printer.ts').then(({ openSheetPrinter }) => openSheetPrinter(refused))),
    sentences: words,
    onLanguage: (tag) => main()?.setLanguage(tag),
    scanFolder: { get: () => main()?.scanFolder(), set: (folder) => main()?.setScanFolder(folder) },
    log,
  });
}

/** Whoever locks the computer has left the desk: the seat is locked with it, the signing key dropped, and the page covered. */
function lockWithComputer(office: OfficeConnection, main: () => MainWindow | undefined): void {
  powerMonitor.on('lock-screen', () => {
    const locked = main();
    if (!locked) return;
    const lock = { requestId: randomUUID(), name: 'session.lock', input: {} };
    void office.call(locked.seat, lock).then(() => {
      const event: OfficeEvent = { type: 'changed', modules: ['session'] };
      if (!locked.window.isDestroyed()) locked.window.webContents.send('office-event', event);
    });
  });
}

function focus(main: MainWindow | undefined): void {
  if (!main) return;
  if (main.window.isMinimized()) main.window.restore();
  main.window.show();
  main.window.focus();
}
