import { parseArgs } from 'node:util';
import { openOffice, type Office } from '#core/office.ts';
import { explainOpenFailure } from '#shell/open-failure.ts';
import type { FromOffice, ToOffice } from '#shell/office-protocol.ts';

// The office's own process: no query, import or report can freeze a window. It ends with the window's process.
const port = process.parentPort;
const say = (message: FromOffice): void => port.postMessage(message);

function answer(office: Office, message: ToOffice): void {
  switch (message.type) {
    case 'call':
      void office
        .execute(message.seat, message.call)
        .then((reply) => say({ type: 'reply', id: message.id, reply }))
        // `execute` never throws; if it ever does, the process ends and is started again rather than leave a window waiting
        .catch((error: unknown) => endWith(error));
      return;
    case 'cancel':
      return office.cancel(message.seat, message.requestId);
    case 'leave':
      return office.leave(message.seat);
    case 'close':
      void office.close().then(() => process.exit(0), endWith);
  }
}

function endWith(error: unknown): never {
  const kind =
    error instanceof Error ? `${error.name} ${error.stack?.split('\n').slice(1, 6).join(' ') ?? ''}` : typeof error;
  say({ type: 'log', line: { level: 'error', event: 'office.crashed', fields: { kind } } });
  process.exit(70);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false });
  if (typeof values.data !== 'string') throw new TypeError('office-process needs --data=<folder of the store>');
  const early: ToOffice[] = [];
  let office: Office | undefined;
  port.on('message', ({ data }: { readonly data: ToOffice }) => (office ? answer(office, data) : early.push(data)));
  try {
    office = await openOffice({
      directory: values.data,
      log: (line) => say({ type: 'log', line }),
    });
  } catch (error) {
    say({ type: 'failed-to-open', ...explainOpenFailure(error) });
    return process.exit(1);
  }
  office.subscribe((event, seat) => say({ type: 'event', event, ...(seat === undefined ? {} : { seat }) }));
  say({ type: 'ready' });
  for (const message of early) answer(office, message);
}

process.on('uncaughtException', endWith);
await main();
