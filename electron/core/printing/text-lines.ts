/** 宋体 for values, 黑体 for heads and totals. */
export type Typeface = 'song' | 'hei';

/** What takes no ink and could make paper read otherwise than the screen: controls, marks that reverse or join text. */
const INVISIBLE = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const SPACE = /[\t\n\r\u0085\u00A0\u2028\u2029]/g;
/** SimSun has no true minus sign: paper takes the hyphen, as wide as a digit. */
const MINUS = /\u2212/g;

/** The text as paper shows it: line ends and tabs as spaces, nothing invisible, an ASCII minus. */
export function printable(text: string): string {
  return text.replace(SPACE, ' ').replace(INVISIBLE, '').replace(MINUS, '-');
}

/**
 * Width in em by SimSun's measure: ASCII half, everything else one, so every PC breaks alike.
 * 黑体 counts digits 0.56 and other ASCII 0.62, because where SimHei is missing its stand-ins write Latin wider.
 */
export function ems(text: string, typeface: Typeface = 'song'): number {
  let width = 0;
  for (const character of text) {
    if (character >= '\u0080') width += 1;
    else if (typeface === 'song' || character === ',' || character === '.') width += 0.5;
    else width += character >= '0' && character <= '9' ? 0.56 : 0.62;
  }
  return width;
}

const MAY_NOT_START = /^[，。、；：？！）】》〉」』”’…％℃°·×～,.;:!?)\]}%]/;
const MAY_NOT_END = /[（【《〈「『“‘([{￥¥#×～φΦ]$/;

/** The smallest parts a line may be broken into: words whole, breaking after - / , * +, closing marks with what they close. */
function clusters(text: string): string[] {
  const parts = (text.match(/[\x21-\x7e]+|\s|[\u0080-\u{10FFFF}]/gu) ?? []).flatMap(
    (part) => part.match(/[^\-/,*+]+[-/,*+]*|[-/,*+]+/g) ?? [],
  );
  const joined: string[] = [];
  let current = '';
  for (const part of parts) {
    if (current !== '' && (MAY_NOT_END.test(current) || MAY_NOT_START.test(part))) {
      current += part;
    } else {
      if (current !== '') joined.push(current);
      current = part;
    }
  }
  if (current !== '') joined.push(current);
  return joined;
}

/** Breaks text into lines of at most `width` dots at `size` dots; a word longer than a line is cut, nothing is ever lost. */
export function breakLines(text: string, width: number, size: number): string[] {
  const room = width / size;
  const lines: string[] = [];
  let line = '';
  const close = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const cluster of clusters(printable(text))) {
    if (ems((line + cluster).trimEnd()) <= room) {
      line += cluster;
      continue;
    }
    close();
    for (const character of cluster) {
      if (line !== '' && ems(line + character) > room) close();
      line += character;
    }
  }
  close();
  return lines.length === 0 ? [''] : lines;
}

/** A text laid into a width: its size in dots and its lines. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** One line at the largest size that takes it, else wrapped at the smallest; never clipped, never an ellipsis. */
export function fitText(
  text: string,
  width: number,
  sizes: readonly number[],
  typeface: Typeface = 'song',
): FittedText {
  const plain = printable(text).trim();
  const smallest = sizes.at(-1) ?? 0;
  const size = sizes.find((candidate) => ems(plain, typeface) * candidate <= width);
  if (size !== undefined) return { size, lines: [plain] };
  // Breaking counts by 宋体; in 黑体 the line is made shorter by as much as its Latin may be wider.
  const narrower = typeface === 'song' ? width : (width * ems(plain)) / ems(plain, 'hei');
  return { size: smallest, lines: breakLines(plain, narrower, smallest) };
}
