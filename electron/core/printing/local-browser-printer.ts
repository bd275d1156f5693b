import type { SheetsToPrint } from '#shared/ipc/office-link.ts';
import { type BrowserPipe, openBrowserPipe } from './browser-pipe.ts';
import { findLocalBrowser } from './local-browser.ts';
import { OVERFLOW_GUARD, readGuardAnswer } from './overflow-guard.ts';
import { checkPdf } from './pdf-check.ts';
import { PAGE_SETTINGS, type PdfPrinter } from './pdf-printer.ts';
import { PrintRefused, refuseOverflow } from './print-refused.ts';

const REFUSES_SHEETS: ReadonlySet<string> = new Set(['print.overflow', 'print.size_differs']);
const CLOSE_PATIENCE_MS = 5_000;

export interface LocalBrowserOptions {
  /** The executable; found when left out. */
  readonly browser?: string;
  /** Milliseconds one step of a job may take before it is given up. */
  readonly limitMs?: number;
}

/** Prints to PDF with the Chromium, Chrome or Edge of this PC: one browser for all jobs, started with the first. */
export function openLocalBrowserPrinter(options: LocalBrowserOptions = {}): PdfPrinter {
  const limitMs = options.limitMs ?? 30_000;
  let pipe: BrowserPipe | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const start = (): BrowserPipe => {
    const browser = options.browser ?? findLocalBrowser();
    if (browser === undefined) throw new PrintRefused('print.browser_missing', { setting: 'COUNTERSIGN_BROWSER' });
    return openBrowserPipe(browser);
  };
  const discard = async (patienceMs: number): Promise<void> => {
    const broken = pipe;
    pipe = undefined;
    await broken?.close(patienceMs);
  };
  const print = async (job: SheetsToPrint): Promise<Uint8Array> => {
    pipe ??= start();
    try {
      return await printOnce(pipe, job, limitMs);
    } catch (error) {
      // A browser that hung or ended is replaced; one that only refused these sheets is kept.
      if (!(error instanceof PrintRefused && REFUSES_SHEETS.has(error.rule))) await discard(0);
      throw error;
    }
  };
  return {
    toPdf(job) {
      const printed = queue.then(() => print(job));
      queue = printed.catch(() => undefined);
      return printed;
    },
    async close() {
      await queue;
      await discard(CLOSE_PATIENCE_MS);
    },
  };
}

async function printOnce(pipe: BrowserPipe, job: SheetsToPrint, limitMs: number): Promise<Uint8Array> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' }, { limitMs });
  const attached = await pipe.send('Target.attachToTarget', { targetId, flatten: true }, { limitMs });
  const session = String(attached['sessionId']);
  const call = (method: string, params: object): ReturnType<BrowserPipe['send']> =>
    pipe.send(method, params, { session, limitMs });
  try {
    await showSheets(call, pipe, session, job, limitMs);
    const faults = readGuardAnswer(await evaluateGuard(call));
    if (faults.length > 0) refuseOverflow(faults);
    const { data } = await call('Page.printToPDF', PAGE_SETTINGS);
    const pdf = new Uint8Array(Buffer.from(String(data), 'base64'));
    checkPdf(pdf, job);
    return pdf;
  } finally {
    // The page's own failure is what the caller must hear, not that a dead page could not be closed.
    await pipe.send('Target.closeTarget', { targetId }, { limitMs }).catch(() => undefined);
  }
}

type Call = (method: string, params: object) => ReturnType<BrowserPipe['send']>;

/** Puts the document into an empty page: its scripts are off, and nothing can be fetched. */
async function showSheets(
  call: Call,
  pipe: BrowserPipe,
  session: string,
  job: SheetsToPrint,
  limitMs: number,
): Promise<void> {
  await call('Page.enable', {});
  await call('Network.enable', {});
  await call('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  });
  await call('Emulation.setScriptExecutionDisabled', { value: true });
  await call('Emulation.setEmulatedMedia', { media: 'print' });
  const { frameTree } = await call('Page.getFrameTree', {});
  const frameId = (frameTree as { frame: { id: string } }).frame.id;
  const loaded = pipe.next('Page.loadEventFired', session, limitMs);
  await Promise.all([loaded, call('Page.setDocumentContent', { frameId, html: job.html })]);
}

/** Runs the guard in a world of its own; the document's scripts stay off. */
async function evaluateGuard(call: Call): Promise<unknown> {
  const { frameTree } = await call('Page.getFrameTree', {});
  const frameId = (frameTree as { frame: { id: string } }).frame.id;
  const { executionContextId } = await call('Page.createIsolatedWorld', { frameId, worldName: 'guard' });
  const answer = await call('Runtime.evaluate', {
    expression: OVERFLOW_GUARD,
    contextId: executionContextId,
    returnByValue: true,
  });
  if (answer['exceptionDetails'] !== undefined) {
    throw new PrintRefused('print.browser_failed', {
      reason: JSON.stringify(answer['exceptionDetails']).slice(0, 200),
    });
  }
  return (answer['result'] as { value?: unknown }).value;
}
