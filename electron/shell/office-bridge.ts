import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#shared/kernel/failure.ts';
import { LONGEST_ID, readOfficeCall } from './office-call.ts';
import type { OfficeConnection } from './office-connection.ts';

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
