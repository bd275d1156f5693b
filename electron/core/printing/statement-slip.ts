import { drawQr } from './codes.ts';
import { dots, TYPE } from './dots.ts';
import { drawingAt, frame, horizontal, textAt } from './drawing.ts';
import type { Markup } from './markup.ts';
import { paperFen } from './numbers.ts';
import type { StatementSheet } from './statement-data.ts';

/** The slip at the foot of the last sheet, cut off, sealed and sent back. */
export const SLIP = dots(74);
const BOX = 216;
const LINE = 30;
const GAP = 22;
const RIGHT = 330;

interface SlipPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** 对账回执: 相符 and 不符 side by side, each with the room for the client's seal. */
export function drawSlip(sheet: StatementSheet, { left, top, width }: SlipPlace): Markup[] {
  const half = Math.floor((width - GAP) / 2);
  const boxTop = top + 156;
  const right = left + width - half;
  return [
    ...cutLine(left, top, width),
    textAt({ left, top: top + 36, width, height: 44 }, '对账回执', {
      size: 32,
      align: 'center',
      typeface: 'hei',
      spacing: 4,
    }),
    textAt({ left, top: top + 84, width: width - RIGHT, height: LINE }, `${sheet.companyName}：`),
    textAt({ left: left + width - RIGHT, top: top + 84, width: RIGHT, height: LINE }, `对账单号：${sheet.number}`, {
      align: 'right',
    }),
    textAt({ left: left + 48, top: top + 118, width: width - 48, height: LINE }, saysOf(sheet)),
    ...agreedBox(left, boxTop, half),
    ...differsBox(right, boxTop, half),
    ...footOf(sheet, { left, top: boxTop + BOX + 8, width }),
  ];
}

function saysOf({ from, to, closingFen }: StatementSheet): string {
  const owes = closingFen < 0 ? '贵公司结欠我公司' : '我公司应付贵公司';
  return `贵公司 ${from} 至 ${to} 对账单收悉。截至期末${owes} ￥${paperFen(Math.abs(closingFen))}，经核对：`;
}

/** Dashes are rules of their own, so that pin printers strike them evenly. */
function cutLine(left: number, top: number, width: number): Markup[] {
  const says = '沿此线剪下，盖章后寄回或拍照回传';
  const middle = 400;
  const side = Math.floor((width - middle) / 2);
  const dashes = (from: number) =>
    Array.from({ length: Math.floor(side / 16) }, (_, at) => horizontal(from + at * 16, top + 15, 10));
  return [
    ...dashes(left),
    textAt({ left: left + side, top, width: middle, height: LINE }, says, { align: 'center', size: TYPE.small }),
    ...dashes(left + width - side),
  ];
}

const SEAL = '（公章或财务章）        年     月     日';

function agreedBox(left: number, top: number, width: number): Markup[] {
  const line = { left: left + 12, width: width - 24, height: LINE };
  return [
    frame({ left, top, width, height: BOX }),
    textAt({ ...line, top: top + 8 }, '□ 相符'),
    textAt({ ...line, top: top + BOX - 38 }, SEAL, { size: TYPE.small }),
  ];
}

function differsBox(left: number, top: number, width: number): Markup[] {
  const line = { left: left + 12, width: width - 24, height: LINE };
  return [
    frame({ left, top, width, height: BOX }),
    textAt({ ...line, top: top + 8 }, '□ 不符  我方账面余额 ￥'),
    horizontal(left + 310, top + 38, width - 322),
    textAt({ ...line, top: top + 42 }, '差异单号、金额及原因：', { size: TYPE.small }),
    horizontal(left + 12, top + 106, width - 24),
    horizontal(left + 12, top + 146, width - 24),
    textAt({ ...line, top: top + BOX - 38 }, SEAL, { size: TYPE.small }),
  ];
}

function footOf(sheet: StatementSheet, { left, top, width }: SlipPlace): Markup[] {
  const qr = drawQr(sheet.number, 3);
  const room = width - qr.width - 20;
  const [year, month, day] = sheet.replyBy.split('-').map(Number);
  const asked = `请于 ${year} 年 ${month} 月 ${day} 日前回复。逾期未复，我方将电话联系核对。`;
  const address = sheet.contactLines.join('  ');
  return [
    textAt({ left, top, width: room, height: LINE }, asked, { typeface: 'hei' }),
    textAt({ left, top: top + 34, width: room, height: LINE }, address === '' ? '' : `寄：${address}`, {
      size: TYPE.small,
    }),
    drawingAt(left + width - qr.width, top, qr.drawing),
  ];
}
