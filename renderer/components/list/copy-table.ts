/** A column as it is copied: its head, what the screen shows of a row, and whether a spreadsheet must leave it as text. */
export interface CopyColumn<R> {
  readonly title: string;
  readonly text: (row: R) => string;
  /** `identifier` stays text; `number` loses its grouping, so that it is a number over there. */
  readonly as: 'text' | 'identifier' | 'number' | 'date';
}

/** One table in the two forms spreadsheets take. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

const GROUPED = /^−?[\d,]+(?:\.\d+)?%?$/;

/** Numbers as numbers are typed: no grouping, a plain minus; a dash for nothing is nothing. */
function cellText<R>({ text, as }: CopyColumn<R>, row: R): string {
  const shown = text(row);
  if (as !== 'number') return shown === '–' ? '' : shown;
  if (shown === '–') return '';
  return GROUPED.test(shown) ? shown.replaceAll(',', '').replace('−', '-') : shown;
}

const flat = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Excel and WPS read long numbers as numbers and lose their last digits, unless the cell says that it is text. */
const AS_TEXT = String.raw` style="mso-number-format:'\@'"`;

/** The rows under their heads, as the screen shows them. */
export function tableOf<R>(columns: readonly CopyColumn<R>[], rows: Iterable<R>): CopiedTable {
  const heads = columns.map(({ title }) => flat(title));
  const lines = [...rows].map((row) => columns.map((column) => flat(cellText(column, row))));
  const cell = (text: string, at: number): string => {
    const kind = columns[at]?.as;
    return `<td${kind === 'identifier' || kind === 'text' ? AS_TEXT : ''}>${escaped(text)}</td>`;
  };
  const head = `<tr>${heads.map((title) => `<th${AS_TEXT}>${escaped(title)}</th>`).join('')}</tr>`;
  const body = lines.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('');
  return {
    text: [heads, ...lines].map((line) => line.join('\t')).join('\r\n'),
    html: `<meta charset="utf-8"><table>${head}${body}</table>`,
  };
}
