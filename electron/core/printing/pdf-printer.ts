import type { SheetsToPrint } from '#shared/ipc/office-link.ts';

/** Turns laid-out sheets into a PDF of exactly these pages. Throws PrintRefused; nothing half-printed is ever returned. */
export interface PdfPrinter {
  toPdf(job: SheetsToPrint): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What every host passes to its printing: no margins, no scaling, the paper from the document's own `@page`. */
export const PAGE_SETTINGS = {
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: false,
  landscape: false,
  scale: 1,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
} as const;
