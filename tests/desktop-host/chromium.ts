/** Starts a browser of the Chromium family with a debugging pipe, and with a port for Playwright only. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { CdpConnection } from './cdp.ts';

export interface BrowserProcess {
  readonly process: ChildProcess;
  readonly cdp: CdpConnection;
}

export interface BrowserOptions {
  readonly executable: string;
  /** Folder of the browser's profile. */
  readonly profile: string;
  readonly headless: boolean;
  readonly port: string | undefined;
  readonly switches: readonly string[];
}

/** Quiet and cut off: nothing but our pipe talks to it, and it can reach no host at all. */
const ALWAYS = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--disable-domain-reliability',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--password-store=basic',
  '--test-type',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,PaintHolding',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

export const STARTING_PAGE = 'data:text/html,<title>Countersign</title>';

export function startBrowser({ executable, profile, headless, port, switches }: BrowserOptions): BrowserProcess {
  const child = spawn(
    executable,
    [
      ...ALWAYS,
      `--user-data-dir=${profile}`,
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`, '--remote-debugging-address=127.0.0.1']),
      ...(headless ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...switches,
      headless ? '--no-startup-window' : `--app=${STARTING_PAGE}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  passOnErrors(child);
  const cdp = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  child.on('exit', () => cdp.close());
  child.on('error', (error) => {
    console.error(`desktop host: ${executable} did not start: ${error.message}`);
    cdp.close();
  });
  return { process: child, cdp };
}

/** Passes on the line Playwright waits for; the rest of the browser's chatter only when asked for. */
function passOnErrors(child: ChildProcess): void {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (tail + text).split('\n');
    tail = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith('DevTools listening on ') || process.env['DESKTOP_HOST_DEBUG'])
        process.stderr.write(`${line}\n`);
  });
}
