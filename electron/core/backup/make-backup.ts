import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { keyOfFile, type KeyLock } from '#core/backup/backup-keys.ts';
import {
  backupFileName,
  deliver,
  type FileSink,
  hashOfFile,
  refusePlace,
  sweepParts,
  writeToDisk,
} from '#core/backup/backup-files.ts';
import { type BackupHead, writeHead } from '#core/backup/backup-head.ts';
import { BackupRefused, type BackupRule, placeRefusal } from '#core/backup/backup-refused.ts';
import type { OnBackupStep } from '#core/backup/backup-steps.ts';
import { type Enclosure, pack } from '#core/backup/parcel.ts';
import { seal } from '#core/backup/sealed-stream.ts';
import { unpackAndVerify } from '#core/backup/open-backup.ts';
import { openStoreCopy, type StoreFacts } from '#core/database/store-facts.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { listFileHashes } from '#core/modules/review/verify.service.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';

export interface MakeOrder {
  /** Holds `office.db`, the copy of the store, and may be written into; removed by whoever made it. */
  readonly work: string;
  readonly storeFolder: string;
  readonly dataKey: Uint8Array;
  readonly lock: KeyLock;
  /** UTC milliseconds. */
  readonly madeAt: number;
  readonly places: readonly string[];
  readonly kinds: RecordKinds;
}

export interface Delivery {
  readonly place: string;
  readonly file: string;
  /** Why it is not there. */
  readonly rule?: BackupRule;
  readonly details?: RuleDetails;
}

export interface MadeBackup {
  readonly fileHash: string;
  readonly sizeBytes: number;
  readonly headSeq: number;
  readonly headHash: string;
  readonly officeTag: string;
  readonly deliveries: readonly Delivery[];
}

/**
 * Seals the copy with the files behind its submissions, restores the sealed file to a temporary place and verifies it
 * there, and only then brings it to each place. A place that fails is told in its delivery and keeps what it had.
 */
export async function makeBackup(
  order: MakeOrder,
  onStep: OnBackupStep,
  write: FileSink = writeToDisk,
): Promise<MadeBackup> {
  const { work, storeFolder, dataKey, madeAt, places } = order;
  const sealed = join(work, 'sealed');
  const { facts, hashes } = await lookAtCopy(join(work, 'office.db'));
  const officeTag = facts.firstHash.slice(0, 8);
  const head: BackupHead = {
    officeName: facts.officeName,
    officeTag,
    madeAt,
    schema: facts.schema,
    salt: randomBytes(16).toString('base64'),
    lock: order.lock,
  };
  const enclosures = await enclosuresOf(order, facts, hashes);
  await sealInto(sealed, { head, dataKey, enclosures }, onStep);
  const check = join(work, 'check');
  await mkdir(check);
  await unpackAndVerify({ file: sealed, dataKey, folder: check, kinds: order.kinds }, onStep);
  await rm(check, { recursive: true, force: true });
  const name = backupFileName(officeTag, madeAt);
  const fileHash = await hashOfFile(sealed);
  const deliveries: Delivery[] = [];
  for (const [index, place] of places.entries()) {
    onStep('deliver', index, places.length);
    deliveries.push(await bring({ file: sealed, hash: fileHash, name, place }, { storeFolder, officeTag }, write));
  }
  const { size } = await stat(sealed);
  return { fileHash, sizeBytes: size, headSeq: facts.headSeq, headHash: facts.headHash, officeTag, deliveries };
}

async function lookAtCopy(path: string): Promise<{ facts: StoreFacts; hashes: readonly string[] }> {
  const copy = openStoreCopy(path);
  try {
    return { facts: copy.facts(), hashes: await listFileHashes(copy.read) };
  } finally {
    copy.close();
  }
}

/** What is inside, the facts first: whoever opens it knows what must come out. */
async function enclosuresOf(
  { work, storeFolder }: MakeOrder,
  facts: StoreFacts,
  hashes: readonly string[],
): Promise<readonly Enclosure[]> {
  const store = join(work, 'office.db');
  const inside = { facts, storeHash: await hashOfFile(store), files: hashes };
  const files = hashes.map((hash) => {
    const name = `files/${hash.slice(0, 2)}/${hash}`;
    return { name, from: join(storeFolder, name) };
  });
  return [
    { name: 'facts.json', from: Buffer.from(JSON.stringify(inside), 'utf8') },
    { name: 'office.db', from: store },
    ...files,
  ];
}

interface Contents {
  readonly head: BackupHead;
  readonly dataKey: Uint8Array;
  readonly enclosures: readonly Enclosure[];
}

async function sealInto(path: string, { head, dataKey, enclosures }: Contents, onStep: OnBackupStep): Promise<void> {
  const { bytes, digest } = writeHead(head);
  const key = keyOfFile(dataKey, Buffer.from(head.salt, 'base64'));
  let total = 0;
  for (const { from } of enclosures) total += typeof from === 'string' ? (await stat(from)).size : 0;
  let done = 0;
  const packed = pack(enclosures, (count) => onStep('seal', (done += count), total));
  const whole = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield bytes;
    yield* seal(source, key, digest);
  };
  await pipeline(packed, createGzip({ level: 5 }), whole, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}

async function bring(
  parcel: Parameters<typeof deliver>[0],
  { storeFolder, officeTag }: { readonly storeFolder: string; readonly officeTag: string },
  write: FileSink,
): Promise<Delivery> {
  const { place, name: file } = parcel;
  try {
    await refusePlace(place, storeFolder);
    await sweepParts(place, officeTag);
    await deliver(parcel, write);
    return { place, file };
  } catch (error) {
    const { rule, details } = error instanceof BackupRefused ? error : placeRefusal(error, place);
    return { place, file, rule, details };
  }
}
