import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { countVouchers, listUnbalancedVouchers } from '#core/modules/ledger/verify.repository.ts';

/** Debits equal credits in every voucher, and so in the whole ledger. */
export async function verifyLedger(db: ReadDb): Promise<VerifyCheck> {
  const faults = (await listUnbalancedVouchers(db)).map((number) => ({ where: number, what: 'unbalanced' }));
  return { name: 'ledger', looked: await countVouchers(db), faults };
}
