/** One open page of the window: `page` names an entry of app/pages.tsx, `params` say which record. */
export interface Tab {
  readonly id: string;
  readonly page: string;
  readonly params: Readonly<Record<string, string>>;
  /** Short name given by the page; never a blind value. Until then the page's own title stands. */
  readonly title?: string;
  /** An unsaved draft is in it. */
  readonly dirty?: boolean;
  /** Small state the page wants back after a restart: filters, sort order, scroll position. */
  readonly memory: Readonly<Record<string, unknown>>;
}

/** The tab strip of one person. The first tab is pinned and never closes. */
export interface TabState {
  readonly tabs: readonly Tab[];
  readonly activeId: string;
}

export const HOME = 'home';
const MAX_TABS = 24;

/** A record opens in one tab only: the id follows from page and params. */
export function tabId(page: string, params: Readonly<Record<string, string>>): string {
  const parts = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [page, ...parts.map(([name, value]) => `${name}=${value}`)].join('/');
}

export function firstTabs(): TabState {
  return { tabs: [{ id: HOME, page: HOME, params: {}, memory: {} }], activeId: HOME };
}

/** Opens or brings forward, or opens behind the tab in front. At the limit the oldest closable clean tab makes room; drafts are never closed. */
export function openTab(
  state: TabState,
  page: string,
  params: Tab['params'],
  title?: string,
  behind = false,
): TabState {
  const id = tabId(page, params);
  const activeId = behind ? state.activeId : id;
  if (state.tabs.some((tab) => tab.id === id)) return { ...state, activeId };
  const tab: Tab = { id, page, params, memory: {}, ...(title === undefined ? {} : { title }) };
  const after = state.tabs.findIndex((other) => other.id === state.activeId) + 1;
  const tabs = state.tabs.toSpliced(after, 0, tab);
  const spare =
    tabs.length > MAX_TABS ? tabs.findIndex((t, i) => i > 0 && ![id, activeId].includes(t.id) && t.dirty !== true) : -1;
  return { tabs: spare < 0 ? tabs : tabs.toSpliced(spare, 1), activeId };
}

/** Closes one; its left neighbour comes forward when it was in front. */
export function closeTab(state: TabState, id: string): TabState {
  const at = state.tabs.findIndex((tab) => tab.id === id);
  if (at <= 0) return state;
  const tabs = state.tabs.toSpliced(at, 1);
  return { tabs, activeId: state.activeId === id ? (tabs[at - 1]?.id ?? HOME) : state.activeId };
}

export function activateTab(state: TabState, id: string): TabState {
  return state.tabs.some((tab) => tab.id === id) ? { ...state, activeId: id } : state;
}

/** The tab `step` places further, round the end. */
export function turnTabs(state: TabState, step: 1 | -1): TabState {
  const at = state.tabs.findIndex((tab) => tab.id === state.activeId);
  const next = state.tabs.at((at + step) % state.tabs.length);
  return next === undefined ? state : { ...state, activeId: next.id };
}

export function changeTab(
  state: TabState,
  id: string,
  part: Partial<Pick<Tab, 'title' | 'dirty' | 'memory'>>,
): TabState {
  const same = (tab: Tab) => Object.entries(part).every(([key, value]) => tab[key as keyof typeof part] === value);
  if (state.tabs.every((tab) => tab.id !== id || same(tab))) return state;
  return { ...state, tabs: state.tabs.map((tab) => (tab.id === id ? { ...tab, ...part } : tab)) };
}

/** What was kept, made whole again: unknown pages fall away and the pinned tab is always there. */
export function restoreTabs(kept: TabState | undefined, knows: (page: string) => boolean): TabState {
  if (kept === undefined || !Array.isArray(kept.tabs)) return firstTabs();
  const [home] = firstTabs().tabs;
  const rest = kept.tabs.filter((tab) => tab.id !== HOME && typeof tab.page === 'string' && knows(tab.page));
  const homeKept = kept.tabs.find((tab) => tab.id === HOME) ?? home;
  const tabs = homeKept === undefined ? rest : [homeKept, ...rest];
  return { tabs, activeId: tabs.some((tab) => tab.id === kept.activeId) ? kept.activeId : HOME };
}
