import { polyphonic } from 'pinyin-pro';
import { isRegionName, withoutRegion } from '#shared/clients/region-names.ts';
import { coreOfFolded, foldedName } from '#shared/kernel/name-folding.ts';
import { syllablesByWords } from '#shared/kernel/syllables.ts';
import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';

/** By what two client files may be the same company's, strongest first. */
export const LIKENESS_REASONS = [
  'tax_number',
  'name',
  'bank_account',
  'core',
  'phone',
  'email',
  'address',
  'sound',
  'near',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** What each reason weighs; a pair weighs the sum, of the ways in which names are alike the strongest only. */
const WEIGHT: Readonly<Record<LikenessReason, number>> = {
  tax_number: 100,
  name: 80,
  bank_account: 70,
  core: 50,
  phone: 40,
  email: 40,
  address: 35,
  sound: 30,
  near: 20,
};
const OF_THE_NAME: readonly LikenessReason[] = ['name', 'core', 'sound', 'near'];

/** A key under which a client is found by others that are like it. */
export interface LikenessKey {
  readonly kind: LikenessReason;
  readonly key: string;
}

/** What of a client file is compared. Parts and fields it does not have are left out. */
export interface LikenessFacts {
  readonly name: string;
  readonly taxNumbers: readonly (string | null)[];
  readonly accounts: readonly (string | null)[];
  readonly phones: readonly (string | null)[];
  readonly emails: readonly (string | null)[];
  readonly addresses: readonly (string | null)[];
}

const GROUP_FORMS = /(?:控股集团|集团)$/u;

/** The part of a company's name that is its own: 江苏华东集团（常州）有限公司 and 常州华东有限公司 are both 华东. */
export function coreNameOf(name: string): string {
  return coreNameOfFolded(foldedName(name));
}

function coreNameOfFolded(folded: string): string {
  const opened = folded.replace(/\(([^()]*)\)/gu, (_whole, inside: string) => (isRegionName(inside) ? '' : inside));
  const core = coreOfFolded(opened);
  const own = withoutRegion(core.replace(GROUP_FORMS, '') || core);
  return own.replace(GROUP_FORMS, '') || own;
}

const KEPT = 10_000;
/** The syllables of a character; several where it can be read in several ways. Looked up over and over in a large import. */
const syllables = new Map<string, readonly string[]>();

function syllablesOf(character: string): readonly string[] {
  const before = syllables.get(character);
  if (before !== undefined) return before;
  if (syllables.size >= KEPT) syllables.clear();
  const found = [...new Set(polyphonic(character, { toneType: 'none', type: 'array' }).flat())];
  syllables.set(character, found);
  return found;
}

/** Which word a character stands in matters only where it can be read in several ways; finding the words costs most. */
function soundOf(core: string): string {
  const readings = Array.from(core, syllablesOf);
  const isPlain = HAN_ONLY.test(core) && readings.every(({ length }) => length === 1);
  const spoken = isPlain ? readings.flat() : syllablesByWords(core);
  return spoken.join(' ').toLowerCase();
}

const HAN_ONLY = /^[\u4E00-\u9FFF]+$/u;

/** Shorter names are too often one character apart; in longer ones more than one character tells them apart. */
const NEAR_FROM = 4;
const NEAR_TO = 8;

/** The name itself and what is left of it without each of its characters: two names one character apart share one of these. */
function neighbourhoodOf(core: string): string[] {
  const characters = Array.from(core);
  if (characters.length < NEAR_FROM || characters.length > NEAR_TO) return [];
  let [before, after] = ['', core];
  const without = characters.map((character) => {
    after = after.slice(character.length);
    const rest = before + after;
    before += character;
    return rest;
  });
  return [core, ...without];
}

/** Characters by which neighbours name themselves: 江南 and 江北, 一厂 and 二厂 are not one company keyed twice. */
const TELLING = /^[东南西北中上下左右一二三四五六七八九十甲乙丙丁\p{N}a-z]?$/u;

/** Whether two core names differ by one character written otherwise, left out, or put in. */
export function isOneApart(a: string, b: string): boolean {
  const [short, long] = [Array.from(a), Array.from(b)].toSorted((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  if (a === b || long.length - short.length > 1) return false;
  let begin = 0;
  while (begin < short.length && short[begin] === long[begin]) begin += 1;
  const same = long.length === short.length;
  const restIsAlike = short.slice(same ? begin + 1 : begin).join('') === long.slice(begin + 1).join('');
  const differing = [long[begin] ?? '', same ? (short[begin] ?? '') : ''];
  return restIsAlike && !differing.every((character) => TELLING.test(character));
}

const SHORTEST_PHONE = 7;
const SHORTEST_ADDRESS = 8;

function phoneKey(phone: string): string {
  const digits = foldWidth(phone)
    .replace(/\D/gu, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  return digits.length < SHORTEST_PHONE ? '' : digits;
}

function addressKey(address: string): string {
  const bare = removeWhitespace(foldWidth(address))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return bare.length < SHORTEST_ADDRESS ? '' : bare;
}

const identifierKey = (text: string): string =>
  foldWidth(text)
    .replace(/[^0-9A-Za-z]/gu, '')
    .toUpperCase();
const emailKey = (text: string): string => foldWidth(text).trim().toLowerCase();

/** Every key of a client file, each once; kept beside the record and looked for when another is keyed. */
export function likenessKeys(facts: LikenessFacts): readonly LikenessKey[] {
  const folded = foldedName(facts.name);
  const core = coreNameOfFolded(folded);
  const isHan = /\p{Script=Han}/u.test(core);
  const keys = new Map<string, LikenessKey>();
  const add = (kind: LikenessReason, key: string): void => {
    if (key !== '') keys.set(`${kind} ${key}`, { kind, key });
  };
  const addAll = (kind: LikenessReason, texts: readonly (string | null)[], fold: (text: string) => string): void => {
    for (const text of texts) if (text !== null) add(kind, fold(text));
  };
  addAll('tax_number', facts.taxNumbers, identifierKey);
  add('name', folded);
  addAll('bank_account', facts.accounts, identifierKey);
  if (core.length >= 2) add('core', core);
  addAll('phone', facts.phones, phoneKey);
  addAll('email', facts.emails, emailKey);
  addAll('address', facts.addresses, addressKey);
  const { length } = Array.from(core);
  if (isHan && length >= 2) add('sound', `${length} ${soundOf(core)}`);
  for (const part of neighbourhoodOf(core)) add('near', part);
  return [...keys.values()];
}

/**
 * A key as the store keeps it: 53 bits of kind and text (two rounds of multiplying and mixing, nothing secret). Among the keys of
 * 100,000 clients two are the same by chance in one office out of six thousand.
 */
export function likenessHash({ kind, key }: LikenessKey): number {
  const text = `${kind} ${key}`;
  let high = 0x41c6ce57;
  let low = 0xdeadbeef;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

/** The reasons in their order, of the name the strongest only, and what they weigh together. */
export function weighReasons(found: ReadonlySet<LikenessReason>): {
  readonly reasons: readonly LikenessReason[];
  readonly strength: number;
} {
  const ofName = OF_THE_NAME.find((reason) => found.has(reason));
  const reasons = LIKENESS_REASONS.filter(
    (reason) => found.has(reason) && (reason === ofName || !OF_THE_NAME.includes(reason)),
  );
  return { reasons, strength: reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0) };
}
