import { closingBand } from './dispatch-closing.ts';
import type { DispatchCopy, DispatchOptions, DispatchSheet } from './dispatch-data.ts';
import type { DispatchPlace } from './dispatch-frame.ts';
import { drawDraftStamp, drawHead, drawSignatures, footBand, headFields, headHeight } from './dispatch-frame.ts';
import { type DispatchColumn, dispatchColumns, dispatchTotals, measureLines } from './dispatch-lines.ts';
import { type DispatchHeights, type DispatchPage, dispatchTableRows } from './dispatch-table.ts';
import { dots } from './dots.ts';
import type { Band } from './fields.ts';
import type { Markup } from './markup.ts';
import { paginate } from './pagination.ts';
import type { Paper, PaperName } from './paper.ts';
import { refuseTooLong } from './print-refused.ts';
import type { PrintDocument } from './render-document.ts';
import { table, tableHeight } from './table.ts';

/** Slots a sheet holds, their pitch in dots, and the least height of the receiver's seal box in millimetres. */
interface DispatchGeometry {
  readonly slots: number;
  readonly pitch: number;
  readonly sealMm: number;
  readonly compact?: boolean;
}

const GEOMETRY: Readonly<Record<Exclude<PaperName, 'a4-landscape'>, DispatchGeometry>> = {
  '241-half': { slots: 8, pitch: 51, sealMm: 15 },
  '241-third': { slots: 4, pitch: 47, sealMm: 9, compact: true },
  '241-full': { slots: 26, pitch: 51, sealMm: 20 },
  a5: { slots: 8, pitch: 51, sealMm: 17 },
  a4: { slots: 27, pitch: 52, sealMm: 20 },
};
const MOST_SEAL_MM = 24;

/** Everything about one dispatch that is alike on all its sheets and copies. */
interface DispatchPlan {
  readonly sheet: DispatchSheet;
  readonly options: DispatchOptions;
  readonly place: DispatchPlace;
  readonly heights: DispatchHeights;
  readonly fields: Band;
  readonly foot: Band;
  readonly capacity: number;
}

/** 发货单, on all five papers. */
export const dispatchSheetDocument: PrintDocument<DispatchSheet, DispatchOptions> = {
  name: 'dispatch-sheet',
  papers: ['241-half', '241-third', '241-full', 'a5', 'a4'],
  title: (sheet) => `发货单 ${sheet.number ?? '草稿'}`,
  layOut(sheet, paper, options) {
    const plan = planDispatch(sheet, paper, options);
    const rows = measureLines(sheet, plan.place.width, plan.capacity);
    const pages = paginate(rows, { capacity: plan.capacity }, dispatchTotals);
    return copiesToPrint(options).flatMap((copy) => {
      const prices = copy.showPrices && options.hidePrices !== true;
      const columns = dispatchColumns(sheet, prices, plan.place.width);
      return pages.map((page) => drawPage(plan, copy, prices, columns, page));
    });
  },
};

/** One strike goes through all plies of a carbon set: if one of them hides prices, none can show them. */
function copiesToPrint(options: DispatchOptions): readonly DispatchCopy[] {
  const { copies, only } = options;
  if (options.mode === 'separate')
    return only === undefined ? copies : copies.filter((copy) => only.includes(copy.mark));
  return [{ mark: '', name: '', colour: '', showPrices: copies.every((copy) => copy.showPrices) }];
}

function planDispatch(sheet: DispatchSheet, paper: Paper, options: DispatchOptions): DispatchPlan {
  const geometry = GEOMETRY[paper.name === 'a4-landscape' ? 'a4' : paper.name];
  const compact = geometry.compact === true;
  const place: DispatchPlace = {
    left: dots(paper.leftMm),
    top: dots(paper.topMm),
    width: dots(paper.bodyMm),
    bottom: dots(paper.heightMm) - dots(paper.bottomMm),
    compact,
  };
  const heights = compact
    ? { title: 31, row: geometry.pitch, carried: 29, band: 29 }
    : { title: 36, row: geometry.pitch, carried: 34, band: 35 };
  const fields = headFields(sheet, place);
  const foot = footBand(sheet, options, place);
  // The tallest closing block of any sheet and copy is kept free on all of them, so every copy breaks alike.
  const closing = Math.max(
    ...[true, false].map((prices) => closingBand(sheet, place, heights.band, prices, undefined).height),
  );
  const fixed = headHeight(place) + fields.height + 4 + heights.title + 2 * heights.carried + closing + foot.height + 6;
  const room = place.bottom - place.top - fixed - dots(geometry.sealMm);
  const capacity = Math.min(geometry.slots, Math.floor(room / heights.row));
  if (capacity < 1) refuseTooLong('单头与随货', `${sheet.clientName} ${sheet.accompanying.join(' ')}`);
  return { sheet, options, place, heights, fields, foot, capacity };
}

function drawPage(
  plan: DispatchPlan,
  copy: DispatchCopy,
  prices: boolean,
  columns: readonly DispatchColumn[],
  page: DispatchPage,
): Markup[] {
  const { sheet, options, place, heights } = plan;
  const fieldsTop = place.top + headHeight(place);
  const tableTop = fieldsTop + plan.fields.height + 3;
  const rows = dispatchTableRows({ ...plan, prices, columns }, page);
  const widths = columns.map((column) => column.dots);
  const closingTop = tableTop + tableHeight(rows);
  const closing = closingBand(sheet, place, heights.band, prices, page);
  const signTop = closingTop + closing.height + 6;
  const footTop = place.bottom - plan.foot.height;
  const signHeight = Math.min(dots(MOST_SEAL_MM), footTop - 2 - signTop);
  return [
    ...drawHead(sheet, options, copy, page, place),
    ...plan.fields.draw(fieldsTop),
    table(place.left, tableTop, widths, rows),
    ...closing.draw(closingTop),
    ...drawSignatures(sheet, place, signTop, signHeight),
    ...plan.foot.draw(footTop),
    ...(sheet.effective ? [] : [drawDraftStamp(place)]),
  ];
}
