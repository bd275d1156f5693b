import type { WorkBook } from 'xlsx';
import * as XLSX from 'xlsx';
import * as codePages from 'xlsx/dist/cpexcel.full.mjs';
import type {
  SheetContent,
  TextEncoding,
  WorkbookContent,
  WorkbookFormat,
  WorkbookReading,
} from '#shared/exchange/workbook-content.ts';
import { collectSheets, isDate1904 } from './collect-sheets.ts';
import { looksTabular, parseDelimitedText } from './csv-text.ts';
import { decodeText } from './decode-text.ts';
import { decryptPackage, isEncryptedPackage } from './encrypted-package.ts';
import type { CompoundFile } from './encrypted-package.ts';
import type { ReadingProgress, ReadingRequest } from './reading-request.ts';
import { RefusedWorkbook } from './refusal.ts';
import { replaceParts } from '../writing/zip-rewrite.ts';
import { sniffFamily, sniffText, sniffZip, type ForeignFile } from './sniff-format.ts';
import { checkDeclaredSizes, inspectParts, readZipDirectory } from './zip-directory.ts';

XLSX.set_cptable(codePages);

interface Parsed {
  readonly format: WorkbookFormat;
  readonly sheets: readonly SheetContent[];
  readonly date1904: boolean;
  readonly encoding?: TextEncoding;
}

type Report = (progress: ReadingProgress) => void;

/** Reads a file in this very process, which must be one that can be killed. Never throws for what a file can hold. */
export function readBytes(request: ReadingRequest, report: Report): WorkbookReading {
  try {
    report({ step: 'checking', rowsDone: 0 });
    const parsed = parseAny(
      Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength),
      request,
      report,
    );
    if (parsed.sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedWorkbook('workbook_empty');
    return { ok: true, content: contentOf(request, parsed) };
  } catch (error) {
    if (error instanceof RefusedWorkbook) return { ok: false, refusal: error.refusal };
    // A parser that stumbles over a file says nothing an office could act on: the file is damaged or no workbook.
    return { ok: false, refusal: { rule: 'workbook_damaged', details: {} } };
  }
}

function contentOf(request: ReadingRequest, parsed: Parsed): WorkbookContent {
  return {
    fileName: request.fileName,
    byteLength: request.bytes.byteLength,
    sha256: request.sha256,
    ...parsed,
  };
}

function parseAny(bytes: Buffer, request: ReadingRequest, report: Report): Parsed {
  const family = sniffFamily(bytes);
  switch (family) {
    case 'zip':
      return parseZip(bytes, request, report);
    case 'compound':
      return parseCompound(bytes, request, report);
    case 'biff':
      return parseWithLibrary(bytes, 'xls', request, report);
    case 'text':
      return parseText(bytes, request, report);
    default:
      throw new RefusedWorkbook('workbook_not_a_workbook', { found: foundIn(family, request.fileName) });
  }
}

/** What Excel and WPS keep beside an open workbook has its name with ~$ before it. */
function foundIn(family: ForeignFile, fileName: string): ForeignFile {
  return family === 'unknown_binary' && fileName.startsWith('~$') ? 'lock_file' : family;
}

function parseZip(bytes: Buffer, request: ReadingRequest, report: Report): Parsed {
  const parts = readZipDirectory(bytes);
  checkDeclaredSizes(parts, bytes.length, request.limits);
  const format = sniffZip(parts);
  if (format !== 'xlsx' && format !== 'xlsb' && format !== 'ods') {
    throw new RefusedWorkbook('workbook_not_a_workbook', { found: format });
  }
  let literal: Buffer | undefined;
  inspectParts(bytes, parts, request.limits, (name, content) => {
    if (/\.(?:xml|rels|vml)$/i.test(name)) refuseDoctype(content);
    if (format === 'ods' && name === 'content.xml' && content.includes('_x')) literal = content;
  });
  const kept = literal && replaceParts(bytes, new Map([['content.xml', Buffer.from(keepLiteral(literal.toString()))]]));
  return parseWithLibrary(kept ?? bytes, format, request, report);
}

/** Only xlsx writes characters as `_x000D_`; the library undoes it everywhere, and would take it out of what a person typed. */
function keepLiteral(xml: string): string {
  return xml.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}

const DOCTYPE_MARKS = [
  Buffer.from('<!DOCTYPE', 'utf8'),
  Buffer.from('<!DOCTYPE', 'utf16le'),
  Buffer.from('<!DOCTYPE', 'utf16le').swap16(),
];

/** No office program writes a document type into a workbook; expanding entities is what it is used for. */
function refuseDoctype(content: Buffer): void {
  if (DOCTYPE_MARKS.some((mark) => content.includes(mark))) throw new RefusedWorkbook('workbook_has_doctype');
}

function parseCompound(bytes: Buffer, request: ReadingRequest, report: Report): Parsed {
  const container = XLSX.CFB.read(bytes, { type: 'buffer' }) as CompoundFile;
  if (isEncryptedPackage(container)) {
    if (request.password === undefined) throw new RefusedWorkbook('workbook_password_protected');
    return parseZip(decryptPackage(container, request.password), request, report);
  }
  const names = new Set(container.FileIndex.map((entry) => entry.name.toLowerCase()));
  if (names.has('worddocument')) throw new RefusedWorkbook('workbook_not_a_workbook', { found: 'word_document' });
  if (names.has('powerpoint document')) throw new RefusedWorkbook('workbook_not_a_workbook', { found: 'presentation' });
  if (!names.has('workbook') && !names.has('book'))
    throw new RefusedWorkbook('workbook_not_a_workbook', { found: 'unknown_binary' });
  return parseWithLibrary(bytes, 'xls', request, report);
}

function parseWithLibrary(bytes: Buffer, format: WorkbookFormat, request: ReadingRequest, report: Report): Parsed {
  report({ step: 'parsing', rowsDone: 0 });
  const book = readBook(bytes, request.password);
  report({ step: 'collecting', rowsDone: 0 });
  return { format, ...collect(book, request, report) };
}

function readBook(bytes: Buffer, password: string | undefined): WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellText: false,
      codepage: 936,
      ...(password === undefined ? {} : { password }),
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (!/password|encrypt/i.test(message)) throw error;
    throw new RefusedWorkbook(password === undefined ? 'workbook_password_protected' : 'workbook_password_wrong');
  }
}

function collect(book: WorkBook, request: ReadingRequest, report: Report): Pick<Parsed, 'sheets' | 'date1904'> {
  const sheets = collectSheets(book, request.limits.rows, (rowsDone) => report({ step: 'collecting', rowsDone }));
  return { sheets, date1904: isDate1904(book) };
}

function parseText(bytes: Buffer, request: ReadingRequest, report: Report): Parsed {
  const { text, encoding } = decodeText(bytes, request.encoding);
  if (text.trim() === '') throw new RefusedWorkbook('workbook_empty');
  const kind = sniffText(text);
  report({ step: 'parsing', rowsDone: 0 });
  switch (kind) {
    case 'html': {
      const options = { type: 'string', dense: true, raw: true, cellNF: true, cellText: false } as const;
      const book = XLSX.read(keepLiteral(text), options);
      return { format: 'html', encoding, ...collect(book, request, report) };
    }
    case 'xml': {
      refuseDoctype(Buffer.from(text));
      const options = { type: 'string', dense: true, cellNF: true, cellText: false, cellStyles: true } as const;
      const book = XLSX.read(keepLiteral(text), options);
      return { format: 'xml', encoding, ...collect(book, request, report) };
    }
    case 'delimited':
      return { format: 'csv', encoding, date1904: false, sheets: [delimitedSheet(text, request)] };
    default:
      throw new RefusedWorkbook('workbook_not_a_workbook', { found: kind });
  }
}

function delimitedSheet(text: string, request: ReadingRequest): SheetContent {
  const namedAsText = /\.(?:csv|tsv|txt|tab)$/i.test(request.fileName);
  if (!namedAsText && !looksTabular(text))
    throw new RefusedWorkbook('workbook_not_a_workbook', { found: 'plain_text' });
  return {
    name: request.fileName.replace(/\.[^.]*$/, ''),
    hidden: false,
    rows: parseDelimitedText(text, request.limits.rows),
    hiddenRows: [],
    hiddenColumns: [],
    merges: [],
    formulasWithoutValue: [],
  };
}
