/** Stands in for `BrowserWindow`: a window of the browser that shows one page. */
import { existsSync } from 'node:fs';
import { STARTING_PAGE } from './chromium.ts';
import { appEvents, cancelable, config, host, KnownEvents } from './host.ts';
import { type SessionStand, session } from './sessions.ts';
import { strict } from './strict.ts';
import { WebContentsStand } from './web-contents.ts';

const EVENTS = [
  'ready-to-show',
  'show',
  'focus',
  'close',
  'closed',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'resize',
];
type State = 'normal' | 'maximized' | 'minimized';
type Part = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'isVisible'
  | 'isFocused'
  | 'isDestroyed'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'isMinimized'
  | 'isMaximized'
  | 'getBounds'
  | 'setBounds'
  | 'getNormalBounds'
  | 'close'
  | 'destroy'
>;

const all = new Map<number, BrowserWindowStand>();
let lastId = 0;
let focused: BrowserWindowStand | undefined;

export class BrowserWindowStand extends KnownEvents implements Part {
  readonly id = ++lastId;
  readonly webContents: WebContentsStand;
  readonly options: Electron.BrowserWindowConstructorOptions;
  private readonly self: BrowserWindowStand;
  private bounds: Electron.Rectangle;
  private state: State = 'normal';
  private visible: boolean;
  private painting = true;
  private dead = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    if (typeof options.icon === 'string' && !existsSync(options.icon))
      throw new Error(`Failed to load image from path '${options.icon}'`);
    this.self = strict('BrowserWindow', this);
    this.options = options;
    this.visible = options.show !== false;
    this.bounds = this.clamp({
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    });
    all.set(this.id, this.self);
    const owner: unknown = options.webPreferences?.session ?? session.defaultSession;
    this.webContents = new WebContentsStand(this.self, owner, () =>
      newTarget(this.bounds, this.visible, owner as SessionStand),
    );
    appEvents.emit('web-contents-created', {}, this.webContents);
    appEvents.emit('browser-window-created', {}, this.self);
    void this.applyBounds().catch(() => undefined); // a window that could not be made has said so already
    return this.self;
  }

  static getAllWindows(): BrowserWindowStand[] {
    return [...all.values()];
  }
  static fromWebContents(contents: WebContentsStand | undefined): BrowserWindowStand | null {
    return [...all.values()].find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindowStand | null {
    return focused ?? null;
  }

  private clamp(bounds: Electron.Rectangle): Electron.Rectangle {
    const { minWidth = 0, minHeight = 0 } = this.options;
    return { ...bounds, width: Math.max(bounds.width, minWidth), height: Math.max(bounds.height, minHeight) };
  }

  private async windowId(): Promise<number> {
    const cdp = await this.webContents.ready;
    return (await cdp.send('Browser.getWindowForTarget', { targetId: this.webContents.targetId })).windowId;
  }

  private async applyBounds(): Promise<void> {
    const cdp = await this.webContents.ready;
    const windowId = await this.windowId();
    const { x: left, y: top, width, height } = this.bounds;
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
    // a headless window has a tab strip of its own; the page must get the whole size
    if (config.headless) await cdp.send('Browser.setContentsSize', { windowId, width, height });
  }

  private setState(state: State, event: string): void {
    if (this.state === state) return;
    this.state = state;
    const apply = async (): Promise<void> => {
      const cdp = await this.webContents.ready;
      await cdp.send('Browser.setWindowBounds', { windowId: await this.windowId(), bounds: { windowState: state } });
      if (state === 'normal') await this.applyBounds();
    };
    apply().then(
      () => this.emit(event),
      (error: unknown) => this.dead || console.error(`desktop host: ${event}:`, error),
    );
  }

  painted(): void {
    if (!this.painting) return;
    this.painting = false;
    this.emit('ready-to-show', {});
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }
  show(): void {
    this.visible = true;
    this.emit('show');
    this.focus();
  }
  focus(): void {
    focused = this.self;
    this.webContents.ready.then((cdp) => cdp.send('Page.bringToFront')).catch(() => undefined);
    this.emit('focus');
  }
  isVisible(): boolean {
    return this.visible && !this.dead;
  }
  isFocused(): boolean {
    return focused === this.self;
  }
  isDestroyed(): boolean {
    return this.dead;
  }
  minimize(): void {
    this.setState('minimized', 'minimize');
  }
  maximize(): void {
    this.setState('maximized', 'maximize');
  }
  unmaximize(): void {
    if (this.state === 'maximized') this.setState('normal', 'unmaximize');
  }
  restore(): void {
    this.setState('normal', 'restore');
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  isMaximized(): boolean {
    return this.state === 'maximized';
  }
  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = this.clamp({ ...this.bounds, ...bounds });
    this.applyBounds().then(
      () => this.emit('resize'),
      (error: unknown) => this.dead || console.error('desktop host: setBounds:', error),
    );
  }
  close(): void {
    if (this.dead) return;
    const event = cancelable();
    this.emit('close', event);
    if (event.defaultPrevented) appEvents.emit('host:close-prevented');
    else this.destroy();
  }
  destroy(): void {
    if (this.dead) return;
    const { ready, targetId } = this.webContents;
    ready
      .then(() =>
        host.browser?.cdp.root.send('Target.closeTarget', { targetId: targetId || this.webContents.targetId }),
      )
      .catch(() => undefined); // gone already
    this.webContents.end();
  }
  pageGone(): void {
    if (this.dead) return;
    this.dead = true;
    all.delete(this.id);
    if (focused === this.self) focused = undefined;
    this.emit('closed');
    appEvents.emit('host:window-gone');
  }
}

let startingPage: 'unclaimed' | 'claimed' = config.headless ? 'claimed' : 'unclaimed';

async function newTarget(bounds: Electron.Rectangle, visible: boolean, owner: SessionStand): Promise<string> {
  const root = await host.ready.promise;
  const browserContextId = await owner.contextId;
  if (startingPage === 'unclaimed' && browserContextId === undefined) {
    startingPage = 'claimed'; // visible windows begin with the one the browser opened, which has no address bar
    return await startingTarget();
  }
  const { targetId } = await root.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    background: !visible,
    width: bounds.width,
    height: bounds.height,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
  return targetId;
}

/** The page the browser opened at start; waits for it to appear. */
async function startingTarget(): Promise<string> {
  const root = await host.ready.promise;
  const found = Promise.withResolvers<string>();
  root.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type === 'page' && targetInfo.url.startsWith(STARTING_PAGE.slice(0, 5)))
      found.resolve(targetInfo.targetId);
  });
  root.on('Target.targetInfoChanged', ({ targetInfo }) => {
    if (targetInfo.type === 'page' && targetInfo.url.startsWith(STARTING_PAGE.slice(0, 5)))
      found.resolve(targetInfo.targetId);
  });
  const { targetInfos } = await root.send('Target.getTargets');
  const already = targetInfos.find(({ type, url }) => type === 'page' && url.startsWith(STARTING_PAGE.slice(0, 5)));
  return already?.targetId ?? (await found.promise);
}
