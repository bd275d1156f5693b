/** One page of a PDF, in millimetres. */
export interface PdfPage {
  readonly widthMm: number;
  readonly heightMm: number;
}

const POINT_MM = 25.4 / 72;
/** Chromium rounds paper to 1/300 inch; anything further off is another paper. */
const TOLERANCE_MM = 0.3;

/** Reads page sizes from the page objects as Chromium's PDF writer (Skia) leaves them: plain text, one MediaBox each. */
export function readPdfPages(pdf: Uint8Array): readonly PdfPage[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const pages: PdfPage[] = [];
  for (const found of text.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[\s*([\d.\s-]+)\]/gu)) {
    const [left = 0, bottom = 0, right = 0, top = 0] = (found[1] ?? '').trim().split(/\s+/u).map(Number);
    pages.push({ widthMm: (right - left) * POINT_MM, heightMm: (top - bottom) * POINT_MM });
  }
  return pages;
}

/** True when the PDF has exactly `sheets` pages of exactly that paper. */
export function pdfMatches(pdf: Uint8Array, want: { readonly sheets: number } & PdfPage): boolean {
  const pages = readPdfPages(pdf);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_MM;
  return (
    pages.length === want.sheets &&
    pages.every((page) => near(page.widthMm, want.widthMm) && near(page.heightMm, want.heightMm))
  );
}
