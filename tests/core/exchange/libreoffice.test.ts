import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankTemplate } from '#core/exchange/blank-template.ts';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { clientSheet } from './definitions.ts';
import { hardRows, properties, report } from './report.ts';
import { contentOf } from './workbook-makers.ts';
import { strFromZip } from './zip-text.ts';

const run = promisify(execFile);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Opens a file in LibreOffice and saves it again in another format; the folder of what came out. */
async function convert(name: string, bytes: Uint8Array, format: string): Promise<string> {
  const source = join(folder, name);
  const out = join(folder, `${format.slice(0, 4).replace(/\W/g, '')}-${name}`);
  await writeFile(source, bytes);
  const options = [
    '--headless',
    `-env:UserInstallation=file://${folder}/profile`,
    '--convert-to',
    format,
    '--outdir',
    out,
    source,
  ];
  try {
    await run('soffice', options, { timeout: 50_000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('LibreOffice is missing: install it with `apt-get install libreoffice-calc-nogui`', {
      cause: error,
    });
  }
  return out;
}

async function onlyFile(path: string): Promise<Buffer> {
  const [name = ''] = await readdir(path);
  return readFile(join(path, name));
}

test('LibreOffice shows our export as it was meant: ids whole, dates as dates, formula-like text as text, sums calculated', async () => {
  const out = await convert(
    'list.xlsx',
    await writeWorkbook([report], properties),
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
  );
  const lines = (await onlyFile(out)).toString('utf8').replace(/^\uFEFF/, '');
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
  const out = await convert('again.xlsx', await writeWorkbook([report], properties), 'xlsx:Calc MS Excel 2007 XML');
  const bytes = await onlyFile(out);
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
  const out = await convert('long.xlsx', await writeWorkbook([{ ...report, rows }], properties), 'pdf');
  const pdf = (await onlyFile(out)).toString('latin1');
  const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
  expect(pages).toBeGreaterThan(2);
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 84[12](?:\.\d+)? 59[56]/);
});

test('the blank form filled in and saved by LibreOffice as .xls imports under the same headers', async () => {
  const out = await convert('form.xlsx', await blankTemplate(clientSheet, properties), 'xls:MS Excel 97');
  const preview = previewSheet(contentOf(await readWorkbook(await onlyFile(out), 'form.xls')), clientSheet);
  expect(preview.columns.map((column) => column.target)).toEqual(clientSheet.columns.map((column) => column.key));
});
