/** Stands in for `app`: start, paths, single instance, quitting. */
import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BrowserWindowStand } from './browser-window.ts';
import { findLocalBrowser } from '#core/printing/local-browser.ts';
import { startBrowser } from './chromium.ts';
import { appEvents, cancelable, config, host, KnownEvents } from './host.ts';
import { serveSchemes } from './sessions.ts';
import { type InstanceLock, takeInstanceLock } from './single-instance.ts';
import { strict } from './strict.ts';
import { WebContentsStand } from './web-contents.ts';

const EVENTS = [
  'ready',
  'second-instance',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'web-contents-created',
  'browser-window-created',
  'render-process-gone',
];
/** How long a browser may take to close by itself before it is killed. */
const CLOSING_PATIENCE_MS = 3_000;

type Part = Pick<
  Electron.App,
  | 'name'
  | 'isPackaged'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'isReady'
  | 'whenReady'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'setAppUserModelId'
  | 'enableSandbox'
>;

class AppStand extends KnownEvents implements Part {
  readonly name = config.name;
  readonly isPackaged = false;
  /** What the app told the system; specs may look. */
  readonly told: { userModelId?: string; sandbox?: boolean } = {};
  private readonly paths = new Map<string, string>();
  private readonly readiness = Promise.withResolvers<void>();
  private ready = false;
  private quitting = false;
  private lock: InstanceLock | undefined;

  constructor() {
    super('app', EVENTS);
    for (const event of ['web-contents-created', 'browser-window-created', 'render-process-gone'])
      appEvents.on(event, (...args: unknown[]) => this.emit(event, ...args));
    appEvents.on('host:window-gone', () => this.windowGone());
  }

  getPath(name: string): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    switch (name) {
      case 'home':
        return os.homedir();
      case 'temp':
        return os.tmpdir();
      case 'appData':
        return process.env['APPDATA'] ?? process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
      case 'userData':
        return config.userData ?? path.join(this.getPath('appData'), this.name);
      case 'documents':
      case 'downloads':
        return path.join(os.homedir(), name === 'documents' ? 'Documents' : 'Downloads');
      default:
        throw new Error(`desktop host: there is no path '${name}' here`);
    }
  }
  setPath(name: string, to: string): void {
    if (!existsSync(to)) throw new Error(`Failed to set path: ${to} does not exist`); // as Electron does
    this.paths.set(name, to);
  }
  getAppPath(): string {
    return config.appPath;
  }
  getVersion(): string {
    return config.version;
  }
  getPreferredSystemLanguages(): string[] {
    return [Intl.DateTimeFormat().resolvedOptions().locale];
  }
  setAppUserModelId(id: string): void {
    this.told.userModelId = id;
  }
  enableSandbox(): void {
    if (this.ready) throw new Error('enableSandbox comes before ready');
    this.told.sandbox = true;
  }
  isReady(): boolean {
    return this.ready;
  }
  whenReady(): Promise<void> {
    return this.readiness.promise;
  }
  requestSingleInstanceLock(): boolean {
    this.lock ??= takeInstanceLock(this.getPath('userData'), ({ argv, cwd }) =>
      this.emit('second-instance', {}, argv, cwd),
    );
    return this.lock !== undefined;
  }
  hasSingleInstanceLock(): boolean {
    return this.lock !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.lock?.release();
    this.lock = undefined;
  }

  /** Starts the browser; called by launch.ts once the app's main file has run. */
  async start(): Promise<void> {
    const executable = findLocalBrowser();
    if (executable === undefined) {
      console.error('desktop host: no Chromium, Chrome or Edge found; install one, or set COUNTERSIGN_BROWSER');
      return this.exit(1);
    }
    const profile = path.join(this.getPath('userData'), 'Browser');
    mkdirSync(profile, { recursive: true });
    const { headless, port, switches } = config;
    host.browser = startBrowser({ executable, profile, headless, port, switches });
    host.browser.process.on('exit', (code, signal) => this.browserEnded(code, signal));
    const { root } = host.browser.cdp;
    await root.send('Target.setDiscoverTargets', { discover: true });
    root.on('Target.targetCreated', ({ targetInfo: { type, openerId, targetId } }) => {
      // a window a page opened past its handler: nothing may stay open that the app does not know
      if (type === 'page' && openerId !== undefined && WebContentsStand.fromDevToolsTargetId(openerId))
        root.send('Target.closeTarget', { targetId }).catch(() => undefined);
    });
    await serveSchemes(root);
    host.ready.resolve(root);
    this.ready = true;
    this.readiness.resolve();
    this.emit('ready', {}, {});
  }

  private browserEnded(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.quitting) return;
    if (code === 0) return BrowserWindowStand.getAllWindows().forEach((window) => window.webContents.end()); // the user closed it
    console.error(`desktop host: the browser ended (${signal ?? code})`);
    this.exit(1);
  }

  private windowGone(): void {
    if (BrowserWindowStand.getAllWindows().length > 0 || this.quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  quit(): void {
    if (this.quitting) return;
    const before = cancelable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.quitting = true;
    let prevented = false;
    appEvents.once('host:close-prevented', () => (prevented = true));
    for (const window of BrowserWindowStand.getAllWindows()) {
      if (!prevented) window.close();
    }
    const will = cancelable();
    if (!prevented) this.emit('will-quit', will);
    if (prevented || will.defaultPrevented) this.quitting = false;
    else this.exit(0);
  }

  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    const browser = host.browser;
    if (!browser || browser.process.exitCode !== null || browser.cdp.closed) process.exit(code);
    browser.process.once('exit', () => process.exit(code));
    browser.cdp.root.send('Browser.close').catch(() => undefined); // it answers by ending
    setTimeout(() => browser.process.kill('SIGKILL'), CLOSING_PATIENCE_MS);
  }
}

/** The object itself, for launch.ts; the app sees it through `strict`. */
export const app = strict('app', new AppStand());
