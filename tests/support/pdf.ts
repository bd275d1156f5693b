import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const POINTS_PER_MM = 72 / 25.4;

export interface PdfPage {
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface PdfFont {
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
}

/** Size of every page, as Poppler's pdfinfo reads it. */
export function pdfPages(pdf: Uint8Array): PdfPage[] {
  const text = withFile(pdf, (path) => poppler('pdfinfo', ['-l', '-1', path]));
  const sizes = [...text.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gm)];
  return sizes.map(([, width, height]) => ({
    widthMm: Number(width) / POINTS_PER_MM,
    heightMm: Number(height) / POINTS_PER_MM,
  }));
}

/** The fonts of the file, as pdffonts lists them. */
export function pdfFonts(pdf: Uint8Array): PdfFont[] {
  const rows = withFile(pdf, (path) => poppler('pdffonts', [path]))
    .split('\n')
    .slice(2);
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => {
      // The type may hold spaces ("CID TrueType"); the five columns after the encoding are single words.
      const columns = row.trim().split(/\s{2,}|\s(?=yes|no)/);
      return { name: columns[0] ?? '', type: columns[1] ?? '', embedded: /\s(yes|no)\s/.exec(row)?.[1] === 'yes' };
    });
}

/** The text of one page (from 1), laid out as on paper. */
export function pdfText(pdf: Uint8Array, page?: number): string {
  const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return withFile(pdf, (path) => poppler('pdftotext', ['-layout', ...range, path, '-']));
}

/** One page as a grey picture: width, height and one byte a dot (0 black). */
export function pdfPicture(
  pdf: Uint8Array,
  page: number,
  dotsPerInch: number,
): { width: number; height: number; grey: Uint8Array } {
  return withFile(pdf, (path) => {
    const stem = `${path}-picture`;
    poppler('pdftoppm', ['-gray', '-r', String(dotsPerInch), '-f', String(page), '-singlefile', path, stem]);
    const file = readFileSync(`${stem}.pgm`);
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'));
    if (header === null) throw new Error('pdftoppm wrote no grey picture');
    return { width: Number(header[1]), height: Number(header[2]), grey: file.subarray(header[0].length) };
  });
}

function poppler(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 60_000 });
}

function withFile<T>(pdf: Uint8Array, read: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-pdf-'));
  try {
    const path = join(folder, 'sheets.pdf');
    writeFileSync(path, pdf);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
