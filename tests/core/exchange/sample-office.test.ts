import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { checkUscc } from '#shared/kernel/identifiers.ts';
import { groupRows } from '#shared/exchange/sheet-record.ts';
import { clientSheet, contractSheet } from './definitions.ts';
import { contentOf, refusedIn } from './workbook-makers.ts';

const folder = join(import.meta.dirname, '../../../resources/sample-office');

async function content(name: string) {
  return contentOf(await readWorkbook(await readFile(join(folder, name)), name));
}

// In a process of its own, as it is run: SheetJS leaves in the gaps of an old workbook what lay in memory before.
test('the sample files in the project are the ones the generator makes', async () => {
  const made = await mkdtemp(join(tmpdir(), 'countersign-samples-'));
  try {
    await promisify(execFile)(process.execPath, [join(folder, 'generate.ts'), made]);
    const names = await readdir(made);
    expect(names.toSorted()).toEqual(['合同台账.csv', '商品.xls', '客户档案.xlsx'].toSorted());
    for (const name of names) {
      expect([name, (await readFile(join(made, name))).equals(await readFile(join(folder, name)))]).toEqual([
        name,
        true,
      ]);
    }
  } finally {
    await rm(made, { recursive: true });
  }
});

test('the client register gives 60 clients; four of the five faulty rows are refused by cell and the check character by the module', async () => {
  const preview = previewSheet(await content('客户档案.xlsx'), clientSheet);
  expect([preview.headerRow, preview.headerLastRow]).toEqual([3, 4]);
  expect(preview.counts).toEqual({ inFile: 66, accepted: 61, refused: 4, leftOut: 1 });
  expect(refusedIn(preview)).toEqual([
    '客户!E18 taxNumber digits_lost',
    '客户!C44 name required',
    '客户!U56 creditLimitFen not_an_amount',
    '客户!E66 taxNumber duplicate_in_file',
  ]);
  const wrong = preview.rows.filter((row) => !checkUscc(String(row.values['taxNumber'])).ok);
  expect(wrong.map((row) => row.rowNumber)).toEqual([31]);
  expect(new Set(preview.rows.map((row) => row.values['taxNumber'])).size).toBe(61);
  expect(preview.rows[0]?.values['creditLimitFen']).toBeGreaterThanOrEqual(5_000_000);
});

test('the product list of an old program keeps its 19-digit codes', async () => {
  const products = await content('商品.xls');
  expect(products.format).toBe('xls');
  const rows = products.sheets[0]!.rows.slice(2);
  expect(rows).toHaveLength(40);
  expect(rows.every((row) => /^\d{19}$/.test(String(row.cells.find(([column]) => column === 4)?.[2])))).toBe(true);
});

test('the contract ledger gives 40 contracts whose opening positions agree with each other', async () => {
  const preview = previewSheet(await content('合同台账.csv'), contractSheet);
  expect(preview.refused).toEqual([]);
  expect(preview.counts.leftOut).toBe(1);
  const contracts = groupRows(contractSheet, preview.rows);
  expect(contracts).toHaveLength(40);
  const clients = new Set(
    previewSheet(await content('客户档案.xlsx'), clientSheet).rows.map((row) => row.values['name']),
  );
  for (const contract of contracts) {
    expect(clients.has(contract.values['clientName']!)).toBe(true);
    for (const { values } of contract.lines) {
      const at = (key: string): number => Number(values[`lines.${key}`]);
      expect(at('grossFen')).toBe((at('quantityE6') / 1e6) * (at('priceE6') / 1e4));
      expect(at('receivedFen')).toBeLessThanOrEqual((at('invoicedE6') / 1e6) * (at('priceE6') / 1e4));
      expect(at('invoicedE6')).toBeLessThanOrEqual(at('signedE6'));
      expect(at('signedE6')).toBeLessThanOrEqual(at('dispatchedE6'));
      expect(at('dispatchedE6')).toBeLessThanOrEqual(at('quantityE6'));
    }
  }
});
