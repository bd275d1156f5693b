import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';

/** How a list is to stand when it comes forward. */
interface ListWish {
  /** The name the list keeps its state under, with the quick view and the conditions on its columns. */
  readonly list?: { readonly name: string; readonly view: string; readonly where?: readonly ColumnFilter[] };
  /** What the page itself keeps in its tab: its section, its own filter. */
  readonly own?: Readonly<Record<string, unknown>>;
}

/** `params` where one page shows several lists: which register. */
export type OpenList = (page: string, wish: ListWish, params?: Readonly<Record<string, string>>) => void;

/** Brings a list forward asked as named; what it was asked before is taken away. */
export function useOpenList(): OpenList {
  const { open, remember } = useTabs();
  return (page, { list, own = {} }, params = {}) => {
    open(page, params);
    const tab = tabId(page, params);
    for (const [key, value] of Object.entries(own)) remember(tab, key, value);
    if (list === undefined) return;
    const { name, view, where = [] } = list;
    remember(tab, `list.${name}`, { view, text: '', where });
  };
}
