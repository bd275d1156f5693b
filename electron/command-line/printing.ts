import { findLocalBrowser } from '#core/printing/local-browser.ts';
import { openLocalBrowserPrinter } from '#core/printing/local-browser-printer.ts';
import type { PdfPrinter } from '#core/printing/pdf-printer.ts';
import { PrintRefused } from '#core/printing/print-refused.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { PrintRequest } from '#shared/printing/printing.contract.ts';
import type { Desk } from './desk.ts';
import { brokenRule } from './failures.ts';
import { saveOutput } from './output.ts';

export interface PrintedFile {
  readonly file: string;
  readonly format: 'pdf' | 'html';
  readonly sheets: number;
  readonly printNumber: number;
}

/** Turns documents into files: PDF where this PC has a browser, else the sheets as HTML. */
export interface Press {
  readonly makes: 'pdf' | 'html';
  print(desk: Desk, request: PrintRequestInput, out: string): Promise<PrintedFile>;
  close(): Promise<void>;
}

type PrintRequestInput = Pick<PrintRequest, 'document' | 'recordId'> & Partial<PrintRequest>;

export function openPress(environment: Readonly<Record<string, string | undefined>>): Press {
  const browser = findLocalBrowser(environment);
  const printer = browser === undefined ? undefined : openLocalBrowserPrinter({ browser });
  return {
    makes: printer ? 'pdf' : 'html',
    print: (desk, request, out) => printTo(printer, desk, request, out),
    close: async () => printer?.close(),
  };
}

/**
 * Lays the sheets out once as a preview, so that a text that does not fit is found before the print is counted: the
 * number on the paper is that of a print that was made.
 */
async function printTo(
  printer: PdfPrinter | undefined,
  desk: Desk,
  request: PrintRequestInput,
  out: string,
): Promise<PrintedFile> {
  const { language } = desk;
  const toPdf = async (sheets: Output<'printing.print'>): Promise<Uint8Array | undefined> => {
    try {
      return await printer?.toPdf(sheets);
    } catch (error) {
      if (error instanceof PrintRefused) throw brokenRule(error.rule, error.details, language);
      throw error;
    }
  };
  await toPdf(await desk.get('printing.preview', request));
  const sheets = await desk.get('printing.print', request);
  const pdf = await toPdf(sheets);
  const named = pdf ? out : `${out.replace(/\.pdf$/i, '').replace(/\.html$/i, '')}.html`;
  const file = await saveOutput(named, pdf ?? Buffer.from(sheets.html, 'utf8'), language);
  return { file, format: pdf ? 'pdf' : 'html', sheets: sheets.sheets, printNumber: sheets.printNumber };
}
