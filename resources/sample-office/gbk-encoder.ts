/** Encodes text as GBK, the two-byte part of GB 18030, with the decoder's own table turned round. Throws for what has no such bytes. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? code : pairs().get(character);
    if (pair === undefined) throw new RangeError(`${character} cannot be written in GBK`);
    if (pair > 0xff) bytes.push(pair >> 8, pair & 0xff);
    else bytes.push(pair);
  }
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, number> | undefined;

function pairs(): ReadonlyMap<string, number> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD') made.set(character, (lead << 8) | trail);
    }
  }
  table = made;
  return made;
}
