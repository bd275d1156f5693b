import { dots } from './dots.ts';
import { textAt } from './drawing.ts';
import type { Markup } from './markup.ts';
import type { Paper } from './paper.ts';
import { performanceColumns } from './performance-columns.ts';
import type { PerformanceSheet } from './performance-data.ts';
import { type FlowItem, performanceHead, performanceItems } from './performance-rows.ts';
import { refuseTooLong } from './print-refused.ts';
import type { PrintDocument } from './render-document.ts';
import { table, tableHeight, type TableRow } from './table.ts';

const HEAD = 92;
const FOOT = 36;
const PADDING = 5;

/** 合同履行一览表, on A4 lying. */
export const performanceSheetDocument: PrintDocument<PerformanceSheet, undefined> = {
  name: 'performance-sheet',
  papers: ['a4-landscape'],
  title: (sheet) => `合同履行一览表 ${sheet.fromOn} — ${sheet.untilOn}`,
  layOut(sheet, paper) {
    const width = dots(paper.bodyMm);
    const columns = performanceColumns(sheet, width);
    const head = performanceHead(columns);
    const bottom = dots(paper.heightMm) - dots(paper.bottomMm);
    const capacity = bottom - dots(paper.topMm) - HEAD - FOOT - tableHeight(head);
    const pages = packFlow(performanceItems(sheet, columns), capacity);
    const widths = columns.map((column) => column.dots);
    return pages.map((rows, index) => [
      ...drawFrame(sheet, paper, bottom, index + 1, pages.length),
      table(dots(paper.leftMm), dots(paper.topMm) + HEAD, widths, [...head, ...rows], PADDING),
    ]);
  },
};

/** Packs kept-together runs greedily; a sheet that begins inside a group repeats the group's head. */
export function packFlow(items: readonly FlowItem[], capacity: number): TableRow[][] {
  const pages: TableRow[][] = [];
  let page: TableRow[] = [];
  let used = 0;
  for (const run of keptTogether(items)) {
    const need = heightOf(run.map((item) => item.row));
    if (page.length > 0 && used + need > capacity) {
      pages.push(page);
      const again = run[0]?.continued;
      page = again === undefined ? [] : [again];
      used = heightOf(page);
    }
    const first = run[0]?.row.cells[0]?.lines.join('') ?? '';
    if (used + need > capacity) refuseTooLong('品名 规格', first);
    page.push(...run.map((item) => item.row));
    used += need;
  }
  pages.push(page);
  return pages;
}

/** Splits items into runs whose parts must stand on one sheet. */
function keptTogether(items: readonly FlowItem[]): FlowItem[][] {
  const runs: FlowItem[][] = [];
  let open = false;
  for (const item of items) {
    if (open) runs.at(-1)?.push(item);
    else runs.push([item]);
    open = item.keepWithNext;
  }
  return runs;
}

function heightOf(rows: readonly TableRow[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

function drawFrame(sheet: PerformanceSheet, paper: Paper, bottom: number, number: number, count: number): Markup[] {
  const [left, top, width] = [dots(paper.leftMm), dots(paper.topMm), dots(paper.bodyMm)];
  const half = Math.floor(width / 2);
  const line = { left, top: top + 54, width: half + 240, height: 30 };
  const foot = { left, top: bottom - FOOT + 6, width: half, height: 28 };
  const period = `期间：${longDate(sheet.fromOn)} 至 ${longDate(sheet.untilOn)}　分组：${sheet.groupedBy}　口径：${sheet.basis}`;
  const signed = `制表：${sheet.makerName}　　复核：${sheet.checkerName}　　销售经理：`;
  return [
    textAt({ left, top, width, height: 48 }, '合同履行一览表', {
      size: 38,
      align: 'center',
      typeface: 'hei',
      spacing: 6,
    }),
    textAt(line, period, { size: 23 }),
    textAt({ ...line, left: left + line.width, width: width - line.width }, `${sheet.companyName}　单位：元`, {
      size: 23,
      align: 'right',
    }),
    textAt(foot, signed, { size: 22 }),
    textAt(
      { ...foot, left: left + half, width: width - half },
      `数据时点 ${sheet.asOf}　第 ${number} 页 共 ${count} 页`,
      {
        size: 22,
        align: 'right',
      },
    ),
  ];
}

/** `2026-01-09` as `2026 年 1 月 9 日`. */
function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
}
