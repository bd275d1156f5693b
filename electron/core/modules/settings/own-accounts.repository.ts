import type { OwnAccount } from '#shared/settings/settings.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export async function listAccounts(db: ReadDb): Promise<OwnAccount[]> {
  const rows = await db.selectFrom('own_account').selectAll().orderBy('position').execute();
  return rows.map((row) => ({
    bank: row.bank,
    account: row.account,
    purpose: row.purpose,
    onInvoices: row.on_invoices === 1,
    onContracts: row.on_contracts === 1,
    closedOn: row.closed_on,
    remark: row.remark,
  }));
}

export async function replaceAccounts(
  db: WriteDb,
  accounts: readonly OwnAccount[],
  submissionId: string,
): Promise<void> {
  await db.deleteFrom('own_account').execute();
  for (const [position, account] of accounts.entries()) {
    await db
      .insertInto('own_account')
      .values({
        position,
        bank: account.bank,
        account: account.account,
        purpose: account.purpose,
        on_invoices: account.onInvoices ? 1 : 0,
        on_contracts: account.onContracts ? 1 : 0,
        closed_on: account.closedOn,
        remark: account.remark,
        submission_id: submissionId,
      })
      .execute();
  }
}
