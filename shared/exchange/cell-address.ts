/** Column letter of a column counted from 0: 0 is `A`, 26 is `AA`. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Column counted from 0 of a letter: `A` is 0. */
export function columnIndex(letter: string): number {
  let index = 0;
  for (const character of letter.toUpperCase()) index = index * 26 + character.charCodeAt(0) - 64;
  return index - 1;
}

/** The place as the office says it: `客户!C7`. */
export function cellAddress(sheet: string, letter: string, rowNumber: number): string {
  return `${sheet}!${letter}${rowNumber}`;
}
