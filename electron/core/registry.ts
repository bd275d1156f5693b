import { officeContract, type OfficeContract } from '#shared/ipc/contract.ts';
import { aboutHandlers } from '#core/about.ts';
import type { Store } from '#core/database/open-store.ts';
import { backupHandlers } from '#core/backup/backup.handlers.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import type { AnyHandler, Procedures } from '#core/kernel/procedures.ts';
import { auditHandlers } from '#core/modules/audit/audit.handlers.ts';
import { clientActionsHandlers, clientBulkKind } from '#core/modules/clients/client-actions.handlers.ts';
import { clientStandingKind } from '#core/modules/clients/client-standing.review.ts';
import { clientPairsExport } from '#core/modules/clients/client-pairs.export.ts';
import { disclosureExport } from '#core/modules/disclosures/disclosures.export.ts';
import { disclosuresHandlers } from '#core/modules/disclosures/disclosures.handlers.ts';
import { dataReleaseKind } from '#core/modules/exports/release.review.ts';
import { clientExport } from '#core/modules/clients/clients.export.ts';
import { clientFilesExport } from '#core/modules/clients/client-files.export.ts';
import { contactImport } from '#core/modules/clients/contacts.import.ts';
import { clientImport } from '#core/modules/clients/clients.import.ts';
import { clientsHandlers } from '#core/modules/clients/clients.handlers.ts';
import { clientDistinctDaily } from '#core/modules/clients/client-distinct.daily.ts';
import { pairDueClients } from '#core/modules/clients/client-pairs.service.ts';
import { clientMergesHandlers } from '#core/modules/clients/client-merges.handlers.ts';
import { clientMergeKind } from '#core/modules/clients/client-merge.review.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { contractChaseDaily } from '#core/modules/contracts/contract-chase.daily.ts';
import { closeShortKind } from '#core/modules/contracts/close-short.review.ts';
import { contractKind } from '#core/modules/contracts/contract.review.ts';
import { contractsHandlers } from '#core/modules/contracts/contracts.handlers.ts';
import { openingKind } from '#core/modules/contracts/opening.review.ts';
import { type DailyKind, type DailyKinds, dailyKinds } from '#core/modules/daily/daily-kind.ts';
import { dailyHandlers } from '#core/modules/daily/daily.handlers.ts';
import { dayPagePrintable } from '#core/modules/daily/daily.document.ts';
import { dayPageKind } from '#core/modules/daily/day-page.review.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import { proposalsHandlers } from '#core/modules/registers/proposals.handlers.ts';
import { type OfficeRegisters, officeRegisters } from '#core/modules/registers/office-registers.service.ts';
import { productBulkHandlers, productBulkKind } from '#core/modules/products/products-bulk.handlers.ts';
import { discountAuthorityKind } from '#core/modules/products/authority.review.ts';
import { priceListsExport, pricesExport } from '#core/modules/products/price-list.export.ts';
import { priceChangeImport } from '#core/modules/products/price-change.import.ts';
import { priceListImport } from '#core/modules/products/price-list.import.ts';
import { priceListKind } from '#core/modules/products/price-list.review.ts';
import { pricesHandlers } from '#core/modules/products/prices.handlers.ts';
import { productsHandlers } from '#core/modules/products/products.handlers.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { dispatchNotePrintable } from '#core/modules/dispatch/dispatch.document.ts';
import { dispatchExport } from '#core/modules/dispatch/dispatch.export.ts';
import { dispatchHandlers } from '#core/modules/dispatch/dispatch.handlers.ts';
import { signBackChaseDaily } from '#core/modules/dispatch/sign-back-chase.daily.ts';
import { trackingEventDaily } from '#core/modules/dispatch/tracking-event.daily.ts';
import { dispatchNoteKind } from '#core/modules/dispatch/dispatch-note.review.ts';
import { orderDispatchKind } from '#core/modules/dispatch/order-dispatch.review.ts';
import { returnNoteKind } from '#core/modules/dispatch/return-note.review.ts';
import { signBackBatchKind } from '#core/modules/dispatch/sign-back-batch.review.ts';
import { signBackKind } from '#core/modules/dispatch/sign-back.review.ts';
import { invoiceKind } from '#core/modules/invoicing/invoice.review.ts';
import { invoiceRequestKind } from '#core/modules/invoicing/invoice-request.review.ts';
import { invoiceRequestPrintable } from '#core/modules/invoicing/invoicing.document.ts';
import { invoiceExport, invoiceRequestExport } from '#core/modules/invoicing/invoicing.export.ts';
import { invoicingHandlers } from '#core/modules/invoicing/invoicing.handlers.ts';
import { VOUCHER_SERIES } from '#core/modules/ledger/ledger.service.ts';
import { ledgerHandlers } from '#core/modules/ledger/ledger.handlers.ts';
import { periodCloseKind } from '#core/modules/ledger/period-close.review.ts';
import { allocationKind } from '#core/modules/receipts/allocation.review.ts';
import { receiptKind } from '#core/modules/receipts/receipt.review.ts';
import { receiptImport } from '#core/modules/receipts/receipts.import.ts';
import { receiptsHandlers } from '#core/modules/receipts/receipts.handlers.ts';
import { allocationPrintable, receiptPrintable } from '#core/modules/receipts/receipts.document.ts';
import { statementPrintable } from '#core/modules/statements/statements.document.ts';
import { statementExport, statementLinesExport } from '#core/modules/statements/statements.export.ts';
import { statementsHandlers } from '#core/modules/statements/statements.handlers.ts';
import { statementKind } from '#core/modules/statements/statement.review.ts';
import { allocationExport, openInvoiceExport, receiptExport } from '#core/modules/receipts/receipts.export.ts';
import { reportsHandlers } from '#core/modules/reports/reports.handlers.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { exchangeHandlers } from '#core/exchange-handlers.ts';
import { importBatchKind } from '#core/modules/imports/import-batch.review.ts';
import type { AnyImport, ImportKind } from '#core/modules/imports/import-kind.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import { listPrintable } from '#core/modules/prints/list.document.ts';
import { printsHandlers } from '#core/modules/prints/prints.handlers.ts';
import { verificationHandlers } from '#core/verification.ts';
import { contractFilesExport, openingFilesExport } from '#core/modules/contracts/contract-files.export.ts';
import { contractExport } from '#core/modules/contracts/contract.export.ts';
import { contractImport } from '#core/modules/contracts/contract.import.ts';
import { openingImport } from '#core/modules/contracts/opening.import.ts';
import { productFilesExport } from '#core/modules/products/product-files.export.ts';
import { productExport } from '#core/modules/products/products.export.ts';
import { productImport } from '#core/modules/products/products.import.ts';
import { auditLogExport } from '#core/modules/reports/audit-log.export.ts';
import { clientSheetPrintable } from '#core/modules/reports/client-sheet.document.ts';
import { contractSheetExport } from '#core/modules/reports/contract-sheet.export.ts';
import { dueExport } from '#core/modules/reports/due.export.ts';
import { figuresExport } from '#core/modules/reports/figures.export.ts';
import { peopleExport } from '#core/modules/reports/people.export.ts';
import { reviewQueueExport } from '#core/modules/reports/review-queue.export.ts';
import { reviewQualityExport } from '#core/modules/reports/review-quality.export.ts';
import { ageingExport } from '#core/modules/reports/ageing.export.ts';
import { performanceExport } from '#core/modules/reports/performance.export.ts';
import { performancePrintable } from '#core/modules/reports/performance.document.ts';
import { signBackChaseExport } from '#core/modules/dispatch/sign-back-chase.export.ts';
import { clientBalancesExport, clientLedgerExport, trialBalanceExport } from '#core/modules/ledger/ledger.export.ts';
import type { DeskGrants } from '#core/modules/review/desk.service.ts';
import { type NumberSeries, seriesOf } from '#core/modules/review/numbering.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { recordKinds, type RecordKinds } from '#core/modules/review/record-kinds.ts';
import { settleOverdue } from '#core/modules/review/limits.service.ts';
import { policiesHandlers } from '#core/modules/review/policies.handlers.ts';
import { policyKind } from '#core/modules/review/policy.review.ts';
import { draftsHandlers } from '#core/modules/review/drafts.handlers.ts';
import { reviewHandlers } from '#core/modules/review/review.handlers.ts';
import { delegationKind } from '#core/modules/users/delegation.review.ts';
import { delegationsHandlers } from '#core/modules/users/delegations.handlers.ts';
import { workingCalendarKind } from '#core/modules/settings/calendar.review.ts';
import { numberingKind } from '#core/modules/settings/numbering.review.ts';
import { ownAccountsKind } from '#core/modules/settings/own-accounts.review.ts';
import { officeProfileKind } from '#core/modules/settings/profile.review.ts';
import { settingsHandlers } from '#core/modules/settings/settings.handlers.ts';
import { visitIntervalsKind } from '#core/modules/settings/visit-intervals.review.ts';
import { taxRatesKind } from '#core/modules/settings/tax-rates.review.ts';
import type { HeldSheets } from '#core/modules/imports/held-sheets.ts';
import type { SigningWindows } from '#core/modules/review/signing-windows.ts';
import { departureKind } from '#core/modules/users/departure.review.ts';
import { genesisKind } from '#core/modules/users/genesis.review.ts';
import { createIdentity } from '#core/modules/users/identity.service.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import { passwordResetKind } from '#core/modules/users/password-reset.review.ts';
import { personalHandlers } from '#core/modules/users/personal.handlers.ts';
import { personKind } from '#core/modules/users/people.review.ts';
import { recoveryRenewalKind } from '#core/modules/users/recovery-renewal.review.ts';
import { signingKeys } from '#core/modules/users/signing-keys.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';
import { usersHandlers } from '#core/modules/users/users.handlers.ts';

export interface RegistryParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly grants: DeskGrants;
  readonly windows: SigningWindows;
  readonly held: HeldSheets;
  readonly passwords: Passwords;
  readonly startReader?: StartChild;
  readonly registers: readonly RegisterKind[];
}

const IMPORTS = [
  clientImport,
  contactImport,
  productImport,
  priceListImport,
  priceChangeImport,
  contractImport,
  openingImport,
  receiptImport,
] as readonly ImportKind[];
const EXPORTS: readonly ExportList[] = [
  clientExport,
  clientFilesExport,
  dispatchExport,
  signBackChaseExport,
  invoiceRequestExport,
  invoiceExport,
  receiptExport,
  allocationExport,
  openInvoiceExport,
  statementExport,
  statementLinesExport,
  trialBalanceExport,
  clientLedgerExport,
  productExport,
  productFilesExport,
  priceListsExport,
  pricesExport,
  contractExport,
  contractFilesExport,
  openingFilesExport,
  performanceExport,
  contractSheetExport,
  clientBalancesExport,
  figuresExport,
  ageingExport,
  reviewQualityExport,
  reviewQueueExport,
  auditLogExport,
  clientPairsExport,
  peopleExport,
];
/** Every kind of entry of the daily class beside the registers: one person keys it, its day's page is countersigned. */
const DAILY = [clientDistinctDaily, trackingEventDaily, signBackChaseDaily, contractChaseDaily] as readonly DailyKind[];
const PRINTABLES: readonly Printable[] = [
  dispatchNotePrintable,
  invoiceRequestPrintable,
  receiptPrintable,
  allocationPrintable,
  statementPrintable,
  performancePrintable,
  clientSheetPrintable,
];

/** Every record kind of the office. A kind that is not here does not exist for the review engine. */
const KINDS = [
  genesisKind,
  personKind,
  delegationKind,
  passwordResetKind,
  recoveryRenewalKind,
  dataReleaseKind,
  officeProfileKind,
  ownAccountsKind,
  taxRatesKind,
  visitIntervalsKind,
  workingCalendarKind,
  clientKind,
  clientStandingKind,
  clientBulkKind,
  clientMergeKind,
  productKind,
  productBulkKind,
  priceListKind,
  discountAuthorityKind,
  contractKind,
  closeShortKind,
  openingKind,
  dispatchNoteKind,
  orderDispatchKind,
  signBackKind,
  signBackBatchKind,
  returnNoteKind,
  invoiceRequestKind,
  invoiceKind,
  receiptKind,
  allocationKind,
  statementKind,
  periodCloseKind,
  ...IMPORTS.filter(({ amendsOne }) => amendsOne === undefined).map(importBatchKind),
] as readonly RecordKind[];

/** The office with its registers: what else there is of everything follows from them. */
interface Composed {
  readonly registers: OfficeRegisters;
  readonly daily: DailyKinds;
  readonly dayPage: ReturnType<typeof dayPageKind>;
  readonly imports: readonly AnyImport[];
  readonly exports: readonly ExportList[];
  readonly printables: readonly Printable[];
  /** Everything that is numbered, in the order of the settings. */
  readonly series: readonly NumberSeries[];
  readonly kinds: RecordKinds;
}

function compose(declared: readonly RegisterKind[]): Composed {
  const registers = officeRegisters(declared);
  const daily = dailyKinds([...DAILY, ...registers.daily]);
  const dayPage = dayPageKind(daily);
  const exports: readonly ExportList[] = [
    ...EXPORTS,
    dueExport(registers.kinds),
    ...registers.exports,
    disclosureExport(() => exports),
  ];
  const own = [...KINDS, dayPage as RecordKind, ...registers.records, ...registers.imports.map(importBatchKind)];
  const series = [...own.flatMap((kind) => seriesOf(kind as RecordKind) ?? []), VOUCHER_SERIES];
  // A departure and the policy speak of all kinds and are kinds themselves.
  const kinds: RecordKinds = recordKinds([
    ...(own as readonly RecordKind[]),
    numberingKind(series) as RecordKind,
    departureKind(() => kinds) as RecordKind,
    policyKind(() => kinds),
  ]);
  return {
    registers,
    daily,
    dayPage,
    imports: [...IMPORTS, ...registers.imports, ...registers.dailyImports],
    exports,
    printables: [...PRINTABLES, dayPagePrintable(daily), ...registers.printables, listPrintable(exports)],
    series,
    kinds,
  };
}

/** The kinds as the review engine asks them. */
export function officeKinds(registers: readonly RegisterKind[] = REGISTERS): RecordKinds {
  return compose(registers).kinds;
}

/** Where the modules meet: the only place that knows all of them. */
export function createRegistry(parts: RegistryParts): Procedures {
  const { store, sessions, grants, windows, held, passwords, startReader } = parts;
  const { registers, daily, dayPage, imports, exports, printables, series, kinds } = compose(parts.registers);
  const keys = signingKeys(passwords);
  const identity = createIdentity(passwords, keys);
  const handlers: HandlersFor<OfficeContract> = {
    ...auditHandlers,
    ...usersHandlers({ sessions, passwords, keys, identity, kinds }),
    ...personalHandlers,
    ...delegationsHandlers,
    ...settingsHandlers(series),
    ...policiesHandlers(kinds),
    ...draftsHandlers,
    ...reviewHandlers({ kinds, identity, grants, windows }),
    ...dailyHandlers(daily, dayPage),
    ...disclosuresHandlers([...kinds.all, ...registers.told]),
    ...clientsHandlers,
    ...clientActionsHandlers,
    ...clientMergesHandlers,
    ...productsHandlers,
    ...productBulkHandlers,
    ...pricesHandlers,
    ...contractsHandlers,
    ...dispatchHandlers,
    ...invoicingHandlers,
    ...receiptsHandlers,
    ...statementsHandlers,
    ...ledgerHandlers,
    ...registers.handlers,
    ...registers.billsHandlers(startReader),
    ...registers.becomingHandlers,
    ...proposalsHandlers(registers.kinds, daily),
    ...reportsHandlers(registers.kinds),
    ...exchangeHandlers(imports, exports, held, startReader),
    ...printsHandlers(printables),
    ...verificationHandlers(store, kinds, parts.registers),
    ...backupHandlers({ store, passwords, identity }),
    ...aboutHandlers(store),
  };
  return {
    procedures: officeContract,
    handlers: handlers as unknown as Record<string, AnyHandler>,
    chores: async (ctx) => ({ settled: await settleOverdue(ctx, kinds), kept: await pairDueClients(ctx) }),
    modulesChangedBy: (procedure) => modulesChangedBy(procedure, kinds),
  };
}

function modulesChangedBy(procedure: string, kinds: RecordKinds): readonly string[] {
  const [module = ''] = procedure.split('.');
  if (module === 'review') return ['review', ...new Set(kinds.all.map((kind) => kind.module))];
  // A daily entry may stand in a register.
  if (module === 'daily' || module === 'registers') return ['review', 'daily', 'registers'];
  return module === 'personal' || module === 'drafts' ? [module] : ['review', module];
}
