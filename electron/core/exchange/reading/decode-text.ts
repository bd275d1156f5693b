import type { TextEncoding } from '#shared/exchange/workbook-content.ts';
import { RefusedWorkbook } from './refusal.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Share of two-byte characters that must be everyday Chinese before bytes pass for GBK; real office files are above 0.95. */
const PLAUSIBLE_SHARE = 0.7;

/** Byte order mark, else strict UTF-8, else GB 18030 when it reads as everyday Chinese; otherwise the person is asked. */
export function decodeText(bytes: Uint8Array, asked?: TextEncoding): DecodedText {
  if (asked !== undefined) return decodeAs(bytes, asked);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  if (looksLikeGbk(bytes)) {
    const text = tryDecode(bytes, 'gb18030');
    if (text !== undefined) return { text, encoding: 'gb18030' };
  }
  throw new RefusedWorkbook('workbook_encoding_unknown');
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = tryDecode(bytes, encoding);
  if (text === undefined) throw new RefusedWorkbook('workbook_encoding_unknown', { encoding });
  return { text, encoding };
}

function tryDecode(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Any bytes decode as some GBK text. Everyday Chinese stands in GB 2312's symbols (lead A1–A3) and its first-level characters
 * (lead B0–D7, trail from A1); Big5, Shift-JIS and Latin text read as GBK falls outside.
 */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  let everyday = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      if (lead === 0) return false;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) everyday += 1;
    at += 1;
  }
  return pairs > 0 && everyday / pairs >= PLAUSIBLE_SHARE;
}
