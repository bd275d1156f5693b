/** Stands in for `webContents`: a page of the browser, its two worlds, its navigation, its paper. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CdpSession, Protocol } from './cdp.ts';
import { createCodec } from './codec.ts';
import { appEvents, cancelable, config, host, KnownEvents, toAppUrl, toBrowserUrl } from './host.ts';
import { answerInvoke, ipcMain } from './ipc-main.ts';
import { mainWorld, makeWorldEnd, preloadWorld, type PageConfig, type ToHost, type ToPage } from './page-worlds.ts';
import { printPage, printToPdf } from './paper.ts';
import { strict } from './strict.ts';

const codec = createCodec();
const PRELOAD_WORLD = 'desktop-host-preload';
const BINDING = '__desktopHostSend';
const EVENTS = [
  'did-start-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'dom-ready',
  'destroyed',
  'preload-error',
  'render-process-gone',
  'will-navigate',
  'will-frame-navigate',
  'console-message',
  // no <webview> exists here, so this one stays silent; the page sees an unknown element
  'will-attach-webview',
] as const;

/** What a page needs to know of the window that shows it. */
export interface WindowOfPage {
  readonly options: Electron.BrowserWindowConstructorOptions;
  painted(): void;
  pageGone(): void;
  destroy(): void;
}

export interface FrameStand {
  url: string;
  origin: string;
  readonly parent: null;
}

type Part = Pick<
  Electron.WebContents,
  | 'id'
  | 'send'
  | 'loadURL'
  | 'reload'
  | 'executeJavaScript'
  | 'executeJavaScriptInIsolatedWorld'
  | 'printToPDF'
  | 'print'
  | 'getPrintersAsync'
  | 'setWindowOpenHandler'
  | 'getURL'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'toggleDevTools'
  | 'close'
  | 'forcefullyCrashRenderer'
>;

const all = new Map<number, WebContentsStand>();
let lastId = 0;

export class WebContentsStand extends KnownEvents implements Part {
  readonly id = ++lastId;
  readonly mainFrame: FrameStand = { url: '', origin: '', parent: null };
  readonly session: unknown;
  readonly window: WindowOfPage;
  readonly ready: Promise<CdpSession>;
  targetId = '';
  private readonly frames = new Set<string>();
  private readonly preload: string | undefined;
  private preloadContext: string | undefined;
  private loading = false;
  private crashed = false;
  private gone = false;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'deny' });

  constructor(window: WindowOfPage, session: unknown, makeTarget: () => Promise<string>) {
    super('webContents', EVENTS);
    const self = strict('webContents', this);
    this.window = window;
    this.session = session;
    this.preload = window.options.webPreferences?.preload;
    all.set(this.id, self);
    this.ready = self.start(makeTarget);
    this.ready.catch((error: unknown) => {
      console.error('desktop host: a window could not be made:', error);
      self.end();
    });
    return self;
  }

  static fromId(id: number): WebContentsStand | undefined {
    return all.get(id);
  }
  static fromDevToolsTargetId(targetId: string): WebContentsStand | undefined {
    return [...all.values()].find((contents) => contents.targetId === targetId);
  }
  static getAllWebContents(): WebContentsStand[] {
    return [...all.values()];
  }
  static ofFrame(frameId: string): WebContentsStand | undefined {
    return [...all.values()].find((contents) => contents.targetId === frameId || contents.frames.has(frameId));
  }

  private async start(makeTarget: () => Promise<string>): Promise<CdpSession> {
    await host.ready.promise;
    this.targetId = await makeTarget();
    if (!host.browser) throw new Error('the browser is gone');
    const cdp = await host.browser.cdp.attach(this.targetId);
    this.listen(cdp);
    const page: PageConfig = {
      eventName: `desktop-host-${randomUUID()}`,
      binding: BINDING,
      process: {
        platform: process.platform,
        arch: process.arch,
        type: 'renderer',
        sandboxed: true,
        contextIsolated: true,
        env: {},
        versions: {},
      },
    };
    const head = `const codec = (${textOf(createCodec)})(), makeEnd = ${textOf(makeWorldEnd)}, config = ${JSON.stringify(page)};`;
    const preload = this.preload === undefined ? '' : readFileSync(this.preload, 'utf8');
    const name = this.preload === undefined ? 'no-preload' : pathToFileURL(this.preload).href;
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      cdp.send('Runtime.enable'),
      cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }),
      // in this order: the page's end must be listening before the preload exposes anything
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `(() => {${head}(${textOf(mainWorld)})(config, codec, makeEnd)})()`,
      }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: PRELOAD_WORLD,
        source: `(() => {${head}(${textOf(preloadWorld)})(config, codec, makeEnd, function (require, module, exports, process) {${preload}\n})})()\n//# sourceURL=${name}`,
      }),
    ]);
    return cdp;
  }

  private listen(cdp: CdpSession): void {
    cdp.on('detached', () => this.end());
    cdp.on('Inspector.targetCrashed', () => this.crash());
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const frame = (context.auxData as { readonly frameId?: string } | undefined)?.frameId;
      if (context.name === PRELOAD_WORLD && frame === this.targetId) this.preloadContext = context.uniqueId;
    });
    cdp.on('Runtime.executionContextsCleared', () => (this.preloadContext = undefined));
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) void this.receive(JSON.parse(payload) as ToHost);
    });
    cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' ');
      this.emit('console-message', { level: type, message });
    });
    cdp.on('Page.frameAttached', ({ frameId }) => void this.frames.add(frameId));
    cdp.on('Page.frameDetached', ({ frameId }) => void this.frames.delete(frameId));
    cdp.on('Page.lifecycleEvent', ({ frameId, name }) => frameId === this.targetId && this.live(name));
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || frame.url === 'about:blank') return;
      this.crashed = false;
      this.setUrl(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', {}, this.mainFrame.url);
    });
    // a link with target=_blank; window.open itself is replaced in the page
    cdp.on('Page.windowOpen', ({ url }) => this.decideOpen(toAppUrl(url)));
  }

  private live(stage: string): void {
    if (this.mainFrame.url === '') return;
    if (stage === 'firstPaint' || stage === 'firstContentfulPaint') this.window.painted();
    if (stage === 'DOMContentLoaded' && this.loading) this.emit('dom-ready', {});
    if (stage !== 'load' || !this.loading) return;
    this.loading = false;
    this.emit('did-finish-load', {});
  }

  private crash(): void {
    this.crashed = true;
    this.preloadContext = undefined;
    const details = { reason: 'crashed', exitCode: 133 };
    this.emit('render-process-gone', {}, details);
    appEvents.emit('render-process-gone', {}, this, details);
  }

  private setUrl(url: string): void {
    this.mainFrame.url = toAppUrl(url);
    const { protocol, host: name } = new URL(this.mainFrame.url);
    this.mainFrame.origin = `${protocol}//${name}`;
  }

  private async receive(message: ToHost): Promise<void> {
    if (message.type === 'window-open') return this.decideOpen(toAppUrl(message.url));
    if (message.type === 'preload-error') {
      console.error(`desktop host: the preload failed: ${message.message}`);
      return void this.emit('preload-error', {}, this.preload, new Error(message.message));
    }
    const event = { sender: all.get(this.id), senderFrame: this.mainFrame, frameId: 1, processId: 1, ports: [] };
    const args = codec.decode(message.args) as unknown[];
    if (message.type === 'send') return void ipcMain.emit(message.channel, event, ...args);
    const { id, channel } = message;
    try {
      const value = codec.encode(await answerInvoke(channel, event, args));
      await this.toPage({ type: 'reply', id, channel, ok: true, value });
    } catch (error) {
      // Electron sends the error's text and nothing else
      await this.toPage({ type: 'reply', id, channel, ok: false, value: String(error) });
    }
  }

  private async toPage(message: ToPage): Promise<void> {
    const cdp = await this.ready;
    if (this.preloadContext === undefined || this.gone) return;
    await cdp
      .send('Runtime.callFunctionOn', {
        uniqueContextId: this.preloadContext,
        functionDeclaration: 'function (text) { __desktopHostReceive(text) }',
        arguments: [{ value: JSON.stringify(message) }],
        silent: true,
      })
      .catch(
        (error: unknown) => config.headless || console.error('desktop host: a message to a page was lost:', error),
      );
  }

  send(channel: string, ...args: unknown[]): void {
    // encoded at once: what cannot be cloned throws here, as in Electron
    void this.toPage({ type: 'event', channel, args: codec.encode(args) }).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    const cdp = await this.ready;
    this.loading = true;
    this.emit('did-start-loading', {});
    const finished = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', () => resolve());
      this.once('destroyed', () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    finished.catch(() => undefined);
    this.setUrl(url);
    const { errorText } = await cdp.send('Page.navigate', { url: toBrowserUrl(url) });
    if (errorText !== undefined && errorText !== '') {
      this.loading = false;
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await finished;
  }

  reload(): void {
    this.loading = true;
    const again = async (): Promise<unknown> => {
      const cdp = await this.ready;
      return this.crashed
        ? await cdp.send('Page.navigate', { url: toBrowserUrl(this.mainFrame.url) })
        : await cdp.send('Page.reload');
    };
    again().catch((error: unknown) => console.error('desktop host: reload failed:', error));
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return await evaluate(await this.ready, code);
  }

  async executeJavaScriptInIsolatedWorld(worldId: number, scripts: Electron.WebSource[]): Promise<unknown> {
    const cdp = await this.ready;
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
      frameId: this.targetId,
      worldName: `desktop-host-world-${worldId}`,
    });
    let last: unknown;
    for (const { code } of scripts) last = await evaluate(cdp, code, executionContextId);
    return last;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    return await printToPdf(await this.ready, options);
  }

  print(
    options: Electron.WebContentsPrintOptions = {},
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    void this.ready
      .then((cdp) => printPage(cdp, options, config.headless))
      .then(
        (outcome) => callback?.(outcome.printed, outcome.reason),
        (error: unknown) => callback?.(false, String(error)),
      );
  }

  /** A PC without a printer, as the host is. */
  async getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    await this.ready;
    return [];
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  private decideOpen(url: string): void {
    const decision = this.openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'no-referrer' },
    });
    if (decision.action !== 'deny') throw new Error('desktop host: a page cannot open windows here');
  }

  /** True when a document may be fetched: our own wish (loadURL, reload), or the page's and nobody prevents it. */
  mayNavigate(frameId: string, url: string): boolean {
    const isMainFrame = frameId === this.targetId;
    if (isMainFrame && (this.loading || url === this.mainFrame.url)) return true;
    const details = { ...cancelable(), url, isMainFrame, isSameDocument: false, frame: this.mainFrame };
    this.emit('will-frame-navigate', details);
    if (isMainFrame && !details.defaultPrevented) this.emit('will-navigate', details, url);
    return !details.defaultPrevented;
  }

  getURL(): string {
    return this.mainFrame.url;
  }
  isDestroyed(): boolean {
    return this.gone;
  }
  isLoading(): boolean {
    return this.loading;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  toggleDevTools(): void {
    throw new Error('desktop host: developer tools open with F12 in the browser itself');
  }
  forcefullyCrashRenderer(): void {
    void this.ready.then((cdp) => cdp.send('Page.crash')).catch(() => undefined); // a crash answers nothing
  }
  close(): void {
    this.window.destroy();
  }

  /** The page is gone, whoever closed it. */
  end(): void {
    if (this.gone) return;
    this.gone = true;
    all.delete(this.id);
    this.emit('destroyed');
    this.window.pageGone();
  }
}

/** A function as the text that runs in the page; its types are gone already. */
function textOf(code: (...args: never[]) => unknown): string {
  return code.toString();
}

async function evaluate(cdp: CdpSession, expression: string, contextId?: number): Promise<unknown> {
  const request: Protocol.Runtime.evaluateParameters = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await cdp.send(
    'Runtime.evaluate',
    contextId === undefined ? request : { ...request, contextId },
  );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}
