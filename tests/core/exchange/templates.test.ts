import { beforeAll, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { blankTemplate } from '#core/exchange/blank-template.ts';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import { contactSheet } from '#core/modules/clients/contacts.sheet.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { SheetPreview } from '#shared/exchange/sheet-preview.ts';
import { readHere } from '../../support/read-here.ts';
import { properties } from './report.ts';
import { contentOf } from './workbook-makers.ts';
import { strFromZip } from './zip-text.ts';

interface Template {
  readonly definition: SheetDefinition;
  readonly language: 'zh-CN' | 'en-US';
  readonly bytes: Uint8Array;
}

const DEFINITIONS: readonly SheetDefinition[] = [clientSheet, contactSheet, productSheet, contractSheet, openingSheet];
let templates: readonly Template[] = [];

beforeAll(async () => {
  templates = await Promise.all(
    DEFINITIONS.flatMap((definition) =>
      (['zh-CN', 'en-US'] as const).map(async (language) => ({
        definition,
        language,
        bytes: await blankTemplate(definition, { ...properties, language }),
      })),
    ),
  );
});

/** The form with something written into it, saved by another program. */
function filled(bytes: Uint8Array, write: (sheet: XLSX.WorkSheet) => void): Uint8Array {
  const book = XLSX.read(bytes, { type: 'array' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no sheet');
  write(sheet);
  return new Uint8Array(XLSX.write(book, { type: 'buffer' }) as Uint8Array);
}

async function previewOf(definition: SheetDefinition, bytes: Uint8Array): Promise<SheetPreview> {
  return previewSheet(contentOf(await readWorkbook(bytes, '模板.xlsx', { startChild: readHere })), definition);
}

test('every kind has a template that maps onto itself, column by column, and whose example row leaves itself out', async () => {
  for (const { definition, bytes } of templates) {
    const preview = await previewOf(definition, bytes);
    expect(preview.columns.map(({ target, confidence }) => `${target ?? ''} ${confidence}`)).toEqual(
      definition.columns.map(({ key }) => `${key} exact`),
    );
    expect(preview.leftOut).toEqual([{ rowNumber: 3, reason: 'example_row' }]);
    expect([preview.rows, preview.refused, preview.notes]).toEqual([[], [], []]);
  }
});

test('the example row without its mark is a row that is taken', async () => {
  for (const { definition, bytes, language } of templates) {
    if (language !== 'zh-CN') continue;
    const unmarked = filled(bytes, (sheet) => {
      sheet['A3'] = { t: 's', v: String(sheet['A3'].v).replace('示例：', '') };
    });
    const preview = await previewOf(definition, unmarked);
    expect([preview.refused, preview.counts.accepted]).toEqual([[], 1]);
  }
});

test('choices are picked from lists in the prepared rows only, and the notes sheet explains every column', () => {
  for (const { definition, bytes, language } of templates) {
    const form = strFromZip(bytes, 'xl/worksheets/sheet1.xml');
    const ranges = [...form.matchAll(/<dataValidation [^>]*sqref="([^"]*)"/g)].map(([, range]) => range);
    expect(ranges).toHaveLength(definition.columns.filter(({ choices }) => choices !== undefined).length);
    for (const range of ranges) expect(range).toMatch(/^[A-Z]+4:[A-Z]+2003$/);
    expect(form).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
    const book = XLSX.read(bytes, { type: 'array' });
    const [first = '', second = ''] = book.SheetNames;
    expect(second).toBe(language === 'zh-CN' ? '填写说明' : 'How to fill in');
    const rowsOf = (name: string) => XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 });
    const headers = rowsOf(first)[1] ?? [];
    const notes = rowsOf(second);
    const explained = notes.slice(notes.length - headers.length);
    expect(explained.map(([column]) => column)).toEqual(headers);
    for (const [, , meaning, format] of explained) expect([meaning, format].every(Boolean)).toBe(true);
  }
});

test('identifier columns are text to the end of the sheet; what is filled in below the example comes in whole', async () => {
  const { bytes } = templates[0] ?? { bytes: new Uint8Array() };
  const form = strFromZip(bytes, 'xl/worksheets/sheet1.xml');
  const style = /<col min="4"[^>]* style="(\d+)"/.exec(form)?.[1];
  expect(formatOfStyle(strFromZip(bytes, 'xl/styles.xml'), Number(style))).toBe('@');
  const written = filled(bytes, (sheet) => {
    sheet['A4'] = { t: 's', v: '0007' };
    sheet['B4'] = { t: 's', v: '苏州澄湖新材料有限公司' };
    sheet['E4'] = { t: 's', v: '经销商' };
  });
  const preview = await previewOf(clientSheet, written);
  expect(preview.counts).toEqual({ inFile: 2, accepted: 1, leftOut: 1, refused: 0 });
  expect(preview.rows[0]?.values).toEqual({ code: '0007', name: '苏州澄湖新材料有限公司', kind: 'distributor' });
});

/** The number format a cell style shows its cells in. */
function formatOfStyle(styles: string, style: number): string | undefined {
  const all = /<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? '';
  const id = [...all.matchAll(/<xf [^>]*numFmtId="(\d+)"/g)][style]?.[1] ?? '';
  // 49 is the spreadsheet's own number for text.
  return id === '49' ? '@' : new RegExp(`<numFmt numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1];
}
