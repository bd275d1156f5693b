import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readingProcessEntry, startNodeChild } from '#core/exchange/reading/reading-child.ts';
import type { ReadingChild } from '#core/exchange/reading/reading-child.ts';
import { defaultLimits } from '#core/exchange/reading/reading-request.ts';
import type { ReadingMessage } from '#core/exchange/reading/reading-request.ts';
import { readZipDirectory, unpackPart } from '#core/exchange/reading/zip-directory.ts';
import type { WorkbookReading } from '#shared/exchange/workbook-content.ts';
import { Random } from '../../../resources/sample-office/random.ts';
import { clientSheet, contractSheet } from './definitions.ts';
import { makeZip, workbookOf } from './workbook-makers.ts';

/** What came of a run: every file was read or refused; anything else is a failure with the index to replay it. */
export interface FuzzResult {
  readonly seed: number;
  readonly read: number;
  readonly refused: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
  readonly slowestMs: number;
  /** The most any reading process held in memory, everything counted. */
  readonly peakMegabytes: number;
}

/**
 * Mutates real workbooks and reads each in a killable process: no crash, nothing beyond its processor time, and a preview whose counts
 * add up. One process serves many files, and a new one takes over when a file ended it.
 */
export async function fuzzWorkbooks(seed: number, count: number): Promise<FuzzResult> {
  const random = new Random(seed);
  const originals = await originalFiles();
  const refused = new Map<string, number>();
  const failures: string[] = [];
  let read = 0;
  let slowestMs = 0;
  let peakMegabytes = 0;
  let reader = new PatientReader();
  for (let index = 0; index < count; index++) {
    const [name, original] = random.pick(originals);
    const bytes = mutate(random, original);
    await reader.ready;
    const started = performance.now();
    const outcome = await reader.read(bytes, name);
    slowestMs = Math.max(slowestMs, performance.now() - started);
    if (typeof outcome === 'string') {
      // Ended at its limit of time or memory is a refusal as any other; ended otherwise is a crash.
      if (outcome === CRASHED) failures.push(`file ${index} (${name}): ${outcome}`);
      else refused.set(outcome, (refused.get(outcome) ?? 0) + 1);
      reader.close();
      reader = new PatientReader();
      continue;
    }
    peakMegabytes = Math.max(peakMegabytes, outcome.peakMegabytes ?? 0);
    const { reading } = outcome;
    if (reading.ok) {
      read += 1;
      failures.push(
        ...previewFaults(reading as WorkbookReading & { readonly ok: true }).map(
          (fault) => `file ${index} (${name}): ${fault}`,
        ),
      );
    } else {
      refused.set(reading.refusal.rule, (refused.get(reading.refusal.rule) ?? 0) + 1);
    }
  }
  reader.close();
  return { seed, read, refused, failures, slowestMs, peakMegabytes };
}

const CRASHED = 'the reading process crashed';

async function originalFiles(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const folder = join(import.meta.dirname, '../../../resources/sample-office');
  const names = (await readdir(folder)).filter((name) => /\.(?:xlsx|xls|csv)$/.test(name));
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
  const rows = [
    ['客户名称', '税号', '信用额度', '许可证有效期至'],
    ['甲公司', '914403001922038216', 5, new Date(Date.UTC(2026, 2, 5))],
  ];
  const made = (['xlsb', 'ods', 'xlml'] as const).map(
    (type) => [`small.${type}`, workbookOf(rows, undefined, type)] as const,
  );
  return [...files, ...made];
}

/** Bytes changed, cut out, doubled or cut off; inside a zip half of the time, so that the damage reaches the XML. */
function mutate(random: Random, original: Uint8Array): Buffer {
  const bytes = Buffer.from(original);
  if (bytes.readUInt32LE(0) !== 0x04034b50 || random.next() < 0.3) return scramble(random, bytes);
  const parts = readZipDirectory(bytes);
  const chosen = random.pick(parts);
  return makeZip(
    parts.map((part) => {
      const content = unpackPart(bytes, part, 1 << 28);
      return { name: part.name, data: part === chosen ? scramble(random, content) : content };
    }),
  );
}

const NASTY = [
  '<!DOCTYPE a>',
  '&a;',
  '1e999',
  '-1',
  '99999999999999999999',
  '\0',
  '<',
  '"',
  ']]>',
  'r="XFD1048576"',
  '=1+1',
  '𠮷',
  '_x0000_',
];

function scramble(random: Random, bytes: Buffer): Buffer {
  let changed = Buffer.from(bytes);
  for (let times = random.between(1, 6); times > 0; times--) {
    const at = random.between(0, Math.max(0, changed.length - 1));
    const length = random.between(1, 64);
    switch (random.between(0, 4)) {
      case 0:
        changed[at] = random.between(0, 255);
        break;
      case 1:
        changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]);
        break;
      case 2:
        changed = Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
        break;
      case 3:
        changed = Buffer.concat([changed.subarray(0, at), Buffer.from(random.pick(NASTY)), changed.subarray(at)]);
        break;
      default:
        if (random.next() < 0.2) changed = changed.subarray(0, at);
    }
  }
  return changed;
}

/** The counts of a preview must add up whatever was read. */
function previewFaults(reading: WorkbookReading & { readonly ok: true }): readonly string[] {
  return [clientSheet, contractSheet].flatMap((definition) => {
    const previewed = attempted(() => previewSheet(reading.content, definition));
    if (previewed instanceof Error) return [`${definition.kind}: ${previewed.stack ?? previewed.message}`];
    const { counts, rows, leftOut, refused } = previewed;
    const refusedRows = new Set(refused.map((cell) => cell.rowNumber)).size;
    const adds = counts.inFile === rows.length + leftOut.length + refusedRows;
    return adds ? [] : [`${definition.kind}: ${JSON.stringify(counts)}`];
  });
}

function attempted<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

type Answer = Extract<ReadingMessage, { readonly type: 'done' }>;

/** One reading process for many files; it ends itself, or is killed by the clock, when one of them takes too long. */
class PatientReader {
  readonly #child: ReadingChild = startNodeChild(readingProcessEntry(), defaultLimits.memoryMegabytes);
  readonly ready: Promise<void>;
  #settle: (outcome: Answer | string) => void = () => undefined;
  #askedAt = 0;

  constructor() {
    this.ready = new Promise((resolve) => {
      this.#child.onMessage((raw) => {
        const message = raw as ReadingMessage;
        if (message.type === 'ready') resolve();
        if (message.type === 'done') this.#settle(message);
      });
      this.#child.onExit((outOfMemory) => {
        if (outOfMemory) this.#settle('workbook_needs_too_much_memory');
        else
          this.#settle(
            performance.now() - this.#askedAt < defaultLimits.milliseconds ? CRASHED : 'workbook_took_too_long',
          );
      });
    });
  }

  read(bytes: Uint8Array, fileName: string): Promise<Answer | string> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.close();
        resolve('workbook_took_too_long');
      }, defaultLimits.wallMilliseconds);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#askedAt = performance.now();
      this.#child.send({ bytes, fileName, sha256: '', limits: defaultLimits });
    });
  }

  close(): void {
    this.#child.kill();
  }
}
