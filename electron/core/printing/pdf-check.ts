import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { PrintRefused } from './print-refused.ts';

/** Chromium writes sizes in 1/300 inch: 241 mm becomes 240.96. */
const TOLERANCE_MM = 0.3;

/** Refuses a PDF whose pages are not the job's sheets, in number and size. Reads the page boxes of an uncompressed page tree. */
export function checkPdf(pdf: Uint8Array, job: SheetsToPrint): void {
  const source = Buffer.from(pdf).toString('latin1');
  const boxes = [...source.matchAll(/\/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/g)];
  const pages = source.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
  if (pages !== job.sheets) {
    throw new PrintRefused('print.size_differs', { title: job.title, pages, sheets: job.sheets });
  }
  for (const [, left, bottom, right, top] of boxes) {
    const widthMm = millimetres(Number(right) - Number(left));
    const heightMm = millimetres(Number(top) - Number(bottom));
    if (Math.abs(widthMm - job.widthMm) > TOLERANCE_MM || Math.abs(heightMm - job.heightMm) > TOLERANCE_MM) {
      const found = `${widthMm.toFixed(2)} × ${heightMm.toFixed(2)} mm`;
      throw new PrintRefused('print.size_differs', {
        title: job.title,
        found,
        wanted: `${job.widthMm} × ${job.heightMm} mm`,
      });
    }
  }
  if (boxes.length === 0)
    throw new PrintRefused('print.size_differs', { title: job.title, found: '-', wanted: 'MediaBox' });
}

function millimetres(points: number): number {
  return (points / 72) * 25.4;
}
