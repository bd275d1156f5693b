import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { REGISTERS } from '#shared/registers/registers.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { paperFen } from '#core/printing/numbers.ts';
import { registerBookDocument } from '#core/printing/register-book.ts';
import type { RegisterBook, RegisterSheet } from '#core/printing/register-data.ts';
import { registerSheetDocument } from '#core/printing/register-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';
import { pdfFonts, pdfPages, pdfText } from '../../support/pdf.ts';
import { randomRuns } from '../../unit/printing/seed.ts';
import { fullEntry, registerBook, registerSheet } from './register-samples.ts';
import { rowsOf, sheetsOf, textOf } from './sheet-text.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

const named = REGISTERS.map((kind) => ({ kind, name: kind.label.zh }));
const kindOf = (name: string) => REGISTERS.find((kind) => kind.name === name) ?? REGISTERS[0]!;
const sheet = (data: RegisterSheet, paper: 'a4' | 'a5' = 'a4') =>
  renderDocument({ document: registerSheetDocument, data, options: undefined, paper });
const book = (data: RegisterBook) => renderDocument({ document: registerBookDocument, data, options: undefined });

function expectOwnType(pdf: Uint8Array): void {
  const fonts = pdfFonts(pdf);
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.map((font) => [font.type, font.embedded])).toEqual(fonts.map(() => ['CID TrueType', true]));
  for (const font of fonts) expect(font.name).toMatch(/SimSun|UMing|SimHei|YaHei|ZenHei/);
}

describe.each(named)('the sheet of $name', ({ kind }) => {
  test('shows every field, who signs, and who keyed and checked, on one sheet of A4', async () => {
    const data = registerSheet(kind);
    const job = sheet(data);
    const text = textOf(job.html);
    for (const field of data.fields) expect(text).toContain(field.label);
    for (const name of data.signatures) expect(text).toContain(name);
    expect(text).toContain('录入：李文静 2026-11-22 09:20　　复核：赵敏 2026-11-22 10:02');
    const pdf = await printer.toPdf(job);
    expect(pdfPages(pdf)).toHaveLength(1);
    expectOwnType(pdf);
    expect(pdfText(pdf, 1)).toContain('苏州和润流体设备有限公司');
  });

  test('stands on A5 as well, signed once, at its end', () => {
    const sheets = sheetsOf(sheet(registerSheet(kind), 'a5').html);
    expect(sheets.length).toBeLessThanOrEqual(2);
    const signed = sheets.map((page) =>
      rowsOf(page).some((cells) => cells.join() === kind.signatures?.map(({ zh }) => zh).join()),
    );
    expect(signed).toEqual(sheets.map((_, at) => at === sheets.length - 1));
  });
});

describe('the sheet of an entry', () => {
  test('is the same form for every entry: an empty one has the same labels in the same places', () => {
    const full = registerSheet(kindOf('seal_use'));
    const blank = { ...full, fields: full.fields.map((field) => ({ ...field, value: '' })) };
    const labels = (data: RegisterSheet) =>
      rowsOf(sheet(data).html).map((cells) => cells.filter((_, at) => at % 2 === 0));
    expect(labels(blank)).toEqual(labels(full));
  });

  test('writes money that was keyed twice in digits and in capitals', () => {
    const kind = kindOf('expense_claim');
    const fen = Number(fullEntry(kind, 3).fields['amount']);
    expect(textOf(sheet(registerSheet(kind)).html)).toContain(`￥${paperFen(fen)}　　${amountInWords(fen)}`);
  });

  test('ticks what was chosen among all that could be', () => {
    const text = textOf(sheet(registerSheet(kindOf('complaint'))).html);
    expect(text).toContain('□ 产品质量　□ 交货、数量　■ 运输破损');
  });

  test('a long report goes on over sheets, nothing lost, and is signed at its end', async () => {
    const report = Array.from({ length: 160 }, (_, at) => `第 ${at + 1} 项：合同附件逐条核对，与签署版本一致。`);
    const data = registerSheet(kindOf('minutes'));
    const fields = data.fields.map((field) => (field.room === 'note' ? { ...field, value: report.join('\n') } : field));
    const job = sheet({ ...data, fields });
    const sheets = sheetsOf(job.html);
    expect(sheets.length).toBeGreaterThan(4);
    for (const line of report) expect(textOf(job.html)).toContain(line);
    expect(sheets.map((page) => textOf(page).includes('月　　日') || textOf(page).includes('月　日'))).toEqual(
      sheets.map((_, at) => at === sheets.length - 1),
    );
    const pdf = await printer.toPdf(job);
    expect(pdfPages(pdf)).toHaveLength(sheets.length);
    expect(pdfText(pdf, 2)).toContain(`第 2 页 共 ${sheets.length} 页`);
  });

  test('a void one says so across the sheet, a second print in its corner', () => {
    const data = registerSheet(kindOf('parcel'), {
      stamp: '已作废',
      printing: { count: 2, at: '2026-11-22 15:00', by: '李文静' },
    });
    const text = textOf(sheet(data).html);
    expect(text).toContain('已作废');
    expect(text).toContain('【第 2 次打印】');
  });

  test('one nobody has countersigned yet says 未复核 where the checker would stand', () => {
    expect(textOf(sheet(registerSheet(kindOf('call'), { checked: '', contentHash: '' })).html)).toContain(
      '复核：未复核',
    );
  });
});

describe.each(named)('the book of $name', ({ kind }) => {
  test('has the listed columns, and a number where entries are numbered', () => {
    const [titles] = rowsOf(sheetsOf(book(registerBook(kind, 3)).html)[0] ?? '');
    const moved = kind.ledger?.amount;
    const listed = kind.fields.filter(({ key, listed }) => (listed || key === kind.date) && key !== moved);
    for (const { label } of listed) expect(titles).toContain(label.zh);
    expect(titles?.includes('编号')).toBe(kind.review === 'effective');
  });
});

describe('the book of a register', () => {
  test('two hundred entries stand on numbered sheets, titles on each, signed at the end', async () => {
    const job = book(registerBook(kindOf('parcel'), 200));
    const pdf = await printer.toPdf(job);
    const pages = pdfPages(pdf);
    expect(pages).toHaveLength(job.sheets);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect([page.widthMm, page.heightMm].map(Math.round)).toEqual([297, 210]);
    expectOwnType(pdf);
    expect(pdfText(pdf, pages.length)).toContain(`第 ${pages.length} 页 共 ${pages.length} 页`);
    const sheets = sheetsOf(job.html);
    const lines = sheets.flatMap((page) => rowsOf(page)).filter(([number]) => /^\d+$/.test(number ?? ''));
    expect(lines.map(([number]) => Number(number))).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
    expect(sheets.map((page) => textOf(page).includes('主管：'))).toEqual(
      sheets.map((_, at) => at === sheets.length - 1),
    );
  });

  test('sums run from sheet to sheet to the fen', () => {
    const data = registerBook(kindOf('courier_fee'), 1);
    const column = data.rows[0]?.fen.findIndex((fen) => fen !== null) ?? -1;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_000_000_00 }), { minLength: 1, maxLength: 120 }), (amounts) => {
        const rows = amounts.map((amount) => ({
          cells: data.columns.map((_, at) => (at === column ? paperFen(amount) : '甲')),
          fen: data.columns.map((_, at) => (at === column ? amount : null)),
        }));
        const sheets = sheetsOf(book({ ...data, rows }).html).map(rowsOf);
        const sum = paperFen(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
        expect(sheets.at(-1)?.at(-1)?.slice(0, 2)).toEqual([`合计　${amounts.length} 条`, sum]);
        for (const [at, rows] of sheets.slice(1).entries()) expect(rows[1]?.[1]).toBe(sheets[at]?.at(-1)?.[1]);
      }),
      randomRuns(25),
    );
  });

  test('what came in and what went out of the cash box stand in columns of their own, with their sums', () => {
    const rows = rowsOf(sheetsOf(book(registerBook(kindOf('petty_cash'), 5)).html)[0] ?? '');
    expect(rows[0]).toEqual(expect.arrayContaining(['收入', '支出', '盘点数', '余额']));
    const [income, expense] = ['收入', '支出'].map((title) => rows[0]?.indexOf(title) ?? -1);
    for (const cells of rows.slice(1, -1))
      expect([cells[income!], cells[expense!]].filter((cell) => cell !== '').length).toBeLessThan(2);
  });

  test('a filter with no entry is one sheet that says 合计 0 条', () => {
    const job = book(registerBook(kindOf('seal_use'), 0, { lead: '期间：2026-01-01 至 2026-11-30　条件：印章 公章' }));
    expect(job.sheets).toBe(1);
    expect(textOf(job.html)).toContain('合计　0 条');
    expect(textOf(job.html)).toContain('条件：印章 公章');
  });
});
