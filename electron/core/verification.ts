import type { auditContract, VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Store } from '#core/database/open-store.ts';
import type { FileStore } from '#core/database/file-store.ts';
import { prepared, type HandlersFor, type ReadDb } from '#core/kernel/context.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { verifyChain } from '#core/modules/audit/audit.service.ts';
import { verifyLedger } from '#core/modules/ledger/verify.service.ts';
import { verifyRegisters } from '#core/modules/registers/register-verify.service.ts';
import { verifyRecovery } from '#core/modules/users/recovery.service.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  listFileHashes,
  verifyContents,
  verifyNumbering,
  verifySignatures,
} from '#core/modules/review/verify.service.ts';

type Own = Pick<typeof auditContract, 'office.verify'>;

/** Where a verification looks: the open office, or a store that came out of a backup. */
export interface VerifiedPlace {
  readonly db: ReadDb;
  readonly files: Pick<FileStore, 'get'>;
  readonly kinds: RecordKinds;
  readonly registers: readonly RegisterKind[];
  readonly integrity: () => Promise<readonly string[]>;
  /** Awaited now and then in long work; does nothing where nobody else is served. */
  readonly pause?: () => Promise<void>;
}

/** Everything the office promises about its store, looked into by each module and told in one answer. */
export async function verifyStore(place: VerifiedPlace): Promise<Output<'office.verify'>> {
  const { db, files, kinds, registers, integrity, pause = async () => {} } = place;
  const chain = await verifyChain(db);
  const checks: VerifyCheck[] = [
    { name: 'integrity', looked: 1, faults: (await integrity()).map((what) => ({ where: 'office.db', what })) },
    {
      name: 'audit_chain',
      looked: chain.events,
      faults: chain.faultAt === undefined ? [] : [{ where: `audit ${chain.faultAt}`, what: 'chain_broken' }],
    },
    await verifySignatures(db),
    await verifyContents(db, kinds, pause),
    await verifyLedger(db),
    await verifyRegisters(db, registers),
    await verifyNumbering(db),
    await verifyFiles(db, files),
    await verifyRecovery(db),
  ];
  return { good: checks.every((check) => check.faults.length === 0), headHash: chain.headHash, checks };
}

export function verificationHandlers(
  store: Store,
  kinds: RecordKinds,
  registers: readonly RegisterKind[],
): HandlersFor<Own> {
  return {
    'office.verify': prepared({
      prepare: async () => undefined,
      run: (ctx) =>
        verifyStore({
          db: ctx.db,
          files: ctx.files,
          kinds,
          registers,
          integrity: () => store.checkIntegrity(),
          pause: async () => {
            ctx.signal.throwIfAborted();
            await ctx.progress('verify.contents', 0, 0);
          },
        }),
    }),
  };
}

/** Every original that a submission stands on is beside the store, unchanged. */
async function verifyFiles(db: ReadDb, files: Pick<FileStore, 'get'>): Promise<VerifyCheck> {
  const hashes = await listFileHashes(db);
  const faults = hashes.flatMap((hash) => {
    const bytes = files.get(hash);
    if (!bytes) return [{ where: `files/${hash.slice(0, 12)}`, what: 'file_missing' }];
    return sha256(bytes) === hash ? [] : [{ where: `files/${hash.slice(0, 12)}`, what: 'file_changed' }];
  });
  return { name: 'files', looked: hashes.length, faults };
}
