import { dots } from './dots.ts';
import { textAt } from './drawing.ts';
import type { Markup } from './markup.ts';
import type { Page } from './pagination.ts';
import type { Paper } from './paper.ts';
import { printMark, printTrace } from './print-mark.ts';
import type { RegisterBook } from './register-data.ts';

/** Dots that head and foot of a book take on every sheet. */
export const HEAD = 118;
export const FOOT = 74;

type Framed = Pick<RegisterBook, 'companyName' | 'title' | 'lead' | 'signatures' | 'asOf' | 'printing'>;

/** What stands around a book or a report on each sheet: office, title, what was asked, page; who signs at its end; when it was printed. */
export function drawFrame(
  book: Framed,
  paper: Paper,
  page: Pick<Page<unknown, unknown>, 'number' | 'count' | 'last'>,
  unit: string,
): Markup[] {
  const [left, top, width] = [dots(paper.leftMm), dots(paper.topMm), dots(paper.bodyMm)];
  const bottom = dots(paper.heightMm) - dots(paper.bottomMm);
  const line = { left, top: top + 84, width: Math.floor(width * 0.62), height: 30 };
  const rest = { ...line, left: left + line.width, width: width - line.width };
  const foot = { ...line, top: bottom - FOOT + 12 };
  const mark = printMark(book.printing);
  const signed = page.last ? book.signatures.map((name) => `${name}：`).join('　　　　　　　') : '';
  return [
    textAt({ left, top, width, height: 36 }, book.companyName, { size: 28, align: 'center' }),
    textAt({ left, top: top + 36, width, height: 46 }, book.title, {
      size: 38,
      align: 'center',
      typeface: 'hei',
      spacing: 10,
    }),
    ...(mark === '' ? [] : [textAt({ left, top, width: 300, height: 32 }, `【${mark}】`, { typeface: 'hei' })]),
    textAt(line, book.lead, { size: 23 }),
    textAt(rest, `${unit}第 ${page.number} 页 共 ${page.count} 页`, { size: 23, align: 'right' }),
    textAt({ ...foot, width }, signed),
    textAt({ ...foot, top: foot.top + 30, width }, `数据时点 ${book.asOf}　${printTrace(book.printing)}`, { size: 23 }),
  ];
}
