/** Where a record of each kind is read, amended and created: the review centre and the command box go there. */
export const RECORD_PAGES: Readonly<Record<string, { readonly page: string; readonly form: string }>> = {
  person: { page: 'people.list', form: 'people.form' },
  client: { page: 'clients.page', form: 'clients.form' },
  contract: { page: 'contracts.page', form: 'contracts.form' },
  dispatch_note: { page: 'dispatch.page', form: 'dispatch.form' },
  sign_back: { page: 'dispatch.signBackPage', form: 'dispatch.signBackForm' },
  return_note: { page: 'dispatch.returnPage', form: 'dispatch.returnForm' },
  product: { page: 'products.page', form: 'products.form' },
  invoice_request: { page: 'invoicing.page', form: 'invoicing.form' },
  invoice: { page: 'invoicing.invoicePage', form: 'invoicing.invoiceForm' },
  opening_document: { page: 'contracts.openingPage', form: 'contracts.openingForm' },
  review_policy: { page: 'policies.page', form: 'policies.form' },
  delegation: { page: 'delegations.list', form: 'delegations.form' },
  close_short: { page: 'contracts.closeShortPage', form: 'contracts.closeShortForm' },
};
