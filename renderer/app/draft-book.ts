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

interface Page {
  entry: DraftEntry | undefined;
  state: DraftState | undefined;
  sending: Promise<void> | undefined;
  resting: { readonly cancel: () => void } | undefined;
  /** There is text the office was not sent yet. */
  waits: boolean;
}

interface BookParts {
  readonly line: DraftLine;
  readonly journal: DraftJournal;
  /** Calls back after a rest; answers how to prevent it. */
  readonly rest: (run: () => void, failed: boolean) => { readonly cancel: () => void };
}

/** The drafts of one person in this window: one call under way per draft, the newest text next, a rest between two. */
export class DraftBook {
  private readonly parts: BookParts;
  private readonly pages = new Map<string, Page>();
  private readonly openings = new Map<string, Promise<DraftEntry | undefined>>();
  private readonly listeners = new Set<() => void>();
  private isRunning = false;

  constructor(parts: BookParts) {
    this.parts = parts;
  }

  /** What a form finds on opening: the newer of journal and store. The same promise until the form is closed or dropped. */
  opening(name: string): Promise<DraftEntry | undefined> {
    const known = this.openings.get(name);
    if (known !== undefined) return known;
    const asked = this.find(name);
    this.openings.set(name, asked);
    asked.catch(() => this.openings.delete(name));
    return asked;
  }

  latest(name: string): DraftEntry | undefined {
    return this.pages.get(name)?.entry;
  }

  stateOf(name: string): DraftState | undefined {
    return this.pages.get(name)?.state;
  }

  write(entry: DraftEntry): void {
    const page = this.pageOf(entry.name);
    this.parts.journal.put(entry);
    page.entry = entry;
    page.waits = true;
    const before = page.state;
    this.tell(page, { where: before?.where === 'here' ? 'here' : 'typed', at: entry.at, keptAt: before?.keptAt });
    this.pump(page);
  }

  /** After it was submitted or given up: nothing of it comes back, also not what is still on its way. */
  async drop(name: string): Promise<void> {
    const { journal, line } = this.parts;
    const page = this.pageOf(name);
    page.entry = undefined;
    page.waits = false;
    wake(page);
    journal.remove(name);
    this.openings.delete(name);
    this.tell(page, undefined);
    await page.sending;
    if (this.pageOf(name).entry === undefined) await line.drop(name);
  }

  /** Drafts whose form is closed are asked for anew when it is opened again. */
  forgetClosed(open: ReadonlySet<string>): void {
    for (const name of this.openings.keys()) if (!open.has(name)) this.openings.delete(name);
    for (const [name, { state }] of this.pages) {
      if (!open.has(name) && state?.where === 'kept') this.pages.delete(name);
    }
  }

  /** Sends what waits, without a rest; done when the office answered. */
  async flush(): Promise<void> {
    for (const page of this.pages.values()) {
      wake(page);
      this.pump(page);
    }
    await Promise.allSettled([...this.pages.values()].map(async ({ sending }) => sending));
  }

  /** From now on sends, first what an earlier window left in the journal, unless the office has something newer. */
  async start(): Promise<void> {
    this.isRunning = true;
    for (const page of this.pages.values()) this.pump(page);
    for (const name of this.parts.journal.names()) {
      if (this.latest(name) === undefined) await this.find(name).catch(() => undefined);
    }
  }

  /** Sends nothing any more: the seat is locked or somebody else's, and a draft must never reach another person's. */
  stop(): void {
    this.isRunning = false;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private pageOf(name: string): Page {
    const blank: Page = { entry: undefined, state: undefined, sending: undefined, resting: undefined, waits: false };
    const page = this.pages.get(name) ?? blank;
    this.pages.set(name, page);
    return page;
  }

  private tell(page: Page, state: DraftState | undefined): void {
    page.state = state;
    for (const listener of this.listeners) listener();
  }

  private pump(page: Page): void {
    const { entry } = page;
    if (!this.isRunning || !page.waits || entry === undefined) return;
    if (page.sending !== undefined || page.resting !== undefined) return;
    page.waits = false;
    page.sending = this.send(page, entry).finally(() => {
      page.sending = undefined;
      this.pump(page);
    });
  }

  private async send(page: Page, entry: DraftEntry): Promise<void> {
    const { line, journal, rest } = this.parts;
    const { at, ...draft } = entry;
    const sent = await line.keep(draft).catch((): Sent => 'unanswered');
    if (page.entry === undefined) return;
    const isNewest = page.entry === entry;
    if (typeof sent === 'object') {
      if (isNewest) journal.remove(entry.name);
      this.tell(page, { where: isNewest ? 'kept' : 'typed', at, keptAt: sent.keptAt });
    } else if (isNewest) this.tell(page, { where: 'here', at, keptAt: page.state?.keptAt });
    page.waits ||= sent === 'unanswered';
    page.resting = rest(() => {
      page.resting = undefined;
      this.pump(page);
    }, sent === 'unanswered');
  }

  private async find(name: string): Promise<DraftEntry | undefined> {
    const { line, journal } = this.parts;
    const here = journal.find(name);
    const kept = await line.get(name).catch((thrown: unknown) => {
      if (here === undefined) throw thrown;
      return undefined;
    });
    const typedMeanwhile = this.latest(name);
    if (typedMeanwhile !== undefined) return typedMeanwhile;
    if (here !== undefined && (kept === undefined || here.at >= kept.changedAt)) {
      this.write(here);
      return here;
    }
    if (here !== undefined) journal.remove(name);
    if (kept === undefined) return undefined;
    const { changedAt, ...draft } = kept;
    const entry = { ...draft, at: changedAt };
    const page = this.pageOf(name);
    page.entry = entry;
    this.tell(page, { where: 'kept', at: changedAt, keptAt: changedAt });
    return entry;
  }
}

function wake(page: Page): void {
  page.resting?.cancel();
  page.resting = undefined;
}
