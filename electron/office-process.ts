import { parseArgs } from 'node:util';
import { openOffice, type Office } from '#core/office.ts';
import { errorFields, lineOf } from '#shell/log-line.ts';
import { explainOpenFailure } from '#shell/open-failure.ts';
import { relayReaders } from '#shell/reader-relay.ts';
import type { FromOffice, ToOffice } from '#shell/office-protocol.ts';

// The office's own process: no query, import or report can freeze a window. It ends with the window's process.
const port = process.parentPort;
/** If the window's process does not end this one by then, it ends itself. */
const LAST_WORDS_MS = 2_000;
/** How often the office looks whether a time limit has ended. */
const TICK_MS = 60_000;
const say = (message: FromOffice): void => port.postMessage(message);
const readers = relayReaders(say);

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
    case 'reader-message':
    case 'reader-exit':
      return readers.receive(message);
    case 'close':
      void office.close().then(() => process.exit(0), endWith);
  }
}

/** Says what happened and waits to be ended by the window's process, so that the words are not lost with the process. */
function endWith(error: unknown): void {
  say({ type: 'crashed', fields: errorFields(error) });
  setTimeout(() => process.exit(70), LAST_WORDS_MS);
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
      startReader: readers.startReader,
      log: (entry) => say({ type: 'log', line: lineOf(entry) }),
    });
  } catch (error) {
    say({ type: 'log', line: { level: 'error', event: 'office.not-opened', fields: errorFields(error) } });
    say({ type: 'failed-to-open', ...explainOpenFailure(error) });
    setTimeout(() => process.exit(1), LAST_WORDS_MS);
    return;
  }
  office.subscribe((event, seat) => say({ type: 'event', event, ...(seat === undefined ? {} : { seat }) }));
  say({ type: 'ready' });
  const awake = office;
  setInterval(() => void awake.tick(), TICK_MS).unref();
  for (const message of early) answer(office, message);
}

process.on('uncaughtException', endWith);
await main();
