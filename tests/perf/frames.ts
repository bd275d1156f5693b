// What the window's main thread does for each frame over a million rows and beside an import: node tests/perf/frames.ts [rows] [import rows]
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tour/tour.ts';
import { openList, scrollThrough } from './frames-steps.ts';
import { DOING, importBeside, warmUp } from './import-beside.ts';
import { type Frame, frames, framesBy, percentile, type TraceEvent } from './main-thread.ts';
import { makeMillionClients } from './million-clients.ts';

const BUDGET_MS = 16;
/** Of each way to scroll. */
const STEPS = 80;
const SIZE = { width: 1366, height: 768 };
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

const [rows = 1_000_000, importRows = 100_000] = process.argv.slice(2).map(Number);

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
}

function serve(directory: string): Promise<Served> {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'office-server.ts'), directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the office ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const line = text.split('\n').find((one) => one.startsWith('{'));
      if (line !== undefined) done({ child, address: (JSON.parse(line) as { address: string }).address });
    });
  });
}

/** Traces what `work` makes the main thread do. */
async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  return trace.traceEvents;
}

/** One line of figures; true when the promise holds. */
function report(name: string, drawn: readonly Frame[]): boolean {
  const held = drawn.map((frame) => frame.held);
  const work = drawn.map((frame) => frame.work);
  const ms = (values: readonly number[], share: number) => percentile(values, share).toFixed(1).padStart(5);
  const holds = held.length >= 100 && percentile(held, 0.99) <= BUDGET_MS;
  console.log(
    `${holds ? 'holds ' : 'BROKEN'} ${name}: ${held.length} frames, p50 ${ms(held, 0.5)} ms, p95 ${ms(held, 0.95)} ms, p99 ${ms(held, 0.99)} ms, max ${ms(held, 1)} ms; all work since the frame before p99 ${ms(work, 0.99)} ms, max ${ms(work, 1)} ms`,
  );
  return holds;
}

const made = await makeMillionClients(rows);
// The import writes, so it is made on a copy.
const copy = `${made}-copy`;
rmSync(copy, { recursive: true, force: true });
cpSync(made, copy, { recursive: true });
const { child, address } = await serve(copy);
const browser = await startBrowser(['--hide-scrollbars']);
try {
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(180_000);
  await openList(page, address);
  // Once untraced: what is compiled at first use belongs to no scrolling.
  await scrollThrough(page, 6);
  await openList(page, address);
  const scrolled = await traced(browser, page, () => scrollThrough(page, STEPS));
  const list = report(`a list of ${rows} rows`, frames(scrolled));
  await warmUp(page);
  const beside = framesBy(await traced(browser, page, () => importBeside(page, address, importRows)));
  const held = DOING.map((doing) =>
    report(`beside an import of ${importRows} rows: ${doing}`, beside.get(doing) ?? []),
  );
  process.exitCode = list && held.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  child.stdin?.end();
  child.once('exit', () => rmSync(copy, { recursive: true, force: true }));
}
