import { invariant } from '#core/kernel/invariant.ts';
import { drawCode128, drawQr } from './codes.ts';
import type { DispatchCopy, DispatchOptions, DispatchSheet } from './dispatch-data.ts';
import { BODY_SIZES, type Box, TYPE } from './dots.ts';
import { drawingAt, frame, horizontal, linesAt, stampAcross, textAt } from './drawing.ts';
import { type Band, fieldBand, stackBands } from './fields.ts';
import { drawLogo } from './logo.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { printMark, printTrace } from './print-mark.ts';
import { refuseTooLong } from './print-refused.ts';
import { breakLines, ems, fitText } from './text-lines.ts';

/** Where the dispatch sheet stands on its paper, in dots. */
export interface DispatchPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
  /** Less of everything, for a third of the sheet. */
  readonly compact: boolean;
}

const COUNT_WORDS = ['零', '一', '二', '三', '四', '五', '六', '七', '八'];

/** Dots the codes may take: bars up to the company's name, the QR code up to the page number. */
const WIDEST_BARS = 500;
const WIDEST_QR = 100;

/** Dots the logo may take between the bars and the company's name. */
const LOGO_WIDTH = 100;

/** Height in dots of the head: codes, company, title, copy and page. */
export function headHeight(place: DispatchPlace): number {
  return place.compact ? 72 : 90;
}

/** The head: bar code left; company and title in the middle; copy, page and reprint mark right, beside the QR code. */
export function drawHead(
  sheet: DispatchSheet,
  options: DispatchOptions,
  copy: DispatchCopy,
  page: { readonly number: number; readonly count: number },
  place: DispatchPlace,
): Markup[] {
  const { left, top, width, compact } = place;
  const codes = drawCodes(sheet, place);
  const right = left + width - 98 - 300;
  const { logo } = sheet.seller;
  const beside = codes.width + (logo ? LOGO_WIDTH + 8 : 0);
  const middle = { left: left + beside, top, width: width - 2 * beside, height: 34 };
  const company = fitText(sheet.seller.name, middle.width, compact ? [27, 24, 23] : [30, 27, 24, 23]);
  if (company.lines.length > 1) refuseTooLong('供方', sheet.seller.name);
  const copyName =
    options.mode === 'carbon-set'
      ? `一式${COUNT_WORDS[options.copies.length] ?? options.copies.length}联`
      : `第${copy.mark}联 ${copy.name}`;
  const line = (index: number): Box => ({
    left: right,
    top: top + index * (compact ? 24 : 28),
    width: 298,
    height: 28,
  });
  return [
    ...codes.drawn,
    ...(logo ? [drawLogo({ left: left + codes.width, top, width: LOGO_WIDTH, height: compact ? 66 : 82 }, logo)] : []),
    linesAt(middle, company, { align: 'center' }),
    textAt({ left, top: top + (compact ? 30 : 36), width, height: 42 }, '发货单', {
      size: compact ? 33 : 38,
      align: 'center',
      typeface: 'hei',
      spacing: 14,
    }),
    textAt(line(0), copyName, { align: 'right', typeface: 'hei' }),
    ...pageAndReprint(line, page, printMark(options.printing), compact),
  ];
}

/** Page, and the mark of a preview or a later print; a third of the sheet has room for one line only. */
function pageAndReprint(
  line: (index: number) => Box,
  page: { readonly number: number; readonly count: number },
  markText: string,
  compact: boolean,
): Markup[] {
  const pages = `第 ${page.number} 页 共 ${page.count} 页`;
  const mark = markText === '' ? NOTHING : markup`<span class="boxed hei">${markText}</span>`;
  if (!compact) {
    return [
      textAt(line(1), pages, { align: 'right' }),
      ...(markText === '' ? [] : [textAt(line(2), mark, { align: 'right' })]),
    ];
  }
  const box = line(1);
  const both = { left: box.left - 120, top: box.top + 4, width: box.width + 120, height: 28 };
  return [textAt(both, markup`${mark} ${pages}`, { align: 'right' })];
}

/** A draft carries no code: nothing that is not in effect can be scanned at the gate. */
function drawCodes(sheet: DispatchSheet, place: DispatchPlace): { readonly width: number; readonly drawn: Markup[] } {
  const { left, top, width, compact } = place;
  if (!sheet.effective) {
    return {
      width: 400,
      drawn: [textAt({ left, top, width: 360, height: 34 }, '草稿', { typeface: 'hei', size: 30 })],
    };
  }
  invariant(sheet.number !== undefined, 'an effective dispatch has a number');
  const bars = drawCode128(sheet.number, 2, compact ? 36 : 44);
  const qr = drawQr(sheet.number, 4);
  if (bars.width > WIDEST_BARS || qr.width > WIDEST_QR) refuseTooLong('单号', sheet.number);
  const below = { left, top: top + (compact ? 39 : 48), width: bars.width, height: 24 };
  return {
    width: Math.max(400, bars.width + 20),
    drawn: [
      drawingAt(left, top + 2, bars.drawing),
      textAt(below, sheet.number, { align: 'center' }),
      drawingAt(left + width - qr.width, top, qr.drawing),
    ],
  };
}

/** Client, contract, date, and where the goods go. */
export function headFields(sheet: DispatchSheet, place: DispatchPlace): Band {
  const { name, phone, address } = sheet.consignee;
  const pitch = place.compact ? 30 : 33;
  const band = (fields: Parameters<typeof fieldBand>[3]): Band => fieldBand(place.left, place.width, pitch, fields);
  const first = band([
    { label: '客户：', value: sheet.clientName, share: 0.46 },
    { label: '合同号：', value: sheet.contractNumber, share: 0.28 },
    { label: '发货日期：', value: sheet.dispatchedOn, share: 0.26 },
  ]);
  if (place.compact)
    return stackBands([first, band([{ label: '收货：', value: `${name} ${phone}  ${address}`, share: 1 }])]);
  return stackBands([
    first,
    band([
      { label: '收货地址：', value: address, share: 0.72 },
      { label: '收货：', value: `${name} ${phone}`, share: 0.28 },
    ]),
  ]);
}

/** Four hands on the left, the receiver's seal box on the right. */
export function drawSignatures(sheet: DispatchSheet, place: DispatchPlace, top: number, height: number): Markup[] {
  const { left, width } = place;
  const seal = { left: left + width - Math.round(width * 0.36), top, width: Math.round(width * 0.36), height };
  const twoRows = height >= 104;
  const hand = Math.floor((width - seal.width - 10) / (twoRows ? 2 : 4));
  const hands: readonly (readonly [string, string])[] = [
    ['制单：', sheet.makerName],
    ['复核：', sheet.effective ? sheet.checkerName : ''],
    ['仓管：', ''],
    ['承运：', ''],
  ];
  const drawn = hands.flatMap(([label, name], index) => {
    const x = left + hand * (twoRows ? index % 2 : index);
    const half = Math.floor(height / 2);
    const y = twoRows ? top + Math.floor(index / 2) * half + half - 34 : top + height - 36;
    const box = { left: x + 72, top: y, width: hand - 76, height: 30 };
    const fitted = fitText(name, box.width, BODY_SIZES);
    if (fitted.lines.length > 1) refuseTooLong(label, name);
    const value = name === '' ? horizontal(box.left, y + 29, hand - 92) : linesAt(box, fitted);
    return [textAt({ left: x, top: y, width: 72, height: 30 }, label), value];
  });
  return [
    ...drawn,
    frame(seal),
    textAt({ left: seal.left + 8, top: top + 2, width: 240, height: 30 }, '收货人（签章）：'),
    textAt({ left: seal.left, top: top + height - 32, width: seal.width - 8, height: 28 }, '年　　月　　日', {
      align: 'right',
    }),
  ];
}

/** The foot: the plies of a carbon set, our phone, when, who and how often, and the content's hash. */
export function footBand(sheet: DispatchSheet, options: DispatchOptions, place: DispatchPlace): Band {
  const legend = options.copies.map((copy) => `${copy.mark}${copy.name}（${copy.colour}）`).join(' ');
  const parts = [
    ...(options.mode === 'carbon-set' ? [legend] : []),
    sheet.seller.phone,
    ...(sheet.seller.contactLines ?? []),
    printTrace(options.printing),
    `内容校验 ${sheet.contentHash}`,
  ].filter((part) => part !== '');
  const room = place.width / TYPE.small;
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}　${part}`;
    if (lines.length > 0 && ems(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(...breakLines(part, place.width, TYPE.small));
  }
  const height = lines.length * 24 + 2;
  const box = { left: place.left, width: place.width, height };
  return { height, draw: (top) => [linesAt({ ...box, top }, { size: TYPE.small, lines })] };
}

export function drawDraftStamp(place: DispatchPlace): Markup {
  const height = place.bottom - place.top;
  return stampAcross({ left: place.left, top: place.top, width: place.width, height }, '未复核 不得发货', 90);
}
