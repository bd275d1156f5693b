import type { ZipPart } from './zip-directory.ts';

/** What the first bytes say a file is; the name is not asked. */
export type FileFamily = 'zip' | 'compound' | 'biff' | 'text' | ForeignFile;
export type ForeignFile =
  | 'pdf'
  | 'image'
  | 'archive'
  | 'word_document'
  | 'presentation'
  | 'web_archive'
  | 'program'
  | 'plain_text'
  | 'xml_document'
  | 'database'
  | 'lock_file'
  | 'unknown_binary';

const MAGIC: readonly (readonly [FileFamily, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x42, 0x4d]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['word_document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['biff', [0x09, 0x00, 0x04, 0x00]],
  ['biff', [0x09, 0x02, 0x06, 0x00]],
  ['biff', [0x09, 0x04, 0x06, 0x00]],
];

export function sniffFamily(bytes: Uint8Array): FileFamily {
  for (const [family, magic] of MAGIC) {
    // Two-byte marks are also the start of ordinary words, so they count for files that hold binary data only.
    if (magic.every((byte, at) => bytes[at] === byte) && (magic.length > 2 || holdsBinary(bytes))) return family;
  }
  if (isUtf16(bytes) || !holdsBinary(bytes)) return 'text';
  return 'unknown_binary';
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function holdsBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
}

/** What a zip file is, by the parts it must have. */
export function sniffZip(parts: readonly ZipPart[]): 'xlsx' | 'xlsb' | 'ods' | ForeignFile {
  const names = new Set(parts.map((part) => part.name.replaceAll('\\', '/').toLowerCase()));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('word/document.xml')) return 'word_document';
  if (names.has('ppt/presentation.xml')) return 'presentation';
  if (names.has('content.xml') && names.has('mimetype')) return 'ods';
  // A workbook may name its main part anything; its type list says so.
  return [...names].some((name) => name.startsWith('xl/')) ? 'xlsx' : 'archive';
}

/** What a text is: a table written as HTML or XML, delimited lines, or something else. */
export function sniffText(text: string): 'html' | 'xml' | 'delimited' | ForeignFile {
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 4096)
    .toLowerCase();
  if (start.startsWith('mime-version:')) return 'web_archive';
  if (!start.startsWith('<')) return 'delimited';
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet') && !start.includes('<html')) return 'xml';
  if (/<(?:html|table|!doctype html|head|meta|body|div|style)\b/.test(start))
    return /<table\b/i.test(text) ? 'html' : 'plain_text';
  return start.startsWith('<?xml') || start.startsWith('<!doctype') ? 'xml_document' : 'delimited';
}
