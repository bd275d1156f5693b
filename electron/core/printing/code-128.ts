import { invariant } from '#core/kernel/invariant.ts';

/** Bar and space widths in modules for the values 0–105 and the stop, ISO/IEC 15417 table 1. */
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232 2331112'
).split(' ');

const START_B = 104;
const START_C = 105;
const TO_B = 100;
const TO_C = 99;
const STOP = 106;

/** The symbol's values with start, check and stop: digit pairs in set C where they pay, set B for the rest of ASCII. */
export function code128Values(text: string): number[] {
  invariant(/^[\x20-\x7e]+$/.test(text), `Code 128 takes printable ASCII, not ${JSON.stringify(text)}`);
  const values: number[] = [];
  let set: 'B' | 'C' | undefined;
  const enter = (next: 'B' | 'C'): void => {
    if (set === next) return;
    if (set === undefined) values.push(next === 'B' ? START_B : START_C);
    else values.push(next === 'B' ? TO_B : TO_C);
    set = next;
  };
  for (let at = 0; at < text.length;) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    const pairs = set === 'C' ? digits >= 2 : digits >= 4 && digits % 2 === 0;
    enter(pairs ? 'C' : 'B');
    values.push(pairs ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 32);
    at += pairs ? 2 : 1;
  }
  const check = values.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % 103;
  return [...values, check, STOP];
}

/** Widths of bars and spaces in modules, beginning with a bar. */
export function code128Widths(text: string): number[] {
  return code128Values(text).flatMap((value) => Array.from(WIDTHS[value] ?? '', Number));
}
