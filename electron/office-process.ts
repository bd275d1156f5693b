import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { openOffice, type Office, type OfficeOptions, StoreRefused } from '#core/office.ts';
import { SAMPLE_PROGRESS } from '#shared/ipc/office-link.ts';
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
/** A window that was killed leaves its office behind for a moment: so long the next one waits for it to end. */
const PREDECESSOR_MS = 5_000;
type SampleOptions = Pick<OfficeOptions, 'startReader' | 'log'>;
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
    case 'back-up':
      void office
        .backUp(message.places, message.unlessSince)
        .then((reply) => say({ type: 'reply', id: message.id, reply }))
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
  const options = { data: { type: 'string' }, sample: { type: 'string' } } as const;
  const { values } = parseArgs({ options, strict: false });
  if (typeof values.data !== 'string') throw new TypeError('office-process needs --data=<folder of the store>');
  const early: ToOffice[] = [];
  let office: Office | undefined;
  port.on('message', ({ data }: { readonly data: ToOffice }) => {
    if (office) answer(office, data);
    else if (data.type === 'reader-message' || data.type === 'reader-exit') readers.receive(data);
    // nothing was answered as saved yet, so nothing is lost
    else if (data.type === 'close') process.exit(0);
    else early.push(data);
  });
  try {
    const { startReader } = readers;
    const log: OfficeOptions['log'] = (entry) => say({ type: 'log', line: lineOf(entry) });
    const sample = typeof values.sample === 'string';
    if (typeof values.sample === 'string') await provideSample(values.data, values.sample, { startReader, log });
    office = await openInTurn({ directory: values.data, startReader, log, ...(sample && { sample }) });
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

/** Opens the office once whoever still holds its store has ended; one that goes on working is a refusal. */
async function openInTurn(options: OfficeOptions): Promise<Office> {
  const latest = Date.now() + PREDECESSOR_MS;
  for (;;) {
    try {
      return await openOffice(options);
    } catch (error) {
      if (!(error instanceof StoreRefused && error.reason === 'locked') || Date.now() > latest) throw error;
      await pause(100);
    }
  }
}

/** The sample office is made when it is first opened; its making is told like any long work. */
async function provideSample(directory: string, samples: string, options: SampleOptions): Promise<void> {
  if (existsSync(directory)) return;
  const { makeSampleStore } = await import('./command-line/demo/sample-store.ts');
  const onPart = (step: string, done: number, total: number): void => {
    const event = { type: 'progress', requestId: SAMPLE_PROGRESS, step: `sample.${step}`, done, total } as const;
    say({ type: 'event', event });
  };
  await makeSampleStore({ directory, samples, options, onPart });
}

process.on('uncaughtException', endWith);
await main();
