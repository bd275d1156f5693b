import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRuns } from './seed.ts';
import { paginate, type Totalling } from '#core/printing/pagination.ts';

interface Row {
  readonly size: number;
  readonly fen: number;
}

const fen: Totalling<Row, bigint> = { zero: 0n, of: (row) => BigInt(row.fen), add: (a, b) => a + b };
const rows = fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), fen: fc.integer({ min: -9e14, max: 9e14 }) }), {
  maxLength: 120,
});

test('each sheet carries what the one before ended with, and the last ends with the sum of all lines', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 4, max: 27 }), (lines, capacity) => {
      const pages = paginate(lines, { capacity }, fen);
      let before = 0n;
      for (const page of pages) {
        expect(page.carried).toBe(before);
        expect(page.total).toBe(page.carried + page.own);
        before = page.total;
      }
      expect(before).toBe(lines.reduce((sum, line) => sum + BigInt(line.fen), 0n));
      expect(pages.flatMap((page) => page.rows)).toEqual(lines);
    }),
    randomRuns(500),
  );
});

test('no sheet holds more than its slots, and the last keeps room for what is printed only there', () => {
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 8, max: 27 }),
      fc.integer({ min: 4, max: 8 }),
      (lines, capacity, lastCapacity) => {
        const pages = paginate(lines, { capacity, lastCapacity }, fen);
        for (const page of pages) {
          const used = page.rows.reduce((sum, row) => sum + row.size, 0);
          expect(used).toBeLessThanOrEqual(page.last ? lastCapacity : capacity);
          expect(page.free).toBe((page.last ? lastCapacity : capacity) - used);
        }
        expect(pages.map((page) => page.number)).toEqual(pages.map((_, index) => index + 1));
        expect(pages.every((page) => page.rows.length > 0)).toBe(lines.length > 0);
      },
    ),
    randomRuns(500),
  );
});

test('a row taller than a sheet is a bug, never a torn row', () => {
  expect(() => paginate([{ size: 9, fen: 1 }], { capacity: 8 }, fen)).toThrow('cannot stand on a sheet');
});
