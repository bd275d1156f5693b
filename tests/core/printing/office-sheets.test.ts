import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { dots } from '#core/printing/dots.ts';
import { invoiceRequestDocument } from '#core/printing/invoice-request-sheet.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { paperFen } from '#core/printing/numbers.ts';
import { performanceSheetDocument } from '#core/printing/performance-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';
import { rulerSheetDocument } from '#core/printing/ruler-sheet.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import type { InvoiceRequestSheet } from '#core/printing/invoice-request-data.ts';
import type { PerformanceSheet } from '#core/printing/performance-data.ts';
import { pdfPages, pdfPicture } from '../../support/pdf.ts';
import { randomRuns } from '../../unit/printing/seed.ts';
import { invoiceRequest, performanceSheet } from './office-samples.ts';
import { rowsOf, sheetsOf, textOf } from './sheet-text.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

function schedule(data: PerformanceSheet): string[] {
  return sheetsOf(renderDocument({ document: performanceSheetDocument, data, options: undefined }).html);
}

function request(data: InvoiceRequestSheet): string[] {
  return sheetsOf(renderDocument({ document: invoiceRequestDocument, data, options: undefined }).html);
}

describe('合同履行一览表', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 });

  test('a group’s head stands with its first row, its subtotal with its last, and a split group begins again marked 续', () => {
    fc.assert(
      fc.property(sizes, (groups) => {
        const sheets = schedule(performanceSheet(groups)).map((sheet) => rowsOf(sheet).slice(2));
        for (const rows of sheets) {
          expect(rows[0]?.[0]).toMatch(/^客户：/);
          expect(rows.at(-1)?.[0]).not.toMatch(/^客户：/);
          const heads = rows.map((cells, at) => ({ label: cells[0] ?? '', before: rows[at - 1]?.[0] ?? '' }));
          const totals = heads.filter((row) => /^(小计|总计)/.test(row.label));
          expect(totals.every((row) => /^HT-|^小计/.test(row.before))).toBe(true);
        }
        const starts = sheets.flat().filter((cells) => /^客户：.*行）$/.test(cells[0] ?? ''));
        expect(starts).toHaveLength(groups.length);
        const contracts = sheets.flat().filter((cells) => cells[0]?.startsWith('HT-'));
        expect(contracts).toHaveLength(groups.reduce((sum, size) => sum + size, 0));
      }),
      randomRuns(60),
    );
  });

  test('subtotals and the grand total are the sums of their rows to the fen', () => {
    const data = performanceSheet([9, 12, 8]);
    const rows = schedule(data).flatMap((sheet) => rowsOf(sheet));
    const sum = (group: number | undefined): string =>
      paperFen(
        data.groups
          .filter((_, at) => group === undefined || at === group)
          .flatMap((item) => item.rows)
          .reduce((total, row) => total + BigInt(row.amountFen), 0n),
      );
    const subtotals = rows.filter((cells) => cells[0]?.startsWith('小计')).map((cells) => cells[1]);
    expect(subtotals).toEqual([sum(0), sum(1), sum(2)]);
    expect(rows.at(-1)?.slice(0, 2)).toEqual([expect.stringContaining('总计　29 行'), sum(undefined)]);
  });

  test('zero prints a dash, and a figure a row does not have prints nothing', () => {
    const data = performanceSheet([1]);
    const [row] = data.groups[0]!.rows;
    const { dueFen: _due, ...without } = { ...row!, invoicedFen: 0 };
    const [sheet = ''] = schedule({ ...data, groups: [{ name: '甲', rows: [without] }] });
    const cells = rowsOf(sheet).find((item) => item[0]?.startsWith('HT-'));
    expect([cells?.[10], cells?.[13]]).toEqual(['-', '']);
  });

  test('amounts of a thousand million a row still stand whole, on paper', async () => {
    const data = performanceSheet([6]);
    const rows = data.groups[0]!.rows.map((row) => ({
      ...row,
      amountFen: 123_456_789_012,
      dispatchedFen: 123_456_789_012,
    }));
    const job = renderDocument({
      document: performanceSheetDocument,
      data: { ...data, groups: [{ name: '绍兴越城印染集团有限公司', rows }] },
      options: undefined,
    });
    expect(textOf(job.html)).toContain('7,407,407,340.72');
    expect(pdfPages(await printer.toPdf(job))).toHaveLength(job.sheets);
  });
});

describe('开票申请单', () => {
  test('net, tax and gross run from sheet to sheet, and the capitals stand once, at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (count) => {
        const data = invoiceRequest(count);
        const sheets = request(data);
        const row = (sheet: string, label: RegExp): string[] | undefined =>
          rowsOf(sheet)
            .find((cells) => label.test(cells[0] ?? ''))
            ?.slice(-3);
        expect(sheets.slice(1).map((sheet) => row(sheet, /^承前页/))).toEqual(
          sheets.slice(0, -1).map((sheet) => row(sheet, /^过次页/)),
        );
        const totals = (['netFen', 'taxFen', 'grossFen'] as const).map((key) =>
          data.lines.reduce((sum, line) => sum + line[key], 0),
        );
        expect(row(sheets.at(-1) ?? '', /^合计/)).toEqual(totals.map(paperFen));
        expect(sheets.map((sheet) => textOf(sheet).includes(amountInWords(totals[2] ?? 0)))).toEqual(
          sheets.map((_, at) => at === sheets.length - 1),
        );
        expect(sheets.map((sheet) => textOf(sheet).includes('财务受理'))).toEqual(
          sheets.map((_, at) => at === sheets.length - 1),
        );
      }),
      randomRuns(40),
    );
  });

  test('one not yet reviewed says 未复核 不得开票 on every sheet', () => {
    for (const sheet of request(invoiceRequest(30, { effective: false, checked: '' }))) {
      expect(textOf(sheet)).toContain('未复核 不得开票');
    }
  });

  test('the chosen kind of invoice is ticked and no other', () => {
    const text = textOf(request(invoiceRequest(1, { chosenKind: 1 }))[0] ?? '');
    expect(text).toContain('□ 数电专票　■ 数电普票　□ 纸质');
  });
});

describe('打印机校准页', () => {
  const ruler = (xMm: number, yMm: number) =>
    renderDocument({
      document: rulerSheetDocument,
      data: { printerName: 'LQ-630K', offset: { xMm, yMm } },
      options: undefined,
      offset: { xMm, yMm },
    });

  test.each([
    [0, 0],
    [1.5, -2],
  ])('with offset %s / %s the frame is struck where the page says, to the dot', async (xMm, yMm) => {
    const picture = pdfPicture(await printer.toPdf(ruler(xMm, yMm)), 1, 180);
    const black = (x: number, y: number): boolean => (picture.grey[y * picture.width + x] ?? 255) < 128;
    const left = dots(20) + dots(xMm);
    const top = dots(5) + dots(yMm);
    expect(Array.from({ length: 40 }, (_, at) => black(left, top + at)).every(Boolean)).toBe(true);
    expect(Array.from({ length: 40 }, (_, at) => black(left + at, top)).every(Boolean)).toBe(true);
    expect(Array.from({ length: 40 }, (_, at) => black(left - 1, top + at)).some(Boolean)).toBe(false);
  });

  test.each(rulerSheetDocument.papers)('on %s it is one sheet with nothing out of place', async (paper) => {
    const data = { printerName: 'EPSON LQ-630K（仓库）', offset: { xMm: 0, yMm: 0 } };
    const job = renderDocument({ document: rulerSheetDocument, data, options: undefined, paper });
    expect(pdfPages(await printer.toPdf(job))).toHaveLength(1);
  });
});
