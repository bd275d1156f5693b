import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dots } from '#core/printing/dots.ts';
import { textAt } from '#core/printing/drawing.ts';
import { Markup } from '#core/printing/markup.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { readGuardAnswer } from '#core/printing/overflow-guard.ts';
import { NO_OFFSET, PAPERS } from '#core/printing/paper.ts';
import { checkPdf } from '#core/printing/pdf-check.ts';
import { PrintRefused } from '#core/printing/print-refused.ts';
import { sheet, sheetsDocument } from '#core/printing/sheets.ts';
import { table } from '#core/printing/table.ts';
import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { pdfPages, pdfText } from '../../support/pdf.ts';

const printer = openLocalBrowserPrinter();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-refusals-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

function sheets(...drawings: (readonly Markup[])[]): SheetsToPrint {
  const paper = PAPERS.a5;
  return sheetsDocument(
    '试印',
    paper,
    drawings.map((drawing) => sheet(paper, drawing, NO_OFFSET)),
  );
}

async function refusal(work: Promise<unknown>): Promise<PrintRefused> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PrintRefused)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

const good = textAt({ left: 100, top: 100, width: 400, height: 30 }, '在格内');

test('a text that leaves its cell stops the print and is named with its sheet', async () => {
  const rows = [
    {
      height: 30,
      cells: [
        { size: 24, lines: ['卫生级不锈钢气动隔膜阀带阀位反馈'] },
        { size: 24, lines: ['1'] },
      ],
    },
  ];
  const error = await refusal(printer.toPdf(sheets([good], [table(100, 100, [120, 80], rows)])));
  expect(error.failure).toMatchObject({
    rule: 'print.overflow',
    details: { text: '卫生级不锈钢气动隔膜阀带阀位反馈', sheet: 2 },
  });
  expect(error.faults[0]).toMatchObject({ kind: 'outside', sheet: 2 });
  expect(error.message).toContain('卫生级不锈钢气动隔膜阀带阀位反馈');
});

test('a text wider than its box, one off the sheet, and one over another are all found', async () => {
  const wide = textAt({ left: 100, top: 300, width: 60, height: 30 }, '合同号太长');
  const off = textAt({ left: dots(205), top: 400, width: 200, height: 30 }, '纸外的字');
  const over = textAt({ left: 110, top: 104, width: 300, height: 30 }, '压住别的字');
  const { faults } = await refusal(printer.toPdf(sheets([good, wide, off, over])));
  expect(faults.map((fault) => [fault.text, fault.kind])).toEqual([
    ['合同号太长', 'outside'],
    ['纸外的字', 'outside'],
    ['压住别的字', 'overlap'],
  ]);
  expect(faults[2]?.over).toBe('在格内');
});

test('too many lines for a cell’s height are found', async () => {
  const rows = [{ height: 30, cells: [{ size: 24, lines: ['一', '二', '三'] }] }];
  // The row is taller than told, so the next drawing lies under it.
  const below = textAt({ left: 100, top: 134, width: 120, height: 30 }, '下一行');
  const { faults } = await refusal(printer.toPdf(sheets([table(100, 100, [120], rows), below])));
  expect(faults.length).toBeGreaterThan(0);
});

test('after a refusal the same browser prints the next job', async () => {
  const pdf = await printer.toPdf(sheets([good], [good]));
  expect(pdfPages(pdf)).toHaveLength(2);
});

test('jobs asked for at once are printed one after another, each its own', async () => {
  const names = ['第一份', '第二份', '第三份'];
  const pdfs = await Promise.all(
    names.map((name) => printer.toPdf(sheets([textAt({ left: 100, top: 100, width: 400, height: 30 }, name)]))),
  );
  expect(pdfs.map((pdf) => pdfText(pdf).trim())).toEqual(names);
});

test('a document cannot run a script or reach the network, even one that smuggled both in', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const job = sheets([good]);
  const html = job.html
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace(
      '</div></section>',
      `<img src="${address}/image"><script>document.querySelector('.t').textContent='改过'</script></div></section>`,
    );
  const pdf = await printer.toPdf({ ...job, html });
  expect(pdfText(pdf)).toContain('在格内');
  expect(asked).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test('a PDF with more pages than sheets, or of another size, is refused', async () => {
  const job = sheets([good]);
  const pdf = await printer.toPdf(job);
  expect(() => checkPdf(pdf, { ...job, sheets: 2 })).toThrow(/print.size_differs.*pages 1/);
  expect(() => checkPdf(pdf, { ...job, widthMm: 210.5 })).toThrow(/print.size_differs.*210\.5/);
  const error = await refusal(printer.toPdf({ ...job, sheets: 3 }));
  expect(error.failure).toMatchObject({ rule: 'print.size_differs' });
});

test('a window that gives no guard’s answer never passes', () => {
  for (const answer of [undefined, null, 'ok', [{ sheet: 1 }], { length: 0 }])
    expect(() => readGuardAnswer(answer)).toThrow('invalid_type');
  expect(readGuardAnswer([])).toEqual([]);
});

test('a browser that hangs is given up after the limit, with the step named, and ended', async () => {
  const hanging = join(folder, 'hangs');
  writeFileSync(hanging, '#!/bin/sh\nexec sleep 60\n');
  chmodSync(hanging, 0o755);
  const stuck = openLocalBrowserPrinter({ browser: hanging, limitMs: 300 });
  const error = await refusal(stuck.toPdf(sheets([good])));
  expect(error.failure).toMatchObject({ rule: 'print.timed_out', details: { seconds: 0.3 } });
  await stuck.close();
});

test('a browser that ends at once, or is not there, is said plainly', async () => {
  const dead = openLocalBrowserPrinter({ browser: '/bin/false', limitMs: 5_000 });
  expect((await refusal(dead.toPdf(sheets([good])))).failure).toMatchObject({ rule: 'print.browser_failed' });
  await dead.close();
  const missing = openLocalBrowserPrinter({ browser: join(folder, 'nowhere'), limitMs: 5_000 });
  expect((await refusal(missing.toPdf(sheets([good])))).failure).toMatchObject({ rule: 'print.browser_failed' });
  await missing.close();
});
