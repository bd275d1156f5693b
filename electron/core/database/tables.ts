import type { ActionTables } from '#core/database/tables/actions.tables.ts';
import type { AuditTables } from '#core/database/tables/audit.tables.ts';
import type { BackupTables } from '#core/database/tables/backup.tables.ts';
import type { ClientStoryViews } from '#core/database/tables/client-story.tables.ts';
import type { ClientTables } from '#core/database/tables/clients.tables.ts';
import type { ContractTables } from '#core/database/tables/contracts.tables.ts';
import type { DailyTables } from '#core/database/tables/daily.tables.ts';
import type { DisclosureTables } from '#core/database/tables/disclosures.tables.ts';
import type { DispatchTables } from '#core/database/tables/dispatch.tables.ts';
import type { DraftTables } from '#core/database/tables/drafts.tables.ts';
import type { ExchangeTables } from '#core/database/tables/exchange.tables.ts';
import type { InvoicingTables } from '#core/database/tables/invoicing.tables.ts';
import type { LedgerTables } from '#core/database/tables/ledger.tables.ts';
import type { LookupTables } from '#core/database/tables/lookups.tables.ts';
import type { ProductTables } from '#core/database/tables/products.tables.ts';
import type { QuantityViews } from '#core/database/tables/reports.tables.ts';
import type { ReceiptTables } from '#core/database/tables/receipts.tables.ts';
import type { RegisterTables } from '#core/database/tables/registers.tables.ts';
import type { ReviewTables } from '#core/database/tables/review.tables.ts';
import type { StatementTables } from '#core/database/tables/statements.tables.ts';
import type { SettingsTables } from '#core/database/tables/settings.tables.ts';
import type { UserTables } from '#core/database/tables/users.tables.ts';

/** Every table and view of the store, as Kysely sees it. Column names are the store's own, snake_case. */
export interface Tables
  extends
    ActionTables,
    AuditTables,
    BackupTables,
    UserTables,
    SettingsTables,
    DailyTables,
    ReceiptTables,
    StatementTables,
    RegisterTables,
    ReviewTables,
    ClientTables,
    ProductTables,
    ContractTables,
    DispatchTables,
    DisclosureTables,
    LedgerTables,
    InvoicingTables,
    ExchangeTables,
    LookupTables,
    DraftTables,
    QuantityViews,
    ClientStoryViews {}
