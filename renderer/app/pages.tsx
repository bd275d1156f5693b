import {
  ArrowLeftRight,
  Banknote,
  BookMarked,
  BookOpenText,
  Building2,
  ChartNoAxesGantt,
  FilePenLine,
  LayoutDashboard,
  NotebookPen,
  Package,
  ReceiptText,
  type LucideIcon,
  Settings,
  Stamp,
  Truck,
} from 'lucide-react';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

export interface PageEntry {
  /** The module whose rail button lights up while the page is in front. */
  readonly module: string;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** Loads a page when it is first opened: `page(() => import('…'), 'ClientListPage')`. */
function page<K extends string>(module: string, load: () => Promise<Record<K, ComponentType>>, name: K): PageEntry {
  return { module, component: lazy(async () => ({ default: (await load())[name] })) };
}

/** Every page of the window by name. Titles are `window:pages.<name>`; a record's page renames its own tab. */
export const PAGES: Readonly<Record<string, PageEntry>> = {
  home: page('home', () => import('#renderer/app/home-page.tsx'), 'HomePage'),
  'reports.due': page('home', () => import('#renderer/app/workbench/due-page.tsx'), 'DuePage'),
  'review.centre': page('review', () => import('#renderer/features/review/review-centre.tsx'), 'ReviewCentre'),
  'clients.list': page('clients', () => import('#renderer/features/clients/client-list-page.tsx'), 'ClientListPage'),
  'clients.page': page('clients', () => import('#renderer/features/clients/client-page.tsx'), 'ClientPage'),
  'clients.standing': page(
    'clients',
    () => import('#renderer/features/clients/standing-form-page.tsx'),
    'StandingFormPage',
  ),
  'clients.bulk': page('clients', () => import('#renderer/features/clients/client-bulk-page.tsx'), 'ClientBulkPage'),
  'clients.quality': page(
    'clients',
    () => import('#renderer/features/clients/client-quality-page.tsx'),
    'ClientQualityPage',
  ),
  'products.bulk': page(
    'products',
    () => import('#renderer/features/products/product-bulk-page.tsx'),
    'ProductBulkPage',
  ),
  'clients.form': page('clients', () => import('#renderer/features/clients/client-form-page.tsx'), 'ClientFormPage'),
  'clients.duplicates': page(
    'clients',
    () => import('#renderer/features/clients/duplicates-page.tsx'),
    'DuplicatesPage',
  ),
  'clients.mergeForm': page('clients', () => import('#renderer/features/clients/merge-form-page.tsx'), 'MergeFormPage'),
  'contracts.list': page(
    'contracts',
    () => import('#renderer/features/contracts/contract-list-page.tsx'),
    'ContractListPage',
  ),
  'contracts.page': page('contracts', () => import('#renderer/features/contracts/contract-page.tsx'), 'ContractPage'),
  'contracts.form': page(
    'contracts',
    () => import('#renderer/features/contracts/contract-form-page.tsx'),
    'ContractFormPage',
  ),
  'dispatch.list': page(
    'dispatch',
    () => import('#renderer/features/dispatch/dispatch-list-page.tsx'),
    'DispatchListPage',
  ),
  'dispatch.page': page('dispatch', () => import('#renderer/features/dispatch/dispatch-page.tsx'), 'DispatchPage'),
  'dispatch.form': page(
    'dispatch',
    () => import('#renderer/features/dispatch/dispatch-form-page.tsx'),
    'DispatchFormPage',
  ),
  'dispatch.signBackForm': page(
    'dispatch',
    () => import('#renderer/features/dispatch/sign-back-form-page.tsx'),
    'SignBackFormPage',
  ),
  'dispatch.signBackPage': page(
    'dispatch',
    () => import('#renderer/features/dispatch/sign-back-page.tsx'),
    'SignBackPage',
  ),
  'dispatch.signBackBatch': page(
    'dispatch',
    () => import('#renderer/features/dispatch/sign-back-batch-page.tsx'),
    'SignBackBatchPage',
  ),
  'dispatch.returnForm': page(
    'dispatch',
    () => import('#renderer/features/dispatch/return-form-page.tsx'),
    'ReturnFormPage',
  ),
  'dispatch.returnPage': page('dispatch', () => import('#renderer/features/dispatch/sign-back-page.tsx'), 'ReturnPage'),
  'printing.preview': page('printing', () => import('#renderer/features/printing/print-page.tsx'), 'PrintPage'),
  'reports.schedule': page('reports', () => import('#renderer/features/reports/schedule-page.tsx'), 'SchedulePage'),
  'reports.ageing': page('ledger', () => import('#renderer/features/reports/ageing-page.tsx'), 'AgeingPage'),
  'products.list': page(
    'products',
    () => import('#renderer/features/products/product-list-page.tsx'),
    'ProductListPage',
  ),
  'products.page': page('products', () => import('#renderer/features/products/product-page.tsx'), 'ProductPage'),
  'products.form': page(
    'products',
    () => import('#renderer/features/products/product-form-page.tsx'),
    'ProductFormPage',
  ),
  'products.priceLists': page(
    'products',
    () => import('#renderer/features/products/price-list-list-page.tsx'),
    'PriceListListPage',
  ),
  'products.priceListPage': page(
    'products',
    () => import('#renderer/features/products/price-list-page.tsx'),
    'PriceListPage',
  ),
  'products.priceListForm': page(
    'products',
    () => import('#renderer/features/products/price-list-form-page.tsx'),
    'PriceListFormPage',
  ),
  'invoicing.list': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-request-list-page.tsx'),
    'InvoiceRequestListPage',
  ),
  'invoicing.page': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-request-page.tsx'),
    'InvoiceRequestPage',
  ),
  'invoicing.form': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-request-form-page.tsx'),
    'InvoiceRequestFormPage',
  ),
  'invoicing.invoices': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-list-page.tsx'),
    'InvoiceListPage',
  ),
  'invoicing.invoicePage': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-page.tsx'),
    'InvoicePage',
  ),
  'invoicing.invoiceForm': page(
    'invoicing',
    () => import('#renderer/features/invoicing/invoice-form-page.tsx'),
    'InvoiceFormPage',
  ),
  'receipts.list': page(
    'receipts',
    () => import('#renderer/features/receipts/receipt-list-page.tsx'),
    'ReceiptListPage',
  ),
  'receipts.page': page('receipts', () => import('#renderer/features/receipts/receipt-page.tsx'), 'ReceiptPage'),
  'receipts.form': page(
    'receipts',
    () => import('#renderer/features/receipts/receipt-form-page.tsx'),
    'ReceiptFormPage',
  ),
  'receipts.openInvoices': page(
    'receipts',
    () => import('#renderer/features/receipts/open-invoice-list-page.tsx'),
    'OpenInvoiceListPage',
  ),
  'receipts.allocations': page(
    'receipts',
    () => import('#renderer/features/receipts/allocation-list-page.tsx'),
    'AllocationListPage',
  ),
  'receipts.allocationPage': page(
    'receipts',
    () => import('#renderer/features/receipts/allocation-page.tsx'),
    'AllocationPage',
  ),
  'receipts.allocationForm': page(
    'receipts',
    () => import('#renderer/features/receipts/allocation-form-page.tsx'),
    'AllocationFormPage',
  ),
  'ledger.home': page('ledger', () => import('#renderer/features/ledger/ledger-page.tsx'), 'LedgerPage'),
  'ledger.client': page('ledger', () => import('#renderer/features/ledger/client-ledger-page.tsx'), 'ClientLedgerPage'),
  'statements.list': page(
    'ledger',
    () => import('#renderer/features/ledger/statement-list-page.tsx'),
    'StatementListPage',
  ),
  'statements.page': page('ledger', () => import('#renderer/features/ledger/statement-page.tsx'), 'StatementPage'),
  'statements.form': page(
    'ledger',
    () => import('#renderer/features/ledger/statement-form-page.tsx'),
    'StatementFormPage',
  ),
  'contracts.openingForm': page(
    'contracts',
    () => import('#renderer/features/contracts/opening-form-page.tsx'),
    'OpeningFormPage',
  ),
  'contracts.openingPage': page(
    'contracts',
    () => import('#renderer/features/contracts/contract-papers-page.tsx'),
    'OpeningPage',
  ),
  'contracts.closeShortForm': page(
    'contracts',
    () => import('#renderer/features/contracts/close-short-form-page.tsx'),
    'CloseShortFormPage',
  ),
  'contracts.closeShortPage': page(
    'contracts',
    () => import('#renderer/features/contracts/contract-papers-page.tsx'),
    'CloseShortPage',
  ),
  'dispatch.chase': page('dispatch', () => import('#renderer/features/dispatch/chase-list-page.tsx'), 'ChaseListPage'),
  'daily.day': page('daily', () => import('#renderer/features/daily/daily-page.tsx'), 'DailyPage'),
  'daily.page': page('daily', () => import('#renderer/features/daily/signed-day-page.tsx'), 'SignedDayPage'),
  'exchange.home': page(
    'exchange',
    () => import('#renderer/features/exchange/exchange-home-page.tsx'),
    'ExchangeHomePage',
  ),
  'exchange.import': page('exchange', () => import('#renderer/features/exchange/import-page.tsx'), 'ImportPage'),
  'people.list': page('settings', () => import('#renderer/features/users/people-page.tsx'), 'PeoplePage'),
  'people.form': page('settings', () => import('#renderer/features/users/person-form-page.tsx'), 'PersonFormPage'),
  'policies.page': page('settings', () => import('#renderer/features/policies/policy-page.tsx'), 'PolicyPage'),
  'policies.form': page('settings', () => import('#renderer/features/policies/policy-form-page.tsx'), 'PolicyFormPage'),
  'delegations.list': page(
    'settings',
    () => import('#renderer/features/delegations/delegation-list-page.tsx'),
    'DelegationListPage',
  ),
  'delegations.form': page(
    'settings',
    () => import('#renderer/features/delegations/delegation-form-page.tsx'),
    'DelegationFormPage',
  ),
  'disclosures.list': page(
    'settings',
    () => import('#renderer/features/disclosures/disclosure-list-page.tsx'),
    'DisclosureListPage',
  ),
  'review.quality': page('review', () => import('#renderer/features/review/quality-page.tsx'), 'QualityPage'),
  'people.resetForm': page('settings', () => import('#renderer/features/users/reset-form-page.tsx'), 'ResetFormPage'),
  'people.departureForm': page(
    'settings',
    () => import('#renderer/features/users/departure-form-page.tsx'),
    'DepartureFormPage',
  ),
  'people.recovery': page('settings', () => import('#renderer/features/users/recovery-page.tsx'), 'RecoveryPage'),
  'office.profileForm': page(
    'settings',
    () => import('#renderer/features/settings/profile-form-page.tsx'),
    'ProfileFormPage',
  ),
  'office.accountsForm': page(
    'settings',
    () => import('#renderer/features/settings/accounts-form-page.tsx'),
    'AccountsFormPage',
  ),
  'office.numberingForm': page(
    'settings',
    () => import('#renderer/features/settings/numbering-form-page.tsx'),
    'NumberingFormPage',
  ),
  'office.authorityForm': page(
    'settings',
    () => import('#renderer/features/settings/authority-form-page.tsx'),
    'AuthorityFormPage',
  ),
  'office.ratesForm': page(
    'settings',
    () => import('#renderer/features/settings/rates-form-page.tsx'),
    'RatesFormPage',
  ),
  'office.calendarForm': page(
    'settings',
    () => import('#renderer/features/settings/calendar-form-page.tsx'),
    'CalendarFormPage',
  ),
  'office.intervalsForm': page(
    'settings',
    () => import('#renderer/features/settings/intervals-form-page.tsx'),
    'IntervalsFormPage',
  ),
  'registers.home': page(
    'registers',
    () => import('#renderer/features/registers/registers-home-page.tsx'),
    'RegistersHomePage',
  ),
  'registers.due': page('registers', () => import('#renderer/features/registers/due-page.tsx'), 'RegistersDuePage'),
  'registers.list': page(
    'registers',
    () => import('#renderer/features/registers/register-list-page.tsx'),
    'RegisterListPage',
  ),
  'registers.page': page('registers', () => import('#renderer/features/registers/register-page.tsx'), 'RegisterPage'),
  'registers.form': page(
    'registers',
    () => import('#renderer/features/registers/register-form-page.tsx'),
    'RegisterFormPage',
  ),
  'registers.proposals': page(
    'registers',
    () => import('#renderer/features/registers/proposals-page.tsx'),
    'ProposalsPage',
  ),
  'registers.bill': page('registers', () => import('#renderer/features/exchange/bill-page.tsx'), 'BillPage'),
  'registers.balances': page(
    'registers',
    () => import('#renderer/features/registers/balances-page.tsx'),
    'BalancesPage',
  ),
  'registers.turnover': page(
    'registers',
    () => import('#renderer/features/registers/turnover-page.tsx'),
    'TurnoverPage',
  ),
  'drafts.list': page('home', () => import('#renderer/features/drafts/draft-list-page.tsx'), 'DraftListPage'),
  settings: page('settings', () => import('#renderer/app/settings-page.tsx'), 'SettingsPage'),
};

export function isPage(name: string): boolean {
  return Object.hasOwn(PAGES, name);
}

export interface RailEntry {
  readonly module: string;
  readonly icon: LucideIcon;
  /** The page the button opens. */
  readonly page: string;
  /** Hidden from people without it. */
  readonly permission?: string;
  /** `G` and this letter go there from anywhere outside a text box. */
  readonly letter: string;
}

/** The rail from top to bottom; words are `window:rail.<module>`. */
export const RAIL: readonly RailEntry[] = [
  { module: 'home', icon: LayoutDashboard, page: 'home', letter: 'H' },
  { module: 'review', icon: Stamp, page: 'review.centre', permission: 'review.read', letter: 'R' },
  { module: 'clients', icon: Building2, page: 'clients.list', permission: 'clients.read', letter: 'C' },
  { module: 'products', icon: Package, page: 'products.list', permission: 'products.read', letter: 'O' },
  { module: 'contracts', icon: FilePenLine, page: 'contracts.list', permission: 'contracts.read', letter: 'K' },
  { module: 'dispatch', icon: Truck, page: 'dispatch.list', permission: 'dispatch.read', letter: 'D' },
  { module: 'daily', icon: NotebookPen, page: 'daily.day', permission: 'review.read', letter: 'N' },
  { module: 'registers', icon: BookMarked, page: 'registers.home', permission: 'registers.read', letter: 'B' },
  { module: 'invoicing', icon: ReceiptText, page: 'invoicing.list', permission: 'invoicing.read', letter: 'F' },
  { module: 'receipts', icon: Banknote, page: 'receipts.list', permission: 'receipts.read', letter: 'M' },
  { module: 'reports', icon: ChartNoAxesGantt, page: 'reports.schedule', permission: 'reports.read', letter: 'P' },
  { module: 'ledger', icon: BookOpenText, page: 'ledger.home', permission: 'ledger.read', letter: 'L' },
  { module: 'exchange', icon: ArrowLeftRight, page: 'exchange.home', permission: 'clients.read', letter: 'I' },
];

export const RAIL_FOOT: RailEntry = { module: 'settings', icon: Settings, page: 'settings', letter: 'S' };
