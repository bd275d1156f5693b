import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '#core/printing/render-document.ts';
import { dispatchSheetDocument } from '#core/printing/dispatch-sheet.ts';
import type { DispatchOptions, DispatchSheet } from '#core/printing/dispatch-data.ts';
import type { PaperName } from '#core/printing/paper.ts';
import { paperFen, paperQuantity } from '#core/printing/numbers.ts';
import { PrintRefused } from '#core/printing/print-refused.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { COPIES, dispatchLines, dispatchOptions, dispatchSheet } from './dispatch-samples.ts';
import { randomRuns } from '../../unit/printing/seed.ts';
import { randomDispatchLines } from './random-dispatch.ts';
import { rowsOf, sheetsOf, textOf } from './sheet-text.ts';

function render(
  sheet: DispatchSheet,
  options: DispatchOptions = dispatchOptions(),
  paper: PaperName = '241-half',
): string[] {
  return sheetsOf(renderDocument({ document: dispatchSheetDocument, data: sheet, options, paper }).html);
}

const onlyCustomer = dispatchOptions({ only: ['②'] });

/** Cells of the row that begins with this label: label, quantity, and with prices an empty one and the amount. */
function totalRow(sheet: string, label: string): string[] {
  const row = rowsOf(sheet).find((cells) => cells[0]?.startsWith(label));
  if (row === undefined) throw new Error(`no row ${label}`);
  return row;
}

describe('totals that run from sheet to sheet', () => {
  test('every sheet begins with what the one before carried over, and the last shows the whole in digits and capitals', () => {
    fc.assert(
      fc.property(randomDispatchLines, fc.constantFrom(...dispatchSheetDocument.papers), (random, paper) => {
        const sheets = render(dispatchSheet({ lines: random, totalQuantityDecimals: 0 }), onlyCustomer, paper);
        const carriedIn = sheets.slice(1).map((sheet) => totalRow(sheet, '承前页').slice(1, 4));
        const carriedOut = sheets.slice(0, -1).map((sheet) => totalRow(sheet, '过次页').slice(1, 4));
        expect(carriedIn).toEqual(carriedOut);
        const fen = random.reduce((sum, line) => sum + BigInt(line.amountFen), 0n);
        const quantity = random.reduce((sum, line) => sum + BigInt(line.quantityE6), 0n);
        expect(totalRow(sheets.at(-1) ?? '', '合计')[3]).toBe(paperFen(fen));
        expect(totalRow(sheets.at(-1) ?? '', '合计')[1]).toBe(paperQuantity(quantity, 0));
        expect(textOf(sheets.at(-1) ?? '')).toContain(amountInWords(fen));
        expect(textOf(sheets.at(-1) ?? '')).toContain(`合计（共 ${random.length} 行）`);
      }),
      randomRuns(60),
    );
  });

  test('every copy breaks at the same line, whether it shows prices or not', () => {
    fc.assert(
      fc.property(randomDispatchLines, fc.constantFrom(...dispatchSheetDocument.papers), (random, paper) => {
        const numbers = (mark: string): string[][] =>
          render(dispatchSheet({ lines: random }), dispatchOptions({ only: [mark] }), paper).map((sheet) =>
            rowsOf(sheet)
              .map((cells) => cells[0] ?? '')
              .filter((cell) => /^\d+$|^续$/.test(cell)),
          );
        const [office, customer, receipt] = [numbers('①'), numbers('②'), numbers('③')];
        expect(customer).toEqual(office);
        expect(receipt).toEqual(office);
        expect(office.flat().filter((number) => number !== '续')).toEqual(random.map((_, index) => String(index + 1)));
      }),
      randomRuns(40),
    );
  });
});

describe('what each copy shows', () => {
  test('the receiver’s copy shows no price, no amount and no capitals, but room to count', () => {
    const [sheet = ''] = render(dispatchSheet(), dispatchOptions({ only: ['③'] }));
    expect(textOf(sheet)).toContain('实收数量');
    expect(textOf(sheet)).not.toMatch(/单价|金额|人民币|22,320\.00|1,860\.00/);
  });

  test('a carbon set shows prices only when every ply may', () => {
    const set = dispatchOptions({ mode: 'carbon-set' });
    expect(textOf(render(dispatchSheet(), set)[0] ?? '')).not.toMatch(/单价|人民币/);
    const open = { ...set, copies: COPIES.map((copy) => ({ ...copy, showPrices: true })) };
    const text = textOf(render(dispatchSheet(), open)[0] ?? '');
    expect(text).toContain('单价');
    expect(text).toContain('一式四联');
    expect(text).toContain('①存根（白） ②客户（红） ③回单（蓝） ④财务（黄）');
    expect(render(dispatchSheet({ lines: dispatchLines(3) }), open)).toHaveLength(1);
  });

  test('hiding prices hides them on every copy', () => {
    for (const sheet of render(dispatchSheet(), dispatchOptions({ hidePrices: true }))) {
      expect(textOf(sheet)).not.toMatch(/单价|人民币|￥8/);
    }
  });

  test('the first print bears no mark, the second says 第 2 次打印', () => {
    const second = dispatchOptions({ printing: { count: 2, at: '2026-11-22 15:00', by: '周晓峰' } });
    for (const paper of ['241-half', '241-third'] as const) {
      expect(textOf(render(dispatchSheet(), onlyCustomer, paper)[0] ?? '')).not.toContain('次打印');
      const text = textOf(render(dispatchSheet(), second, paper)[0] ?? '');
      expect(text).toContain('第 2 次打印');
      expect(text).toContain('打印 2026-11-22 15:00 周晓峰 第2次');
    }
  });

  test('a preview says so, and cannot pass for a first print', () => {
    const preview = dispatchOptions({ printing: { count: 0, at: '2026-11-22 09:30', by: '李文静' } });
    const text = textOf(render(dispatchSheet(), preview)[0] ?? '');
    expect(text).toContain('预览 非正式');
    expect(text).toContain('预览 2026-11-22 09:30 李文静');
  });

  test('a draft says 未复核 不得发货 on every sheet and has no code to scan', () => {
    const { number: _number, ...draft } = dispatchSheet({ lines: dispatchLines(30), effective: false });
    for (const sheet of render(draft)) {
      expect(textOf(sheet)).toContain('未复核 不得发货');
      expect(textOf(sheet)).not.toContain('赵敏');
      expect(sheet).not.toContain('<svg');
    }
    expect(textOf(render(dispatchSheet())[0] ?? '')).not.toContain('未复核');
  });

  test('name, model and quantity stand in full on every line, however long', () => {
    const productName = '卫生级不锈钢气动隔膜阀'.repeat(40);
    const specification = 'DN65-PN16-316L/PTFE+EPDM '.repeat(12).trim();
    const [first] = dispatchLines(1);
    const sheets = render(
      dispatchSheet({ lines: [{ ...first!, productName, specification }] }),
      onlyCustomer,
      '241-third',
    );
    const cells = sheets.flatMap((sheet) => rowsOf(sheet).filter((row) => /^\d+$|^续$/.test(row[0] ?? '')));
    expect(cells.map((row) => row[1]).join('')).toBe(productName);
    expect(
      cells
        .map((row) => row[2])
        .join('')
        .replaceAll(' ', ''),
    ).toBe(specification.replaceAll(' ', ''));
    expect(cells.map((row) => row[0])).toEqual(['1', ...cells.slice(1).map(() => '续')]);
    expect(cells.slice(1).every((row) => row[4] === '' && row[6] === '')).toBe(true);
  });

  test('units that cannot be added leave the total quantity empty', () => {
    const { totalQuantityDecimals: _decimals, ...mixed } = dispatchSheet();
    expect(totalRow(render(mixed, onlyCustomer).at(-1) ?? '', '合计')[1]).toBe('');
  });

  test('a return shows its minus as the sign every print font has', () => {
    const [first] = dispatchLines(1);
    const [sheet = ''] = render(dispatchSheet({ lines: [{ ...first!, amountFen: -123_400 }] }), onlyCustomer);
    expect(totalRow(sheet, '合计').at(3)).toBe('-1,234.00');
  });
});

test('what a stranger typed prints as text: no tag, no attribute, no reversed letters', () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>&lt;\u202e';
  const sheet = dispatchSheet({ clientName: evil, carrier: { ...dispatchSheet().carrier, vehicle: evil } });
  const { html } = renderDocument({ document: dispatchSheetDocument, data: sheet, options: onlyCustomer });
  expect(html).not.toMatch(/<script|<img|\u202e/);
  expect(textOf(html).replace(/\s/g, '')).toContain('<script>alert(1)</script>"><imgsrc=xonerror=alert(1)>&lt;');
  expect(html).toContain("default-src 'none'");
});

test('a paper the document is not laid out for is refused by name', () => {
  expect(() => render(dispatchSheet(), onlyCustomer, 'a4-landscape')).toThrow(PrintRefused);
  expect(() => render(dispatchSheet(), onlyCustomer, 'a4-landscape')).toThrow('a4-landscape');
});

test('a number too long for its bars is refused rather than drawn over the company’s name', () => {
  const long = dispatchSheet({ number: 'FH-2026-000123-SUZHOU-0001' });
  expect(() => render(long, onlyCustomer)).toThrow(/print\.text_too_long.*FH-2026-000123-SUZHOU-0001/);
  expect(render(dispatchSheet({ number: 'FH-2026-000123-02' }), onlyCustomer)[0]).toContain('FH-2026-000123-02');
});

test('a head so long that no line fits is refused and named, not squeezed', () => {
  const sheet = dispatchSheet({ clientName: '特别长的公司名称'.repeat(60) });
  expect(() => render(sheet, onlyCustomer, '241-third')).toThrow(/print.text_too_long.*特别长的公司名称/);
});

test('the printer’s offset moves the whole drawing by whole dots and nothing else', () => {
  const plain = renderDocument({ document: dispatchSheetDocument, data: dispatchSheet(), options: onlyCustomer });
  const offset = { xMm: 1.5, yMm: -2 };
  const moved = renderDocument({
    document: dispatchSheetDocument,
    data: dispatchSheet(),
    options: onlyCustomer,
    offset,
  });
  expect(moved.html).toContain('translate(11px,-14px)');
  expect(moved.html.replaceAll('translate(11px,-14px)', 'translate(0px,0px)')).toBe(plain.html);
});
