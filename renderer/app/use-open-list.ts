import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';

/** How a list is to be asked: its chip, conditions on its columns, and filters of its own by the name it keeps them under. */
export interface ListMemory {
  readonly view?: string;
  readonly where?: readonly ColumnFilter[];
  readonly [own: string]: unknown;
}

export type OpenList = (page: string, memory: ListMemory) => void;

/** Names under which lists keep the whole question, by page. */
const LISTS: Readonly<Record<string, string>> = {
  'clients.list': 'clients',
  'contracts.list': 'contracts',
  'dispatch.list': 'dispatch',
  'dispatch.chase': 'signBackChase',
  'invoicing.list': 'invoiceRequests',
  'invoicing.invoices': 'invoices',
  'reports.schedule': 'contractPerformance',
};

/** Brings a list forward asked as named; what it was asked before is taken away. */
export function useOpenList(): OpenList {
  const { open, remember } = useTabs();
  return (page, memory) => {
    open(page);
    const asked = { view: 'all', text: '', where: [], ...memory };
    const list = LISTS[page];
    if (list !== undefined) remember(tabId(page, {}), `list.${list}`, asked);
    for (const [key, value] of Object.entries(asked)) remember(tabId(page, {}), key, value);
  };
}
