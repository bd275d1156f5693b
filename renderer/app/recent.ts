import { useEffect, useState } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { ENTRY_PAGE, RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { type Tab, tabId, type TabState } from '#renderer/app/tabs.ts';

/** A record that was in front, by the name its tab had. */
export interface Recent {
  readonly page: string;
  readonly params: Tab['params'];
  readonly title: string;
}

const MOST = 12;
const PAGES_OF_RECORDS: ReadonlySet<string> = new Set([
  ENTRY_PAGE,
  ...Object.values(RECORD_PAGES).map(({ page }) => page),
]);

/** The record a tab shows, once the page has given it a name; lists and forms are none. */
function recordOf({ page, params, title }: Tab): Recent | undefined {
  return title !== undefined && params['id'] !== undefined && PAGES_OF_RECORDS.has(page)
    ? { page, params, title }
    : undefined;
}

/** What was in front comes first, each record once. */
export function addRecent(list: readonly Recent[], tab: Tab): readonly Recent[] {
  const record = recordOf(tab);
  if (record === undefined) return list;
  const [first] = list;
  const id = tabId(record.page, record.params);
  if (first !== undefined && tabId(first.page, first.params) === id && first.title === record.title) return list;
  return [record, ...list.filter((other) => tabId(other.page, other.params) !== id)].slice(0, MOST);
}

/** Kept per person on this PC. */
export function useRecent(
  personId: string,
  { tabs, activeId }: TabState,
  knows: (page: string) => boolean,
): readonly Recent[] {
  const keptAs = `recent.${personId}`;
  const [list, setList] = useState<readonly Recent[]>(() =>
    (recall<readonly Recent[]>(keptAs) ?? []).filter(({ page }) => knows(page)),
  );
  const active = tabs.find((tab) => tab.id === activeId);
  const next = active === undefined ? list : addRecent(list, active);
  if (next !== list) setList(next);
  useEffect(() => keep(keptAs, list), [keptAs, list]);
  return list;
}
