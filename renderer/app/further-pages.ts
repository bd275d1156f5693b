/** Pages without a button of their own on the rail: found with Ctrl K. */
export const FURTHER: readonly { readonly page: string; readonly permission: string }[] = [
  { page: 'clients.duplicates', permission: 'clients.read' },
  { page: 'clients.mergeForm', permission: 'clients.write' },
  { page: 'reports.ageing', permission: 'ledger.read' },
  { page: 'registers.due', permission: 'registers.read' },
  { page: 'drafts.list', permission: 'review.read' },
  { page: 'people.list', permission: 'people.read' },
  { page: 'policies.page', permission: 'review.read' },
  { page: 'delegations.list', permission: 'people.read' },
  { page: 'review.quality', permission: 'review.report' },
  { page: 'disclosures.list', permission: 'audit.read' },
];
