import type { DraftEntry, DraftJournal } from '#renderer/app/draft-book.ts';
import { forget, keep, keptNames, recall } from '#renderer/app/keepsake.ts';
import type { Tab, TabState } from '#renderer/app/tabs.ts';

/** The journal of one person on this PC. */
export function pcJournal(personId: string): DraftJournal {
  const prefix = `journal.${personId}.`;
  return {
    put: (entry) => keep(prefix + entry.name, entry),
    find: (name) => recall<DraftEntry>(prefix + name),
    remove: (name) => forget(prefix + name),
    names: () => keptNames(prefix).map((name) => name.slice(prefix.length)),
  };
}

/** As earlier versions kept a draft: on the PC only, its papers and reasons with the tab. */
interface OldDraft {
  readonly values: unknown;
  readonly at: number;
  readonly base?: number;
  readonly begun?: unknown;
}

/** Puts drafts of earlier versions into the journal, from where the office takes them up. */
export function takeOverOldDrafts(personId: string, journal: DraftJournal): void {
  const prefix = `draft.${personId}.`;
  const tabs = recall<TabState>(`tabs.${personId}`)?.tabs ?? [];
  for (const kept of keptNames(prefix)) {
    const name = kept.slice(prefix.length);
    const old = recall<OldDraft>(kept);
    if (old !== undefined && journal.find(name) === undefined) {
      journal.put(entryOf(name, old, tabs.find(({ id }) => id === name) ?? tabNamed(name)));
    }
    forget(kept);
  }
}

function entryOf(name: string, { values, at, base, begun }: OldDraft, tab: Omit<Tab, 'id'>): DraftEntry {
  const content = { values, papers: tab.memory['attachments'], reasons: tab.memory['deviations'] };
  return {
    name,
    page: tab.page,
    params: tab.params,
    title: tab.title ?? '',
    content: JSON.stringify(content),
    at,
    ...(base !== undefined && { baseVersion: base }),
    ...(begun !== undefined && { begun: JSON.stringify(begun) }),
  };
}

/** Page and params of a closed tab, out of its id. */
function tabNamed(id: string): Omit<Tab, 'id'> {
  const [page = '', ...parts] = id.split('/');
  const pairs = parts.map((part): [string, string] => [
    part.slice(0, part.indexOf('=')),
    part.slice(part.indexOf('=') + 1),
  ]);
  return { page, params: Object.fromEntries(pairs), memory: {} };
}
