import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from 'xlsx';
import type { SheetPreview } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookContent, WorkbookReading, WorkbookRefusal } from '#shared/exchange/workbook-content.ts';

/** A part of a hand-made zip; `declaredSize` lies about the unpacked length. */
export interface MadePart {
  readonly name: string;
  readonly data: Buffer | string;
  readonly declaredSize?: number;
}

export function makeZip(parts: readonly MadePart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declaredSize } of parts) {
    const content = Buffer.from(data);
    const packed = deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(declaredSize ?? content.length, 8);
    const local = Buffer.concat([
      Buffer.from('504b03041400000008000000 2100'.replaceAll(' ', ''), 'hex'),
      sizes,
      u16(nameBytes.length),
      u16(0),
      nameBytes,
      packed,
    ]);
    const central = Buffer.concat([
      Buffer.from('504b010214001400000008000000 2100'.replaceAll(' ', ''), 'hex'),
      sizes,
      u16(nameBytes.length),
      Buffer.alloc(12),
      u32(offset),
      nameBytes,
    ]);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.concat([
    Buffer.from('504b050600000000', 'hex'),
    u16(parts.length),
    u16(parts.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook whose one sheet is written by hand, for what no library would write. */
export function xlsxParts(
  sheetXml: string,
  options: { readonly date1904?: boolean; readonly prolog?: string } = {},
): MadePart[] {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${options.date1904 === true ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="客户" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<?xml version="1.0"?>${options.prolog ?? ''}<worksheet xmlns="${MAIN}">${sheetXml}</worksheet>`,
    },
  ];
}

/** A row of hand-written XML: strings become inline strings, `{ xml }` stands as it is. */
export function xmlRow(number: number, cells: readonly (string | number | { readonly xml: string } | null)[]): string {
  const written = cells.map((cell, at) => {
    const address = `${String.fromCharCode(65 + at)}${number}`;
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${address}"`);
    if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
    return `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** A workbook by the library that also reads it, for ordinary contents. */
export function workbookOf(
  rows: readonly (readonly unknown[])[],
  change: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void = () => undefined,
  bookType: XLSX.BookType = 'xlsx',
): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  const book = XLSX.utils.book_new(sheet, '客户');
  change(sheet, book);
  return new Uint8Array(
    XLSX.write(book, { type: 'array', bookType, compression: true, cellStyles: true }) as ArrayBuffer,
  );
}

export function contentOf(reading: WorkbookReading): WorkbookContent {
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.refusal)}`);
  return reading.content;
}

export function refusalOf(reading: WorkbookReading): WorkbookRefusal {
  if (reading.ok) throw new Error(`was read: ${reading.content.format}`);
  return reading.refusal;
}

/** Refused cells in short: `客户!C7 税号 digits_lost`. */
export function refusedIn(preview: SheetPreview): readonly string[] {
  return preview.refused.map((cell) => `${cell.address} ${cell.field} ${cell.reason}`);
}
