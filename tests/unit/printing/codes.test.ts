import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from 'uqr';
import { randomRuns } from './seed.ts';
import { drawCode128, drawQr } from '#core/printing/codes.ts';
import { pathRectangles, readCode128 } from './bars.ts';

function modulesOf(code: { readonly path: string; readonly width: number }, moduleDots: number): boolean[] {
  const bars = pathRectangles(code.path);
  return Array.from({ length: code.width / moduleDots }, (_, module) =>
    bars.some((bar) => bar.x <= module * moduleDots && module * moduleDots < bar.x + bar.width),
  );
}

test('the bars of a document number read back as that number', () => {
  for (const number of ['FH-2026-000123', 'KP-2026-000204', 'DPK202252612836', '1', '1234', '12345', 'A1234B']) {
    expect(readCode128(modulesOf(drawCode128(number, 2, 44), 2))).toBe(number);
  }
});

test('any printable ASCII text survives the bars, on whole dots and of one height', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\x20-\x7e]{1,40}$/), fc.integer({ min: 1, max: 4 }), (text, dots) => {
      const code = drawCode128(text, dots, 44);
      const bars = pathRectangles(code.path);
      expect(readCode128(modulesOf(code, dots))).toBe(text);
      expect(
        bars.every((bar) => bar.x % dots === 0 && bar.width % dots === 0 && bar.y === 0 && bar.height === 44),
      ).toBe(true);
    }),
    randomRuns(300),
  );
});

test('digits are set in pairs, so a number of the courier stays short', () => {
  expect(drawCode128('00000000', 1, 10).width).toBe(11 * 6 + 13);
  expect(() => drawCode128('发货', 2, 44)).toThrow('printable ASCII');
});

test('the QR path covers exactly the black modules of its code', () => {
  const text = 'FH-2026-000123';
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const bars = pathRectangles(drawQr(text, 4).path);
  const black = (x: number, y: number): boolean =>
    bars.some((bar) => bar.y === y * 4 && bar.x <= x * 4 && x * 4 < bar.x + bar.width);
  const drawn = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => black(x, y)));
  expect(drawn).toEqual(data);
  expect(drawQr(text, 4).width).toBe(size * 4);
});
