/** Where a record of each kind is read, amended and created: the review centre and the command box go there. */
export const RECORD_PAGES: Readonly<Record<string, { readonly page: string; readonly form: string }>> = {
  person: { page: 'people.list', form: 'people.form' },
  password_reset: { page: 'people.list', form: 'people.resetForm' },
  departure: { page: 'people.list', form: 'people.departureForm' },
  recovery_renewal: { page: 'people.recovery', form: 'people.recovery' },
  client: { page: 'clients.page', form: 'clients.form' },
  client_standing: { page: 'clients.list', form: 'clients.standing' },
  bulk_clients: { page: 'clients.list', form: 'clients.bulk' },
  bulk_products: { page: 'products.list', form: 'products.bulk' },
  client_merge: { page: 'clients.duplicates', form: 'clients.mergeForm' },
  contract: { page: 'contracts.page', form: 'contracts.form' },
  dispatch_note: { page: 'dispatch.page', form: 'dispatch.form' },
  sign_back: { page: 'dispatch.signBackPage', form: 'dispatch.signBackForm' },
  order_dispatch: { page: 'contracts.page', form: 'contracts.form' },
  sign_back_batch: { page: 'dispatch.chase', form: 'dispatch.signBackBatch' },
  return_note: { page: 'dispatch.returnPage', form: 'dispatch.returnForm' },
  day_page: { page: 'daily.page', form: 'daily.day' },
  price_list: { page: 'products.priceListPage', form: 'products.priceListForm' },
  discount_authority: { page: 'settings', form: 'office.authorityForm' },
  product: { page: 'products.page', form: 'products.form' },
  invoice_request: { page: 'invoicing.page', form: 'invoicing.form' },
  invoice: { page: 'invoicing.invoicePage', form: 'invoicing.invoiceForm' },
  receipt: { page: 'receipts.page', form: 'receipts.form' },
  allocation: { page: 'receipts.allocationPage', form: 'receipts.allocationForm' },
  statement: { page: 'statements.page', form: 'statements.form' },
  opening_document: { page: 'contracts.openingPage', form: 'contracts.openingForm' },
  review_policy: { page: 'policies.page', form: 'policies.form' },
  delegation: { page: 'delegations.list', form: 'delegations.form' },
  office_profile: { page: 'settings', form: 'office.profileForm' },
  own_accounts: { page: 'settings', form: 'office.accountsForm' },
  numbering: { page: 'settings', form: 'office.numberingForm' },
  tax_rates: { page: 'settings', form: 'office.ratesForm' },
  working_calendar: { page: 'settings', form: 'office.calendarForm' },
  visit_intervals: { page: 'settings', form: 'office.intervalsForm' },
  close_short: { page: 'contracts.closeShortPage', form: 'contracts.closeShortForm' },
};

interface RecordPages {
  readonly page: string;
  readonly form: string;
  /** What both take beside the record. */
  readonly params: Readonly<Record<string, string>>;
}

/** The pages of one kind of record. Entries of all registers have the same two, told which register. */
export function pagesOf(kind: string): RecordPages | undefined {
  const pages = RECORD_PAGES[kind];
  if (pages !== undefined) return { ...pages, params: {} };
  if (kind.startsWith('becomes_')) return { page: 'clients.list', form: 'clients.form', params: {} };
  const [, register] = /^register_(.+)$/.exec(kind) ?? [];
  return register === undefined ? undefined : { page: ENTRY_PAGE, form: 'registers.form', params: { register } };
}

export const ENTRY_PAGE = 'registers.page';
