import { polyphonic } from 'pinyin-pro';
import { syllablesByWords } from './syllables.ts';
import { foldDashes, foldWidth, removeWhitespace } from './text-width.ts';

/** Longest first, so that 股份有限公司 does not leave 股份 behind. */
const LEGAL_FORMS =
  /(?:集团股份有限公司|集团有限责任公司|股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司)$/;

/** Two spellings of one name for finding duplicates: `folded` keeps the legal form, `core` drops it and all punctuation. */
export interface FoldedName {
  readonly folded: string;
  readonly core: string;
}

/** Folds width, spaces, kinds of brackets and letter case; `华东（上海）贸易有限公司` has the core `华东上海贸易`. */
export function foldName(name: string): FoldedName {
  const folded = foldedName(name);
  return { folded, core: coreOfFolded(folded) };
}

/** The name folded, with its legal form. */
export function foldedName(name: string): string {
  return removeWhitespace(foldDashes(foldWidth(name)))
    .replace(/[[{【〔〖]/g, '(')
    .replace(/[\]}】〕〗]/g, ')')
    .toLowerCase();
}

/** What is left of a name that is folded already. */
export function coreOfFolded(folded: string): string {
  const bare = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const core = bare.replace(LEGAL_FORMS, '');
  return core === '' ? bare : core;
}

/** Lower-case initials, polyphones by the word they stand in: 重庆长安 is `cqca`; letters and digits stay, the rest is dropped. */
export function pinyinInitials(name: string): string {
  return initialsOf(name, readingsOf(name));
}

function initialsOf(name: string, letters: readonly (readonly string[])[]): string {
  // Which word a character stands in matters only where it has several initials; finding the words costs most.
  const isPlain = !name.includes(SAME_AGAIN) && letters.every((readings) => readings.length === 1);
  if (isPlain) return letters.join('');
  return remembered(byWords, name, () => initialsIn(syllablesByWords(foldWidth(name)).map(firstOf).join('')));
}

const firstOf = (syllable: string): string => syllable.slice(0, 1);

/** Reads as the character before it. */
const SAME_AGAIN = '々';

function initialsIn(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const KEPT = 5_000;
const byCharacter = new Map<string, readonly string[]>();
const byWords = new Map<string, string>();

/** Looked up over and over in a large import. What is kept is no more than a few thousand short texts. */
function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const found = find();
  known.set(key, found);
  return found;
}

/** The different initials of each character; of what has none, such as a bracket, the empty one. */
function readingsOf(name: string): readonly (readonly string[])[] {
  return Array.from(foldWidth(name), (character) =>
    remembered(byCharacter, character, () => {
      const letters = polyphonic(character, { pattern: 'first', toneType: 'none', type: 'array' });
      return [...new Set(letters.flat().map(initialsIn))];
    }),
  );
}

/** One token per letter, digit or ideograph, lower-case and space-separated, for a one-character-per-token FTS5 index. */
export function searchTokens(text: string): string {
  return (
    foldWidth(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]/gu) ?? []
  ).join(' ');
}

/** A name with many such characters is found by its most likely spellings only. */
const MOST_SPELLINGS = 8;

/**
 * Every likely spelling of the initials, the one by words first: a company called 单县重工 is found as `sxzg`, `dxzg` and
 * `dxcg`. Letters and digits stay.
 */
export function initialSpellings(name: string): readonly string[] {
  const letters = readingsOf(name);
  let spellings: readonly string[] = [''];
  // What reads one way only is put behind every spelling when the next that reads several ways comes, or at the end.
  let plain = '';
  for (const readings of letters) {
    const isOpen = readings.length > 1 && spellings.length * readings.length <= MOST_SPELLINGS;
    if (isOpen) spellings = spellings.flatMap((begun) => readings.map((reading) => begun + plain + reading));
    plain = isOpen ? '' : plain + (readings[0] ?? '');
  }
  spellings = spellings.map((begun) => begun + plain);
  return [...new Set([initialsOf(name, letters), ...spellings])].filter((one) => one !== '').slice(0, MOST_SPELLINGS);
}

/**
 * What something is found by in a one-token-per-character index, one row each, so that the start of each can be told from its
 * middle: names as written and by initials, codes as they are.
 */
export function searchForms(names: readonly string[], codes: readonly string[]): readonly string[] {
  return withCodes([...names, ...names.flatMap(initialSpellings)].map(searchTokens), codes);
}

/** The forms of names, worked out before, with those of codes. */
export function withCodes(forms: readonly string[], codes: readonly string[]): readonly string[] {
  const all = new Set([...forms, ...codes.map(searchTokens)]);
  all.delete('');
  return [...all];
}
