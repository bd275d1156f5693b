import { useCallback } from 'react';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { RegisterField } from '#shared/registers/register-kind.ts';

/** Where what a link of a register names is read. */
const PAGES: Readonly<Partial<Record<RegisterField['type'], string>>> = {
  client: 'clients.page',
  contract: 'contracts.page',
  dispatch_note: 'dispatch.page',
  invoice: 'invoicing.invoicePage',
  product: 'products.page',
};

export type OpenLinked = (field: Pick<RegisterField, 'type' | 'register'>, id: string, label: string) => void;

/** Opens the record a field names: an entry on its register's page, a person in the list of people. */
export function useOpenLinked(): OpenLinked {
  const { open } = useTabs();
  return useCallback(
    ({ type, register }, id, label) => {
      const page = PAGES[type];
      if (type === 'person') open('people.list');
      else if (type === 'entry') open('registers.page', { register: register ?? '', id }, label);
      else if (page !== undefined) open(page, { id }, label);
    },
    [open],
  );
}
