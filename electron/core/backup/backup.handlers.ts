import { rename, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { backupContract, BackupLogRow } from '#shared/backup/backup.contract.ts';
import type { Store } from '#core/database/open-store.ts';
import { lookAtPlace } from '#core/backup/backup-files.ts';
import { readHead } from '#core/backup/backup-head.ts';
import { newDataKey } from '#core/backup/backup-keys.ts';
import { BackupRefused } from '#core/backup/backup-refused.ts';
import { runBackupWork } from '#core/backup/backup-work.ts';
import {
  type BackupLogRow as StoredRow,
  findBackupKey,
  insertLog,
  lastMadeAt,
  listLogBefore,
  putBackupKey,
} from '#core/backup/backup.repository.ts';
import { dataKeyOf } from '#core/backup/restore-backup.ts';
import { logMade, makeInOffice } from '#core/backup/make-in-office.ts';
import { testBackup } from '#core/backup/test-backup.ts';
import { type CommandContext, type HandlersFor, prepared, type QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { firstEventHash } from '#core/modules/audit/audit.service.ts';
import type { Identity, PasswordCheck } from '#core/modules/review/review.handlers.ts';
import { refuseCommon } from '#core/modules/users/common-passwords.ts';
import { isFounded, namesOf } from '#core/modules/users/identity.service.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import { isSampleOffice } from '#core/modules/users/sample.service.ts';
import { newRecoveryCode } from '#core/modules/users/recovery-code.ts';

export interface BackupParts {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly identity: Identity;
}

type Own = HandlersFor<typeof backupContract>;

/** Backups of this office, and the restore of one where there is none yet. */
export function backupHandlers(parts: BackupParts): Own {
  return {
    ...readingHandlers(parts),
    ...passphraseHandlers(parts),
    ...restoreHandlers(parts),
    'backup.make': prepared({
      async prepare(ctx, input) {
        if (await isSampleOffice(ctx.db)) refuse('backup.sample');
        const last = await lastMadeAt(ctx.db);
        if (input.unlessSince !== undefined && last !== undefined && last >= input.unlessSince) return 'not_due';
        return makeInOffice(ctx, parts.store, input.places);
      },
      async run(ctx, _input, made) {
        return made === 'not_due' ? { outcome: 'not_due' } : logMade(ctx, made);
      },
    }),
    'backup.test': prepared({
      prepare: (ctx, input) => testBackup(ctx, parts, input),
      async run(ctx, _input, { outcome, log }) {
        await insertLog(ctx.db, { ...log, at: ctx.now, person_id: ctx.person.id });
        ctx.note({ outcome: `backup_test_${outcome.outcome}` });
        return outcome;
      },
    }),
  };
}

function readingHandlers({ store }: BackupParts): Pick<Own, 'backup.status' | 'backup.log' | 'backup.lookAtPlace'> {
  return {
    async 'backup.status'(ctx) {
      const last = await lastMadeAt(ctx.db);
      const key = await findBackupKey(ctx.db);
      const names = key && (await namesOf(ctx.db, [key.set_by, key.seconded_by]));
      return {
        sample: await isSampleOffice(ctx.db),
        officeTag: (await firstEventHash(ctx.db))?.slice(0, 8) ?? '',
        ...(last !== undefined && { lastMadeAt: last }),
        ...(key && {
          passphrase: { setAt: key.set_at, setBy: names?.[0] ?? '', secondedBy: names?.[1] ?? '' },
        }),
      };
    },
    async 'backup.log'(ctx, input) {
      const before = decodePageKey(input.after, 1)?.[0];
      const rows = await listLogBefore(ctx.db, before === undefined ? undefined : Number(before), input.limit + 1);
      const page = toPage(rows, input.limit, (row) => [row.seq]);
      return { ...page, rows: page.rows.map(shown) };
    },
    async 'backup.lookAtPlace'(_ctx, { place }) {
      if (!isAbsolute(place)) return { warnings: [], rule: 'backup.place_missing' };
      const { warnings, rule } = await lookAtPlace(place, store.directory);
      return { warnings: [...warnings], ...(rule !== undefined && { rule }) };
    },
  };
}

function shown(row: StoredRow): BackupLogRow {
  return {
    seq: row.seq,
    at: row.at,
    event: row.event,
    personName: row.person_name ?? '',
    place: row.place,
    file: row.file,
    sizeBytes: row.size_bytes,
    fileHash: row.file_hash,
    headSeq: row.head_seq,
    headHash: row.head_hash,
    verified: row.verified === 1,
    rule: row.rule,
  };
}

function passphraseHandlers({ passwords, identity }: BackupParts): Pick<Own, 'backup.setPassphrase'> {
  return {
    'backup.setPassphrase': prepared({
      async prepare(ctx, { passphrase, password, second }) {
        if (await isSampleOffice(ctx.db)) refuse('backup.sample');
        refuseCommon(passphrase, 'passphrase');
        const recoveryKey = newRecoveryCode();
        const [own, other, key] = await Promise.all([
          identity.check(ctx, ctx.person.name, password),
          identity.check(ctx, second.name, second.password),
          newDataKey(passwords, passphrase, recoveryKey),
        ]);
        return { own, other, key, recoveryKey };
      },
      async run(ctx, _input, { own, other, key, recoveryKey }) {
        const wrong =
          (await wrongPassword(ctx, identity, own, 'own')) ?? (await wrongPassword(ctx, identity, other, 'second'));
        if (wrong) return wrong;
        if (other.personId === undefined || other.personId === ctx.person.id)
          return { outcome: 'not_allowed', rule: 'backup.second_person' };
        if (!other.mayCheck || other.mustChange) return { outcome: 'not_allowed', rule: 'backup.second_may_not' };
        await putBackupKey(ctx.db, {
          id: 'office',
          data_key: key.dataKey.toString('hex'),
          lock: JSON.stringify(key.lock),
          set_at: ctx.now,
          set_by: ctx.person.id,
          seconded_by: other.personId,
        });
        ctx.note({ outcome: 'backup_passphrase_set', signedBy: [other.personId] });
        return { outcome: 'set', recoveryKey };
      },
    }),
  };
}

async function wrongPassword(ctx: CommandContext, identity: Identity, check: PasswordCheck, whose: 'own' | 'second') {
  const kept = await identity.record(ctx, check);
  if (check.matches && check.personId !== undefined && kept.lockedUntil === undefined) return undefined;
  return { outcome: 'wrong_password' as const, whose, ...kept };
}

/** Restoring is for a PC without an office: one that exists is never touched. */
async function refuseWhereOfficeIs(ctx: QueryContext): Promise<void> {
  if (await isFounded(ctx.db)) refuse('backup.office_exists');
}

function restoreHandlers({ store, passwords }: BackupParts): Pick<Own, 'backup.inspect' | 'backup.restore'> {
  return {
    'backup.inspect': async (ctx, { file }) => {
      await refuseWhereOfficeIs(ctx);
      return refusing(async () => {
        const { head } = await readHead(file);
        const { officeName, officeTag, madeAt } = head;
        return { officeName, officeTag, madeAt, sizeBytes: (await stat(file)).size };
      });
    },
    'backup.restore': prepared({
      async prepare(ctx, { file, secret }) {
        await refuseWhereOfficeIs(ctx);
        return refusing(async () => {
          const dataKey = await dataKeyOf(file, secret, passwords.deriveKey);
          const target = restoredFolder(store.directory);
          // one that was restored and never opened is put aside, not deleted
          await rename(target, `${target}-${ctx.now}`).catch(() => undefined);
          return runBackupWork(
            { type: 'restore', file, dataKey, target, now: ctx.now },
            { signal: ctx.signal, onStep: (step, done, total) => void ctx.progress(`backup.${step}`, done, total) },
          );
        });
      },
      async run(ctx, _input, restored) {
        ctx.note({ outcome: 'restored_beside', contentHash: restored.headHash });
        return restored;
      },
    }),
  };
}

/** Where a restored office waits until the program opens it in the empty one's place. */
export function restoredFolder(storeFolder: string): string {
  return `${storeFolder}.restored`;
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) return refuse(error.rule, error.details);
    throw error;
  }
}
