import { createRequire } from 'node:module';

/** jsbarcode's table of Code 128 patterns: an independent source to read our bars back with. */
const { BARS } = createRequire(import.meta.url)('jsbarcode/bin/barcodes/CODE128/constants.js') as { BARS: number[] };
const VALUE_OF = new Map(BARS.map((pattern, value) => [String(pattern), value]));

/** Reads a row of modules (true is black) as Code 128, checking the check character and the stop. */
export function readCode128(modules: readonly boolean[]): string {
  const bits = modules.map((black) => (black ? '1' : '0')).join('');
  const values: number[] = [];
  for (let at = 0; at + 13 <= bits.length; at += 11) {
    if (at + 13 === bits.length) {
      if (VALUE_OF.get(bits.slice(at)) !== 106) throw new Error('no stop character');
      break;
    }
    const value = VALUE_OF.get(bits.slice(at, at + 11));
    if (value === undefined) throw new Error(`no character at module ${at}`);
    values.push(value);
  }
  const check = values.pop();
  const sum = values.reduce((total, value, index) => total + value * Math.max(index, 1), 0) % 103;
  if (check !== sum) throw new Error(`check character ${check}, expected ${sum}`);
  return readValues(values);
}

function readValues(values: readonly number[]): string {
  let set = values[0] === 105 ? 'C' : 'B';
  let text = '';
  for (const value of values.slice(1)) {
    if (value === 99) set = 'C';
    else if (value === 100) set = 'B';
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}

/** The rectangles of one of our paths, as `M x y h w v h h -w z`. */
export function pathRectangles(path: string): { x: number; y: number; width: number; height: number }[] {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/g)].map(([, x, y, width, height, back]) => {
    if (width !== back) throw new Error('a bar that does not close');
    return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  });
}
