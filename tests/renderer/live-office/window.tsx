import { keep } from '#renderer/app/keepsake.ts';
import type { DesktopLink, OfficeEvent, OfficeLink, PickedFile } from '#shared/ipc/office-link.ts';

// Test equipment: the product's window on a real office, the line going over HTTP instead of the preload.
const wish = new URLSearchParams(location.search);
const seat = encodeURIComponent(wish.get('seat') ?? 'seat-live');
const listeners = new Set<(event: OfficeEvent) => void>();
new EventSource(`/events?seat=${seat}`).addEventListener('message', ({ data }) => {
  for (const listener of listeners) listener(JSON.parse(String(data)) as OfficeEvent);
});

const office: OfficeLink = {
  call: async (call) => (await fetch(`/call?seat=${seat}`, { method: 'POST', body: JSON.stringify(call) })).json(),
  cancel: (requestId) => void fetch(`/cancel?seat=${seat}&request=${encodeURIComponent(requestId)}`),
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What a person would choose in the system's dialog; the pictures put it there. */
interface Chooser {
  nextFile?: PickedFile;
}
const chooser: Chooser = {};
const saved = (suggestedName: string) => Promise.resolve({ path: `C:\\Users\\zhou\\Documents\\${suggestedName}` });
const desktop: DesktopLink = {
  platform: 'linux',
  pickFile: () => Promise.resolve(chooser.nextFile),
  saveFile: (file) => saved(file.suggestedName),
  savePdf: (job) => saved(`${job.title}.pdf`),
  print: () => Promise.resolve({ printed: true }),
  printers: () =>
    Promise.resolve([
      { name: 'EPSON LQ-730KII', shown: 'EPSON LQ-730KII ESC/P2' },
      { name: 'HP LaserJet M404', shown: 'HP LaserJet Pro M404 (2)' },
    ]),
  windowAction: () => Promise.resolve(),
  onMaximized: () => () => {},
};

Object.assign(window, { office, desktop, chooser });
keep('appearance', {
  language: wish.get('language') ?? 'zh-CN',
  scheme: wish.get('scheme') ?? 'light',
  density: wish.get('density') ?? 'compact',
});
await import('#renderer/app/main.tsx');
