import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderDocument } from '#core/printing/render-document.ts';
import { dispatchSheetDocument } from '#core/printing/dispatch-sheet.ts';
import { invoiceRequestDocument } from '#core/printing/invoice-request-sheet.ts';
import { performanceSheetDocument } from '#core/printing/performance-sheet.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import type { PaperName } from '#core/printing/paper.ts';
import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { pdfFonts, pdfPages, pdfPicture, pdfText } from '../../support/pdf.ts';
import { drawCode128, drawQr } from '#core/printing/codes.ts';
import { pathRectangles, readCode128 } from '../../unit/printing/bars.ts';
import { dispatchLines, dispatchOptions, dispatchSheet } from './dispatch-samples.ts';
import { randomDispatchLines } from './random-dispatch.ts';
import { randomRuns } from '../../unit/printing/seed.ts';
import { invoiceRequest, performanceSheet } from './office-samples.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

const SIZES: Readonly<Record<PaperName, readonly [number, number]>> = {
  '241-half': [241, 139.7],
  '241-third': [241, 93.133],
  '241-full': [241, 279.4],
  a5: [210, 148],
  a4: [210, 297],
  'a4-landscape': [297, 210],
};

function dispatch(lines: number, paper: PaperName, options = dispatchOptions({ only: ['②', '③'] })): SheetsToPrint {
  const data = dispatchSheet({ lines: dispatchLines(lines) });
  return renderDocument({ document: dispatchSheetDocument, data, options, paper });
}

function expectPages(pdf: Uint8Array, job: SheetsToPrint, paper: PaperName): void {
  const pages = pdfPages(pdf);
  const [width, height] = SIZES[paper];
  expect(pages).toHaveLength(job.sheets);
  for (const page of pages) {
    expect(Math.abs(page.widthMm - width)).toBeLessThan(0.3);
    expect(Math.abs(page.heightMm - height)).toBeLessThan(0.3);
  }
}

/** Only two families, Chinese ones, inside the file: a third would be a sign no print font has. */
function expectOwnType(pdf: Uint8Array): void {
  const fonts = pdfFonts(pdf);
  expect(fonts.map((font) => [font.type, font.embedded])).toEqual(fonts.map(() => ['CID TrueType', true]));
  for (const font of fonts) expect(font.name).toMatch(/SimSun|UMing|SimHei|YaHei|ZenHei/);
  expect(fonts.length).toBeGreaterThan(0);
}

describe('a dispatch on paper', () => {
  test.each(dispatchSheetDocument.papers)(
    'on %s every sheet is a page of exactly that size, its type inside the file',
    async (paper) => {
      for (const lines of [1, 8, 19]) {
        const job = dispatch(lines, paper);
        const pdf = await printer.toPdf(job);
        expectPages(pdf, job, paper);
        expectOwnType(pdf);
        expect(pdfText(pdf, 1)).toContain('宁波海拓化工机械有限公司');
      }
    },
  );

  test('200 lines print as 200 lines, page x of y on each sheet', async () => {
    const job = dispatch(200, '241-half', dispatchOptions({ only: ['①'] }));
    const pdf = await printer.toPdf(job);
    expectPages(pdf, job, '241-half');
    expect(pdfText(pdf, job.sheets)).toContain(`第 ${job.sheets} 页 共 ${job.sheets} 页`);
    expect(pdfText(pdf)).toMatch(/^\s*200\s/m);
  });

  test('a draft and a second print use the same embedded type, stamp and all', async () => {
    const options = dispatchOptions({ printing: { count: 2, at: '2026-11-22 15:00', by: '李文静' } });
    const data = dispatchSheet({ effective: false });
    const job = renderDocument({ document: dispatchSheetDocument, data, options });
    const pdf = await printer.toPdf(job);
    expectOwnType(pdf);
    expect(pdfText(pdf, 1)).toMatch(/未复核/);
  });

  test('a return’s minus has its glyph in the print type', async () => {
    const lines = dispatchLines(1).map((line) => ({ ...line, amountFen: -123_400 }));
    const data = dispatchSheet({ lines });
    const pdf = await printer.toPdf(
      renderDocument({ document: dispatchSheetDocument, data, options: dispatchOptions() }),
    );
    expect(pdfText(pdf, 1)).toContain('-1,234.00');
    expectOwnType(pdf);
  });

  test('tags typed into a name stand on paper as typed, and no script runs', async () => {
    const evil = '<script>document.body.remove()</script><b onclick=x>&amp;';
    const data = dispatchSheet({ clientName: evil });
    const pdf = await printer.toPdf(
      renderDocument({ document: dispatchSheetDocument, data, options: dispatchOptions() }),
    );
    expect(pdfText(pdf, 1)).toContain(evil);
  });

  test('struck at 180 dots to the inch, the bars and the QR code are whole dots and read back as the number', async () => {
    const picture = pdfPicture(await printer.toPdf(dispatch(1, '241-half')), 1, 180);
    const black = (x: number, y: number): boolean => (picture.grey[y * picture.width + x] ?? 255) < 128;
    const [left, top] = [145, 28];
    const bars = drawCode128('FH-2026-000123', 2, 44);
    const modules = Array.from({ length: bars.width / 2 }, (_, module) => black(left + module * 2, top + 20));
    expect(readCode128(modules)).toBe('FH-2026-000123');
    const qr = drawQr('FH-2026-000123', 4);
    const qrLeft = left + 1417 - qr.width;
    const covered = pathRectangles(qr.path);
    const wrong = Array.from(
      { length: qr.width * qr.height },
      (_, at) => [at % qr.width, Math.floor(at / qr.width)] as const,
    ).filter(
      ([x, y]) =>
        black(qrLeft + x, top + y) !==
        covered.some((box) => box.x <= x && x < box.x + box.width && box.y <= y && y < box.y + box.height),
    );
    expect(wrong).toEqual([]);
  });
});

test('random dispatches, printed by the real browser, leave no text outside its place', async () => {
  await fc.assert(
    fc.asyncProperty(randomDispatchLines, fc.constantFrom(...dispatchSheetDocument.papers), async (lines, paper) => {
      const job = renderDocument({
        document: dispatchSheetDocument,
        data: dispatchSheet({ lines }),
        options: dispatchOptions({ only: ['②', '③'] }),
        paper,
      });
      expect(await printer.toPdf(job)).toBeInstanceOf(Uint8Array);
    }),
    { ...randomRuns(10), endOnFailure: true },
  );
});

describe('the other documents', () => {
  test('an invoice request of 7 lines is one sheet of A5; 30 lines carry their totals over', async () => {
    const one = renderDocument({ document: invoiceRequestDocument, data: invoiceRequest(7), options: undefined });
    expect(one.sheets).toBe(1);
    expectPages(await printer.toPdf(one), one, 'a5');
    const many = renderDocument({ document: invoiceRequestDocument, data: invoiceRequest(30), options: undefined });
    const pdf = await printer.toPdf(many);
    expectPages(pdf, many, 'a5');
    expectOwnType(pdf);
    expect(pdfText(pdf, 1)).toContain('过次页');
    expect(pdfText(pdf, many.sheets)).toContain('承前页');
  });

  test('the performance schedule lies on A4 with its head on every sheet', async () => {
    const data = performanceSheet([9, 12, 8, 10, 6, 8, 7]);
    const job = renderDocument({ document: performanceSheetDocument, data, options: undefined });
    const pdf = await printer.toPdf(job);
    expectPages(pdf, job, 'a4-landscape');
    expectOwnType(pdf);
    for (let page = 1; page <= job.sheets; page++) expect(pdfText(pdf, page)).toMatch(/合同号.*到期应收/s);
    expect(pdfText(pdf, job.sheets)).toMatch(/总计\s+60 行/);
  });
});

/** Two seconds is what people are promised (docs/printing.md); a machine shared with other tests is given more. */
const TWELVE_SHEETS_MS = 5_000;

test('twelve sheets are on paper in a moment once the browser runs', async () => {
  const job = dispatch(19, '241-third');
  expect(job.sheets).toBe(12);
  await printer.toPdf(dispatch(1, '241-third'));
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await printer.toPdf(job);
    times.push(performance.now() - started);
  }
  // The best of three: other work on the machine only ever adds.
  expect(Math.min(...times)).toBeLessThan(TWELVE_SHEETS_MS);
});
