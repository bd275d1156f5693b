import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver } from '#renderer/components/carry-over.ts';

const uuid = () => crypto.randomUUID();
const line = (lineKey: string, cells: Record<string, string>) => ({
  id: uuid(),
  cells: { lineKey, productId: 'p1', ...cells },
});
const base = {
  fields: { region: '华东', remark: '', shortName: '恒泰' },
  lines: [line('L1', { quantityE6: '240' }), line('L2', { quantityE6: '360' })],
  clauses: [{ id: uuid(), cells: { heading: '质量', text: '按国标' } }],
};
const text = ({ lines }: typeof base) =>
  lines.map(({ cells }) => `${cells.lineKey} ${cells['quantityE6' as never] as string}`);

describe('carrying my changes over onto a version that took effect meanwhile', () => {
  test('fields that I changed keep mine, all others take the current one', () => {
    const current = { ...base, fields: { ...base.fields, shortName: '恒泰轨道' } };
    const mine = { ...base, fields: { ...base.fields, remark: '改月结' } };
    const { merged, changes } = carryOver(base, current, mine);
    expect(merged.fields).toEqual({ region: '华东', remark: '改月结', shortName: '恒泰轨道' });
    expect(changes.map(({ path, by }) => `${path} ${by}`)).toEqual(['remark me', 'shortName them']);
  });

  test('a field that both changed differently is named and holds mine until it is chosen', () => {
    const current = { ...base, fields: { ...base.fields, region: '华东二区' } };
    const mine = { ...base, fields: { ...base.fields, region: '华东一区' } };
    const { merged, changes } = carryOver(base, current, mine);
    expect(changes).toMatchObject([
      { path: 'region', by: 'conflict', base: '华东', current: '华东二区', mine: '华东一区' },
    ]);
    expect(merged.fields.region).toBe('华东一区');
    expect(carryOver(base, current, mine, { region: 'current' }).merged.fields.region).toBe('华东二区');
  });

  test('lines are told by their key: theirs that came stay, mine that I added too, one I removed goes', () => {
    const current = { ...base, lines: [...base.lines, line('L3', { quantityE6: '96' })] };
    const added = { id: uuid(), cells: { lineKey: '', productId: 'p9', quantityE6: '12' } };
    const mine = { ...base, lines: [line('L2', { quantityE6: '400' }), added] };
    const { merged, changes } = carryOver(base, current, mine);
    expect(text(merged).toSorted()).toEqual([' 12', 'L2 400', 'L3 96']);
    expect(changes.some(({ by }) => by === 'conflict')).toBe(false);
  });

  test('a line I removed while somebody changed it must be chosen', () => {
    const current = { ...base, lines: [line('L1', { quantityE6: '250' }), line('L2', { quantityE6: '360' })] };
    const mine = { ...base, lines: [line('L2', { quantityE6: '360' })] };
    const open = carryOver(base, current, mine);
    expect(open.changes).toMatchObject([{ path: 'lines.0', by: 'conflict', mine: undefined }]);
    expect(text(carryOver(base, current, mine, { 'lines.0': 'current' }).merged)).toEqual(['L1 250', 'L2 360']);
    expect(text(open.merged)).toEqual(['L2 360']);
  });

  test('a line of another product is another line, never half of each', () => {
    const other = { id: uuid(), cells: { lineKey: 'L1', productId: 'p2', quantityE6: '240' } };
    const current = { ...base, lines: [line('L1', { quantityE6: '250' }), line('L2', { quantityE6: '360' })] };
    const { changes } = carryOver(base, current, { ...base, lines: [other, line('L2', { quantityE6: '360' })] });
    expect(changes).toMatchObject([{ path: 'lines.0', by: 'conflict' }]);
  });

  test('a list without keys is one place', () => {
    const clause = (words: string) => [{ id: uuid(), cells: { heading: '质量', text: words } }];
    const mine = { ...base, clauses: clause('按企标') };
    expect(carryOver(base, base, mine).changes).toMatchObject([{ path: 'clauses', by: 'me' }]);
    const current = { ...base, clauses: clause('按行标') };
    expect(carryOver(base, current, mine).changes).toMatchObject([{ path: 'clauses', by: 'conflict' }]);
  });
});

const cells = fc.record({ quantityE6: fc.constantFrom('', '1', '2'), remark: fc.constantFrom('', 'a', 'b') });
const form = fc
  .record({
    fields: fc.record({ region: fc.constantFrom('', 'x', 'y', 'z'), remark: fc.constantFrom('', 'x', 'y') }),
    lines: fc.dictionary(fc.constantFrom('L1', 'L2', 'L3'), cells, { noNullPrototype: true }),
  })
  .map(({ fields, lines }) => ({
    fields,
    lines: Object.entries(lines).map(([key, of]) => ({ id: key, cells: { ...of, lineKey: key } })),
  }));

/** As somebody reads it: lines by key, in whatever order they stand. */
const read = ({
  fields,
  lines,
}: {
  readonly fields: object;
  readonly lines: readonly { readonly id: string; readonly cells: object }[];
}) => ({
  fields,
  lines: Object.fromEntries(lines.map((one) => [one.id, one.cells])),
});

describe('whatever two people changed', () => {
  test('when nobody else changed anything, all is mine; when I changed nothing, all is theirs', () => {
    fc.assert(
      fc.property(form, form, (from, other) => {
        expect(read(carryOver(from, from, other).merged)).toEqual(read(other));
        expect(read(carryOver(from, other, from).merged)).toEqual(read(other));
      }),
    );
  });

  test('two alike changes are no conflict', () => {
    fc.assert(
      fc.property(form, form, (from, other) => {
        const { merged, changes } = carryOver(from, other, structuredClone(other));
        expect(read(merged)).toEqual(read(other));
        expect(changes.every(({ by }) => by === 'both')).toBe(true);
      }),
    );
  });

  test('taking one side in every conflict never leaves one open, and each change holds what it says it takes', () => {
    fc.assert(
      fc.property(
        form,
        form,
        form,
        fc.constantFrom('mine' as const, 'current' as const),
        (from, current, mine, side) => {
          const open = carryOver(from, current, mine).changes.filter(({ by }) => by === 'conflict');
          const picks = Object.fromEntries(open.map(({ path }) => [path, side]));
          const settled = carryOver(from, current, mine, picks).changes;
          expect(settled.filter(({ by }) => by === 'conflict').every(({ takes }) => takes === side)).toBe(true);
          expect(settled.filter(({ by }) => by === 'me').every(({ takes }) => takes === 'mine')).toBe(true);
          expect(settled.filter(({ by }) => by === 'them').every(({ takes }) => takes === 'current')).toBe(true);
        },
      ),
    );
  });

  test('conflicts are the same seen from either side', () => {
    fc.assert(
      fc.property(form, form, form, (from, one, other) => {
        const conflicts = (a: typeof one, b: typeof other) =>
          carryOver(from, a, b).changes.filter(({ by }) => by === 'conflict').length;
        expect(conflicts(one, other)).toBe(conflicts(other, one));
      }),
    );
  });
});
