import { foldDashes, foldWidth } from './text-width.ts';

/** A number or code as the search index holds it: capitals, without the signs people write differently; `fh-2026/123` is `FH2026123`. */
export function foldNumber(text: string): string {
  return foldDashes(foldWidth(text))
    .toUpperCase()
    .replace(/[-/ ._]/g, '');
}
