/** The longest text a spreadsheet cell holds, in UTF-16 units. */
export const LONGEST_TEXT = 32_767;
const CUT_MARK = ' …（截断/cut）';
const LONGEST_SHEET_NAME = 31;

/**
 * Text as it has to be written so that it reads back the same: line breaks as one kind, a literal `_x000D_` escaped so that it
 * is not taken for a carriage return, and what is too long cut with a mark.
 */
export function cellText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  // The escaped form is longer, and the limit counts what the reader sees.
  const fitting = lines.length > LONGEST_TEXT ? cutText(lines) : lines;
  return fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function cutText(text: string): string {
  const cut = text.slice(0, LONGEST_TEXT - CUT_MARK.length);
  // Never half of a surrogate pair.
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut) + CUT_MARK;
}

/** A name every spreadsheet takes: no `[]:*?/\`, no quote at the ends, 31 characters at most, not one of `taken`. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  // Excel counts UTF-16 units; half of a surrogate pair at the cut goes too.
  const cleaned = wanted
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .slice(0, LONGEST_SHEET_NAME)
    .replace(/[\uD800-\uDBFF]$/, '');
  const trimmed = cleaned
    .trim()
    .replace(/^'+|'+$/g, '')
    .trim();
  // Excel keeps `History` for itself.
  const base = trimmed === '' || /^history$/i.test(trimmed) ? `Sheet ${trimmed}`.trim() : trimmed;
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const name = base.slice(0, LONGEST_SHEET_NAME - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** How wide text stands in a cell, in digits: an ideograph takes two. */
export function displayWidth(text: string): number {
  let widest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const character of line)
      width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        character,
      )
        ? 2
        : 1;
    widest = Math.max(widest, width);
  }
  return widest;
}
