import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import {
  activateTab,
  changeTab,
  closeTab,
  openTab,
  restoreTabs,
  type Tab,
  type TabState,
  turnTabs,
} from '#renderer/app/tabs.ts';

/** What a page may do with the tab strip. */
export interface TabControl {
  readonly state: TabState;
  open(page: string, params?: Tab['params'], title?: string): void;
  close(id: string): void;
  activate(id: string): void;
  turn(step: 1 | -1): void;
  change(id: string, part: Partial<Pick<Tab, 'title' | 'dirty'>>): void;
  remember(id: string, key: string, value: unknown): void;
}

const TabsContext = createContext<TabControl | undefined>(undefined);
const CurrentTab = createContext<Tab | undefined>(undefined);

interface TabsProviderProps {
  readonly personId: string;
  readonly knows: (page: string) => boolean;
  readonly children: ReactNode;
}

/** Tabs of one person: kept under the person's id, so a change of user or a restart finds the window as it was left. */
export function TabsProvider({ personId, knows, children }: TabsProviderProps) {
  const keptAs = `tabs.${personId}`;
  const [state, setState] = useState<TabState>(() => restoreTabs(recall<TabState>(keptAs), knows));
  useEffect(() => keep(keptAs, state), [keptAs, state]);
  const control = useMemo<TabControl>(
    () => ({
      state,
      open: (page, params = {}, title) => setState((old) => openTab(old, page, params, title)),
      close: (id) => setState((old) => closeTab(old, id)),
      activate: (id) => setState((old) => activateTab(old, id)),
      turn: (step) => setState((old) => turnTabs(old, step)),
      change: (id, part) => setState((old) => changeTab(old, id, part)),
      remember: (id, key, value) =>
        setState((old) => {
          const tab = old.tabs.find((other) => other.id === id);
          return tab === undefined ? old : changeTab(old, id, { memory: { ...tab.memory, [key]: value } });
        }),
    }),
    [state],
  );
  return <TabsContext value={control}>{children}</TabsContext>;
}

export function CurrentTabProvider({ tab, children }: { tab: Tab; children: ReactNode }) {
  return <CurrentTab value={tab}>{children}</CurrentTab>;
}

export function useTabs(): TabControl {
  const value = useContext(TabsContext);
  if (value === undefined) throw new Error('useTabs needs a TabsProvider above it');
  return value;
}

/** The tab a page stands in: its params, and how to name it, mark it unsaved or close it. */
export function useTab(): Tab & { setTitle(title: string): void; setDirty(dirty: boolean): void; close(): void } {
  const tab = useContext(CurrentTab);
  const { change, close } = useTabs();
  if (tab === undefined) throw new Error('useTab is for pages that stand in a tab');
  return {
    ...tab,
    setTitle: (title) => {
      if (title !== tab.title) change(tab.id, { title });
    },
    setDirty: (dirty) => {
      if (dirty !== (tab.dirty ?? false)) change(tab.id, { dirty });
    },
    close: () => close(tab.id),
  };
}

/** A small piece of state that survives leaving the tab and a restart: filters, sort order, the open sub-page. */
export function useTabMemory<T>(key: string, start: T): [T, (value: T) => void] {
  const tab = useContext(CurrentTab);
  const { remember } = useTabs();
  const kept = tab?.memory[key] as T | undefined;
  const id = tab?.id;
  const set = useCallback(
    (value: T) => {
      if (id !== undefined) remember(id, key, value);
    },
    [id, key, remember],
  );
  return [kept ?? start, set];
}
