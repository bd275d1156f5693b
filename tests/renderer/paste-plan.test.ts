import { describe, expect, test } from 'vitest';
import { type Line, type LineColumnRule, parseBlock } from '#renderer/components/line-grid-model.ts';
import {
  applyPlan,
  looksLikeHeads,
  type PasteTarget,
  planLines,
  readSheet,
  suggestTargets,
} from '#renderer/components/paste-plan.ts';

const TODAY = '2026-11-20';
const column = (key: string, kind: LineColumnRule['kind']): LineColumnRule => ({ key, kind });
const price = column('price', 'number');
const target = (rule: LineColumnRule, heads: readonly string[], more: Partial<PasteTarget> = {}): PasteTarget => ({
  key: rule.key,
  title: rule.key,
  heads,
  column: rule,
  ...more,
});
const TARGETS: readonly PasteTarget[] = [
  target(column('code', 'identifier'), ['产品编号', 'Code']),
  target(column('name', 'text'), ['品名', 'Product']),
  target(column('quantity', 'number'), ['数量', 'Qty']),
  target(price, ['含税单价'], { key: 'withTax', also: { basis: 'with_tax' } }),
  target(price, ['单价']),
  target(column('due', 'date'), ['交货日期']),
];
const COLUMNS = [...new Set(TARGETS.map((one) => one.column))];

let made = 0;
const newLine = (): Line => ({ id: `n${(made += 1)}`, cells: {} });
const frame = { targets: TARGETS, today: TODAY, newLine, lines: [], textOf: () => '' };
const LIST = parseBlock(
  [
    '序号\t产品编号\t品名\t数量（桶）\t含税单价（元）\t交期要求',
    '1\tWE-210\t水性环氧富锌底漆\t1,200 \t￥586.00\t加急',
    '\t\t\t\t\t',
    '2\t9.13E+17\t中间漆\t十二\t６４２\t',
    '合计\t\t\t1,212\t\t',
  ].join('\r\n'),
);

describe('a block pasted from a list', () => {
  test('its first row is taken for heads when they name columns, in any language, and never when they are values', () => {
    expect(looksLikeHeads(['Code', 'Qty', 'Note'], TARGETS)).toBe(true);
    expect(looksLikeHeads(['数量'], TARGETS)).toBe(true);
    expect(looksLikeHeads(['品名', '40'], TARGETS)).toBe(false);
    expect(looksLikeHeads(['WE-210', '底漆'], TARGETS)).toBe(false);
  });

  test('heads, empty rows and totals rows are no lines, and are counted', () => {
    const sheet = readSheet(LIST, TARGETS);
    expect(sheet).toMatchObject({ empty: 1, totals: 1, width: 6 });
    expect(sheet.rows.map(({ at }) => at)).toEqual([2, 4]);
  });

  test('columns are suggested by their heads, a head nobody knows is left out; without heads, by what stands in them', () => {
    const byHeads = suggestTargets(readSheet(LIST, TARGETS), TARGETS, TODAY, undefined);
    expect(byHeads).toEqual([null, 'code', 'name', 'quantity', 'withTax', null]);
    const bare = readSheet([['2026-12-01', '40', 'WE-210', '底漆', '586']], TARGETS);
    expect(suggestTargets(bare, TARGETS, TODAY, undefined)).toEqual(['due', 'quantity', 'code', 'name', 'withTax']);
  });

  test('what was chosen last time for these heads is chosen again, unless a column of it is gone', () => {
    const sheet = readSheet([['甲', '乙']], TARGETS);
    expect(suggestTargets(sheet, TARGETS, TODAY, ['quantity', null])).toEqual(['quantity', null]);
    expect(suggestTargets(sheet, TARGETS, TODAY, ['gone', null])).toEqual(['name', null]);
  });

  test('rows become lines with values tidied, wrong cells named, and a number that lost its digits left out of its cell', () => {
    const [good, bad] = planLines(readSheet(LIST, TARGETS), [null, 'code', 'name', 'quantity', 'withTax', null], frame);
    expect(good?.line.cells).toEqual({
      code: 'WE-210',
      name: '水性环氧富锌底漆',
      quantity: '1200',
      price: '586.00',
      basis: 'with_tax',
    });
    expect(good?.faults).toEqual([]);
    expect(bad?.at).toBe(4);
    expect(bad?.line.cells).toMatchObject({ quantity: '十二', price: '642' });
    expect(bad?.line.cells['code']).toBeUndefined();
    expect(bad?.faults).toEqual([
      { column: 'code', value: '9.13E+17', reason: 'float_identifier' },
      { column: 'quantity', value: '十二', reason: 'not_a_number' },
    ]);
  });

  test('lines go where the cursor stands: into empty lines, and behind what is typed there', () => {
    const typed = (id: string, name: string): Line => ({ id, cells: { name } });
    const lines = [typed('a', '甲'), typed('b', ''), typed('c', ''), typed('d', '丁')];
    const planned = ['x', 'y', 'z'].map((id, at) => ({ at, line: typed(id, id), faults: [] }));
    const ids = (row: number) => applyPlan(lines, COLUMNS, row, planned, false).map(({ id }) => id);
    expect(ids(1)).toEqual(['a', 'x', 'y', 'z', 'd']);
    expect(ids(0)).toEqual(['a', 'x', 'y', 'z', 'd']);
    expect(ids(3)).toEqual(['a', 'b', 'c', 'd', 'x', 'y', 'z']);
  });

  test('where lines are fixed a row finds its own by what names it; none or several is said', () => {
    const by = target(column('name', 'computed'), ['品名'], { match: true });
    const names = ['底 漆', '面漆', '面漆'];
    const lines: readonly Line[] = names.map((_, at) => ({ id: `l${at}`, cells: {} }));
    const fixed = {
      ...frame,
      targets: [by, target(column('quantity', 'number'), ['数量'])],
      newLine: undefined,
      lines,
      textOf: (line: Line) => names[lines.indexOf(line)] ?? '',
    };
    const sheet = readSheet(parseBlock('品名\t数量\n底漆\t4\n面漆\t5\n清漆\t6'), fixed.targets);
    const planned = planLines(sheet, ['name', 'quantity'], fixed);
    const told = planned.map(({ into, faults }) => into ?? faults[0]?.reason);
    expect(told).toEqual(['l0', 'several_lines', 'no_such_line']);
    const quantities = applyPlan(lines, COLUMNS, 0, planned, true).map(({ cells }) => cells['quantity']);
    expect(quantities).toEqual(['4', undefined, undefined]);
  });
});
