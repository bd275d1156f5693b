import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import { paperFen } from '#core/printing/numbers.ts';
import { renderDocument } from '#core/printing/render-document.ts';
import type { StatementSheet } from '#core/printing/statement-data.ts';
import { statementDocument } from '#core/printing/statement-sheet.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { pdfPages } from '../../support/pdf.ts';
import { randomRuns } from '../../unit/printing/seed.ts';
import { rowsOf, sheetsOf, textOf } from './sheet-text.ts';
import { statementSheet } from './statement-samples.ts';

const printer = openLocalBrowserPrinter();
afterAll(() => printer.close());

const rendered = (data: StatementSheet) => renderDocument({ document: statementDocument, data, options: undefined });
const sheets = (data: StatementSheet) => sheetsOf(rendered(data).html);
const lineRows = (sheet: string) => rowsOf(sheet).filter((cells) => cells.length === 8 && /^\d/.test(cells[0] ?? ''));

describe('客户对账单', () => {
  test('the balance runs from the opening balance over every sheet to the closing balance in capitals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: -9_000_000, max: 9_000_000 }),
        (lines, openingFen) => {
          const data = statementSheet(lines, { openingFen });
          const drawn = sheets(data);
          let balance = BigInt(openingFen);
          for (const [at, sheet] of drawn.entries()) {
            const rows = rowsOf(sheet);
            expect(rows[1]?.[0]).toMatch(at === 0 ? /^期初余额/ : /^承前页/);
            expect(rows[1]?.at(-1)).toBe(paperFen(balance));
            for (const cells of lineRows(sheet)) {
              const line = data.lines.find((one) => one.number === cells[1]);
              balance += BigInt(line?.chargeFen ?? 0) - BigInt(line?.creditFen ?? 0);
              expect(cells.at(-1)).toBe(paperFen(balance));
            }
            if (at < drawn.length - 1) expect(rows.at(-1)).toEqual(['过次页', paperFen(balance)]);
          }
          const closing = rowsOf(drawn.at(-1) ?? '').at(-1) ?? [];
          expect(balance).toBe(BigInt(data.closingFen));
          expect(closing[1]).toBe(`￥${paperFen(data.closingFen)}`);
          expect(closing[0]).toContain(amountInWords(Math.abs(data.closingFen)));
          expect(closing[0]).toContain(data.closingFen < 0 ? '我方结欠贵方' : '贵方应付我方');
          expect(drawn.flatMap(lineRows)).toHaveLength(lines);
        },
      ),
      randomRuns(40),
    );
  });

  test('the slip stands on the last sheet only, with at least five rows above it', () => {
    for (let lines = 6; lines < 90; lines++) {
      const drawn = sheets(statementSheet(lines));
      expect(drawn.filter((sheet) => textOf(sheet).includes('对账回执'))).toEqual([drawn.at(-1)]);
      if (drawn.length > 1) expect(lineRows(drawn.at(-1) ?? '').length, `${lines} lines`).toBeGreaterThanOrEqual(5);
    }
  });

  test('it says whom it is for, by when to answer, where to pay and which print it is', () => {
    const text = sheets(statementSheet(40, { printing: { count: 2, at: '2026-11-20 10:05', by: '李文静' } })).map(
      textOf,
    );
    expect(text[0]).toContain('致：宁波海拓化工机械有限公司（编号 KH-0217）');
    expect(text[0]).toContain('第 2 次打印');
    expect(text.at(-1)).toContain('请于 2026 年 12 月 5 日前回复');
    expect(text.at(-1)).toContain('10538901040021766');
    expect(text.at(-1)).toContain(`第 ${text.length} 页 共 ${text.length} 页`);
  });

  test(
    'it prints with nothing out of its place, empty, full and with the longest texts',
    { timeout: 120_000 },
    async () => {
      const long =
        '宁波海拓化工机械有限公司北仑第二分公司设备采购管理中心及其附属单位联合结算办公室（原宁波北仑化工设备厂）';
      const many = statementSheet(70, {
        client: { code: 'KH-0217', name: long },
        note: '票据请背书，附言写明对账单号'.repeat(6),
      });
      for (const data of [statementSheet(0), statementSheet(22), many]) {
        const document = rendered(data);
        const pages = pdfPages(await printer.toPdf(document));
        expect(pages).toHaveLength(document.sheets);
        expect(
          pages.every(({ widthMm, heightMm }) => Math.abs(widthMm - 210) < 0.3 && Math.abs(heightMm - 297) < 0.3),
        ).toBe(true);
      }
    },
  );
});
