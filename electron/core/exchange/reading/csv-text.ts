import type { SheetCell, SheetRow } from '#shared/exchange/workbook-content.ts';
import { RefusedWorkbook } from './refusal.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];
const SAMPLE_LENGTH = 20_000;
const SAMPLE_ROWS = 30;

/** The rows of delimited text, every cell as text: no digit is lost and `=1+1` stays what was typed. */
export function parseDelimitedText(text: string, maxRows: number): readonly SheetRow[] {
  const source = taxListAsTable(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const rows: SheetRow[] = [];
  const scanner = new DelimitedScanner(source, chooseDelimiter(source));
  for (let number = 1; !scanner.atEnd(); number++) {
    const cells = scanner.nextRow();
    if (cells.length === 0) continue;
    rows.push({ number, cells });
    if (rows.length > maxRows) throw new RefusedWorkbook('workbook_too_many_rows', { limit: maxRows });
  }
  return rows;
}

/**
 * What tax-control clients save of their clients and goods: `{客户编码}[分隔符]"~~"`, the columns in a comment, then the rows. Other
 * texts as they stand.
 */
function taxListAsTable(text: string): string {
  const mark = /^\{[^}\n]*\}\[分隔符\]"([^"\n]{1,3})"/.exec(text)?.[1];
  if (mark === undefined) return text;
  return text
    .split(/\r\n|\n|\r/)
    .slice(1)
    .map((line) => line.replace(/^\/\/\s*(?:每行格式\s*[:：])?\s*/, ''))
    .map((line) => line.replaceAll('\t', ' ').replaceAll(mark, '\t'))
    .join('\n');
}

/** True when rows agree on their number of fields, so text under another name than `.csv` can be taken for a table. */
export function looksTabular(text: string): boolean {
  const sample = text.replace(/^\uFEFF/, '').slice(0, SAMPLE_LENGTH);
  const scanner = new DelimitedScanner(sample, chooseDelimiter(sample));
  const counts: number[] = [];
  while (!scanner.atEnd() && counts.length < SAMPLE_ROWS) {
    if (scanner.nextRow().length > 0) counts.push(scanner.fieldsInRow);
  }
  // The sample may end within a row.
  if (sample.length === SAMPLE_LENGTH) counts.pop();
  const first = counts[0] ?? 0;
  return counts.length >= 2 && first >= 2 && counts.filter((count) => count === first).length >= counts.length * 0.8;
}

/** The delimiter most lines agree on; a comma when none stands out. */
function chooseDelimiter(text: string): Delimiter {
  const lines = sampleLines(text);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter)).filter((count) => count > 0);
    const score = counts.length * 1000 + Math.min(...counts, 999);
    if (counts.length > 0 && score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function sampleLines(text: string): readonly string[] {
  return text
    .slice(0, SAMPLE_LENGTH)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_ROWS);
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}

class DelimitedScanner {
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;
  /** Fields of the row read last, empty ones included. */
  fieldsInRow = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  nextRow(): readonly SheetCell[] {
    const cells: SheetCell[] = [];
    for (let column = 0; ; column++) {
      const value = this.#nextField();
      this.fieldsInRow = column + 1;
      if (value !== '') cells.push([column, 's', value]);
      if (this.#text[this.#at] === this.#delimiter) {
        this.#at += 1;
        continue;
      }
      if (this.#text[this.#at] === '\r') this.#at += 1;
      if (this.#text[this.#at] === '\n') this.#at += 1;
      return cells;
    }
  }

  #nextField(): string {
    // A quote that is never closed is a character of the text; it would swallow every row below.
    if (this.#text[this.#at] === '"' && this.#isClosed()) {
      const quoted = this.#quotedField();
      return quoted + this.#plainField();
    }
    return asTyped(this.#plainField());
  }

  /** True when the quote at hand has a closing one, which is not doubled. */
  #isClosed(): boolean {
    for (let at = this.#text.indexOf('"', this.#at + 1); at >= 0; at = this.#text.indexOf('"', at + 2)) {
      if (this.#text[at + 1] !== '"') return true;
    }
    return false;
  }

  /** Quoted text up to its closing quote. */
  #quotedField(): string {
    let value = '';
    this.#at += 1;
    for (;;) {
      const close = this.#text.indexOf('"', this.#at);
      if (close < 0) {
        value += this.#text.slice(this.#at);
        this.#at = this.#text.length;
        return value;
      }
      value += this.#text.slice(this.#at, close);
      this.#at = close + 1;
      if (this.#text[this.#at] !== '"') return asTyped(value);
      value += '"';
      this.#at += 1;
    }
  }

  #plainField(): string {
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at];
      if (character === this.#delimiter || character === '\n' || character === '\r') break;
      this.#at += 1;
    }
    return this.#text.slice(start, this.#at);
  }
}

/**
 * Undoes what programs write to keep codes whole: `="0012"` and a tab or apostrophe in front of digits; and the apostrophe
 * our own export puts before text a spreadsheet would calculate.
 */
function asTyped(value: string): string {
  const formulaText = /^="([\w-]+)"$/.exec(value);
  if (formulaText?.[1] !== undefined) return formulaText[1];
  return value.replace(/^(?:\t(?=\d)|'(?='*[\d=+\-@\t\r]))/, '').replace(/(?<=\d)\t$/, '');
}
