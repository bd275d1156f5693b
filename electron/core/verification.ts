import type { auditContract, VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { Store } from '#core/database/open-store.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { verifyChain } from '#core/modules/audit/audit.service.ts';
import { verifyLedger } from '#core/modules/ledger/verify.service.ts';
import { verifyRecovery } from '#core/modules/users/recovery.service.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  listFileHashes,
  verifyContents,
  verifyNumbering,
  verifySignatures,
} from '#core/modules/review/verify.service.ts';

type Own = Pick<typeof auditContract, 'office.verify'>;

/** Everything the office promises about its store, looked into by each module and told in one answer. */
export function verificationHandlers(store: Store, kinds: RecordKinds): HandlersFor<Own> {
  return {
    async 'office.verify'(ctx) {
      const chain = await verifyChain(ctx.db);
      const checks: VerifyCheck[] = [
        verifyIntegrity(store),
        {
          name: 'audit_chain',
          looked: chain.events,
          faults: chain.faultAt === undefined ? [] : [{ where: `audit ${chain.faultAt}`, what: 'chain_broken' }],
        },
        await verifySignatures(ctx.db),
        await verifyContents(ctx.db, kinds),
        await verifyLedger(ctx.db),
        await verifyNumbering(ctx.db),
        await verifyFiles(ctx),
        await verifyRecovery(ctx.db),
      ];
      return { good: checks.every((check) => check.faults.length === 0), headHash: chain.headHash, checks };
    },
  };
}

function verifyIntegrity(store: Store): VerifyCheck {
  const faults = store.checkIntegrity().map((what) => ({ where: 'office.db', what }));
  return { name: 'integrity', looked: 1, faults };
}

/** Every original that a submission stands on is beside the store, unchanged. */
async function verifyFiles(ctx: QueryContext): Promise<VerifyCheck> {
  const hashes = await listFileHashes(ctx.db);
  const faults = hashes.flatMap((hash) => {
    const bytes = ctx.files.get(hash);
    if (!bytes) return [{ where: `files/${hash.slice(0, 12)}`, what: 'file_missing' }];
    return sha256(bytes) === hash ? [] : [{ where: `files/${hash.slice(0, 12)}`, what: 'file_changed' }];
  });
  return { name: 'files', looked: hashes.length, faults };
}
