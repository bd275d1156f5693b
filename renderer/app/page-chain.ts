interface KnownPage {
  /** The office's key before the first row; undefined for the first page. */
  readonly after: string | undefined;
  readonly start: number;
  /** Rows of it; undefined until it was once here. */
  readonly size: number | undefined;
}

/**
 * Where the pages of a list by key begin. It remembers keys, never rows, so that a page that was let go is asked for again
 * by its own key: one short text for each page of the way, whichever way one goes.
 */
export class PageChain {
  private readonly pages: KnownPage[] = [{ after: undefined, start: 0, size: undefined }];

  /** Rows known to exist; more may follow while the last page was not here. */
  get count(): number {
    const last = this.pages.at(-1);
    return last === undefined ? 0 : last.start + (last.size ?? 0);
  }

  /** Whether the end of the list is known. */
  get isWhole(): boolean {
    return this.pages.at(-1)?.size !== undefined;
  }

  get pageCount(): number {
    return this.pages.length;
  }

  afterOf(page: number): string | undefined {
    return this.pages[page]?.after;
  }

  startOf(page: number): number {
    return this.pages[page]?.start ?? this.count;
  }

  /** The page that holds a row; beyond the end, the last known one. */
  pageOf(row: number): number {
    let low = 0;
    let high = this.pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Notes what a page holds and where the next one begins; answers whether that was news. What followed from an older answer is forgotten. */
  take(page: number, size: number, next: string | undefined): boolean {
    const known = this.pages[page];
    if (known === undefined) return false;
    const following = this.pages[page + 1];
    const start = known.start + size;
    const fits = next === following?.after && (following === undefined || following.start === start);
    if (known.size === size && fits) return false;
    this.pages.length = page;
    this.pages.push({ ...known, size });
    if (next !== undefined) this.pages.push({ after: next, start, size: undefined });
    return true;
  }
}
