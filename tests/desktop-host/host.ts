/** What the parts of the host share: how it was started, the browser, and the events of the app. */
import { EventEmitter } from 'node:events';
import type { BrowserProcess } from './chromium.ts';
import type { CdpSession } from './cdp.ts';

export interface HostConfig {
  /** Folder with the app's package.json. */
  readonly appPath: string;
  readonly name: string;
  readonly version: string;
  readonly headless: boolean;
  /** Debugging port of the browser, for Playwright. */
  readonly port: string | undefined;
  /** Further switches for the browser. */
  readonly switches: readonly string[];
  readonly userData: string | undefined;
}

declare global {
  var desktopHostConfig: HostConfig | undefined;
}

function givenConfig(): HostConfig {
  if (!globalThis.desktopHostConfig) throw new Error('desktop host: start it through launch.ts');
  return globalThis.desktopHostConfig;
}

export const config = givenConfig();
export const host: { browser: BrowserProcess | undefined; readonly ready: PromiseWithResolvers<CdpSession> } = {
  browser: undefined,
  ready: Promise.withResolvers<CdpSession>(),
};

/** An emitter that refuses listeners for events it never emits: waiting for one of those would be waiting for ever. */
export class KnownEvents extends EventEmitter {
  private readonly label: string;
  private readonly known: ReadonlySet<string>;
  constructor(label: string, known: readonly string[]) {
    super();
    this.label = label;
    this.known = new Set(known);
    this.setMaxListeners(0);
    this.on('newListener', (event: string | symbol) => {
      if (event === 'newListener' || (typeof event === 'string' && this.known.has(event))) return;
      throw new Error(`desktop host: ${this.label} never emits '${String(event)}'`);
    });
  }
}

/** What app-wide events pass through; `app` listens here. */
export const appEvents = new EventEmitter();

export interface Cancelable {
  defaultPrevented: boolean;
  preventDefault(): void;
}
export function cancelable(): Cancelable {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

const SUFFIX = '.desktop-host.localhost';
export const privilegedSchemes = new Set<string>();

/** Chromium refuses unknown schemes before any interception, so it is shown `app://bundle/x` as an https address of ours. */
export function toBrowserUrl(url: string): string {
  const found = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)(.*)$/iu.exec(url);
  const [, scheme = '', name = '', rest = ''] = found ?? [];
  return privilegedSchemes.has(scheme) ? `https://${name}.${scheme}${SUFFIX}${rest || '/'}` : url;
}

export function toAppUrl(url: string): string {
  const found = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.desktop-host\.localhost(.*)$/iu.exec(url);
  return found ? `${found[2]}://${found[1]}${found[3]}` : url;
}
