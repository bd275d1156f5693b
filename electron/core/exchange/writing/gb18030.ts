// Nothing in the platform writes GB 18030, but it reads it: the reader's own tables, turned round, cannot disagree with it.

const LEAD = [0x81, 0xfe] as const;
const TRAILS = [...range(0x40, 0x7e), ...range(0x80, 0xfe)];
/** Four-byte codes below the supplementary planes, and where those begin, both counted from 81308130. */
const FOUR_BYTE_BMP = 39_420;
const SUPPLEMENTARY = 189_000;
const SEPARATOR = 0x0a;
/** U+FFFD, which a reader also gives for what it cannot read: its own place. */
const REPLACEMENT = 39_417;

interface Tables {
  /** Two bytes, what GBK has. */
  readonly two: ReadonlyMap<string, readonly number[]>;
  readonly four: ReadonlyMap<string, readonly number[]>;
}

let tables: Tables | undefined;

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Characters an old program that reads GBK only cannot show, each once, in order of first sight. */
  readonly outsideGbk: readonly string[];
}

/**
 * Text in GB 18030: everything GBK has takes the same two bytes, the rest of Unicode four. Half a
 * surrogate pair, and the few private signs without a code, become U+FFFD.
 */
export function encodeGb18030(text: string): EncodedText {
  tables ??= { two: invert(twoByteCodes()), four: invert(fourByteCodes()) };
  const { two, four } = tables;
  const bytes: number[] = [];
  const outsideGbk = new Set<string>();
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const short = character === '\uFFFD' ? fourBytes(REPLACEMENT) : two.get(character);
    if (short === undefined) outsideGbk.add(character);
    bytes.push(...(short ?? four.get(character) ?? farCode(point)));
  }
  return { bytes: Uint8Array.from(bytes), outsideGbk: [...outsideGbk] };
}

/** Beyond the first plane codes follow one another; a private sign the standard has no code for is written as lost. */
function farCode(point: number): readonly number[] {
  return fourBytes(point < 0x10000 ? REPLACEMENT : point - 0x10000 + SUPPLEMENTARY);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function twoByteCodes(): readonly (readonly number[])[] {
  return range(...LEAD).flatMap((lead) => TRAILS.map((trail) => [lead, trail]));
}

function fourByteCodes(): readonly (readonly number[])[] {
  return range(0, FOUR_BYTE_BMP - 1).map(fourBytes);
}

/** The code so many places after 81308130: the bytes count in 126, 10, 126 and 10 steps. */
function fourBytes(place: number): readonly number[] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}

/** What each code reads as; the first of two codes for one character is the one that is written. */
function invert(codes: readonly (readonly number[])[]): ReadonlyMap<string, readonly number[]> {
  const bytes = Uint8Array.from(codes.flatMap((code) => [...code, SEPARATOR]));
  const read = new TextDecoder('gb18030').decode(bytes).split('\n');
  const found = new Map<string, readonly number[]>();
  codes.forEach((code, at) => {
    const character = read[at] ?? '';
    const isOne = Array.from(character).length === 1 && character !== '\uFFFD';
    if (isOne && !found.has(character)) found.set(character, code);
  });
  return found;
}
