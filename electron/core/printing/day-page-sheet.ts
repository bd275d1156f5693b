import { type Column, fitColumns } from './columns.ts';
import type { DayPageLine, DayPageSheet } from './day-page-data.ts';
import { dots, TYPE } from './dots.ts';
import { textAt } from './drawing.ts';
import { columnTexts, flowRow, type TableStyle } from './flow-table.ts';
import type { Markup } from './markup.ts';
import type { Paper } from './paper.ts';
import { packFlow } from './performance-sheet.ts';
import { printMark, printTrace } from './print-mark.ts';
import type { PrintDocument } from './render-document.ts';
import { cell, table, tableHeight, type TableRow } from './table.ts';

const HEAD = 88;
const FOOT = 92;
const TITLE_ROW = 36;
const STYLE: TableStyle = { sizes: [TYPE.small], rowHeight: 34, edges: 13 };

/** 日页, on A4 standing or A5 lying. At its foot the head of the audit chain: a copy on paper that no disk can change. */
export const dayPageDocument: PrintDocument<DayPageSheet, undefined> = {
  name: 'day-page-sheet',
  papers: ['a4', 'a5'],
  title: (sheet) => `日页 ${sheet.officeDate} ${sheet.personName}`,
  layOut(sheet, paper) {
    const columns = dayPageColumns(sheet, dots(paper.bodyMm));
    const widths = columns.map((column) => column.dots);
    const head = titleRow(columns);
    const bottom = dots(paper.heightMm) - dots(paper.bottomMm);
    const top = dots(paper.topMm) + HEAD;
    const items = sheet.entries.map((entry, index) => ({
      row: flowRow(columnTexts(columns, entry, index), widths, STYLE),
      keepWithNext: false,
    }));
    const pages = packFlow(items, bottom - top - FOOT - tableHeight([head]));
    return pages.map((rows, index) => [
      ...drawHead(sheet, paper, index + 1, pages.length),
      table(dots(paper.leftMm), top, widths, [head, ...rows]),
      ...drawFoot(sheet, paper, bottom, index + 1 === pages.length),
    ]);
  },
};

function dayPageColumns(sheet: DayPageSheet, width: number): Column<DayPageLine>[] {
  return fitColumns<DayPageLine>(
    [
      { key: 'place', title: '序', align: 'center', text: (_line, index) => String(index + 1), width: { min: 50 } },
      { key: 'time', title: '时间', align: 'center', text: (line) => line.time, width: { min: 90 } },
      { key: 'kind', title: '种类', text: (line) => line.kind, width: { min: 110, max: 160 } },
      { key: 'subject', title: '单据', text: (line) => line.subject, width: { min: 200, max: 240 } },
      { key: 'summary', title: '内容', text: wholeText, share: 1 },
    ],
    sheet.entries,
    { width, size: TYPE.small, leastShared: 300 },
  );
}

function wholeText({ summary, corrects }: DayPageLine): string {
  return corrects === '' ? summary : `${summary}（更正：${corrects}）`;
}

function titleRow(columns: readonly Column<DayPageLine>[]): TableRow {
  const cells = columns.map(({ title }) => cell(title, TYPE.small, { align: 'center', typeface: 'hei', head: true }));
  return { height: TITLE_ROW, cells };
}

function drawHead(sheet: DayPageSheet, paper: Paper, number: number, count: number): Markup[] {
  const [left, top, width] = [dots(paper.leftMm), dots(paper.topMm), dots(paper.bodyMm)];
  const half = Math.floor(width / 2);
  const line = { left, top: top + 52, width: half, height: 30 };
  const mark = printMark(sheet.printing);
  const pages = count > 1 ? `　第 ${number} 页 共 ${count} 页` : '';
  return [
    textAt({ left, top, width, height: 46 }, '日常登记 · 日页', { size: 36, align: 'center', typeface: 'hei' }),
    textAt({ left: left + width - 300, top: top + 8, width: 300, height: 30 }, mark === '' ? '' : `【${mark}】`, {
      align: 'right',
      typeface: 'hei',
    }),
    textAt(line, sheet.companyName),
    textAt(
      { ...line, left: left + half, width: width - half },
      `${sheet.officeDate}　登记人：${sheet.personName}${pages}`,
      {
        align: 'right',
      },
    ),
  ];
}

/** The number of entries stands on the last sheet, under the last of them. */
function drawFoot(sheet: DayPageSheet, paper: Paper, bottom: number, last: boolean): Markup[] {
  const line = { left: dots(paper.leftMm), top: bottom - FOOT + 6, width: dots(paper.bodyMm), height: 28 };
  const small = { size: TYPE.small };
  const { seq, hash } = sheet.chainHead;
  const total = last ? `共 ${sheet.entries.length} 条　` : '';
  return [
    textAt(line, `${total}登记：${sheet.personName}　复核：${sheet.checked}　内容校验 ${sheet.contentHash}`, small),
    textAt({ ...line, top: line.top + 28 }, `审计链第 ${seq} 条 ${hash}`, small),
    textAt({ ...line, top: line.top + 56 }, printTrace(sheet.printing), small),
  ];
}
