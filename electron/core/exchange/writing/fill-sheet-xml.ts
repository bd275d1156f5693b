import { columnIndex } from '#shared/exchange/cell-address.ts';
import { cellText } from './spreadsheet-text.ts';

/** One cell to fill, as text: row from 1, column letter. */
export interface FilledCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b([^>]*?)(?:\/>|>[\s\S]*?<\/c>)/g;

/** The worksheet with these cells as text, in their own style where the cell stood already; everything else stays as it is. */
export function fillSheetXml(xml: string, cells: readonly FilledCell[]): string {
  const open = /<sheetData\s*>|<sheetData\s*\/>/.exec(xml);
  if (open === null) throw new RangeError('a worksheet without sheetData');
  const isEmpty = open[0].endsWith('/>');
  const start = open.index + open[0].length;
  const end = isEmpty ? start : xml.indexOf('</sheetData>', start);
  const filled = fillRows(
    xml.slice(start, end),
    Map.groupBy(cells, (cell) => cell.row),
  );
  return `${xml.slice(0, open.index)}<sheetData>${filled}</sheetData>${xml.slice(isEmpty ? end : end + '</sheetData>'.length)}`;
}

function fillRows(rows: string, wanted: ReadonlyMap<number, readonly FilledCell[]>): string {
  const open = [...wanted.keys()].toSorted((left, right) => left - right);
  let out = '';
  for (const match of rows.matchAll(ROW)) {
    const number = Number(/\br="(\d+)"/.exec(match[1] ?? '')?.[1]);
    while (open[0] !== undefined && open[0] < number) out += newRow(open[0], wanted.get(open.shift() ?? 0) ?? []);
    if (open[0] !== number) {
      out += match[0];
      continue;
    }
    open.shift();
    out += `<row${match[1] ?? ''}>${fillCells(match[2] ?? '', number, wanted.get(number) ?? [])}</row>`;
  }
  return out + open.map((number) => newRow(number, wanted.get(number) ?? [])).join('');
}

function newRow(number: number, cells: readonly FilledCell[]): string {
  return `<row r="${number}">${fillCells('', number, cells)}</row>`;
}

function fillCells(row: string, number: number, cells: readonly FilledCell[]): string {
  const byColumn = new Map<number, string>();
  const styles = new Map<number, string>();
  for (const match of row.matchAll(CELL)) {
    const attributes = match[1] ?? '';
    const column = columnIndex(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '');
    byColumn.set(column, match[0]);
    styles.set(column, /\bs="\d+"/.exec(attributes)?.[0] ?? '');
  }
  for (const { column, text } of cells) {
    const style = styles.get(columnIndex(column)) ?? '';
    byColumn.set(columnIndex(column), textCell(`${column}${number}`, style, text));
  }
  return [...byColumn]
    .toSorted(([left], [right]) => left - right)
    .map(([, xml]) => xml)
    .join('');
}

function textCell(address: string, style: string, text: string): string {
  const escaped = cellText(text)
    // Characters XML cannot hold have no place in a form.
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<c r="${address}"${style === '' ? '' : ` ${style}`} t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}
