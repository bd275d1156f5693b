import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliver, type FileSink, lookAtPlace, writeToDisk } from '#core/backup/backup-files.ts';
import { readHead, writeHead } from '#core/backup/backup-head.ts';
import { type KeyLock, newDataKey } from '#core/backup/backup-keys.ts';
import { BackupRefused } from '#core/backup/backup-refused.ts';
import { makeBackup, type MadeBackup } from '#core/backup/make-backup.ts';
import { unpackAndVerify } from '#core/backup/open-backup.ts';
import { dataKeyOf } from '#core/backup/restore-backup.ts';
import { passwords } from '#core/modules/users/passwords.ts';
import { officeKinds } from '#core/registry.ts';
import { freshFolder, openBackupOffice, PASSPHRASE } from '../support/backup-office.ts';
import { MORNING } from '../support/test-office.ts';

const KILLED = join(import.meta.dirname, 'crash/backup-process.ts');
const RECOVERY = 'ABCDE-FGHJK-MNPQR-STVWX-YZ234';
const cheap = passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 });
const kinds = officeKinds();

interface Workshop {
  readonly folder: string;
  readonly storeFolder: string;
  readonly key: { readonly dataKey: Buffer; readonly lock: KeyLock };
  make(place: string, madeAt?: number, write?: FileSink): Promise<MadeBackup>;
}

/** A closed office's store, and what a backup is made with, without the office around it. */
async function openWorkshop(): Promise<Workshop> {
  const office = await openBackupOffice(1);
  await office.office.close();
  const folder = freshFolder();
  const key = await newDataKey(cheap, PASSPHRASE, RECOVERY);
  let works = 0;
  return {
    folder,
    storeFolder: office.directory,
    key,
    make(place, madeAt = MORNING, write = writeToDisk) {
      const work = join(folder, `work-${(works += 1)}`);
      mkdirSync(work);
      mkdirSync(place, { recursive: true });
      copyFileSync(join(office.directory, 'office.db'), join(work, 'office.db'));
      const order = { work, storeFolder: office.directory, ...key, madeAt, places: [place], kinds };
      return makeBackup(order, () => {}, write);
    },
  };
}

async function ruleOf(work: Promise<unknown>): Promise<string> {
  const caught = await work.then(
    () => 'nothing was refused',
    (error: unknown) => error,
  );
  return caught instanceof BackupRefused ? caught.rule : String(caught);
}

test('whatever byte is damaged, cut off or added, the backup is refused', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  console.info(`damaged backups: seed ${seed}`);
  const { folder, key, make } = await openWorkshop();
  const place = join(folder, 'place');
  const made = await make(place);
  const file = join(place, made.deliveries[0]?.file ?? '');
  const whole = readFileSync(file);
  const { bodyAt } = await readHead(file);
  const damaged = join(folder, 'damaged.csbackup');
  let opened = 0;
  const open = (bytes: Uint8Array): Promise<string> => {
    writeFileSync(damaged, bytes);
    const into = join(folder, `opened-${(opened += 1)}`);
    return ruleOf(
      dataKeyOf(damaged, { passphrase: PASSPHRASE }, cheap.deriveKey).then((dataKey) =>
        unpackAndVerify({ file: damaged, dataKey, folder: into, kinds }, () => {}),
      ),
    );
  };
  const inHead = fc.sample(fc.integer({ min: 0, max: bodyAt - 1 }), { seed, numRuns: 16 });
  const inBody = fc.sample(fc.integer({ min: bodyAt, max: whole.byteLength - 1 }), { seed, numRuns: 16 });
  for (const at of [0, 8, 12, bodyAt - 1, bodyAt, whole.byteLength - 1, ...inHead, ...inBody]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    const allowed = at < 8 ? /not_a_backup/ : at < 12 ? /newer_format/ : /damaged/;
    expect(await open(bytes), `seed ${seed}, byte ${at}`).toMatch(allowed);
  }
  const cuts = fc.sample(fc.integer({ min: 0, max: whole.byteLength - 1 }), { seed, numRuns: 8 });
  for (const length of [0, bodyAt, bodyAt + 64 * 1024 + 16, whole.byteLength - 1, ...cuts]) {
    expect(await open(whole.subarray(0, length)), `seed ${seed}, cut at ${length}`).toMatch(/damaged|not_a_backup/);
  }
  expect(await open(Buffer.concat([whole, Buffer.from([0])]))).toBe('backup.damaged');
  expect(await open(whole)).toBe('nothing was refused');
  expect(await dataKeyOf(file, { recoveryKey: ` ${RECOVERY.toLowerCase()}` }, cheap.deriveKey)).toEqual(key.dataKey);
  const wrong = (secret: Parameters<typeof dataKeyOf>[1]) => ruleOf(dataKeyOf(file, secret, cheap.deriveKey));
  expect(await wrong({ passphrase: `${PASSPHRASE} ` })).toBe('backup.wrong_passphrase');
  expect(await wrong({ recoveryKey: RECOVERY.replace('ABC', 'ABD') })).toBe('backup.wrong_recovery_key');
  const { head } = await readHead(file);
  writeFileSync(damaged, writeHead({ ...head, schema: '9999_later' }).bytes);
  expect(await wrong({ passphrase: PASSPHRASE }).then(() => ruleOf(readHead(damaged)))).toBe('backup.newer_version');
});

test('a place that fills up in the middle keeps its last good backup and nothing half', async () => {
  const { folder, make } = await openWorkshop();
  const place = join(folder, 'place');
  const good = await make(place);
  const before = readdirSync(place);
  const full: FileSink = async (path, bytes) => {
    let room = 4096;
    for await (const chunk of bytes) {
      await writeFile(path, chunk.subarray(0, room), { flag: 'a' });
      room -= chunk.byteLength;
      if (room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
  };
  const failed = await make(place, MORNING + 60_000, full);
  expect(failed.deliveries).toMatchObject([{ rule: 'backup.place_full', details: { place } }]);
  expect(readdirSync(place)).toEqual(before);
  const again = await make(place, MORNING);
  expect(again.deliveries, 'a name that is taken is never written over').toMatchObject([
    { rule: 'backup.place_failed' },
  ]);
  const liar: FileSink = (path) => writeFile(path, 'not what was sent');
  expect((await make(place, MORNING + 60_000, liar)).deliveries).toMatchObject([{ rule: 'backup.not_as_written' }]);
  expect(readdirSync(place)).toEqual(before);
  expect(before).toEqual([good.deliveries[0]?.file]);
});

test('killed while it is written, a backup leaves the last good one and no half file under the final name', async () => {
  const { folder, make } = await openWorkshop();
  const place = join(folder, 'place');
  const good = await make(place);
  const [name = ''] = readdirSync(place);
  const whole = readFileSync(join(place, name));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', KILLED, join(place, name), good.fileHash, place, good.officeTag],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const left = readdirSync(place).toSorted();
  expect(left).toHaveLength(2);
  expect(left.filter((each) => each.endsWith('.csbackup'))).toEqual([name]);
  expect(readFileSync(join(place, name)).equals(whole)).toBe(true);
  const next = await make(place, MORNING + 120_000);
  expect(readdirSync(place).toSorted()).toEqual([name, next.deliveries[0]?.file]);
});

test('a place inside the store is refused, sync folders and the same disk are warned of', async () => {
  const { folder, storeFolder } = await openWorkshop();
  expect(await lookAtPlace(join(storeFolder, 'files'), storeFolder)).toMatchObject({ rule: 'backup.place_in_store' });
  expect(await lookAtPlace(join(folder, 'gone'), storeFolder)).toMatchObject({ rule: 'backup.place_missing' });
  const synced = join(folder, '坚果云');
  mkdirSync(synced);
  expect((await lookAtPlace(synced, storeFolder)).warnings).toEqual(['sync_folder', 'same_disk']);
  expect(existsSync(join(synced, 'probe'))).toBe(false);
  expect(readdirSync(synced)).toEqual([]);
  const missing = deliver({ file: join(folder, 'x'), hash: '', name: 'a.csbackup', place: join(folder, 'gone') });
  expect(await ruleOf(missing)).toBe('backup.place_missing');
});
