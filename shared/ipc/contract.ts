import { aboutContract } from '#shared/settings/about.contract.ts';
import { auditContract } from '#shared/audit/audit.contract.ts';
import { backupContract } from '#shared/backup/backup.contract.ts';
import { bulkChangeContract } from '#shared/review/bulk-change.contract.ts';
import { clientStandingContract } from '#shared/clients/client-standing.contract.ts';
import { clientMergesContract } from '#shared/clients/client-merges.contract.ts';
import { clientsContract } from '#shared/clients/clients.contract.ts';
import { contractsContract } from '#shared/contracts/contracts.contract.ts';
import { dailyContract } from '#shared/daily/daily.contract.ts';
import { disclosuresContract, releasesContract } from '#shared/disclosures/disclosures.contract.ts';
import { dispatchContract } from '#shared/dispatch/dispatch.contract.ts';
import { exchangeContract } from '#shared/exchange/exchange.contract.ts';
import { invoicingContract } from '#shared/invoicing/invoicing.contract.ts';
import type { InputOf, OutputOf } from '#shared/ipc/procedure.ts';
import { ledgerContract } from '#shared/ledger/ledger.contract.ts';
import { printingContract } from '#shared/printing/printing.contract.ts';
import { pricesContract } from '#shared/products/prices.contract.ts';
import { productsContract } from '#shared/products/products.contract.ts';
import { receiptsContract } from '#shared/receipts/receipts.contract.ts';
import { policiesContract } from '#shared/review/policies.contract.ts';
import { draftsContract } from '#shared/review/drafts.contract.ts';
import { clientStoryContract } from '#shared/reports/client-story.contract.ts';
import { receivablesContract } from '#shared/reports/receivables.contract.ts';
import { becomingContract } from '#shared/registers/becoming.contract.ts';
import { billsContract } from '#shared/registers/bills.contract.ts';
import { proposalsContract } from '#shared/registers/proposals.contract.ts';
import { quotesContract } from '#shared/registers/quotes.contract.ts';
import { turnoverContract } from '#shared/registers/turnover.contract.ts';
import { registersContract } from '#shared/registers/registers.contract.ts';
import { reportsContract } from '#shared/reports/reports.contract.ts';
import { searchContract } from '#shared/reports/search.contract.ts';
import { workbenchContract } from '#shared/reports/workbench.contract.ts';
import { reviewContract } from '#shared/review/review.contract.ts';
import { statementsContract } from '#shared/statements/statements.contract.ts';
import { settingsContract } from '#shared/settings/settings.contract.ts';
import { delegationsContract } from '#shared/users/delegations.contract.ts';
import { personalContract } from '#shared/users/personal.contract.ts';
import { usersContract } from '#shared/users/users.contract.ts';

/** Every procedure of the office: the window, the command line and the tests call nothing else. */
export const officeContract = {
  ...aboutContract,
  ...auditContract,
  ...backupContract,
  ...bulkChangeContract,
  ...clientMergesContract,
  ...clientsContract,
  ...clientStandingContract,
  ...contractsContract,
  ...dailyContract,
  ...delegationsContract,
  ...disclosuresContract,
  ...dispatchContract,
  ...draftsContract,
  ...exchangeContract,
  ...invoicingContract,
  ...ledgerContract,
  ...personalContract,
  ...policiesContract,
  ...pricesContract,
  ...printingContract,
  ...productsContract,
  ...receiptsContract,
  ...statementsContract,
  ...registersContract,
  ...becomingContract,
  ...billsContract,
  ...proposalsContract,
  ...turnoverContract,
  ...quotesContract,
  ...releasesContract,
  ...reportsContract,
  ...receivablesContract,
  ...clientStoryContract,
  ...reviewContract,
  ...settingsContract,
  ...searchContract,
  ...usersContract,
  ...workbenchContract,
} as const;

export type OfficeContract = typeof officeContract;
export type ProcedureName = keyof OfficeContract;
export type Input<N extends ProcedureName> = InputOf<OfficeContract[N]>;
export type Output<N extends ProcedureName> = OutputOf<OfficeContract[N]>;
