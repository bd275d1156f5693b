import { dots } from './dots.ts';
import { flowRow, type TableStyle } from './flow-table.ts';
import { paginate, type Sized, type Totalling } from './pagination.ts';
import { drawFrame, FOOT, HEAD } from './register-frame.ts';
import type { RegisterReport, ReportGroup, ReportItem } from './register-data.ts';
import type { PrintDocument } from './render-document.ts';
import { cell, table, type TableRow } from './table.ts';
import { breakLines } from './text-lines.ts';

const STYLE: TableStyle = { sizes: [24, 22], rowHeight: 42, edges: 13 };
const BODY_SIZE = 24;
const BODY_PITCH = 34;
/** Lines of one text that stand in a row; a longer text goes on in the next, on the next sheet if need be. */
const LINES_A_ROW = 20;

/** Rows that stay together on a sheet. */
interface Together extends Sized {
  readonly rows: readonly TableRow[];
}

const NO_TOTAL: Totalling<Together, number> = { zero: 0, of: () => 0, add: (a, b) => a + b };

/** 汇总报告: entries by sort, each with its heading, where it comes from and what it says, on A4 upright; signed at its end. */
export const registerReportDocument: PrintDocument<RegisterReport, undefined> = {
  name: 'register-report',
  papers: ['a4'],
  title: (report) => report.name,
  layOut(report, paper) {
    const widths = widthsOf(dots(paper.bodyMm));
    const capacity = dots(paper.heightMm) - dots(paper.bottomMm) - dots(paper.topMm) - HEAD - FOOT - 1;
    const blocks = report.groups.flatMap((group, at) => groupBlocks(group, at, widths));
    const pages = paginate(blocks, { capacity }, NO_TOTAL);
    return pages.map((page) => [
      ...drawFrame(report, paper, page, ''),
      table(
        dots(paper.leftMm),
        dots(paper.topMm) + HEAD,
        widths,
        page.rows.flatMap(({ rows }) => rows),
      ),
    ]);
  },
};

/** Number, or what a text is; the text; where it comes from. */
function widthsOf(width: number): number[] {
  const [first, last] = [76, Math.floor(width * 0.36)];
  return [first, width - first - last, last];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The title of a group never stands alone at the foot of a sheet. */
function groupBlocks({ title, items }: ReportGroup, at: number, widths: readonly number[]): Together[] {
  const text = `${NUMERALS[at] ?? String(at + 1)}、${title}（${items.length} 条）`;
  const head = flowRow([{ text, columns: 3, typeface: 'hei', place: title }], widths, STYLE);
  const [first, ...rest] = items.flatMap((item, index) => itemBlocks(item, index, widths));
  return [together([head, ...(first?.rows ?? [])]), ...rest];
}

function itemBlocks({ heading, facts, bodies }: ReportItem, index: number, widths: readonly number[]): Together[] {
  const head = flowRow(
    [
      { text: String(index + 1), align: 'center', place: heading },
      { text: heading, typeface: 'hei', place: heading },
      { text: facts, place: heading },
    ],
    widths,
    STYLE,
  );
  const [first, ...rest] = bodies.flatMap(({ label, text }) => bodyRows(label, text, widths));
  return [together([head, ...(first ? [first] : [])]), ...rest.map((row) => together([row]))];
}

function bodyRows(label: string, text: string, widths: readonly number[]): TableRow[] {
  const width = widths.slice(1).reduce((sum, dotsWide) => sum + dotsWide, 0) - STYLE.edges;
  const lines = text.split('\n').flatMap((line) => breakLines(line, width, BODY_SIZE));
  const parts = Array.from({ length: Math.ceil(lines.length / LINES_A_ROW) }, (_, at) =>
    lines.slice(at * LINES_A_ROW, (at + 1) * LINES_A_ROW),
  );
  return parts.map((part, at) => ({
    height: Math.max(STYLE.rowHeight, part.length * BODY_PITCH + 9),
    cells: [
      cell(at === 0 ? label : '续', 22, { align: 'center' }),
      { lines: part, size: BODY_SIZE, pitch: BODY_PITCH, columns: 2 },
    ],
  }));
}

function together(rows: readonly TableRow[]): Together {
  return { rows, size: rows.reduce((sum, { height }) => sum + height, 0) };
}
