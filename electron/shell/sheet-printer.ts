import { BrowserWindow, session, type Session, type WebContents, type WebContentsPrintOptions } from 'electron';
import { OVERFLOW_GUARD, readGuardAnswer } from '#core/printing/overflow-guard.ts';
import { checkPdf } from '#core/printing/pdf-check.ts';
import type { PrintFault } from '#core/printing/print-refused.ts';
import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { headersFor, SHEET_POLICY } from './content-policy.ts';
import { lockDownSession, type Refusal } from './lockdown.ts';

const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1000;
/** Any world but the page's own (0); ids from 1000 belong to extensions. */
const GUARD_WORLD = 999;

export type PdfOutcome =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly faults: readonly PrintFault[] };

export type PrintOutcome =
  | { readonly ok: true; readonly printed: boolean; readonly reason?: string }
  | { readonly ok: false; readonly faults: readonly PrintFault[] };

export interface SheetPrinter {
  /** Lays the sheets out, refuses what overflows, and checks that the PDF has these sheets on this paper. */
  toPdf(job: SheetsToPrint): Promise<PdfOutcome>;
  /** The same, then the system's print dialog. `printed` is false when the person cancels or the printer fails. */
  print(job: SheetsToPrint, printer?: string): Promise<PrintOutcome>;
}

/**
 * Sheets live in a memory-only session of their own. Their policy forbids every script of the document, so text typed by
 * a person cannot act; the overflow guard is put in from here, in a world of its own, which no policy of the page binds.
 * For that the window's JavaScript engine stays on: with it off, nobody could measure whether a text fits its cell.
 */
export function openSheetPrinter(refused: Refusal): SheetPrinter {
  const jobs = new Map<string, string>();
  const sheets = sheetSession(jobs, refused);
  let nextJob = 0;

  async function withSheets<T>(job: SheetsToPrint, use: (contents: WebContents) => Promise<T>): Promise<T> {
    const id = `/${++nextJob}`;
    jobs.set(id, job.html);
    const window = new BrowserWindow({
      show: false,
      title: job.title,
      webPreferences: {
        session: sheets,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    });
    try {
      await window.loadURL(`app://sheets${id}`);
      return await use(window.webContents);
    } finally {
      jobs.delete(id);
      window.destroy();
    }
  }

  return {
    toPdf: (job) =>
      withSheets(job, async (contents) => {
        const faults = await findFaults(contents);
        if (faults.length > 0) return { ok: false, faults };
        const pdf = await contents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          pageSize: { width: job.widthMm / MM_PER_INCH, height: job.heightMm / MM_PER_INCH },
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        });
        checkPdf(pdf, job);
        return { ok: true, pdf };
      }),
    print: (job, printer) =>
      withSheets(job, async (contents) => {
        const faults = await findFaults(contents);
        if (faults.length > 0) return { ok: false, faults };
        return { ok: true, ...(await printWithDialog(contents, job, printer)) };
      }),
  };
}

function sheetSession(jobs: ReadonlyMap<string, string>, refused: Refusal): Session {
  const sheets = session.fromPartition('sheets');
  lockDownSession(sheets, refused);
  sheets.protocol.handle('app', (request) => {
    const url = new URL(request.url);
    const html = url.host === 'sheets' ? jobs.get(url.pathname) : undefined;
    const headers = headersFor('text/html; charset=utf-8', SHEET_POLICY);
    return html === undefined ? new Response('not found', { status: 404, headers }) : new Response(html, { headers });
  });
  return sheets;
}

async function findFaults(contents: WebContents): Promise<readonly PrintFault[]> {
  await contents.executeJavaScriptInIsolatedWorld(GUARD_WORLD, [{ code: 'document.fonts.ready.then(() => true)' }]);
  return readGuardAnswer(await contents.executeJavaScriptInIsolatedWorld(GUARD_WORLD, [{ code: OVERFLOW_GUARD }]));
}

function printWithDialog(
  contents: WebContents,
  job: SheetsToPrint,
  printer: string | undefined,
): Promise<{ readonly printed: boolean; readonly reason?: string }> {
  const options: WebContentsPrintOptions = {
    silent: false,
    ...(printer !== undefined && { deviceName: printer }),
    printBackground: true,
    color: false,
    margins: { marginType: 'none' },
    scaleFactor: 100,
    pageSize: { width: Math.round(job.widthMm * MICRONS_PER_MM), height: Math.round(job.heightMm * MICRONS_PER_MM) },
  };
  return new Promise((settle) =>
    contents.print(options, (printed, reason) => settle(printed ? { printed } : { printed, reason })),
  );
}
