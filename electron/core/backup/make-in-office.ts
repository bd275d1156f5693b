import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { MakeOutcome } from '#shared/backup/backup.contract.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import { KeyLock } from '#core/backup/backup-keys.ts';
import { BackupRefused, type BackupRule, placeRefusal } from '#core/backup/backup-refused.ts';
import { runBackupWork } from '#core/backup/backup-work.ts';
import { findBackupKey, insertLog, listMade } from '#core/backup/backup.repository.ts';
import type { MadeBackup } from '#core/backup/make-backup.ts';
import { superseded } from '#core/backup/retention.ts';
import type { Store } from '#core/database/open-store.ts';
import type { CommandContext, PrepareContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { listBackupFiles } from '#core/backup/backup-files.ts';

/** Where one backup or test restore works at a time; whatever an ended program left there is only a copy. */
const WORK_FOLDER = 'backup-work';

/** What came of it, before it is written down. */
export type MakeResult =
  | { readonly made: MadeBackup; readonly removed: readonly { readonly place: string; readonly file: string }[] }
  | { readonly places: readonly string[]; readonly rule: BackupRule; readonly details: RuleDetails };

let busy = false;

/** Gives a fresh folder inside the store's own for the time of `work`: one at a time, removed whatever happens. */
export async function inWorkFolder<T>(store: Store, work: (folder: string) => Promise<T>): Promise<T> {
  if (busy) refuse('backup.busy');
  busy = true;
  const folder = join(store.directory, WORK_FOLDER);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    busy = false;
  }
}

/** Copies the store online, then seals, verifies and delivers in a thread of its own; a fault is a result, not a throw. */
export async function makeInOffice(ctx: PrepareContext, store: Store, places: readonly string[]): Promise<MakeResult> {
  const key = await findBackupKey(ctx.db);
  if (!key) return refuse('backup.no_passphrase');
  if (!places.every((place) => isAbsolute(place))) refuse('backup.place_missing', { place: places.join('; ') });
  const onStep = (step: string, done: number, total: number): void => void ctx.progress(`backup.${step}`, done, total);
  try {
    return await inWorkFolder(store, async (work) => {
      await store.copyTo(join(work, 'office.db'), (done, total) => {
        ctx.signal.throwIfAborted();
        onStep('copy', done, total);
      });
      const made = await runBackupWork(
        {
          type: 'make',
          work,
          storeFolder: store.directory,
          dataKey: Buffer.from(key.data_key, 'hex'),
          lock: KeyLock.parse(JSON.parse(key.lock)),
          madeAt: ctx.now,
          places: [...new Set(places)],
        },
        { signal: ctx.signal, onStep },
      );
      return { made, removed: await removeSuperseded(ctx, made) };
    });
  } catch (error) {
    if (ctx.signal.aborted) return refuse('backup.cancelled');
    const { rule, details } = error instanceof BackupRefused ? error : placeRefusal(error, store.directory);
    return { places, rule, details };
  }
}

/** Only what the log knows as good and finds in the place is ever removed; the one just made counts first. */
async function removeSuperseded(ctx: PrepareContext, { deliveries, officeTag }: MadeBackup) {
  const removed: { place: string; file: string }[] = [];
  for (const { place, file, rule } of deliveries) {
    if (rule !== undefined) continue;
    const there = new Set(await listBackupFiles(place, officeTag).catch(() => []));
    const known = (await listMade(ctx.db, place)).map((row) => ({ name: row.file, madeAt: row.at }));
    const good = [{ name: file, madeAt: ctx.now }, ...known].filter(({ name }) => there.has(name));
    for (const name of superseded(good)) {
      await rm(join(place, name), { force: true }).then(
        () => removed.push({ place, file: name }),
        () => undefined,
      );
    }
  }
  return removed;
}

const NOTHING = { size_bytes: null, file_hash: null, head_seq: null, head_hash: null } as const;

/** Writes down, place by place, what was made, what failed and what was removed. */
export async function logMade(ctx: CommandContext, result: MakeResult): Promise<MakeOutcome> {
  const by = { at: ctx.now, person_id: ctx.person.id === '' ? null : ctx.person.id };
  if ('rule' in result) {
    const { places, rule, details } = result;
    for (const place of places) {
      await insertLog(ctx.db, { ...by, ...NOTHING, event: 'failed', place, file: '', verified: 0, rule });
    }
    ctx.note({ outcome: 'backup_failed' });
    return { outcome: 'failed', rule, details };
  }
  const { made, removed } = result;
  const { sizeBytes, fileHash, headSeq, headHash, deliveries } = made;
  const facts = { size_bytes: sizeBytes, file_hash: fileHash, head_seq: headSeq, head_hash: headHash };
  for (const { place, file, rule } of deliveries) {
    const row = { ...by, place, file };
    if (rule === undefined) await insertLog(ctx.db, { ...row, ...facts, event: 'made', verified: 1, rule: null });
    else await insertLog(ctx.db, { ...row, ...NOTHING, event: 'failed', verified: 0, rule });
  }
  for (const gone of removed) {
    await insertLog(ctx.db, { ...by, ...NOTHING, ...gone, event: 'removed', verified: 0, rule: null });
  }
  const [failed] = deliveries.filter(({ rule }) => rule !== undefined);
  const good = deliveries.filter(({ rule }) => rule === undefined).length;
  ctx.note({ outcome: good > 0 ? 'backup_made' : 'backup_failed', contentHash: headHash, details: { places: good } });
  if (good === 0 && failed?.rule !== undefined) {
    return { outcome: 'failed', rule: failed.rule, ...(failed.details && { details: failed.details }) };
  }
  return {
    outcome: 'made',
    sizeBytes,
    fileHash,
    headSeq,
    headHash,
    deliveries: deliveries.map((one) => ({ ...one })),
    removed: removed.length,
  };
}
