import { isBusinessDate, parseBusinessDate } from './business-date.ts';
import { readScaled } from './decimal-text.ts';
import { foldIdentifier, foldPhone } from './identifiers.ts';
import { parseFen } from './money.ts';
import { parsePrice, parseQuantity } from './quantity.ts';
import { foldDashes, foldWidth, removeWhitespace } from './text-width.ts';

/** What kind of value a blind re-key box (盲录) holds; it decides which differences in writing do not matter. */
export type ReentryType = 'text' | 'identifier' | 'phone' | 'fen' | 'quantity' | 'price' | 'date' | 'integer' | 'rate';

/**
 * The canonical string of a stored value: fen, millionths and basis points as integers. A blank value is `''`;
 * undefined means the value does not fit the type and agrees with nothing.
 */
export function normaliseStored(type: ReentryType, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return '';
  switch (type) {
    case 'text':
    case 'identifier':
    case 'phone':
      return typeof value === 'string' ? foldFor(type, value) : undefined;
    case 'date':
      return typeof value === 'string' && isBusinessDate(value) ? value : undefined;
    case 'fen':
    case 'quantity':
    case 'price':
    case 'integer':
    case 'rate':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
        ? String(value)
        : undefined;
  }
}

/**
 * The canonical string of what the checker typed, comparable to `normaliseStored`. Amounts and prices are typed in yuan, quantities in
 * units, rates as `13%`, `13` or `0.13`. An empty box is `''`; undefined means unreadable or ambiguous.
 */
export function normaliseTyped(type: ReentryType, text: string): string | undefined {
  if (removeWhitespace(foldWidth(text)) === '') return '';
  switch (type) {
    case 'text':
    case 'identifier':
    case 'phone':
      return foldFor(type, text);
    case 'fen':
      return parseFen(text)?.toString();
    case 'quantity':
      return parseQuantity(text)?.toString();
    case 'price':
      return parsePrice(text)?.toString();
    case 'integer':
      return readScaled(text, 0)?.toString();
    case 'rate':
      return readBasisPoints(text)?.toString();
    case 'date': {
      const reading = parseBusinessDate(text);
      return reading.ok ? reading.date : undefined;
    }
  }
}

/** True when the typed text says the stored value; an unreadable side never agrees. */
export function reentryAgrees(type: ReentryType, stored: unknown, typed: string): boolean {
  const expected = normaliseStored(type, stored);
  return expected !== undefined && expected === normaliseTyped(type, typed);
}

function foldFor(type: 'text' | 'identifier' | 'phone', text: string): string {
  if (type === 'identifier') return foldIdentifier(text);
  if (type === 'phone') return foldPhone(text).replaceAll('-', '');
  return foldText(text);
}

/** Width, whitespace, kinds of brackets and dashes, and letter case do not make two texts differ. */
function foldText(text: string): string {
  const narrow = removeWhitespace(foldDashes(foldWidth(text)));
  return narrow
    .replace(/[[{【〔〖]/g, '(')
    .replace(/[\]}】〕〗]/g, ')')
    .toLowerCase();
}

/** `13%` and `13` are 1300 basis points; a bare number below 1 is a fraction, `0.13`. */
function readBasisPoints(text: string): bigint | undefined {
  const bare = foldWidth(text).trim();
  if (bare.endsWith('%')) return readScaled(bare.slice(0, -1), 2);
  const asFraction = readScaled(bare, 4);
  if (asFraction !== undefined && asFraction > -10_000n && asFraction < 10_000n) return asFraction;
  return readScaled(bare, 2);
}
