import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { REGISTERS } from '#shared/registers/registers.ts';
import { keyOfFile } from '#core/backup/backup-keys.ts';
import { readHead } from '#core/backup/backup-head.ts';
import { BackupRefused } from '#core/backup/backup-refused.ts';
import { unpack } from '#core/backup/parcel.ts';
import { unseal } from '#core/backup/sealed-stream.ts';
import { openStore, STORE_FILE } from '#core/database/open-store.ts';
import { openStoreCopy, StoreFacts } from '#core/database/store-facts.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { verifyStore } from '#core/verification.ts';
import type { OnBackupStep } from '#core/backup/backup-steps.ts';

const Inside = z.strictObject({ facts: StoreFacts, storeHash: z.string(), files: z.array(z.string()) });

export interface OpenOrder {
  readonly file: string;
  readonly dataKey: Uint8Array;
  /** An empty folder; afterwards a whole store by itself. */
  readonly folder: string;
  readonly kinds: RecordKinds;
}

/**
 * Unpacks a backup and holds it against what it said of itself when it was made: the store's hash, rows of each table, sums
 * of the ledger, head of the audit log, every file behind a submission; then against everything `verify` looks into.
 */
export async function unpackAndVerify(
  { file, dataKey, folder, kinds }: OpenOrder,
  onStep: OnBackupStep,
): Promise<StoreFacts> {
  const { head, digest, bodyAt } = await readHead(file);
  const key = keyOfFile(dataKey, Buffer.from(head.salt, 'base64'));
  const body = createReadStream(file, { start: bodyAt, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
  let done = 0;
  const hashes = await inflate(unseal(body, key, digest), (inflated) =>
    unpack(inflated, folder, (count) => onStep('verify', (done += count), 0)),
  );
  const inside = await readInside(join(folder, 'facts.json'));
  if (hashes.get(STORE_FILE) !== inside.storeHash) throw new BackupRefused('backup.damaged');
  const missing = inside.files.find((hash) => hashes.get(`files/${hash.slice(0, 2)}/${hash}`) !== hash);
  if (missing !== undefined || hashes.size !== inside.files.length + 2) throw new BackupRefused('backup.damaged');
  compareFacts(join(folder, STORE_FILE), inside.facts);
  await verifyWhole(folder, inside.facts, kinds);
  return inside.facts;
}

/** Gunzip's own errors mean damage too; a refusal of ours goes through as it is. */
async function inflate<T>(
  source: AsyncIterable<Uint8Array>,
  read: (inflated: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const zipped = Readable.from(source);
  const inflated = createGunzip();
  zipped.on('error', (error) => inflated.destroy(error));
  try {
    return await read(zipped.pipe(inflated) as AsyncIterable<Buffer>);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_') ? new BackupRefused('backup.damaged') : error;
  } finally {
    zipped.destroy();
    inflated.destroy();
  }
}

async function readInside(path: string): Promise<z.infer<typeof Inside>> {
  const parsed = Inside.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new BackupRefused('backup.damaged');
  await rm(path);
  return parsed.data;
}

/** Before anything is migrated: the store as it lies there says of itself what it said when it was sealed. */
function compareFacts(path: string, told: StoreFacts): void {
  const copy = openStoreCopy(path);
  try {
    const [fault] = copy.faults();
    if (fault !== undefined) throw new BackupRefused('backup.not_as_made', { what: fault });
    const found = copy.facts();
    const differs = Object.keys(told).find(
      (name) => JSON.stringify(found[name as keyof StoreFacts]) !== JSON.stringify(told[name as keyof StoreFacts]),
    );
    if (differs !== undefined) throw new BackupRefused('backup.not_as_made', { what: differs });
  } finally {
    copy.close();
  }
}

/** As the office itself would look at it, brought to this program's schema first. */
async function verifyWhole(folder: string, told: StoreFacts, kinds: RecordKinds): Promise<void> {
  const store = await openStore(folder, 'open');
  try {
    const found = await verifyStore({
      db: store.read,
      files: store.files,
      kinds,
      registers: REGISTERS,
      integrity: () => store.checkIntegrity(),
    });
    const faulty = found.checks.find(({ faults }) => faults.length > 0);
    const [fault] = faulty?.faults ?? [];
    if (fault) throw new BackupRefused('backup.not_as_made', { what: `${fault.where} ${fault.what}` });
    if (found.headHash !== told.headHash) throw new BackupRefused('backup.not_as_made', { what: 'headHash' });
  } finally {
    await store.close();
  }
}
