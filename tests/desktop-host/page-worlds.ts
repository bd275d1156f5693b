/**
 * What runs inside the page, as text (`Function.toString()`): `mainWorld` in the page's own world, `preloadWorld` in the
 * world of the preload. They talk through CustomEvents of a random name; `dispatchEvent` is synchronous across worlds, so
 * exposed functions keep contextBridge's semantics: returns, throws, promises and callbacks.
 */
import type { Codec, CodecHooks, Entry } from './codec.ts';

export interface PageConfig {
  readonly eventName: string;
  /** Name of the binding through which the preload world reaches the host. */
  readonly binding: string;
  /** The part of `process` a sandboxed preload sees. */
  readonly process: Readonly<Record<string, unknown>>;
}

/** Preload world → host. */
export type ToHost =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'send'; readonly channel: string; readonly args: string }
  | { readonly type: 'window-open'; readonly url: string }
  | { readonly type: 'preload-error'; readonly message: string };

/** Host → preload world. */
export type ToPage =
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly channel: string;
      readonly ok: boolean;
      readonly value: string;
    }
  | { readonly type: 'event'; readonly channel: string; readonly args: string };

type Callback = (...args: unknown[]) => unknown;
type Between =
  | { readonly type: 'call'; readonly id: number; readonly args: string }
  | { readonly type: 'return'; readonly ok: boolean; readonly value: string }
  | { readonly type: 'settle'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly type: 'expose'; readonly key: string; readonly value: string }
  | { readonly type: 'window-open'; readonly url: string };

export interface WorldEnd {
  expose(key: string, value: unknown): void;
  windowOpen(url: string): void;
  onExpose: ((key: string, value: unknown) => void) | undefined;
  onWindowOpen: ((url: string) => void) | undefined;
}
export type MakeWorldEnd = (side: 'main' | 'preload', eventName: string, codec: Codec) => WorldEnd;

/** One end of the bridge between the two worlds. Self-contained. */
export function makeWorldEnd(side: 'main' | 'preload', eventName: string, codec: Codec): WorldEnd {
  const { CustomEvent: Event } = window;
  const dispatch = window.dispatchEvent.bind(window);
  const here = `${eventName}:${side}`;
  const there = `${eventName}:${side === 'main' ? 'preload' : 'main'}`;
  const functions = new Map<number, Callback>();
  const functionIds = new WeakMap<object, number>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let returned: (Between & { type: 'return' }) | undefined;
  const post = (message: Between): void => void dispatch(new Event(there, { detail: message }));
  const hooks: CodecHooks = {
    write(value: object): Entry | undefined {
      if (typeof value === 'function') {
        const id = functionIds.get(value) ?? ++lastId;
        functionIds.set(value, id);
        functions.set(id, value as Callback);
        return ['function', id];
      }
      if (!(value instanceof Promise)) return undefined;
      const id = ++lastId;
      value.then(
        (result: unknown) => settle(id, true, result),
        (error: unknown) => settle(id, false, error),
      );
      return ['promise', id];
    },
    read([tag, id]: Entry): unknown {
      if (tag === 'function') return (...args: unknown[]) => call(id as number, args);
      const promise = Promise.withResolvers<unknown>();
      promises.set(id as number, promise);
      return promise.promise;
    },
  };

  function settle(id: number, ok: boolean, value: unknown): void {
    try {
      post({ type: 'settle', id, ok, value: codec.encode(value, hooks) });
    } catch (error) {
      post({ type: 'settle', id, ok: false, value: codec.encode(error) });
    }
  }

  function call(id: number, args: unknown[]): unknown {
    returned = undefined;
    post({ type: 'call', id, args: codec.encode(args, hooks) });
    const answer = returned as (Between & { type: 'return' }) | undefined;
    if (!answer) throw new Error('contextBridge: the other world did not answer');
    const value = codec.decode(answer.value, hooks);
    if (!answer.ok) throw value;
    return value;
  }

  function runCall(id: number, args: string): void {
    let ok = true;
    let value: string;
    try {
      const callback = functions.get(id);
      if (!callback) throw new Error('contextBridge: the function is gone');
      value = codec.encode(callback(...(codec.decode(args, hooks) as unknown[])), hooks);
    } catch (error) {
      ok = false;
      value = codec.encode(error);
    }
    post({ type: 'return', ok, value });
  }

  const end: WorldEnd = {
    expose: (key, value) => post({ type: 'expose', key, value: codec.encode(value, hooks) }),
    windowOpen: (url) => post({ type: 'window-open', url }),
    onExpose: undefined,
    onWindowOpen: undefined,
  };
  const receive = (event: globalThis.Event): void => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Between>).detail;
    if (message.type === 'return') returned = message;
    else if (message.type === 'call') runCall(message.id, message.args);
    else if (message.type === 'expose') end.onExpose?.(message.key, codec.decode(message.value, hooks));
    else if (message.type === 'window-open') end.onWindowOpen?.(message.url);
    else {
      const promise = promises.get(message.id);
      promises.delete(message.id);
      const value = codec.decode(message.value, hooks);
      if (message.ok) promise?.resolve(value);
      else promise?.reject(value as Error);
    }
  };
  window.addEventListener(here, receive, true);
  return end;
}

/** The page's own world: receives what the preload exposes, frozen, and tells of `window.open`. */
export function mainWorld(config: PageConfig, codec: Codec, makeEnd: MakeWorldEnd): void {
  if (window.top !== window || location.href === 'about:blank') return;
  const end = makeEnd('main', config.eventName, codec);
  window.open = (url) => {
    end.windowOpen(new URL(url ?? '', location.href).href);
    return null;
  };
  const freeze = (value: unknown): unknown => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || Object.isFrozen(value))
      return value;
    if (ArrayBuffer.isView(value)) return value;
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
    return value;
  };
  end.onExpose = (key, value) =>
    Object.defineProperty(window, key, {
      value: freeze(value),
      writable: false,
      configurable: false,
      enumerable: true,
    });
}

type Listener = (event: unknown, ...args: unknown[]) => void;
export type Preload = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: PageConfig['process'],
) => void;

/** The preload's world: `require('electron')` with contextBridge and ipcRenderer, and nothing else. */
export function preloadWorld(config: PageConfig, codec: Codec, makeEnd: MakeWorldEnd, preload: Preload): void {
  if (window.top !== window || location.href === 'about:blank') return;
  const binding = (globalThis as Record<string, unknown>)[config.binding] as (text: string) => void;
  const toHost = (message: ToHost): void => binding(JSON.stringify(message));
  const end = makeEnd('preload', config.eventName, codec);
  end.onWindowOpen = (url) => toHost({ type: 'window-open', url });
  const listeners = new Map<string, Listener[]>();
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  // begins anywhere, so that a late reply to the page before a reload finds nobody here
  let lastId = Math.floor(Math.random() * 2 ** 40);

  const only = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(object, key): unknown {
        if (key in object || typeof key === 'symbol' || key === 'then') return Reflect.get(object, key);
        throw new Error(`desktop host: electron's ${name}.${key} has no stand-in in a preload`);
      },
    });
  const ipcRenderer = only('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++lastId;
      const text = codec.encode(args);
      const reply = Promise.withResolvers<unknown>();
      calls.set(id, reply);
      toHost({ type: 'invoke', id, channel, args: text });
      return reply.promise;
    },
    send: (channel: string, ...args: unknown[]): void => toHost({ type: 'send', channel, args: codec.encode(args) }),
    on: (channel: string, listener: Listener): void =>
      void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    off: (channel: string, listener: Listener): void =>
      void listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      ),
  });
  const contextBridge = only('contextBridge', {
    exposeInMainWorld: (key: string, value: unknown): void => end.expose(key, value),
  });

  // only the host, which can evaluate in this world, reaches this function
  Object.defineProperty(globalThis, '__desktopHostReceive', {
    value(text: string): void {
      const message = JSON.parse(text) as ToPage;
      if (message.type === 'event') {
        const args = codec.decode(message.args) as unknown[];
        for (const listener of listeners.get(message.channel) ?? [])
          listener({ sender: ipcRenderer, ports: [] }, ...args);
        return;
      }
      const reply = calls.get(message.id);
      calls.delete(message.id);
      if (message.ok) reply?.resolve(codec.decode(message.value));
      else reply?.reject(new Error(`Error invoking remote method '${message.channel}': ${message.value}`));
    },
  });
  const require = (name: string): unknown => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`module not found: ${name} (a sandboxed preload has 'electron' only)`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, config.process);
  } catch (error) {
    toHost({ type: 'preload-error', message: error instanceof Error ? String(error.stack) : String(error) });
  }
}
