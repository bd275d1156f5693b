/** Stands in for `protocol` and `session`: custom schemes, permissions, and partitions as browser contexts of their own. */
import type { CdpSession, Protocol } from './cdp.ts';
import { config, host, privilegedSchemes, toAppUrl } from './host.ts';
import { strict } from './strict.ts';
import { WebContentsStand } from './web-contents.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type ProtocolPart = Pick<Electron.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;
type SessionPart = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;

/** What a page may ask for, in Electron's words and in Chromium's. */
const PERMISSIONS: readonly (readonly [Parameters<CheckHandler>[1], string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['media', 'camera'],
  ['media', 'microphone'],
];

export class SessionStand implements SessionPart {
  readonly protocol: ProtocolPart;
  readonly handlers = new Map<string, SchemeHandler>();
  /** Undefined for the default session. */
  readonly contextId: Promise<string> | undefined;

  constructor(partition: string | undefined) {
    this.contextId =
      partition === undefined
        ? undefined
        : host.ready.promise.then(
            async (root) =>
              (await root.send('Target.createBrowserContext', { disposeOnDetach: true })).browserContextId,
          );
    this.protocol = strict('session.protocol', {
      handle: (scheme: string, handler: SchemeHandler) => {
        if (this.handlers.has(scheme)) throw new Error(`the scheme ${scheme} has a handler already`);
        this.handlers.set(scheme, handler);
      },
      unhandle: (scheme: string) => void this.handlers.delete(scheme),
      isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
    } satisfies ProtocolPart);
  }

  /** Chromium is told the outcome beforehand (it cannot ask through this pipe): what the check handler denies is denied. */
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    void this.applyPermissions(handler).catch((error: unknown) => console.error('desktop host: permissions', error));
  }

  setPermissionRequestHandler(handler: unknown): void {
    if (typeof handler !== 'function') throw new Error('desktop host: a permission request handler is a function');
  }

  setDevicePermissionHandler(handler: unknown): void {
    if (typeof handler !== 'function') throw new Error('desktop host: a device permission handler is a function');
  }

  private async applyPermissions(handler: CheckHandler | null): Promise<void> {
    const root = await host.ready.promise;
    const browserContextId = await this.contextId;
    for (const [permission, name] of PERMISSIONS) {
      const granted = handler
        ? handler(null, permission, 'app://bundle', { isMainFrame: true, requestingUrl: '' })
        : true;
      await root.send('Browser.setPermission', {
        permission: { name },
        setting: granted ? 'granted' : 'denied',
        ...(browserContextId === undefined ? {} : { browserContextId }),
      });
    }
  }
}

const defaultSession = strict('session', new SessionStand(undefined));
const partitions = new Map<string, SessionStand>();

export const session = strict('session', {
  defaultSession,
  fromPartition(partition: string): SessionStand {
    if (partition.startsWith('persist:')) throw new Error('desktop host: only partitions in memory have a stand-in');
    const made = partitions.get(partition) ?? strict(`session(${partition})`, new SessionStand(partition));
    partitions.set(partition, made);
    return made;
  },
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    for (const { scheme } of schemes) privilegedSchemes.add(scheme);
  },
  handle: defaultSession.protocol.handle,
  unhandle: defaultSession.protocol.unhandle,
  isProtocolHandled: defaultSession.protocol.isProtocolHandled,
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | keyof ProtocolPart>);

/** Answers every request of every window: by its session's handler, or not at all. */
export async function serveSchemes(root: CdpSession): Promise<void> {
  root.on('Fetch.requestPaused', (paused) => void answer(root, paused));
  await root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(root: CdpSession, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
  const { requestId, request } = paused;
  const fail = (errorReason: Protocol.Network.ErrorReason): Promise<unknown> =>
    root.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
  const url = toAppUrl(request.url);
  const contents = WebContentsStand.ofFrame(paused.frameId);
  if (paused.resourceType === 'Document' && !contents?.mayNavigate(paused.frameId, url))
    return void (await fail('Aborted'));
  // Electron asks for no icon of its own accord
  if (new URL(request.url).pathname === '/favicon.ico') return void (await fail('Aborted'));
  const owner = (contents?.session as SessionStand | undefined) ?? defaultSession;
  const handler = owner.handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler) return void (await fail('BlockedByClient'));
  try {
    const response = await handler(new Request(url, { method: request.method, headers: request.headers }));
    await root.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    if (!root.detached && config.headless) console.error(`desktop host: the handler of ${url} failed:`, error);
    await fail('Failed');
  }
}
