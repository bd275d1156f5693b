import { drawCode128, drawQr } from './codes.ts';
import { dots, TYPE } from './dots.ts';
import { drawingAt, frame, horizontal, textAt, vertical } from './drawing.ts';
import type { Markup } from './markup.ts';
import type { Paper, PrintOffset } from './paper.ts';
import type { PrintDocument } from './render-document.ts';

/** What a 打印机校准页 is printed for. */
export interface RulerSheet {
  readonly printerName: string;
  /** The offset in force, printed as a number and applied to the sheet. */
  readonly offset: PrintOffset;
}

const EDGE_MM = 20;
const TOP_MM = 5;
const CROSS_MM = 6;

/** 打印机校准页: a frame and millimetre ticks to measure with, crosses, rules of 1–3 dots, the type ladder and both codes. */
export const rulerSheetDocument: PrintDocument<RulerSheet, undefined> = {
  name: 'ruler-sheet',
  papers: ['241-half', '241-third', '241-full', 'a5', 'a4'],
  title: (sheet) => `打印机校准页 ${sheet.printerName}`,
  layOut(sheet, paper) {
    const right = paper.widthMm - EDGE_MM - 1;
    const bottom = paper.heightMm - (paper.heightMm > 100 ? 9.7 : 3);
    const box = {
      left: dots(EDGE_MM),
      top: dots(TOP_MM),
      width: dots(right) - dots(EDGE_MM),
      height: dots(bottom) - dots(TOP_MM),
    };
    return [
      [frame(box), ...ticks(right, bottom), ...crosses(right, bottom), ...instructions(sheet, paper), ...ladder()],
    ];
  },
};

/** A tick every millimetre, longer at five and ten; numbers count from the paper's own edge. */
function ticks(right: number, bottom: number): Markup[] {
  const length = (mm: number): number => dots(mm % 10 === 0 ? 4 : mm % 5 === 0 ? 2.5 : 1.5);
  const across = Array.from({ length: Math.floor(right) - EDGE_MM - 1 }, (_, step) => EDGE_MM + 1 + step);
  const down = Array.from({ length: Math.floor(bottom) - TOP_MM - 1 }, (_, step) => TOP_MM + 1 + step);
  return [
    ...across.map((mm) => vertical(dots(mm), dots(TOP_MM), length(mm))),
    ...across
      .filter((mm) => mm % 10 === 0)
      .map((mm) =>
        textAt({ left: dots(mm) - 30, top: dots(TOP_MM + 4), width: 60, height: 28 }, String(mm), { align: 'center' }),
      ),
    ...down.map((mm) => horizontal(dots(EDGE_MM), dots(mm), length(mm))),
    ...down
      .filter((mm) => mm % 10 === 0 && mm > 10)
      .map((mm) => textAt({ left: dots(EDGE_MM + 5), top: dots(mm) - 14, width: 60, height: 28 }, String(mm))),
  ];
}

/** Crosses with their place in millimetres: what is measured between them must be what is printed beside them. */
function crosses(right: number, bottom: number): Markup[] {
  const corners = [EDGE_MM + 30, right - 20].flatMap((x) => [22, Math.floor(bottom) - 15].map((y) => [x, y] as const));
  // On a third of the sheet the codes stand where the lower left cross would be.
  const at = corners.filter(([x, y]) => y < 30 || y > 95 || x > 100);
  return at.flatMap(([x, y]) => [
    horizontal(dots(x - CROSS_MM), dots(y), dots(2 * CROSS_MM)),
    vertical(dots(x), dots(y - CROSS_MM), dots(2 * CROSS_MM)),
    textAt({ left: dots(x) + 12, top: dots(y) - 32, width: 110, height: 28 }, `${x},${y}`),
  ]);
}

function instructions(sheet: RulerSheet, paper: Paper): Markup[] {
  const texts = [
    `打印机：${sheet.printerName}　　纸张：${paper.widthMm} × ${paper.heightMm} mm`,
    `当前偏移：左右 X = ${signed(sheet.offset.xMm)} mm　上下 Y = ${signed(sheet.offset.yMm)} mm`,
    `量法：①外框左边线应距纸左边 ${EDGE_MM} mm（含孔边）；②上边线应距撕纸线 ${TOP_MM} mm`,
    '偏右 1.5，X 填 -1.5；偏下 2，Y 填 -2；再打一张核对',
    '连打 3 张：第 3 张上边线若移动，说明走纸长度设错',
  ];
  const left = dots(62);
  const width = dots(paper.widthMm - 46) - left;
  return [
    textAt({ left, top: dots(14), width, height: 44 }, '打印机校准页', { size: 36, align: 'center', typeface: 'hei' }),
    ...texts.map((text, line) => {
      const size = text.length > 40 ? TYPE.small : TYPE.body;
      return textAt({ left: dots(34), top: dots(30) + line * 32, width: dots(paper.widthMm - 58), height: 30 }, text, {
        size,
      });
    }),
  ];
}

/** Rules of one to three dots both ways, type from 9.2 to 10.8 pt, and a code of each kind for the scanner. */
function ladder(): Markup[] {
  const [left, top] = [dots(34), dots(54)];
  const rules = [1, 2, 3].flatMap((thick) => [
    horizontal(left + 170 + (thick - 1) * 210, top + 14, 190, thick),
    vertical(left + 830 + thick * 30, top, 28, thick),
  ]);
  const sizes = [23, 24, 27].map((size, line) =>
    textAt(
      { left, top: top + 36 + line * 32, width: 1000, height: 30 },
      `${(size * 0.4).toFixed(1)} 磅　赢藏驤鑫　0123456789　￥1,234,567.89　壹贰叁肆伍陆柒捌玖`,
      { size },
    ),
  );
  const bars = drawCode128('FH-2026-000123', 2, 44);
  const qr = drawQr('FH-2026-000123', 4);
  return [
    textAt({ left, top, width: 170, height: 28 }, '线宽 1、2、3：'),
    ...rules,
    ...sizes,
    drawingAt(left, top + 140, bars.drawing),
    drawingAt(left + bars.width + 60, top + 136, qr.drawing),
    textAt({ left: left + bars.width + 170, top: top + 160, width: 500, height: 28 }, '各扫一次：FH-2026-000123'),
  ];
}

function signed(mm: number): string {
  return `${mm < 0 ? '-' : '+'}${Math.abs(mm).toFixed(1)}`;
}
