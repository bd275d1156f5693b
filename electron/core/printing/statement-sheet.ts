import { BODY_SIZES, dots, TYPE } from './dots.ts';
import { frame, linesAt, textAt } from './drawing.ts';
import { textBand } from './fields.ts';
import type { Markup } from './markup.ts';
import { paginate } from './pagination.ts';
import type { Paper } from './paper.ts';
import { printMark, printTrace } from './print-mark.ts';
import { refuseTooLong } from './print-refused.ts';
import type { PrintDocument } from './render-document.ts';
import type { StatementSheet } from './statement-data.ts';
import {
  CARRIED,
  CLOSING,
  type StatementColumns,
  statementColumns,
  type StatementPage,
  statementRows,
  statementTableRows,
  statementTotals,
  TITLES,
} from './statement-lines.ts';
import { drawSlip, SLIP } from './statement-slip.ts';
import { table, tableHeight } from './table.ts';
import { type FittedText, fitText } from './text-lines.ts';

const WIDTH_MM = 178;
const HEAD = 152;
/** The number and the pages stand at the right of the head. */
const RIGHT = 330;
const FOOT = 30;
/** Account, note, and the place of our own seal. */
const CLOSE = 190;
/** Kept above the slip, so that it is never sent back without what it answers. */
const LEAST_ROWS = 5;

/** 客户对账单 on A4: the balance runs down every sheet, and the slip for the reply stands at the foot of the last. */
export const statementDocument: PrintDocument<StatementSheet, undefined> = {
  name: 'statement-sheet',
  papers: ['a4'],
  title: (sheet) => `客户对账单 ${sheet.number}`,
  layOut(sheet, paper) {
    const place = placeOf(paper);
    const columns = statementColumns(sheet, place.width);
    const rows = statementRows(sheet, columns);
    const head = HEAD + moreOf(sheet, place.width);
    const capacity = place.bottom - place.top - head - FOOT - TITLES - 2 * CARRIED - 1;
    const lastCapacity = capacity + CARRIED - CLOSING - CLOSE - SLIP;
    const tall = rows.find((row) => row.size > lastCapacity);
    if (tall) refuseTooLong('摘要', tall.line.says);
    const pages = paginate(rows, { capacity, lastCapacity, leastLast: LEAST_ROWS }, statementTotals);
    return pages.map((page) => drawPage(sheet, place, columns, page));
  },
};

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

function placeOf(paper: Paper): Place {
  return {
    left: dots((paper.widthMm - WIDTH_MM) / 2),
    top: dots(paper.topMm),
    width: dots(WIDTH_MM),
    bottom: dots(paper.heightMm) - dots(paper.bottomMm),
  };
}

function drawPage(sheet: StatementSheet, place: Place, columns: StatementColumns, page: StatementPage): Markup[] {
  const { left, top, width, bottom } = place;
  const rows = statementTableRows(sheet, columns, page);
  const widths = columns.map((column) => column.dots);
  const head = HEAD + moreOf(sheet, width);
  const below = top + head + tableHeight(rows) + 6;
  return [
    ...drawHead(sheet, place, page),
    table(left, top + head, widths, rows),
    ...(page.last ? drawClose(sheet, { ...place, top: below }) : []),
    ...(page.last ? drawSlip(sheet, { left, top: bottom - FOOT - SLIP, width }) : []),
    textAt(
      { left, top: bottom - FOOT, width, height: FOOT },
      `${printTrace(sheet.printing)}  内容校验 ${sheet.contentHash}`,
      {
        size: TYPE.small,
      },
    ),
  ];
}

function clientOf({ client }: StatementSheet, width: number): FittedText {
  return fitText(`致：${client.name}（编号 ${client.code}）`, width - RIGHT, BODY_SIZES);
}

/** What the head is higher by, where the client's name takes more than a line. */
function moreOf(sheet: StatementSheet, width: number): number {
  const { lines, size } = clientOf(sheet, width);
  return (lines.length - 1) * (size + 1);
}

function drawHead(sheet: StatementSheet, { left, top, width }: Place, page: StatementPage): Markup[] {
  const mark = printMark(sheet.printing);
  const room = width - RIGHT;
  const more = moreOf(sheet, width);
  const ours = (at: number) => ({ left: left + room, top: top + at, width: RIGHT, height: 30 });
  const theirs = (at: number) => ({ left, top: top + at, width: room, height: 30 });
  const period = `期间：${sheet.from} 至 ${sheet.to}    日期：${sheet.issuedOn}`;
  const again = mark === '' ? [] : [textAt(ours(6), `【${mark}】`, { align: 'right', typeface: 'hei' })];
  return [
    textAt({ left: left + RIGHT, top, width: width - 2 * RIGHT, height: 34 }, sheet.companyName, {
      size: 28,
      align: 'center',
    }),
    textAt({ left, top: top + 34, width, height: 50 }, '客户对账单', {
      size: 42,
      align: 'center',
      typeface: 'hei',
      spacing: 8,
    }),
    ...again,
    linesAt({ ...theirs(88), height: 30 + more }, clientOf(sheet, width)),
    textAt(ours(88), `对账单号：${sheet.number}`, { align: 'right' }),
    textAt(theirs(118 + more), period),
    textAt(ours(118 + more), `单位：元  第 ${page.number} 页 共 ${page.count} 页`, { align: 'right' }),
  ];
}

/** Where to pay, who answers for it, and our own seal beside. */
function drawClose(sheet: StatementSheet, { left, top, width }: Place): Markup[] {
  const seal = 430;
  const room = width - seal - 20;
  const lines = [
    sheet.account === undefined ? '' : `收款账户：${sheet.companyName} ${sheet.account}`,
    `制单：${sheet.made}`,
    `复核：${sheet.checked}`,
    sheet.note === '' ? '' : `备注：${sheet.note}`,
  ].filter((line) => line !== '');
  let y = top;
  const texts = lines.flatMap((line) => {
    const band = textBand(left - 8, room, 32, line);
    const drawn = band.draw(y);
    y += band.height;
    return drawn;
  });
  const box = { left: left + width - seal, top, width: seal, height: 160 };
  return [
    ...texts,
    frame(box),
    textAt({ ...box, left: box.left + 10, top: top + 4, width: seal - 20, height: 30 }, '出具单位（公章或财务章）', {
      size: TYPE.small,
    }),
  ];
}
