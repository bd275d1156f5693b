import { clientPairList, ClientPairListInput } from '#shared/clients/client-merges.contract.ts';
import { clientList, ClientListInput } from '#shared/clients/clients.contract.ts';
import { contractList, ContractListInput } from '#shared/contracts/contracts.contract.ts';
import {
  dispatchList,
  DispatchListInput,
  signBackChaseList,
  SignBackChaseInput,
} from '#shared/dispatch/dispatch.contract.ts';
import {
  invoiceList,
  InvoiceListInput,
  invoiceRequestList,
  InvoiceRequestListInput,
} from '#shared/invoicing/invoicing.contract.ts';
import { disclosureList, DisclosureListInput } from '#shared/disclosures/disclosures.contract.ts';
import type { ListColumn } from '#shared/kernel/list-query.ts';
import {
  clientBalanceList,
  ClientBalancesInput,
  ClientDetailInput,
  ledgerEntryList,
} from '#shared/ledger/ledger.contract.ts';
import { priceListList, PriceListListInput } from '#shared/products/prices.contract.ts';
import { productList, ProductListInput } from '#shared/products/products.contract.ts';
import {
  allocationList,
  AllocationListInput,
  openInvoiceList,
  OpenInvoiceListInput,
  receiptList,
  ReceiptListInput,
} from '#shared/receipts/receipts.contract.ts';
import { statementList, StatementListInput } from '#shared/statements/statements.contract.ts';
import { AgeingInput, ageingList } from '#shared/reports/receivables.contract.ts';
import type { RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { listPairIds } from '#core/modules/clients/client-pairs.repository.ts';
import { listClientIds } from '#core/modules/clients/client-list.repository.ts';
import { listContractIds } from '#core/modules/contracts/contract-list.repository.ts';
import { listDisclosureIds } from '#core/modules/disclosures/disclosure-list.repository.ts';
import { listNoteIds, listNoteIdsToChase } from '#core/modules/dispatch/dispatch-list.repository.ts';
import { listInvoiceIds, listRequestIds } from '#core/modules/invoicing/invoice-list.repository.ts';
import { listClientBalanceIds } from '#core/modules/ledger/client-balance.repository.ts';
import { listEntryIds } from '#core/modules/ledger/client-detail.repository.ts';
import { listPriceListIds } from '#core/modules/products/price-list-list.repository.ts';
import { listProductIds } from '#core/modules/products/product-list.repository.ts';
import { listAllocationIds, listOpenInvoiceIds } from '#core/modules/receipts/allocation-list.repository.ts';
import { listReceiptIds } from '#core/modules/receipts/receipt-list.repository.ts';
import { listStatementIds } from '#core/modules/statements/statement-list.repository.ts';
import { listAgeingIds } from '#core/modules/reports/ageing.repository.ts';

interface Page {
  readonly ids: readonly RecordKey[];
  readonly next?: string;
  readonly total?: object;
}

/** A list of the office as its tests read it: by its own function, from the input its procedure takes. */
export interface ListReader {
  readonly name: string;
  readonly columns: Readonly<Record<string, ListColumn>>;
  read(db: ReadDb, asked: object): Promise<Page>;
}

export const TODAY = '2026-11-20';

export const LISTS: readonly ListReader[] = [
  {
    name: 'clients',
    columns: clientList.columns,
    read: (db, asked) => listClientIds(db, ClientListInput.parse(asked), TODAY),
  },
  {
    name: 'likely duplicates',
    columns: clientPairList.columns,
    read: (db, asked) => listPairIds(db, ClientPairListInput.parse(asked)),
  },
  {
    name: 'contracts',
    columns: contractList.columns,
    read: (db, asked) => listContractIds(db, ContractListInput.parse(asked)),
  },
  {
    name: 'products',
    columns: productList.columns,
    read: (db, asked) => listProductIds(db, ProductListInput.parse(asked)),
  },
  {
    name: 'price lists',
    columns: priceListList.columns,
    read: (db, asked) => listPriceListIds(db, PriceListListInput.parse(asked)),
  },
  {
    name: 'dispatch notes',
    columns: dispatchList.columns,
    read: (db, asked) => listNoteIds(db, DispatchListInput.parse(asked)),
  },
  {
    name: 'signed copies to chase',
    columns: signBackChaseList.columns,
    read: (db, asked) => listNoteIdsToChase(db, SignBackChaseInput.parse(asked), TODAY),
  },
  {
    name: 'invoice requests',
    columns: invoiceRequestList.columns,
    read: (db, asked) => listRequestIds(db, InvoiceRequestListInput.parse(asked)),
  },
  {
    name: 'invoices',
    columns: invoiceList.columns,
    read: (db, asked) => listInvoiceIds(db, InvoiceListInput.parse(asked)),
  },
  {
    name: 'receipts',
    columns: receiptList.columns,
    read: (db, asked) => listReceiptIds(db, ReceiptListInput.parse(asked)),
  },
  {
    name: 'allocations',
    columns: allocationList.columns,
    read: (db, asked) => listAllocationIds(db, AllocationListInput.parse(asked)),
  },
  {
    name: 'open invoices',
    columns: openInvoiceList.columns,
    read: (db, asked) => listOpenInvoiceIds(db, OpenInvoiceListInput.parse(asked), TODAY),
  },
  {
    name: 'statements',
    columns: statementList.columns,
    read: (db, asked) => listStatementIds(db, StatementListInput.parse(asked), TODAY),
  },
  {
    name: 'disclosures',
    columns: disclosureList.columns,
    read: (db, asked) => listDisclosureIds(db, DisclosureListInput.parse(asked)),
  },
  {
    name: 'entries of a client',
    columns: ledgerEntryList.columns,
    read: (db, asked) => listEntryIds(db, ClientDetailInput.parse({ clientId: 'K1', ...asked })),
  },
  {
    name: 'client balances',
    columns: clientBalanceList.columns,
    read: (db, asked) => listClientBalanceIds(db, ClientBalancesInput.parse(asked)),
  },
  {
    name: 'ageing',
    columns: ageingList.columns,
    read: (db, asked) => listAgeingIds(db, AgeingInput.parse(asked), TODAY),
  },
];
