import { expect, test } from 'vitest';
import { blankTemplate } from '#core/exchange/blank-template.ts';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { SAVED_AS, savedByLibreOffice } from '../../support/libreoffice.ts';
import { clientSheet } from './definitions.ts';
import { hardRows, properties, report } from './report.ts';
import { contentOf } from './workbook-makers.ts';
import { strFromZip } from './zip-text.ts';

/** What came of one file. */
async function saved(name: string, bytes: Uint8Array, format: keyof typeof SAVED_AS): Promise<Buffer> {
  const [only = Buffer.alloc(0)] = (await savedByLibreOffice(new Map([[name, bytes]]), format)).values();
  return only;
}

test('LibreOffice shows our export as it was meant: ids whole, dates as dates, formula-like text as text, sums calculated', async () => {
  const csv = await saved('list.xlsx', await writeWorkbook([report], properties), 'csv');
  const lines = csv.toString('utf8').replace(/^\uFEFF/, '');
  for (const [code, name, taxNumber] of hardRows) {
    const quotedName = /[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
    expect(lines).toContain(`${code},${quotedName},${taxNumber},`);
  }
  // LibreOffice counts days before March 1900 otherwise than Excel, whose 1900 has a 29 February.
  const dates = hardRows.map((row) => row[4]).filter((date) => date >= '1900-03-01');
  expect(dates.filter((date) => !lines.includes(`,${date},`))).toEqual([]);
  expect(lines).toContain('合计,,,0.3,,3.623456,');
});

test('a list that LibreOffice opened and saved again imports with every digit', async () => {
  const bytes = await saved('again.xlsx', await writeWorkbook([report], properties), 'xlsx');
  const rows = contentOf(await readWorkbook(bytes, 'again.xlsx')).sheets[0]!.rows.slice(4, -1);
  expect(rows.map((row) => row.cells.filter(([column]) => column <= 2).map(([, , value]) => value))).toEqual(
    hardRows.map(([code, name, taxNumber]) => [code, name, taxNumber]),
  );
  const sheet = strFromZip(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
  expect(sheet).toMatch(/<f[^>]*>SUM\(D5:D9\)<\/f><v>0\.3<\/v>/);
  expect(sheet).toContain('<autoFilter');
  expect(strFromZip(bytes, 'xl/workbook.xml')).toContain('_xlnm.Print_Titles');
});

test('a long list prints on A4 with its header on every page', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => hardRows[at % hardRows.length]!);
  const pdf = (await saved('long.xlsx', await writeWorkbook([{ ...report, rows }], properties), 'pdf')).toString(
    'latin1',
  );
  const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
  expect(pages).toBeGreaterThan(2);
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 84[12](?:\.\d+)? 59[56]/);
});

test('the blank form filled in and saved by LibreOffice as .xls imports under the same headers', async () => {
  const form = await saved('form.xlsx', await blankTemplate(clientSheet, properties), 'xls');
  const preview = previewSheet(contentOf(await readWorkbook(form, 'form.xls')), clientSheet);
  expect(preview.columns.map((column) => column.target)).toEqual(clientSheet.columns.map((column) => column.key));
});
