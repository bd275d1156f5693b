import { dots, TYPE } from './dots.ts';
import { stampAcross, textAt } from './drawing.ts';
import { type CellText, flowRow } from './flow-table.ts';
import type { InvoiceRequestSheet } from './invoice-request-data.ts';
import type { RequestColumns, RequestPage, RequestRow } from './invoice-request-lines.ts';
import {
  CARRIED_HEIGHT,
  REQUEST_STYLE,
  requestColumns,
  requestRows,
  requestTableRows,
  requestTotals,
  TITLE_HEIGHT,
  TOTAL_HEIGHT,
} from './invoice-request-lines.ts';
import type { Markup } from './markup.ts';
import { paperFen } from './numbers.ts';
import { paginate } from './pagination.ts';
import type { Paper } from './paper.ts';
import { printMark, printTrace } from './print-mark.ts';
import { refuseTooLong } from './print-refused.ts';
import type { PrintDocument } from './render-document.ts';
import { table, tableHeight, type TableRow } from './table.ts';

const LEFT_MM = 13;
const WIDTH_MM = 184;
const HEAD = 86;
const FOOT = 58;
const LABEL = 170;

/** 开票申请单, on A5 lying or A4 standing. */
export const invoiceRequestDocument: PrintDocument<InvoiceRequestSheet, undefined> = {
  name: 'invoice-request-sheet',
  papers: ['a5', 'a4'],
  title: (sheet) => `开票申请单 ${sheet.number ?? '草稿'}`,
  layOut(sheet, paper) {
    const place = requestPlace(paper);
    const columns = requestColumns(sheet, place.width);
    const party = partyRows(sheet, place.width);
    const closing = closingRows(sheet, place.width);
    const rows = requestRows(sheet, columns);
    // Tables share a rule with the next, so each but the last gives one dot back.
    const fixed = HEAD + tableHeight(party) + TITLE_HEIGHT + CARRIED_HEIGHT + TOTAL_HEIGHT + FOOT;
    const capacity = place.bottom - place.top - fixed;
    const lastCapacity = capacity - tableHeight(closing);
    const tall = rows.find((row) => row.size > lastCapacity);
    if (tall !== undefined || lastCapacity <= 0) refuseTooLong('开票内容', tall?.line.content ?? sheet.client.name);
    return paginateRequest(rows, capacity, lastCapacity).map((page) =>
      drawPage(sheet, place, columns, party, closing, page),
    );
  },
};

/** A request on one sheet carries nothing over, so it has the room of that row besides. */
function paginateRequest(rows: readonly RequestRow[], capacity: number, lastCapacity: number): readonly RequestPage[] {
  const whole = { capacity: capacity + CARRIED_HEIGHT, lastCapacity: lastCapacity + CARRIED_HEIGHT };
  const single = paginate(rows, whole, requestTotals);
  return single.length === 1 ? single : paginate(rows, { capacity, lastCapacity }, requestTotals);
}

interface RequestPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

function requestPlace(paper: Paper): RequestPlace {
  return {
    left: dots(LEFT_MM),
    top: dots(paper.topMm),
    width: dots(WIDTH_MM),
    bottom: dots(paper.heightMm) - dots(paper.bottomMm),
  };
}

function drawPage(
  sheet: InvoiceRequestSheet,
  place: RequestPlace,
  columns: RequestColumns,
  party: readonly TableRow[],
  closing: readonly TableRow[],
  page: RequestPage,
): Markup[] {
  const { left, width } = place;
  const partyTop = place.top + HEAD;
  const linesTop = partyTop + tableHeight(party) - 1;
  const lines = requestTableRows(columns, page);
  const closingTop = linesTop + tableHeight(lines) - 1;
  const footTop = closingTop + (page.last ? tableHeight(closing) : 1) + 4;
  const half = pairWidths(width);
  return [
    ...drawHead(sheet, place, page),
    table(left, partyTop, half, party),
    table(
      left,
      linesTop,
      columns.map((column) => column.dots),
      lines,
    ),
    ...(page.last ? [table(left, closingTop, half, closing)] : []),
    ...drawFoot(sheet, place, page.last, footTop),
    ...(sheet.effective
      ? []
      : [stampAcross({ left, top: place.top, width, height: place.bottom - place.top }, '未复核 不得开票', 90)]),
  ];
}

function drawHead(sheet: InvoiceRequestSheet, place: RequestPlace, page: RequestPage): Markup[] {
  const { left, top, width } = place;
  const line = { left, top: top + 52, width, height: 30 };
  const half = { ...line, width: Math.floor(width / 2) };
  const pages = page.count > 1 ? `　第 ${page.number} 页 共 ${page.count} 页` : '';
  const again = printMark(sheet.printing) === '' ? [] : [reprint(sheet, place)];
  return [
    textAt({ left, top, width, height: 46 }, '开票申请单', { size: 38, align: 'center', typeface: 'hei', spacing: 10 }),
    ...again,
    textAt(half, `部门：${sheet.department}　申请人：${sheet.applicantName}`),
    textAt({ ...half, left: left + width - half.width }, `${sheet.number ?? '草稿'}　${sheet.requestedOn}${pages}`, {
      align: 'right',
    }),
  ];
}

function reprint(sheet: InvoiceRequestSheet, place: RequestPlace): Markup {
  const box = { left: place.left + place.width - 300, top: place.top + 8, width: 300, height: 30 };
  return textAt(box, `【${printMark(sheet.printing)}】`, { align: 'right', typeface: 'hei' });
}

/** Two labelled values abreast. */
function pairWidths(width: number): number[] {
  const value = Math.floor(width / 2) - LABEL;
  return [LABEL, value, LABEL, width - 2 * LABEL - value];
}

function pairRow(width: number, texts: readonly string[], rowHeight: number = REQUEST_STYLE.rowHeight): TableRow {
  const cells = texts.map((text, index): CellText => {
    const label = index % 2 === 0;
    const rest = texts.length === 2 && index === 1 ? { columns: 3 } : {};
    return { text, place: label ? text : (texts[index - 1] ?? ''), typeface: label ? 'hei' : 'song', ...rest };
  });
  return flowRow(cells, pairWidths(width), { ...REQUEST_STYLE, rowHeight });
}

function partyRows(sheet: InvoiceRequestSheet, width: number): TableRow[] {
  const { client } = sheet;
  const kinds = sheet.invoiceKinds.map((kind, index) => `${index === sheet.chosenKind ? '■' : '□'} ${kind}`).join('　');
  return [
    pairRow(width, ['客户名称', client.name, '票种', kinds]),
    pairRow(width, ['纳税人识别号', client.taxNumber, '交付方式', `■ ${sheet.delivery}`]),
    pairRow(width, ['地址、电话', client.addressAndPhone, '合同号', sheet.contractNumbers]),
    pairRow(width, ['开户行、账号', client.bankAndAccount, '发货单号', sheet.dispatchNumbers]),
  ];
}

function closingRows(sheet: InvoiceRequestSheet, width: number): TableRow[] {
  const received = `${paperFen(sheet.receivedFen)}${sheet.receivedNote === '' ? '' : `（${sheet.receivedNote}）`}`;
  const checked = `复核：${sheet.checked === '' ? '　　　　' : sheet.checked}`;
  return [
    pairRow(width, ['已收款', received, '合同可开余额', paperFen(sheet.remainingFen)]),
    ...(sheet.sellerAccount === undefined ? [] : [pairRow(width, ['我方开户行、账号', sheet.sellerAccount])]),
    pairRow(width, ['发票备注', sheet.invoiceRemark]),
    pairRow(width, ['审批', `${checked}　　销售经理：　　　　　　财务受理：　　　　　　开票日期：`], 58),
  ];
}

/** Finance writes the invoice's twenty digits by hand; beneath stands when and by whom this was printed. */
function drawFoot(sheet: InvoiceRequestSheet, place: RequestPlace, last: boolean, top: number): Markup[] {
  const line = { left: place.left, top, width: place.width, height: 26 };
  const trace = `${printTrace(sheet.printing)}　内容校验 ${sheet.contentHash}`;
  const digits = last ? [textAt(line, `发票号码（财务填）：${'□'.repeat(20)}`, { size: TYPE.small })] : [];
  return [...digits, textAt({ ...line, top: last ? top + 26 : top }, trace, { size: TYPE.small })];
}
