import type { Kysely } from 'kysely';
import * as foundation from './0001_foundation.ts';
import * as review from './0002_review.ts';
import * as people from './0003_people.ts';
import * as clients from './0004_clients.ts';
import * as products from './0005_products.ts';
import * as contracts from './0006_contracts.ts';
import * as dispatch from './0007_dispatch.ts';
import * as ledger from './0008_ledger.ts';
import * as invoicing from './0009_invoicing.ts';
import * as quantities from './0010_quantities.ts';
import * as exchange from './0011_exchange.ts';
import * as guards from './0012_guards.ts';
import * as access from './0013_access.ts';
import * as policies from './0014_policies.ts';
import * as daily from './0015_daily.ts';
import * as batches from './0016_batches.ts';
import * as listIndexes from './0017_list_indexes.ts';
import * as personal from './0018_personal.ts';
import * as drafts from './0019_drafts.ts';
import * as lookups from './0020_lookups.ts';
import * as settings from './0021_settings.ts';
import * as backups from './0022_backups.ts';
import * as clientFiles from './0023_client_files.ts';
import * as clientMerges from './0024_client_merges.ts';
import * as clientStory from './0025_client_story.ts';
import * as prices from './0026_prices.ts';
import * as amendingImports from './0027_amending_imports.ts';
import * as disclosures from './0028_disclosures.ts';
import * as batchRows from './0029_batch_rows.ts';
import * as clientActions from './0030_client_actions.ts';
import * as likenessHashes from './0031_likeness_hashes.ts';
import * as registers from './0032_registers.ts';
import * as dailyFiles from './0033_daily_files.ts';
import * as bills from './0034_bills.ts';
import * as visitIntervals from './0035_visit_intervals.ts';
import * as formerNames from './0036_former_names.ts';
import * as receipts from './0037_receipts.ts';
import * as receivables from './0038_receivables.ts';
import * as cashAccount from './0039_cash_account.ts';
import * as statements from './0040_statements.ts';

export interface Migration {
  up(db: Kysely<unknown>): Promise<void>;
}

/** Append only. A migration that has landed is never edited, renamed or removed: a test locks their hashes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_foundation': foundation,
  '0002_review': review,
  '0003_people': people,
  '0004_clients': clients,
  '0005_products': products,
  '0006_contracts': contracts,
  '0007_dispatch': dispatch,
  '0008_ledger': ledger,
  '0009_invoicing': invoicing,
  '0010_quantities': quantities,
  '0011_exchange': exchange,
  '0012_guards': guards,
  '0013_access': access,
  '0014_policies': policies,
  '0015_daily': daily,
  '0016_batches': batches,
  '0017_list_indexes': listIndexes,
  '0018_personal': personal,
  '0019_drafts': drafts,
  '0020_lookups': lookups,
  '0021_settings': settings,
  '0022_backups': backups,
  '0023_client_files': clientFiles,
  '0024_client_merges': clientMerges,
  '0025_client_story': clientStory,
  '0026_prices': prices,
  '0027_amending_imports': amendingImports,
  '0028_disclosures': disclosures,
  '0029_batch_rows': batchRows,
  '0030_client_actions': clientActions,
  '0031_likeness_hashes': likenessHashes,
  '0032_registers': registers,
  '0033_daily_files': dailyFiles,
  '0034_bills': bills,
  '0035_visit_intervals': visitIntervals,
  '0036_former_names': formerNames,
  '0037_receipts': receipts,
  '0038_receivables': receivables,
  '0039_cash_account': cashAccount,
  '0040_statements': statements,
};
