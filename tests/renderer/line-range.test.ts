import { describe, expect, test } from 'vitest';
import { copiedCells } from '#renderer/components/clipboard.ts';
import type { Line, LineColumnRule } from '#renderer/components/line-grid-model.ts';
import {
  clearRange,
  dragTarget,
  fillDown,
  fillFrom,
  fillRight,
  fillSame,
  moveLines,
  rangeBetween,
  removeLines,
  sumTexts,
} from '#renderer/components/line-range.ts';

const COLUMNS: readonly LineColumnRule[] = [
  { key: 'a', kind: 'number' },
  { key: 'sum', kind: 'computed' },
  { key: 'b', kind: 'number' },
];
const grid = (...rows: readonly (readonly [string, string])[]): readonly Line[] =>
  rows.map(([a, b], at) => ({ id: `l${at}`, cells: { a, b } }));
const shown = (lines: readonly Line[]) => lines.map(({ cells }) => `${cells['a'] ?? ''}/${cells['b'] ?? ''}`);
const block = (top: number, left: number, bottom: number, right: number) =>
  rangeBetween({ row: bottom, column: right }, { row: top, column: left });

describe('a chosen block of cells', () => {
  const start = grid(['1', '2'], ['3', '4'], ['', '']);

  test('Ctrl D fills the first line of the block down; one line takes what stands above it; the first has nothing above', () => {
    expect(shown(fillDown(start, COLUMNS, block(0, 0, 2, 2)))).toEqual(['1/2', '1/2', '1/2']);
    expect(shown(fillDown(start, COLUMNS, block(2, 0, 2, 0)))).toEqual(['1/2', '3/4', '3/']);
    expect(fillDown(start, COLUMNS, block(0, 0, 0, 0))).toBe(start);
  });

  test('Ctrl R fills the first column right, over computed cells that stay computed', () => {
    expect(shown(fillRight(start, COLUMNS, block(0, 0, 1, 2)))).toEqual(['1/1', '3/3', '/']);
    expect(fillRight(start, COLUMNS, block(0, 2, 0, 2))).toBe(start);
  });

  test('Del empties it, one value fills it, and a change of nothing is no change', () => {
    expect(shown(clearRange(start, COLUMNS, block(0, 0, 1, 1)))).toEqual(['/2', '/4', '/']);
    expect(shown(fillSame(start, COLUMNS, block(1, 0, 2, 2), '９'))).toEqual(['1/2', '9/9', '9/9']);
    expect(clearRange(start, COLUMNS, block(2, 0, 2, 2))).toBe(start);
  });

  test('the fill handle goes the way it was dragged furthest and repeats the block, upwards too', () => {
    const source = block(0, 0, 1, 0);
    expect(dragTarget(source, { row: 2, column: 0 })).toEqual(block(0, 0, 2, 0));
    expect(dragTarget(source, { row: 1, column: 2 })).toEqual(block(0, 0, 1, 2));
    expect(dragTarget(source, { row: 0, column: 0 })).toBe(source);
    expect(shown(fillFrom(start, COLUMNS, source, block(0, 0, 2, 0)))).toEqual(['1/2', '3/4', '1/']);
    expect(shown(fillFrom(start, COLUMNS, block(1, 2, 1, 2), block(0, 2, 1, 2)))).toEqual(['1/4', '3/4', '/']);
  });

  test('lines move and go as a block, and not past the ends', () => {
    expect(moveLines(start, block(1, 0, 2, 0), -1).map(({ id }) => id)).toEqual(['l1', 'l2', 'l0']);
    expect(moveLines(start, block(0, 0, 1, 0), -1)).toBe(start);
    expect(removeLines(start, block(0, 0, 1, 0)).map(({ id }) => id)).toEqual(['l2']);
  });

  test('it is added up exactly, words, percents and empty cells left aside', () => {
    expect(sumTexts(['0.1', '0.2', '1,000', '', '13%'])).toEqual({ count: 4, numbers: 3, sumE6: 1_000_300_000n });
  });

  test('it is copied as tabs and as a table whose identifiers stay text', () => {
    const rows = [
      ['00123', 'a\tb'],
      ['"x"', '<5>'],
    ];
    const { plain, html } = copiedCells(rows, [true, false]);
    expect(plain).toBe('00123\t"a\tb"\r\n"""x"""\t<5>');
    expect(html).toContain(`<td style="mso-number-format:'\\@'">00123</td>`);
    expect(html).toContain('<td>&lt;5&gt;</td>');
  });
});
