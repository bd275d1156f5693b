import { convert, pinyin } from 'pinyin-pro';

/** Syllables with their tone, without it; there are fewer than two thousand. */
const toneless = new Map<string, string>();

/**
 * What each character of a text is read as, by the words it stands in: 重庆 is `chong qing`. What has no reading stands as it
 * is. Asked for them without tones, the library takes the tone off each syllable anew, which costs more than all else.
 */
export function syllablesByWords(text: string): readonly string[] {
  const characters = Array.from(text);
  return pinyin(text, { type: 'array' }).map((syllable, at) =>
    syllable === characters[at] ? syllable : withoutTone(syllable),
  );
}

function withoutTone(syllable: string): string {
  const before = toneless.get(syllable);
  if (before !== undefined) return before;
  const found = convert(syllable, { format: 'toneNone' });
  toneless.set(syllable, found);
  return found;
}
