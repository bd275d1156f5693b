import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { OfficeCall } from '#shared/ipc/office-link.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { OfficeConnection } from './office-connection.ts';

const LONGEST_ID = 64;
const LONGEST_NAME = 100;

/** A call of the right shape, or undefined. What is inside `input` is the office's to judge. */
export function readOfficeCall(value: unknown): OfficeCall | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { requestId, name, input } = value as Partial<Record<keyof OfficeCall, unknown>>;
  if (typeof requestId !== 'string' || requestId === '' || requestId.length > LONGEST_ID) return undefined;
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME) return undefined;
  return { requestId, name, input };
}

/** The whole of the office's IPC: one channel. The seat comes from the window, never from the message. */
export function bridgeOffice(
  office: Pick<OfficeConnection, 'call' | 'cancel'>,
  seatOf: (event: IpcMainInvokeEvent) => string | undefined,
): void {
  ipcMain.handle('office', async (event, verb: unknown, payload: unknown): Promise<Reply<unknown> | undefined> => {
    const seat = seatOf(event);
    if (seat === undefined) throw new Error('refused: not the office window');
    if (verb === 'cancel' && typeof payload === 'string') {
      office.cancel(seat, payload.slice(0, LONGEST_ID));
      return undefined;
    }
    const call = verb === 'call' ? readOfficeCall(payload) : undefined;
    if (!call)
      return { ok: false, failure: { code: 'invalid_input', fields: [{ path: '', reason: 'malformed_call' }] } };
    return await office.call(seat, call);
  });
}
