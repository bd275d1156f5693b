import type { QueryContext } from '#core/kernel/context.ts';
import { listAccounts } from '#core/modules/settings/own-accounts.repository.ts';
import { logoBytes, readProfile } from '#core/modules/settings/profile.service.ts';

/** This office as its papers show it, from what is effective. */
export interface OfficeOnPaper {
  readonly name: string;
  readonly phone: string;
  readonly contactLines: readonly string[];
  readonly logo?: { readonly mediaType: string; readonly contentBase64: string };
  /** Bank and number of the account that invoices name; absent where none is chosen. */
  readonly invoiceAccount?: string;
}

/** Empty before the office has a profile. */
export async function officeOnPaper(ctx: Pick<QueryContext, 'db' | 'files'>): Promise<OfficeOnPaper> {
  const profile = (await readProfile(ctx.db))?.content;
  const account = (await listAccounts(ctx.db)).find(({ onInvoices }) => onInvoices);
  const logo = logoBytes(ctx, profile?.logo ?? null);
  return {
    name: profile?.name ?? '',
    phone: profile?.phone ?? '',
    contactLines: profile?.contactLines ?? [],
    ...(logo && { logo }),
    ...(account && { invoiceAccount: `${account.bank} ${account.account}` }),
  };
}
