import { keep } from '#renderer/app/keepsake.ts';
import { PAGES } from '#renderer/app/pages.tsx';
import type { Answered, Asked } from './line.ts';
import type { BackupPlan } from '#shared/backup/backup-plan.ts';
import type { DesktopLink, OfficeEvent, OfficeLink, PickedFile } from '#shared/ipc/office-link.ts';

// Test equipment: the product's window on a real office, the line going over HTTP instead of the preload.
const wish = new URLSearchParams(location.search);
const seat = encodeURIComponent(wish.get('seat') ?? 'seat-live');
const listeners = new Set<(event: OfficeEvent) => void>();
new EventSource(`/events?seat=${seat}`).addEventListener('message', ({ data }) => {
  for (const listener of listeners) listener(JSON.parse(String(data)) as OfficeEvent);
});

/** What the harness asks of the window: the registry of its pages, how many answers the office owes, how often the page changed. */
const tour = { pages: Object.keys(PAGES), underWay: 0, changes: 0 };
new MutationObserver(() => {
  tour.changes += 1;
}).observe(document, { subtree: true, childList: true, attributes: true });

const line = new Worker(new URL('line.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, PromiseWithResolvers<unknown>>();
line.addEventListener('message', ({ data: { at, reply, broken } }: MessageEvent<Answered>) => {
  if (broken === undefined) waiting.get(at)?.resolve(reply);
  else waiting.get(at)?.reject(new Error(broken));
  waiting.delete(at);
});

let asked = 0;
function send(path: string, body?: string): Promise<unknown> {
  asked += 1;
  const answer = Promise.withResolvers<unknown>();
  waiting.set(asked, answer);
  line.postMessage({ at: asked, path, ...(body !== undefined && { body }) } satisfies Asked);
  return answer.promise;
}

async function ask(call: unknown): Promise<never> {
  tour.underWay += 1;
  try {
    return (await send(`/call?seat=${seat}`, JSON.stringify(call))) as never;
  } finally {
    tour.underWay -= 1;
  }
}

const office: OfficeLink = {
  call: ask,
  cancel: (requestId) => void send(`/cancel?seat=${seat}&request=${encodeURIComponent(requestId)}`),
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What a person would choose in the system's dialog; the pictures put it there. */
interface Chooser {
  nextFile?: PickedFile;
  nextFolder?: string;
  nextBackup?: string;
  scans?: readonly PickedFile[];
  plan: BackupPlan;
}
const chooser: Chooser = { plan: { places: [], time: '18:00', atClosing: false } };
const SCANNED_AT = Date.UTC(2026, 10, 20, 6, 20);
const scansOf = ({ scans = [] }: Chooser) =>
  scans.map(({ name, contentBase64 }, at) => ({
    name,
    bytes: Math.floor((contentBase64.length * 3) / 4),
    scannedAt: SCANNED_AT - at * 210_000,
  }));
const saved = (suggestedName: string) => Promise.resolve({ path: `C:\\Users\\zhou\\Documents\\${suggestedName}` });
const desktop: DesktopLink = {
  platform: 'linux',
  pickFile: () => Promise.resolve(chooser.nextFile),
  scans: (choose) =>
    Promise.resolve(
      chooser.scans === undefined && !choose ? undefined : { folder: '扫描', reachable: true, scans: scansOf(chooser) },
    ),
  readScan: (name) => Promise.resolve(chooser.scans?.find((scan) => scan.name === name)),
  saveFile: (file) => saved(file.suggestedName),
  savePdf: (job) => saved(`${job.title}.pdf`),
  print: () => Promise.resolve({ printed: true }),
  pickFolder: () => Promise.resolve(chooser.nextFolder),
  pickBackup: () => Promise.resolve(chooser.nextBackup),
  backupPlan: () => Promise.resolve(chooser.plan),
  setBackupPlan: (plan) => {
    chooser.plan = plan;
    return Promise.resolve(true);
  },
  offices: () => Promise.resolve({ open: 'own', sampleExists: false }),
  openOffice: () => Promise.resolve(true),
  deleteSample: () => Promise.resolve(true),
  openSaved: () => Promise.resolve(true),
  printers: () =>
    Promise.resolve([
      { name: 'EPSON LQ-730KII', shown: 'EPSON LQ-730KII ESC/P2' },
      { name: 'HP LaserJet M404', shown: 'HP LaserJet Pro M404 (2)' },
    ]),
  windowAction: () => Promise.resolve(),
  onMaximized: () => () => {},
};

Object.assign(window, { office, desktop, chooser, tour });
keep('appearance', {
  language: wish.get('language') ?? 'zh-CN',
  scheme: wish.get('scheme') ?? 'light',
  density: wish.get('density') ?? 'compact',
});
await import('#renderer/app/main.tsx');
