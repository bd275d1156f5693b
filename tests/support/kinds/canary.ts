import { addDays } from '#shared/kernel/business-date.ts';
import type { KeyedType } from '#shared/review/review.schema.ts';
import { typedText, valueAt } from '../keying.ts';
import type { PlantedPath } from './kind-sample.ts';

/** A value nobody could guess, and every form in which it might be written. */
export interface Canary {
  readonly path: string;
  readonly value: string | number;
  readonly forms: readonly string[];
}

export type Below = (limit: number) => number;

/** Mulberry32: the same canaries for the same seed, everywhere. */
export function belowOf(seed: number): Below {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** As integers in the store, as people write it with and without separators, and without idle zeros. */
export function formsOf(type: KeyedType, value: string | number): string[] {
  if (type === 'date' && typeof value === 'string') {
    const [year = '', month = '', day = ''] = value.split('-');
    const short = `${Number(month)}`;
    return [
      value,
      value.replaceAll('-', ''),
      value.replaceAll('-', '/'),
      `${year}/${short}/${Number(day)}`,
      `${year}年${short}月${Number(day)}日`,
    ];
  }
  if (typeof value === 'string') return [value];
  const plain = typedText(type, value).replace('%', '');
  const bare = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return [...new Set([String(value), plain, bare, grouped(plain), grouped(bare)])];
}

function grouped(text: string): string {
  const [whole = '', part] = text.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? apart : `${apart}.${part}`;
}

const SHORT = 6;

/** Short numbers count only where they stand alone, or they would be found within others and in the time of day. */
export function holds(text: string, form: string): boolean {
  if (form.length > SHORT || !/^[\d.,]+$/.test(form)) return text.includes(form);
  return new RegExp(`(?<![\\d.,]|\\d:)${form.replaceAll('.', '\\.')}(?!\\d|[.,:]\\d)`).test(text);
}

/**
 * Another value of the same type and shape: digits and letters for digits and letters, a number of the same size with all
 * its digits, a day of the same year. Never one that stands in `seen` already.
 */
export function canaryFor({ path, type }: PlantedPath, sample: string | number, below: Below, seen: string): Canary {
  for (let turn = 0; turn < 500; turn += 1) {
    const value = alike(type, sample, below);
    const forms = formsOf(type, value);
    if (forms.every((form) => !holds(seen, form))) return { path, value, forms };
  }
  throw new Error(`no canary for ${path}: everything like ${sample} is there already`);
}

function alike(type: KeyedType, sample: string | number, below: Below): string | number {
  if (typeof sample === 'number') return Math.ceil(sample * 0.3) + below(Math.floor(sample * 0.6)) + 1;
  if (type === 'date') return addDays(sample, -below(280));
  // The first places say what kind of number it is, and are checked.
  const kept = type === 'phone' ? 3 : 4;
  return (
    sample.slice(0, kept) +
    sample
      .slice(kept)
      .replace(/\d/g, () => String(below(10)))
      .replace(/[A-Z]/g, () => 'ABCDEFGHJKLMNPQRTUWXY'.charAt(below(21)))
  );
}

/** A copy of the draft with the canary in its place. */
export function withValue(draft: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(draft);
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? copy : valueAt(copy, path.slice(0, cut));
  if (parent !== null && typeof parent === 'object') (parent as Record<string, unknown>)[path.slice(cut + 1)] = value;
  return copy;
}

/** The type of a field that is computed or carried, by its name. */
export function typeByName(path: string): KeyedType {
  if (/Fen$/.test(path)) return 'fen';
  if (/E6$/.test(path)) return 'quantity';
  if (/BasisPoints$/.test(path)) return 'rate';
  return /On$/.test(path) ? 'date' : 'identifier';
}

/** Every text and number at and below a path, with its own path. */
export function leavesAt(content: unknown, path: string): { path: string; value: string | number }[] {
  const value = path === '' ? content : valueAt(content, path);
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.keys(value).flatMap((key) => leavesAt(content, path === '' ? key : `${path}.${key}`));
}
