/** Stands in for `ipcMain`. */
import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

class IpcMainStand extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = strict('ipcMain', new IpcMainStand() satisfies Pick<Electron.IpcMain, 'removeHandler'>);

export async function answerInvoke(channel: string, event: unknown, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return await handler(event, ...args);
}
