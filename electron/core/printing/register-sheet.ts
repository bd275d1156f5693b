import { invariant } from '#core/kernel/invariant.ts';
import { drawQr } from './codes.ts';
import { type Box, dots, TYPE } from './dots.ts';
import { drawingAt, linesAt, stampAcross, textAt } from './drawing.ts';
import type { Markup } from './markup.ts';
import { type Page, paginate } from './pagination.ts';
import type { Paper } from './paper.ts';
import { printMark, printTrace } from './print-mark.ts';
import { refuseTooLong } from './print-refused.ts';
import type { RegisterSheet } from './register-data.ts';
import { type FormRow, formRows, type FormStyle, formWidths, growRows } from './register-form.ts';
import type { PrintDocument } from './render-document.ts';
import { cell, table, tableHeight, type TableRow } from './table.ts';
import { fitText } from './text-lines.ts';

const HEAD = 138;
const FOOT = 58;
const SIGN_TITLE = 40;
/** What the corners take beside the title: the code right, the print mark left. */
const CORNER = 180;

interface FormPlace extends FormStyle {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly signHeight: number;
  /** The most a note grows to fill the sheet. */
  readonly grow: number;
}

/** One entry of a register, on A4 standing or A5 lying. */
export const registerSheetDocument: PrintDocument<RegisterSheet, undefined> = {
  name: 'register-sheet',
  papers: ['a4', 'a5'],
  title: (sheet) => `${sheet.title} ${sheet.number === '' ? sheet.date : sheet.number}`,
  layOut(sheet, paper) {
    const forms = formPlaces(paper).map((place) => layOutForm(sheet, place));
    const form = forms.find(({ pages }) => pages.length === 1) ?? forms.at(-1);
    invariant(form, 'a form has at least one way to stand on its paper');
    return form.pages.map((page) => drawPage(sheet, form.place, page));
  },
};

const NO_TOTALS = { zero: 0, of: () => 0, add: () => 0 };

function layOutForm(sheet: RegisterSheet, place: FormPlace) {
  const rows = formRows(sheet.fields, place);
  const capacity = place.bottom - place.top - HEAD - FOOT - 1;
  const lastCapacity = capacity - heightOf(signingRows(sheet, place));
  const tall = rows.find(({ size }) => size > lastCapacity);
  if (tall) refuseTooLong(tall.row.cells[0]?.lines.join('') ?? '', tall.row.cells[1]?.lines.join('') ?? '');
  return { place, pages: paginate(rows, { capacity, lastCapacity }, NO_TOTALS) };
}

/** From the roomiest to the tightest: a form takes the first that holds it on one sheet. */
function formPlaces(paper: Paper): FormPlace[] {
  const bottom = dots(paper.heightMm) - dots(paper.bottomMm);
  if (paper.name === 'a5') {
    const place = { left: dots(13), top: dots(paper.topMm), width: dots(184), bottom, labelWidth: 164 };
    return [{ ...place, sizes: [24, 23], rowHeight: 38, noteHeight: 66, signHeight: 76, grow: 40 }];
  }
  const place = { left: dots(18), top: dots(16), width: dots(174), bottom: bottom - dots(8) };
  return [
    { ...place, labelWidth: 186, sizes: [27, 24, 23], rowHeight: 66, noteHeight: 132, signHeight: 150, grow: 130 },
    { ...place, labelWidth: 186, sizes: [27, 24, 23], rowHeight: 56, noteHeight: 104, signHeight: 130, grow: 90 },
    { ...place, labelWidth: 164, sizes: [24, 23], rowHeight: 46, noteHeight: 76, signHeight: 110, grow: 60 },
  ];
}

function drawPage(sheet: RegisterSheet, place: FormPlace, page: Page<FormRow, number>): Markup[] {
  const signing = signingRows(sheet, place);
  const { left, top, width, bottom } = place;
  const rows = growRows(page.rows, page.free, place.grow);
  const formTop = top + HEAD;
  const signTop = formTop + tableHeight(rows) - 1;
  const signed = page.last ? heightOf(signing) : 0;
  return [
    ...drawHead(sheet, place, page),
    table(left, formTop, formWidths(place), rows),
    ...(signed > 0 ? drawSigning(sheet, place, signTop, signing) : []),
    ...drawFoot(sheet, place, signTop + signed + 10),
    ...(sheet.stamp === '' ? [] : [stampAcross({ left, top, width, height: bottom - top }, sheet.stamp, 96)]),
  ];
}

/** The office and the title in the middle, the number as a code in the corner; beneath, date, number and page. */
function drawHead(sheet: RegisterSheet, place: FormPlace, page: Page<FormRow, number>): Markup[] {
  const { left, top, width } = place;
  const middle: Box = { left: left + CORNER, top, width: width - 2 * CORNER, height: 38 };
  const company = fitText(sheet.companyName, middle.width, [30, 27, 24, 23]);
  if (company.lines.length > 1) refuseTooLong('单位名称', sheet.companyName);
  const line: Box = { left, top: top + 98, width: Math.floor(width / 2), height: 32 };
  const pages = page.count > 1 ? `　　第 ${page.number} 页 共 ${page.count} 页` : '';
  const number = sheet.number === '' ? '' : `编号：${sheet.number}`;
  return [
    ...drawCorner(sheet, place),
    linesAt(middle, company, { align: 'center' }),
    textAt({ ...middle, top: top + 40, height: 52 }, sheet.title, TITLE),
    textAt(line, `日期：${longDate(sheet.date)}`),
    textAt({ ...line, left: left + width - line.width }, `${number}${pages}`, { align: 'right' }),
  ];
}

const TITLE = { size: 42, align: 'center', typeface: 'hei', spacing: 10 } as const;

function drawCorner(sheet: RegisterSheet, { left, top, width }: FormPlace): Markup[] {
  const mark = printMark(sheet.printing);
  const marked = { left, top, width: CORNER, height: 32 };
  const drawn = mark === '' ? [] : [textAt(marked, `【${mark}】`, { typeface: 'hei', size: TYPE.small })];
  if (sheet.number === '') return drawn;
  const code = drawQr(sheet.number, 4);
  if (code.width > CORNER) refuseTooLong('编号', sheet.number);
  return [...drawn, drawingAt(left + width - code.width, top, code.drawing)];
}

/** A box for each who signs, with room for the name and the date. */
function signingRows(sheet: RegisterSheet, place: FormPlace): TableRow[] {
  if (sheet.signatures.length === 0) return [];
  return [
    {
      height: SIGN_TITLE,
      cells: sheet.signatures.map((name) => cell(name, TYPE.body, { align: 'center', typeface: 'hei' })),
    },
    { height: place.signHeight, cells: sheet.signatures.map(() => cell('', TYPE.body)) },
  ];
}

function drawSigning(sheet: RegisterSheet, place: FormPlace, top: number, rows: readonly TableRow[]): Markup[] {
  const { left, width, signHeight } = place;
  const widths = signingWidths(sheet.signatures.length, width);
  const dateTop = top + SIGN_TITLE + signHeight - 34;
  const dates = widths.map((cellWidth, at) => {
    const cellLeft = left + widths.slice(0, at).reduce((sum, dots) => sum + dots, 0);
    const day = cellWidth > 280 ? '年　　月　　日' : '年　月　日';
    return textAt({ left: cellLeft, top: dateTop, width: cellWidth - 10, height: 30 }, day, {
      align: 'right',
      size: TYPE.small,
    });
  });
  return [table(left, top, widths, rows), ...dates];
}

function signingWidths(count: number, width: number): number[] {
  const each = Math.floor(width / count);
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? width - each * (count - 1) : each));
}

/** Who keyed and who countersigned stands on every sheet, as the office knows it; the pen signs above. */
function drawFoot(sheet: RegisterSheet, place: FormPlace, top: number): Markup[] {
  const line = { left: place.left, top, width: place.width, height: 28 };
  const checked = sheet.checked === '' ? '未复核' : sheet.checked;
  const hash = sheet.contentHash === '' ? '' : `　内容校验 ${sheet.contentHash}`;
  return [
    textAt(line, `录入：${sheet.made}　　复核：${checked}`, { size: TYPE.small }),
    textAt({ ...line, top: top + 28 }, `${printTrace(sheet.printing)}${hash}`, { size: TYPE.small }),
  ];
}

function heightOf(rows: readonly TableRow[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

/** `2026-01-09` as `2026 年 1 月 9 日`. */
function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
}
