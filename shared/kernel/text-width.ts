const ODD_FORMS = /[\uFF01-\uFFEE\u3000\u2F00-\u2FDF\uF900-\uFAFF]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
/** Whether there is anything to fold: asked of every cell of a file, and nearly always no. */
const TO_FOLD = /[\u00AD\u200B-\u200F\u2060\uFEFF\uFF01-\uFFEE\u3000\u2F00-\u2FDF\uF900-\uFAFF]/;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Folds full-width characters, and the look-alike ideographs PDF copies bring, to their ordinary forms; drops invisible ones.
 * Not NFKC over everything: that would turn 10² into 102.
 */
export function foldWidth(text: string): string {
  if (!TO_FOLD.test(text)) return text;
  return text.replace(ODD_FORMS, (character) => character.normalize('NFKC')).replace(INVISIBLE, '');
}

/** Every dash and minus sign as `-`. */
export function foldDashes(text: string): string {
  return text.replace(DASHES, '-');
}

export function removeWhitespace(text: string): string {
  return text.replace(/\s+/g, '');
}
