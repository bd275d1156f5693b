import type { AllocationTarget } from '#shared/receipts/receipts.schema.ts';

/** Where what money was taken for is read. */
export const TARGET_PAGES: Readonly<Record<AllocationTarget, string>> = {
  invoice: 'invoicing.invoicePage',
  contract: 'contracts.page',
  opening: 'contracts.openingPage',
};

/** Who may read it. */
export const TARGET_PERMISSIONS: Readonly<Record<AllocationTarget, string>> = {
  invoice: 'invoicing.read',
  contract: 'contracts.read',
  opening: 'contracts.read',
};
