import { Fen, parseFen } from './money.ts';
import { roundHalfUpDiv } from './rounding.ts';
import { foldDashes, foldWidth } from './text-width.ts';

/** An exact fraction; money typed as a sum is rounded once, at the end. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const LONGEST = 80;

/**
 * Yuan as typed, in fen: an amount as `parseFen` reads it, or simple arithmetic (`1200*3`, `(88+12)×1.13`, `1000/3`), exact
 * and rounded half up once. Undefined when it is neither.
 */
export function parseTypedFen(text: string): number | undefined {
  const plain = parseFen(text);
  if (plain !== undefined) return plain;
  const folded = foldDashes(foldWidth(text)).replaceAll('。', '.').replaceAll('×', '*').replaceAll('÷', '/');
  const tidy = folded.replace(/[\s,\u00a5\u5143]/g, '').replace(/=$/, '');
  if (tidy.length > LONGEST || !/^[\d.+\-*/()]+$/.test(tidy) || !/[+\-*/]/.test(tidy.slice(1))) return undefined;
  const value = calculate(tidy.match(/\d+(?:\.\d+)?|\.\d+|[+\-*/()]/g) ?? [], tidy);
  return value === undefined ? undefined : fenOf(value);
}

/** True when the text is a calculation and not a plain amount. */
export function isCalculation(text: string): boolean {
  return parseFen(text) === undefined && parseTypedFen(text) !== undefined;
}

/** Within the bounds of an amount. */
function fenOf({ over, under }: Fraction): number | undefined {
  const fen = Fen.safeParse(Number(roundHalfUpDiv(over * 100n, under)));
  return fen.success ? fen.data : undefined;
}

/** Sums of products of numbers and brackets, by descent; undefined at anything else, also at a division by nothing. */
function calculate(tokens: readonly string[], whole: string): Fraction | undefined {
  if (tokens.join('') !== whole) return undefined;
  let at = 0;
  const take = (...wanted: readonly string[]): string | undefined => {
    const token = tokens[at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    at += 1;
    return token;
  };
  function sum(): Fraction | undefined {
    let total = product();
    for (let sign = take('+', '-'); sign !== undefined && total !== undefined; sign = take('+', '-')) {
      const next = product();
      total = next && joined(total, sign, next);
    }
    return total;
  }
  function product(): Fraction | undefined {
    let total = factor();
    for (let sign = take('*', '/'); sign !== undefined && total !== undefined; sign = take('*', '/')) {
      const next = factor();
      total = next && joined(total, sign, next);
    }
    return total;
  }
  function factor(): Fraction | undefined {
    if (take('-') !== undefined) {
      const value = factor();
      return value && { over: -value.over, under: value.under };
    }
    if (take('(') !== undefined) {
      const value = sum();
      return take(')') === undefined ? undefined : value;
    }
    const token = tokens[at];
    at += 1;
    return token === undefined || !/\d/.test(token) ? undefined : fraction(token);
  }
  const value = sum();
  return at === tokens.length ? value : undefined;
}

function fraction(text: string): Fraction {
  const [whole = '', part = ''] = text.split('.');
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
}

function joined(a: Fraction, sign: string, b: Fraction): Fraction | undefined {
  switch (sign) {
    case '+':
      return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
    case '-':
      return { over: a.over * b.under - b.over * a.under, under: a.under * b.under };
    case '*':
      return { over: a.over * b.over, under: a.under * b.under };
    default:
      return b.over === 0n ? undefined : { over: a.over * b.under, under: a.under * b.over };
  }
}
