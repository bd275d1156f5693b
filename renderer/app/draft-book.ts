import type { DraftToKeep, KeptDraft } from '#shared/review/drafts.contract.ts';

/** A draft as this window last saw it typed; `at` is on this PC's clock, epoch milliseconds UTC. */
export interface DraftEntry extends DraftToKeep {
  readonly at: number;
}

/** What became of sending a draft: kept at an instant of the office's clock, refused for good as it is, or not answered. */
export type Sent = { readonly keptAt: number } | 'refused' | 'unanswered';

/** The office, as drafts need it. */
export interface DraftLine {
  /** Rejects when the office does not answer: a form must not open empty over a draft that is there. */
  readonly get: (name: string) => Promise<KeptDraft | undefined>;
  readonly keep: (draft: DraftToKeep) => Promise<Sent>;
  readonly drop: (name: string) => Promise<unknown>;
}

/** This PC's own storage: written at once, so that a crash of the page loses nothing, and empty again once the office has it. */
export interface DraftJournal {
  readonly put: (entry: DraftEntry) => void;
  readonly find: (name: string) => DraftEntry | undefined;
  readonly remove: (name: string) => void;
  readonly names: () => readonly string[];
}

/** `kept`: the office has the newest text; `typed`: it is on its way; `here`: only on this PC, because the office did not take it. */
export interface DraftState {
  readonly where: 'kept' | 'typed' | 'here';
  readonly at: number;
  /** When the office last kept it. */
  readonly keptAt: number | undefined;
}

/** The drafts of one person in this window. */
export interface DraftBook {
  /** What a form finds on opening: the newer of journal and store. The same promise until the form is closed or typed in. */
  readonly opening: (name: string) => Promise<DraftEntry | undefined>;
  readonly latest: (name: string) => DraftEntry | undefined;
  readonly stateOf: (name: string) => DraftState | undefined;
  readonly write: (entry: DraftEntry) => void;
  /** After it was submitted or given up: nothing of it comes back, also not what is still on its way. */
  readonly drop: (name: string) => Promise<void>;
  /** Drafts whose form is closed are asked for anew when it is opened again. */
  readonly forgetClosed: (open: ReadonlySet<string>) => void;
  /** Sends what waits, without a rest; done when the office answered. */
  readonly flush: () => Promise<void>;
  /** From now on sends, first what an earlier window left in the journal, unless the office has something newer. */
  readonly start: () => Promise<void>;
  /** Sends nothing any more: the seat is locked or somebody else's, and a draft must never reach another person's. */
  readonly stop: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Page {
  entry: DraftEntry | undefined;
  state: DraftState | undefined;
  sending: Promise<void> | undefined;
  resting: { readonly cancel: () => void } | undefined;
  waits: boolean;
}

interface BookParts {
  readonly line: DraftLine;
  readonly journal: DraftJournal;
  /** Calls back after a rest; answers how to prevent it. */
  readonly rest: (run: () => void, failed: boolean) => { readonly cancel: () => void };
}

/** One call under way per draft, the newest typed text next, a rest between two. */
export function createDraftBook({ line, journal, rest }: BookParts): DraftBook {
  const pages = new Map<string, Page>();
  const openings = new Map<string, Promise<DraftEntry | undefined>>();
  const listeners = new Set<() => void>();
  let isRunning = false;
  const pageOf = (name: string): Page => {
    const blank: Page = { entry: undefined, state: undefined, sending: undefined, resting: undefined, waits: false };
    const page = pages.get(name) ?? blank;
    pages.set(name, page);
    return page;
  };
  const tell = (page: Page, state: DraftState | undefined): void => {
    page.state = state;
    for (const listener of listeners) listener();
  };

  function pump(page: Page): void {
    const { entry } = page;
    if (!isRunning || !page.waits || entry === undefined || page.sending !== undefined || page.resting !== undefined)
      return;
    page.waits = false;
    page.sending = send(page, entry).finally(() => {
      page.sending = undefined;
      pump(page);
    });
  }

  async function send(page: Page, entry: DraftEntry): Promise<void> {
    const { at, ...draft } = entry;
    const sent = await line.keep(draft).catch((): Sent => 'unanswered');
    if (page.entry === undefined) return;
    const isNewest = page.entry === entry;
    if (typeof sent === 'object' && isNewest) journal.remove(entry.name);
    if (typeof sent === 'object') tell(page, { where: isNewest ? 'kept' : 'typed', at, keptAt: sent.keptAt });
    else if (isNewest) tell(page, { where: 'here', at, keptAt: page.state?.keptAt });
    page.waits ||= sent === 'unanswered';
    page.resting = rest(() => {
      page.resting = undefined;
      pump(page);
    }, sent === 'unanswered');
  }

  async function find(name: string): Promise<DraftEntry | undefined> {
    const here = journal.find(name);
    const kept = await line.get(name).catch((thrown: unknown) => {
      if (here === undefined) throw thrown;
      return undefined;
    });
    const typedMeanwhile = pages.get(name)?.entry;
    if (typedMeanwhile !== undefined) return typedMeanwhile;
    if (here !== undefined && (kept === undefined || here.at >= kept.changedAt)) {
      write(here);
      return here;
    }
    if (here !== undefined) journal.remove(name);
    if (kept === undefined) return undefined;
    const { changedAt, ...draft } = kept;
    const entry = { ...draft, at: changedAt };
    const page = pageOf(name);
    page.entry = entry;
    tell(page, { where: 'kept', at: changedAt, keptAt: changedAt });
    return entry;
  }

  function write(entry: DraftEntry): void {
    const page = pageOf(entry.name);
    journal.put(entry);
    page.entry = entry;
    page.waits = true;
    const before = page.state;
    tell(page, { where: before?.where === 'here' ? 'here' : 'typed', at: entry.at, keptAt: before?.keptAt });
    pump(page);
  }

  return {
    opening(name) {
      const known = openings.get(name);
      if (known !== undefined) return known;
      const asked = find(name);
      openings.set(name, asked);
      asked.catch(() => openings.delete(name));
      return asked;
    },
    latest: (name) => pages.get(name)?.entry,
    stateOf: (name) => pages.get(name)?.state,
    write,
    async drop(name) {
      const page = pageOf(name);
      page.entry = undefined;
      page.waits = false;
      page.resting?.cancel();
      page.resting = undefined;
      journal.remove(name);
      openings.delete(name);
      tell(page, undefined);
      await page.sending;
      if (pageOf(name).entry === undefined) await line.drop(name);
    },
    forgetClosed(open) {
      for (const name of openings.keys()) if (!open.has(name)) openings.delete(name);
      for (const [name, { state }] of pages) if (!open.has(name) && state?.where === 'kept') pages.delete(name);
    },
    async flush() {
      for (const page of pages.values()) {
        page.resting?.cancel();
        page.resting = undefined;
        pump(page);
      }
      await Promise.allSettled([...pages.values()].map(({ sending }) => sending));
    },
    stop: () => void (isRunning = false),
    async start() {
      isRunning = true;
      for (const page of pages.values()) pump(page);
      for (const name of journal.names()) {
        if (pages.get(name)?.entry === undefined) await find(name).catch(() => undefined);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
