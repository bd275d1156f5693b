import { defaultLimits } from './reading/reading-request.ts';
import { checkDeclaredSizes, readZipDirectory, unpackPart } from './reading/zip-directory.ts';
import { fillSheetXml } from './writing/fill-sheet-xml.ts';
import type { FilledCell } from './writing/fill-sheet-xml.ts';
import { replaceParts } from './writing/zip-rewrite.ts';

export type { FilledCell } from './writing/fill-sheet-xml.ts';

/** The cells of one sheet; its name may carry a suffix in the file, so the beginning counts (`1-发票基本信息`). */
export interface TemplateFill {
  readonly sheet: string;
  readonly cells: readonly FilledCell[];
}

export type FilledTemplate =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly rule: 'template_sheet_missing'; readonly details: { readonly sheet: string } };

/**
 * Fills someone else's `.xlsx` (the tax bureau's form): only the cells named are touched, as text; every other part of the file
 * stays byte for byte. The template must have been read with `readWorkbook` before, which refuses what is no sound workbook.
 */
export function fillTemplate(template: Uint8Array, fills: readonly TemplateFill[]): FilledTemplate {
  const zip = Buffer.from(template.buffer, template.byteOffset, template.byteLength);
  const parts = readZipDirectory(zip);
  checkDeclaredSizes(parts, zip.length, defaultLimits);
  const text = (name: string): string => {
    const part = parts.find((candidate) => candidate.name === name);
    return part === undefined ? '' : unpackPart(zip, part, defaultLimits.unpackedBytes).toString('utf8');
  };
  const paths = sheetPaths(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const replacements = new Map<string, Buffer>();
  for (const { sheet, cells } of fills) {
    const path = paths.find(([name]) => name === sheet)?.[1] ?? paths.find(([name]) => name.startsWith(sheet))?.[1];
    if (path === undefined) return { ok: false, rule: 'template_sheet_missing', details: { sheet } };
    const xml = replacements.get(path)?.toString('utf8') ?? text(path);
    replacements.set(path, Buffer.from(fillSheetXml(xml, cells), 'utf8'));
  }
  return { ok: true, bytes: new Uint8Array(replaceParts(zip, replacements)) };
}

/** Sheet names with the parts they lie in, in the workbook's order. */
function sheetPaths(workbook: string, relations: string): readonly (readonly [name: string, path: string])[] {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, String.raw`\w+:id`)) ?? '';
    return [unescapeXml(attribute(tag, 'name')), target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const;
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(String.raw`\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
