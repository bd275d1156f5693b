import type { z } from 'zod';
import type { EntryContent } from '#shared/daily/daily.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';

/**
 * 日常登记的一种: what a business module tells the daily class about its entries. Everything else is alike for all of them:
 * how an entry is kept, struck and corrected, which page it stands on, and who countersigns that page.
 */
export interface DailyKind<C extends EntryContent = EntryContent> {
  readonly name: string;
  /** What it is called on paper, which is Chinese. */
  readonly paperName: string;
  /** The module whose read permission shows entries of this kind: `dispatch` for `dispatch.read`. */
  readonly module: string;
  readonly content: z.ZodType<C>;
  /** Record kinds an entry may stand on. */
  readonly subjects: readonly string[];
  /** For entries that stand on no record but in a book of their own: what that is called, which is Chinese. */
  readonly book?: { readonly kind: string; readonly id: string; readonly label: string };
  /** The permission to key one. */
  readonly write: string;
  /** One line, as it is read on the list, the page and the paper. Frozen on the page when that is submitted. */
  title(content: C): string;
  /** All of it in one line, to be held against its row of a file; its title where absent. What tells of a person is masked. */
  inFull?(ctx: QueryContext, content: C): Promise<string>;
  /** Its content as lists show it: what tells of a person masked. As it is where absent. */
  shown?(content: C): C;
  /** Refuses what the schema cannot see: a record that is named and does not exist. */
  check?(ctx: QueryContext, content: C): Promise<void>;
}

/** Keeps a kind's own type while the registry holds all kinds alike. */
export function defineDailyKind<C extends EntryContent>(kind: DailyKind<C>): DailyKind<C> {
  return kind;
}

/** Every kind of entry the office knows, by name. */
export interface DailyKinds {
  readonly all: readonly DailyKind[];
  find(name: string): DailyKind | undefined;
  /** For entries in the store: their kind was registered when they were keyed. */
  get(name: string): DailyKind;
}

export function dailyKinds(kinds: readonly DailyKind[]): DailyKinds {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  invariant(byName.size === kinds.length, 'daily kinds have distinct names');
  return {
    all: kinds,
    find: (name) => byName.get(name),
    get(name) {
      const kind = byName.get(name);
      invariant(kind, `daily kind ${name} is registered`);
      return kind;
    },
  };
}
