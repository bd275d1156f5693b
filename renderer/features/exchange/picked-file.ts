import type { PickedFile } from '#shared/ipc/office-link.ts';

/** Workbooks and lists the office reads, as the drop target names them. */
const NAMES = /\.(xlsx|xlsm|xlsb|xls|ods|csv|txt|et)$/i;
export const MAX_BYTES = 20 * 1024 * 1024;

export type DropRefusal = 'many' | 'name' | 'size';

/** One dropped file as the office takes it, or why not. */
export async function readDropped(
  files: FileList,
): Promise<{ readonly ok: true; readonly file: PickedFile } | { readonly ok: false; readonly reason: DropRefusal }> {
  const [file] = files;
  if (file === undefined || files.length > 1) return { ok: false, reason: 'many' };
  if (!NAMES.test(file.name)) return { ok: false, reason: 'name' };
  if (file.size > MAX_BYTES) return { ok: false, reason: 'size' };
  return { ok: true, file: { name: file.name, contentBase64: base64(new Uint8Array(await file.arrayBuffer())) } };
}

const STEP = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}
