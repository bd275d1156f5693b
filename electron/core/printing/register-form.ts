import { type CellText, flowRow, type TableStyle } from './flow-table.ts';
import type { Sized } from './pagination.ts';
import type { RegisterPlace } from './register-data.ts';
import { type Cell, cell, type TableRow } from './table.ts';
import { breakLines } from './text-lines.ts';

const EDGES = 13;
/** Lines of a note that stand in one row; a longer note goes on in a row marked 续. */
const LINES_A_ROW = 20;

/** How a form is written on one paper, in dots. */
export interface FormStyle {
  readonly width: number;
  readonly labelWidth: number;
  /** Largest first. */
  readonly sizes: readonly [number, ...number[]];
  readonly rowHeight: number;
  readonly noteHeight: number;
}

/** A row of the form; one that `grows` takes what the sheet has left over. */
export interface FormRow extends Sized {
  readonly row: TableRow;
  readonly grows: boolean;
}

/** Label and value, twice abreast. */
export function formWidths({ width, labelWidth }: FormStyle): number[] {
  const value = Math.floor(width / 2) - labelWidth;
  return [labelWidth, value, labelWidth, width - 2 * labelWidth - value];
}

/**
 * The fields in their order, two abreast where both are short: a short one waits for the next, past rows of the whole width;
 * one that waits in vain takes the whole width itself.
 */
export function formRows(places: readonly RegisterPlace[], style: FormStyle): FormRow[] {
  const rows: FormRow[] = [];
  let waiting: RegisterPlace | undefined;
  const close = (): void => {
    if (waiting !== undefined) rows.push(shortRow([waiting], style));
    waiting = undefined;
  };
  for (const place of places) {
    if (place.section !== undefined) {
      close();
      rows.push(sectionRow(place.section, style));
    }
    if (place.room === 'note') {
      close();
      rows.push(...noteRows(place, style));
    } else if (place.room === 'whole') {
      rows.push(shortRow([place], style));
    } else if (waiting === undefined) {
      waiting = place;
    } else {
      rows.push(shortRow([waiting, place], style));
      waiting = undefined;
    }
  }
  close();
  return rows;
}

function sectionRow(section: string, style: FormStyle): FormRow {
  const title = cell(section, style.sizes[0], { columns: 4, align: 'center', typeface: 'hei' });
  return formRow({ height: style.rowHeight, cells: [title] });
}

function shortRow(places: readonly RegisterPlace[], style: FormStyle): FormRow {
  const texts = places.flatMap((place): CellText[] => [
    { text: place.label, place: place.label, typeface: 'hei' },
    { text: valueText(place), place: place.label, ...(places.length === 1 && { columns: 3 }) },
  ]);
  return formRow(flowRow(texts, formWidths(style), tableStyle(style)));
}

function valueText({ value, capitals }: RegisterPlace): string {
  if (value === '' || capitals === undefined) return value;
  return `￥${value}　　${capitals}`;
}

/** A note keeps the lines it was written in. */
function noteRows(place: RegisterPlace, style: FormStyle): FormRow[] {
  const [size] = style.sizes;
  const pitch = size + 8;
  const room = style.width - style.labelWidth - EDGES;
  const lines = place.value.split('\n').flatMap((line) => breakLines(line, room, size));
  const parts = Array.from({ length: Math.ceil(lines.length / LINES_A_ROW) }, (_, at) =>
    lines.slice(at * LINES_A_ROW, (at + 1) * LINES_A_ROW),
  );
  return parts.map((part, at) => {
    const label = at === 0 ? place.label : `${place.label}（续）`;
    const [head] = flowRow(
      [{ text: label, place: label, typeface: 'hei' }],
      [style.labelWidth],
      tableStyle(style),
    ).cells;
    const text: Cell = { size, pitch, lines: part, columns: 3 };
    const height = Math.max(style.noteHeight, part.length * pitch + 14);
    return { ...formRow({ height, cells: [...(head ? [head] : []), text] }), grows: true };
  });
}

function formRow(row: TableRow): FormRow {
  return { row, size: row.height, grows: false };
}

function tableStyle({ sizes, rowHeight }: FormStyle): TableStyle {
  return { sizes, rowHeight, edges: EDGES };
}

/** Gives `free` dots to the rows that grow, none more than `most`. */
export function growRows(rows: readonly FormRow[], free: number, most: number): TableRow[] {
  const growing = rows.filter(({ grows }) => grows).length;
  const each = growing === 0 ? 0 : Math.max(0, Math.min(most, Math.floor(free / growing)));
  return rows.map(({ row, grows }) => (grows ? { ...row, height: row.height + each } : row));
}
