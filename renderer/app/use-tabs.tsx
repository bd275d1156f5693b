import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { type Recent, useRecent } from '#renderer/app/recent.ts';
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

/** What a page may do with the tab strip. The same for as long as a person sits here: who asks for it is not drawn again when a tab changes. */
export interface TabControl {
  /** `behind` leaves the tab in front where it is. */
  readonly open: (page: string, params?: Tab['params'], title?: string, behind?: boolean) => void;
  readonly close: (id: string) => void;
  /** The one in front. */
  readonly closeFront: () => void;
  readonly activate: (id: string) => void;
  readonly turn: (step: 1 | -1) => void;
  readonly change: (id: string, part: Partial<Pick<Tab, 'title' | 'dirty'>>) => void;
  readonly remember: (id: string, key: string, value: unknown) => void;
}

const ControlContext = createContext<TabControl | undefined>(undefined);
const StateContext = createContext<TabState | undefined>(undefined);
const RecentContext = createContext<readonly Recent[]>([]);
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
  useKeeping(keptAs, state);
  const control = useMemo<TabControl>(
    () => ({
      open: (page, params = {}, title, behind) => setState((old) => openTab(old, page, params, title, behind)),
      close: (id) => setState((old) => closeTab(old, id)),
      closeFront: () => setState((old) => closeTab(old, old.activeId)),
      activate: (id) => setState((old) => activateTab(old, id)),
      turn: (step) => setState((old) => turnTabs(old, step)),
      change: (id, part) => setState((old) => changeTab(old, id, part)),
      remember: (id, key, value) =>
        setState((old) => {
          const tab = old.tabs.find((other) => other.id === id);
          return tab === undefined ? old : changeTab(old, id, { memory: { ...tab.memory, [key]: value } });
        }),
    }),
    [],
  );
  const recent = useRecent(personId, state, knows);
  return (
    <ControlContext value={control}>
      <StateContext value={state}>
        <RecentContext value={recent}>{children}</RecentContext>
      </StateContext>
    </ControlContext>
  );
}

const KEEP_MS = 250;

/** Keeps the tabs on this PC once they rest, and at once when the window goes. */
function useKeeping(keptAs: string, state: TabState): void {
  useEffect(() => {
    const now = (): void => keep(keptAs, state);
    const timer = setTimeout(now, KEEP_MS);
    window.addEventListener('pagehide', now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', now);
    };
  }, [keptAs, state]);
  const latest = useEffectEvent(() => keep(keptAs, state));
  useEffect(() => () => latest(), []);
}

export function CurrentTabProvider({ tab, children }: { tab: Tab; children: ReactNode }) {
  return <CurrentTab value={tab}>{children}</CurrentTab>;
}

export function useTabs(): TabControl {
  const value = useContext(ControlContext);
  if (value === undefined) throw new Error('useTabs needs a TabsProvider above it');
  return value;
}

/** The tabs as they are. Who asks is drawn again whenever anything of any tab changes, so pages do not. */
export function useTabState(): TabState {
  const value = useContext(StateContext);
  if (value === undefined) throw new Error('useTabState needs a TabsProvider above it');
  return value;
}

/** Records this person had in front last on this PC, newest first. */
export function useRecentRecords(): readonly Recent[] {
  return useContext(RecentContext);
}

/** The tab a page stands in, and what a page may do to it. */
export interface OwnTab extends Tab {
  readonly setTitle: (title: string) => void;
  readonly setDirty: (dirty: boolean) => void;
  readonly close: () => void;
}

/** The page in the tab around here, for reports of failures; undefined outside the tabs. */
export function usePageName(): string | undefined {
  return useContext(CurrentTab)?.page;
}

export function useTab(): OwnTab {
  const tab = useContext(CurrentTab);
  const { change, close } = useTabs();
  if (tab === undefined) throw new Error('useTab is for pages that stand in a tab');
  const { id } = tab;
  const setTitle = useCallback((title: string) => change(id, { title }), [change, id]);
  const setDirty = useCallback((dirty: boolean) => change(id, { dirty }), [change, id]);
  const shut = useCallback(() => close(id), [close, id]);
  return { ...tab, setTitle, setDirty, close: shut };
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
