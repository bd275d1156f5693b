import { QueriesObserver, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { PageChain } from '#renderer/app/page-chain.ts';

/** Rows by their place in a list that may be longer than what is in memory. */
export interface RowSource<R> {
  /** As it is by now: a list grows while its pages come. */
  readonly count: number;
  /** Undefined while its page is on its way. */
  readonly at: (index: number) => R | undefined;
  /** Says which rows are looked at, so that they and the next ones are here. */
  readonly need?: (first: number, last: number) => void;
  /** Calls when rows came, before anything is drawn again for it; answers how to stop. */
  readonly subscribe?: (onRows: () => void) => () => void;
}

/** One answer of the office: rows and the key of the next page. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly next?: string | undefined;
}

/** Rows asked for before and behind those in view. */
const AHEAD = 150;
/** So many pages stay in memory; those let go come again by their key. */
const KEPT_PAGES = 40;
const KEPT_MS = 60_000;

/**
 * The pages of one question: which are watched, which stay, and where each row lies. It lives beside React, so that rows that
 * come are drawn by the list's body at once and the page around it follows when it comes to it.
 */
export class RowPagesOf<R> implements RowSource<R> {
  private readonly client: QueryClient;
  private readonly base: QueryKey;
  private readonly ask: (after: string | undefined) => Promise<Page<R>>;
  private readonly chain = new PageChain();
  private readonly observer: QueriesObserver;
  private readonly listeners = new Set<() => void>();
  private readonly kept = new Map<string, QueryKey>();
  private looked = { first: 0, last: 0 };
  private from = 0;
  private to = 0;
  /** When each page's rows came, by its key. */
  private readonly came = new Map<string | undefined, number>();
  private failure: unknown;
  private page: { readonly at: number; readonly rows: readonly R[] | undefined } | undefined;

  constructor(client: QueryClient, base: QueryKey, ask: (after: string | undefined) => Promise<Page<R>>) {
    this.client = client;
    this.base = base;
    this.ask = ask;
    this.observer = new QueriesObserver(client, this.watched());
    this.take();
  }

  get count(): number {
    return this.chain.count;
  }

  /** Whether the first page is here, be it empty. */
  get isHere(): boolean {
    return this.chain.count > 0 || this.chain.isWhole;
  }

  get error(): unknown {
    return this.failure;
  }

  /** The first page, which also carries totals. */
  get first(): Page<R> | undefined {
    return this.client.getQueryData<Page<R>>(this.keyOf(0));
  }

  readonly at = (index: number): R | undefined => {
    const page = this.chain.pageOf(index);
    // Rows are drawn by neighbourhood: the last page looked at is nearly always the one asked for next.
    if (this.page?.at !== page)
      this.page = { at: page, rows: this.client.getQueryData<Page<R>>(this.keyOf(page))?.rows };
    return this.page.rows?.[index - this.chain.startOf(page)];
  };

  readonly need = (first: number, last: number): void => {
    this.looked = { first, last };
    const from = this.chain.pageOf(Math.max(0, first - AHEAD));
    const to = this.chain.pageOf(last + AHEAD);
    if (from === this.from && to === this.to) return;
    this.from = from;
    this.to = to;
    this.observer.setQueries(this.watched());
    this.letGo();
  };

  readonly subscribe = (onRows: () => void): (() => void) => {
    this.listeners.add(onRows);
    return () => void this.listeners.delete(onRows);
  };

  readonly reload = (): void => void this.client.invalidateQueries({ queryKey: this.base });

  /** Asks the office for what is looked at, and again for what changed, until told to stop. */
  readonly watch = (): (() => void) => {
    this.observer.setQueries(this.watched());
    const end = this.observer.subscribe(() => this.hear());
    // What another page asked meanwhile is here already.
    this.hear();
    return end;
  };

  /** That a question is under way is no news; rows that came are, and a question that failed. */
  private hear(): void {
    const answers = this.observer.getCurrentResult();
    const failure = answers.find(({ error }) => error !== null)?.error ?? undefined;
    const fresh = this.pages().filter((at, index) => this.isFresh(at, answers[index]?.dataUpdatedAt ?? 0));
    if (fresh.length === 0 && failure === this.failure) return;
    this.failure = failure;
    this.take();
    // A list that grew or shrank has other pages where the same rows are looked at.
    this.need(this.looked.first, this.looked.last);
    for (const listener of this.listeners) listener();
  }

  private isFresh(page: number, at: number): boolean {
    const after = this.chain.afterOf(page);
    if (at === 0 || this.came.get(after) === at) return false;
    this.came.set(after, at);
    return true;
  }

  private take(): void {
    this.page = undefined;
    for (const at of this.pages()) {
      const page = this.client.getQueryData<Page<R>>(this.keyOf(at));
      if (page !== undefined) this.chain.take(at, page.rows.length, page.next);
    }
  }

  /** The first page is watched always, for its totals. */
  private pages(): readonly number[] {
    return [
      ...(this.from > 0 ? [0] : []),
      ...Array.from({ length: this.to - this.from + 1 }, (_, at) => this.from + at),
    ];
  }

  private watched() {
    return this.pages().map((at) => {
      const after = this.chain.afterOf(at);
      return { queryKey: [...this.base, after], queryFn: () => this.ask(after), gcTime: KEPT_MS };
    });
  }

  private keyOf(page: number): QueryKey {
    return [...this.base, this.chain.afterOf(page)];
  }

  /** Lets the pages go that were longest not looked at. */
  private letGo(): void {
    for (let page = Math.max(1, this.from); page <= this.to; page += 1) {
      const key = this.keyOf(page);
      const name = JSON.stringify(key);
      this.kept.delete(name);
      this.kept.set(name, key);
    }
    for (const [name, key] of this.kept) {
      if (this.kept.size <= Math.max(KEPT_PAGES, this.to - this.from + 1)) break;
      this.kept.delete(name);
      this.client.removeQueries({ queryKey: key, exact: true });
    }
  }
}
