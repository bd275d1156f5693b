import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';

/** What a list keeps in its tab's memory: chip, text, conditions on columns, sort, and what is its own. */
export interface ListMemory {
  readonly view?: string;
  readonly where?: readonly ColumnFilter[];
  readonly sort?: unknown;
  readonly [own: string]: unknown;
}

export type OpenList = (page: string, memory: ListMemory) => void;

/** Brings a list forward filtered as named; conditions it had before are taken away. */
export function useOpenList(): OpenList {
  const { open, remember } = useTabs();
  return (page, memory) => {
    open(page);
    for (const [key, value] of Object.entries({ text: '', where: [], ...memory })) {
      remember(tabId(page, {}), key, value);
    }
  };
}
