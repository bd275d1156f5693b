import { describe, expect, test } from 'vitest';
import {
  addLine,
  amend,
  change,
  choiceOf,
  isFloatIdentifier,
  type Line,
  type LineColumnRule,
  MAX_LINES,
  nextChoice,
  nextEntry,
  parseBlock,
  pasteBlock,
  pastedText,
  previousEntry,
  readingFault,
  redo,
  setCell,
  startHistory,
  undo,
} from '#renderer/components/line-grid-model.ts';

const code: LineColumnRule = { key: 'code', kind: 'identifier' };
const name: LineColumnRule = { key: 'name', kind: 'text' };
const sum: LineColumnRule = { key: 'sum', kind: 'computed' };
const quantity: LineColumnRule = { key: 'quantity', kind: 'number' };
const COLUMNS = [code, name, sum, quantity];

let made = 0;
const newLine = (): Line => ({ id: `n${(made += 1)}`, cells: {} });
const three = (): readonly Line[] => [newLine(), newLine(), newLine()];
const texts = (lines: readonly Line[], key: string) => lines.map((line) => line.cells[key] ?? '');

describe('line entry', () => {
  test('full-width digits and the Chinese full stop become ordinary ones on leaving a number cell, and only there', () => {
    const lines = setCell(setCell(three(), 0, quantity, '１２。５ '), 0, name, '底漆。');
    expect(lines[0]?.cells).toEqual({ quantity: '12.5', name: '底漆。' });
  });

  test('a block copied from Excel lands cell by cell, quotes and line ends inside cells included, adding lines as needed', () => {
    const block = parseBlock('A1\t"水桶 ""大""\r\n两行"\r\nA2\t罐\r\nA3\t\r\nA4\t桶\r\n');
    expect(block).toEqual([
      ['A1', '水桶 "大" 两行'],
      ['A2', '罐'],
      ['A3', ''],
      ['A4', '桶'],
    ]);
    const { lines, refused } = pasteBlock(three(), COLUMNS, { row: 1, column: 0 }, block, newLine);
    expect(texts(lines, 'code')).toEqual(['', 'A1', 'A2', 'A3', 'A4']);
    expect(refused).toEqual([]);
  });

  test('an identifier that a sheet turned into 9.13E+17 is refused by cell, the rest of the block is taken', () => {
    expect(isFloatIdentifier('9.13202E+17')).toBe(true);
    expect(isFloatIdentifier('９.13e+17')).toBe(true);
    expect(isFloatIdentifier('91320411MA25Q7XL3X')).toBe(false);
    const { lines, refused } = pasteBlock(
      three(),
      COLUMNS,
      { row: 0, column: 0 },
      [
        ['9.13E+17', '罐'],
        ['B2', '桶'],
      ],
      newLine,
    );
    const lineId = lines[0]?.id;
    expect(refused).toEqual([{ row: 0, column: 'code', value: '9.13E+17', reason: 'float_identifier', lineId }]);
    expect(texts(lines, 'code')).toEqual(['', 'B2', '']);
    expect(texts(lines, 'name')).toEqual(['罐', '桶', '']);
  });

  test('columns past the right edge and computed columns are refused by name, never dropped in silence', () => {
    const { refused } = pasteBlock(three(), COLUMNS, { row: 0, column: 2 }, [['9', '4', '8']], newLine);
    expect(refused.map(({ reason, value }) => [reason, value])).toEqual([
      ['computed_column', '9'],
      ['past_edge', '8'],
    ]);
  });

  test('five hundred lines are the end: the rest of a block is refused, and Ctrl Enter adds no more', () => {
    const long = Array.from({ length: 510 }, (_, i) => [`C${i}`]);
    const { lines, refused } = pasteBlock([], COLUMNS, { row: 0, column: 0 }, long, newLine);
    expect(lines).toHaveLength(MAX_LINES);
    expect(refused).toHaveLength(10);
    expect(addLine(lines, 3, newLine())).toBe(lines);
  });

  test('Enter goes right over computed cells and then to the first entry cell of the next line', () => {
    expect(nextEntry(COLUMNS, 2, { row: 0, column: 1 })).toEqual({ row: 0, column: 3 });
    expect(nextEntry(COLUMNS, 2, { row: 0, column: 3 })).toEqual({ row: 1, column: 0 });
    expect(nextEntry(COLUMNS, 2, { row: 1, column: 3 })).toBeUndefined();
  });

  test('where lines are fixed a block adds none: what stands past the last line is refused', () => {
    const { lines, refused } = pasteBlock(three(), COLUMNS, { row: 2, column: 0 }, [['A'], ['B'], ['']], undefined);
    expect(texts(lines, 'code')).toEqual(['', '', 'A']);
    expect(refused).toEqual([{ row: 3, column: undefined, value: 'B', reason: 'past_end' }]);
  });

  test('Shift Tab goes back over computed cells, and stops before the first', () => {
    expect(previousEntry(COLUMNS, { row: 1, column: 3 })).toEqual({ row: 1, column: 1 });
    expect(previousEntry(COLUMNS, { row: 1, column: 0 })).toEqual({ row: 0, column: 3 });
    expect(previousEntry(COLUMNS, { row: 0, column: 0 })).toBeUndefined();
  });

  test('a pasted number loses currency, grouping and full width; what is no number stays to be marked', () => {
    const typed = ['１，２３４．５０', '￥1,280.00 ', '人民币86元', ' 13% ', '十二'];
    const shown = typed.map((text) => pastedText('number', text));
    expect(shown).toEqual(['1234.50', '1280.00', '86', '13%', '十二']);
    const faults = shown.map((text) => readingFault(quantity, text, '2026-11-20'));
    expect(faults).toEqual([undefined, undefined, undefined, undefined, 'not_a_number']);
  });

  test('what the office filled in is undone with the step that asked for it', () => {
    const start = startHistory(three());
    const typed = change(start, setCell(start.lines, 0, code, 'A1'));
    const filled = amend(typed, setCell(typed.lines, 0, name, '底漆'));
    expect(undo(filled).lines).toBe(start.lines);
    expect(texts(redo(undo(filled)).lines, 'name')).toEqual(['底漆', '', '']);
  });

  test('every change can be undone and done again; a new change forgets what was undone', () => {
    const start = startHistory(three());
    const one = change(start, setCell(start.lines, 0, name, 'a'));
    const two = change(one, setCell(one.lines, 0, name, 'b'));
    expect(undo(undo(two)).lines).toBe(start.lines);
    expect(redo(undo(two)).lines).toBe(two.lines);
    expect(redo(change(undo(two), setCell(one.lines, 0, name, 'c'))).lines[0]?.cells['name']).toBe('c');
    expect(undo(start)).toBe(start);
    expect(change(start, start.lines)).toBe(start);
  });

  test('a closed list takes the first characters of a choice, F4 turns on, and an unknown word stays to be marked', () => {
    const choices = [
      { value: 'ship_to', text: '收货' },
      { value: 'mail', text: '通信' },
    ];
    expect(choiceOf(choices, '收')).toBe('ship_to');
    expect(choiceOf(choices, 'mail')).toBe('mail');
    expect(choiceOf(choices, '仓库')).toBe('仓库');
    expect(nextChoice(choices, 'mail')).toBe('ship_to');
    expect(nextChoice(choices, '')).toBe('ship_to');
  });
});
