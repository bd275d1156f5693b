import { describe, expect, test } from 'vitest';
import { PageChain } from '#renderer/app/page-chain.ts';
import {
  arranged,
  isShown,
  moved,
  movedTo,
  STANDARD,
  withShown,
  withWidth,
} from '#renderer/components/list/column-layout.ts';
import { tableOf } from '#renderer/components/list/copy-table.ts';
import { formOf, namedRanges, readForm } from '#renderer/components/list/filter-form.ts';
import {
  begin,
  filtered,
  isAsSaved,
  type ListState,
  movedView,
  NO_SETTINGS,
  type SavedView,
  turned,
  withoutView,
  withStart,
  withView,
} from '#renderer/components/list/list-state.ts';
import { ranged, refreshed, sumsOf, toggled } from '#renderer/components/list/row-selection.ts';
import { scrollModel, TALLEST } from '#renderer/components/scroll-model.ts';

const TODAY = '2026-11-20';

describe('the pages of a long list', () => {
  test('a million rows leave one key a page, and any row finds its page', () => {
    const chain = new PageChain();
    for (let page = 0; page < 5000; page += 1) chain.take(page, 200, page === 4999 ? undefined : `after ${page}`);
    expect([chain.count, chain.isWhole, chain.pageCount]).toEqual([1_000_000, true, 5000]);
    for (const row of [0, 199, 200, 123_456, 999_999]) expect(chain.pageOf(row)).toBe(Math.floor(row / 200));
    expect(chain.afterOf(617)).toBe('after 616');
  });

  test('a page that comes again with the same key changes nothing; another key forgets what followed', () => {
    const chain = new PageChain();
    chain.take(0, 200, 'a');
    chain.take(1, 200, 'b');
    chain.take(2, 7, undefined);
    expect(chain.take(1, 200, 'b')).toBe(false);
    expect(chain.count).toBe(407);
    expect(chain.take(0, 200, 'z')).toBe(true);
    expect([chain.count, chain.isWhole, chain.afterOf(1)]).toEqual([200, false, 'z']);
  });

  test('an empty list is whole, and taller ones than an element can be are compressed to their very ends', () => {
    const chain = new PageChain();
    chain.take(0, 0, undefined);
    expect([chain.count, chain.isWhole]).toEqual([0, true]);
    expect(scrollModel(1_000_000, 26, 600)).toMatchObject({ bodyHeight: 26_000_000 });
    const model = scrollModel(1_000_000, 36, 600);
    expect(model.bodyHeight).toBe(TALLEST);
    const end = TALLEST + 64 - 600;
    expect(end + model.shiftAt(end)).toBe(36_000_000 + 64 - 600);
    expect(model.shiftAt(0)).toBe(0);
    expect(model.scrollTopFor(18_000_000) + model.shiftAt(model.scrollTopFor(18_000_000))).toBeCloseTo(18_000_000, 0);
  });
});

describe('columns as a person wants them', () => {
  const columns = [
    { key: 'number', width: 120, frozen: true },
    { key: 'client', width: 200, frozen: true, grow: true },
    { key: 'signed', width: 92 },
    { key: 'sealed', width: 92, begins: 'wide' as const },
    { key: 'gross', width: 110 },
  ];
  const keys = (choice = STANDARD, wide = false) => arranged(columns, choice, wide).map(({ key }) => key);

  test('wide windows show more, and a choice of one’s own wins on both', () => {
    expect(keys()).toEqual(['number', 'client', 'signed', 'gross']);
    expect(keys(STANDARD, true)).toEqual(['number', 'client', 'signed', 'sealed', 'gross']);
    const shown = withShown(columns, STANDARD, 'sealed', false);
    expect(keys(shown)).toContain('sealed');
    expect(isShown(columns[3]!, withShown(columns, shown, 'sealed', true), true)).toBe(false);
  });

  test('moving keeps frozen columns in front, and the last column shown stays', () => {
    expect(keys(moved(columns, STANDARD, 'gross', -2))).toEqual(['number', 'client', 'gross', 'signed']);
    expect(moved(columns, STANDARD, 'signed', -1)).toBe(STANDARD);
    expect(keys(movedTo(columns, STANDARD, 'client', 'number'))).toEqual(['client', 'number', 'signed', 'gross']);
    const one = [{ key: 'only', width: 50 }];
    expect(withShown(one, STANDARD, 'only', false)).toBe(STANDARD);
  });

  test('a column added later stands where the list puts it, and a width of one’s own no longer grows', () => {
    const order = { ...STANDARD, order: ['number', 'client', 'gross', 'signed'] };
    expect(keys(order, true)).toEqual(['number', 'client', 'gross', 'signed', 'sealed']);
    expect(arranged(columns, withWidth(STANDARD, 'client', 5000), false)[1]).toMatchObject({ width: 800, grow: false });
  });
});

describe('order, filters and views', () => {
  const start = { column: 'number', descending: true };
  const state: ListState = { view: 'all', text: '', where: [] };

  test('a head sorts up, then down, then as the list begins', () => {
    const up = turned(undefined, start, 'signed');
    expect(up).toEqual({ column: 'signed', descending: false });
    const down = turned(up, start, 'signed');
    expect(down).toEqual({ column: 'signed', descending: true });
    expect(turned(down, start, 'signed')).toBeUndefined();
    expect(turned(undefined, start, 'number')).toEqual({ column: 'number', descending: false });
    expect(turned({ column: 'number', descending: false }, start, 'number')).toBeUndefined();
  });

  test('a column has one filter; a new one takes its place', () => {
    const first = filtered(state, 'client', { column: 'client', op: 'contains', text: '苏' });
    const second = filtered(first, 'gross', { column: 'gross', op: 'empty', empty: true });
    const changed = filtered(second, 'client', { column: 'client', op: 'contains', text: '南京' });
    expect(changed.where.map((one) => ('text' in one ? one.text : one.op))).toEqual(['南京', 'empty']);
    expect(filtered(changed, 'client', undefined).where).toHaveLength(1);
  });

  const view: SavedView = { id: 'v1', name: '南京的', asked: state, columns: STANDARD, density: 'compact' };

  test('a view knows whether the list is still as it was saved', () => {
    expect(isAsSaved(view, { ...state, saved: 'v1' }, STANDARD, 'compact')).toBe(true);
    expect(isAsSaved(view, { ...state, text: '7' }, STANDARD, 'compact')).toBe(false);
    expect(isAsSaved(view, state, withWidth(STANDARD, 'client', 90), 'compact')).toBe(false);
    expect(isAsSaved(view, state, STANDARD, 'roomy')).toBe(false);
  });

  test('views are saved, replaced, reordered and deleted; a list may open with one', () => {
    const two = withView(withView(NO_SETTINGS, view), { ...view, id: 'v2', name: '二' });
    expect(withView(two, { ...view, name: '改' }).views.map(({ name }) => name)).toEqual(['改', '二']);
    expect(movedView(two, 'v2', -1).views.map(({ id }) => id)).toEqual(['v2', 'v1']);
    const opens = withStart(two, 'v1');
    expect(begin(opens, 'all')).toEqual({ ...state, saved: 'v1' });
    expect(withStart(opens, 'v1').start).toBeUndefined();
    expect(withoutView(opens, 'v1')).not.toHaveProperty('start');
    expect(begin(withoutView(opens, 'v1'), 'active')).toEqual({ view: 'active', text: '', where: [] });
  });
});

describe('a filter as it is typed', () => {
  const date = { type: 'date', filterable: true } as const;
  const typed = { how: 'value', text: '', values: [], from: '', to: '' } as const;

  test('dates are typed as in every date box, ends the wrong way round change places', () => {
    expect(readForm({ ...typed, from: '+7', to: '1101' }, 'signedOn', date, TODAY)).toEqual({
      filter: { column: 'signedOn', op: 'between', from: '2026-11-01', to: '2026-11-27' },
    });
    expect(readForm({ ...typed, from: '1205' }, 'signedOn', date, TODAY)).toEqual({
      filter: { column: 'signedOn', op: 'between', from: '2026-12-05' },
    });
    expect(readForm({ ...typed, to: '明年吧' }, 'signedOn', date, TODAY)).toEqual({ wrong: 'to' });
    expect(namedRanges('2026-12-31').find(({ name }) => name === 'month')).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-31',
    });
  });

  test('money is yuan as typed and fen as asked, and comes back as it was', () => {
    const fen = { type: 'fen', filterable: true } as const;
    const reading = readForm({ ...typed, from: '1,200.5' }, 'grossFen', fen, TODAY);
    expect(reading).toEqual({ filter: { column: 'grossFen', op: 'between', from: 120_050 } });
    expect('filter' in reading && formOf(reading.filter, fen).from).toBe('1,200.50');
  });

  test('nothing typed is no filter; choices keep the order of the list', () => {
    expect(readForm({ ...typed, text: '  ' }, 'name', { type: 'text' }, TODAY)).toEqual({ filter: undefined });
    const choice = { type: 'choice', values: ['a', 'b', 'c'], filterable: true } as const;
    expect(readForm({ ...typed, values: ['c', 'a', 'gone'] }, 'kind', choice, TODAY)).toEqual({
      filter: { column: 'kind', op: 'in', values: ['a', 'c'] },
    });
    expect(readForm({ ...typed, how: 'filled' }, 'kind', choice, TODAY)).toEqual({
      filter: { column: 'kind', op: 'empty', empty: false },
    });
  });
});

interface Row {
  readonly id: string;
  readonly fen: number | null;
}
const rows: readonly Row[] = [
  { id: 'a', fen: 10 },
  { id: 'b', fen: 9_007_199_254_740_991 },
  { id: 'c', fen: null },
  { id: 'd', fen: -5 },
];
const source = { count: rows.length, at: (index: number) => rows[index] };
const keyOf = (row: Row): string => row.id;

describe('ticked rows', () => {
  test('a range adds to what was ticked before, in both directions, and passes over what cannot be ticked', () => {
    const before = toggled(new Map(), rows[0]!, { keyOf });
    expect([...ranged(before, source, 3, 2, { keyOf }).keys()]).toEqual(['a', 'c', 'd']);
    expect([...ranged(before, source, 1, 3, { keyOf, may: ({ fen }) => fen !== null }).keys()]).toEqual([
      'a',
      'b',
      'd',
    ]);
    expect(toggled(before, rows[0]!, { keyOf }).size).toBe(0);
  });

  test('sums are exact beyond what a float holds; rows without a value do not count in the average', () => {
    const column = { key: 'fen', title: '金额', sum: { kind: 'fen' as const, of: ({ fen }: Row) => fen } };
    expect(sumsOf([column], rows)).toEqual([
      { key: 'fen', title: '金额', sum: '90,071,992,547,409.96', average: '30,023,997,515,803.32' },
    ]);
    const pieces = { key: 'n', title: '件', sum: { kind: 'count' as const, of: () => 1 } };
    expect(sumsOf([pieces], rows.slice(0, 1))).toEqual([{ key: 'n', title: '件', sum: '1' }]);
  });

  test('a row that came again in a newer state is summed as it is now', () => {
    const ticked = ranged<Row>(new Map(), source, 0, 1, { keyOf });
    expect(refreshed(ticked, rows, keyOf)).toBe(ticked);
    expect(refreshed(ticked, [{ id: 'a', fen: 11 }], keyOf).get('a')).toEqual({ id: 'a', fen: 11 });
  });
});

test('what is copied pastes into a spreadsheet: heads, text that stays text, numbers that are numbers', () => {
  const columns = [
    { title: '税号', as: 'identifier' as const, text: () => '914403001922038216' },
    { title: '名称', as: 'text' as const, text: () => '甲\t<乙>' },
    { title: '金额', as: 'number' as const, text: () => '−1,234.50' },
    { title: '占用', as: 'number' as const, text: () => '–' },
  ];
  const { text, html } = tableOf(columns, [1, 2]);
  expect(text.split('\r\n')).toEqual([
    '税号\t名称\t金额\t占用',
    '914403001922038216\t甲 <乙>\t-1234.50\t',
    '914403001922038216\t甲 <乙>\t-1234.50\t',
  ]);
  expect(html).toContain(String.raw`<td style="mso-number-format:'\@'">914403001922038216</td>`);
  expect(html).toContain('<td>-1234.50</td>');
  expect(html).toContain('甲 &lt;乙&gt;');
});
