import {
  createContext,
  type ReactNode,
  use,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { DraftBook, type DraftEntry, type DraftLine, type DraftState } from '#renderer/app/draft-book.ts';
import { pcJournal, takeOverOldDrafts } from '#renderer/app/draft-journal.ts';
import { beforeLeaving, useSession } from '#renderer/app/session.tsx';
import { callOffice, OfficeRefusal } from '#renderer/app/use-office.ts';
import { useTab, useTabState } from '#renderer/app/use-tabs.tsx';

const REST_MS = 700;
const RETRY_MS = 4000;

const BookContext = createContext<DraftBook | undefined>(undefined);

const line: DraftLine = {
  async get(name) {
    const reply = await callOffice('drafts.get', { name });
    if (!reply.ok) throw new OfficeRefusal(reply.failure);
    return reply.value.draft;
  },
  async keep(draft) {
    const reply = await callOffice('drafts.keep', draft);
    if (reply.ok) return { keptAt: reply.value.changedAt };
    return reply.failure.code === 'invalid_input' || reply.failure.code === 'rule_broken' ? 'refused' : 'unanswered';
  },
  drop: (name) => callOffice('drafts.drop', { name }).catch(() => undefined),
};

function openBook(personId: string): DraftBook {
  const journal = pcJournal(personId);
  takeOverOldDrafts(personId, journal);
  return new DraftBook({
    line,
    journal,
    rest(run, failed) {
      const timer = setTimeout(run, failed ? RETRY_MS : REST_MS);
      return { cancel: () => clearTimeout(timer) };
    },
  });
}

/** The drafts of who is signed in. They outlive the desk and the lock; what is typed reaches the office before another person sits down. */
export function DraftsProvider({ children }: { readonly children: ReactNode }) {
  const { session } = useSession();
  const personId = session?.personId ?? '';
  const book = useMemo(() => openBook(personId), [personId]);
  const { tabs } = useTabState();
  useEffect(() => {
    void book.start();
    const stay = beforeLeaving(() => book.flush());
    return () => {
      stay();
      book.stop();
    };
  }, [book]);
  useEffect(() => {
    book.forgetClosed(new Set(tabs.map(({ id }) => id)));
  }, [book, tabs]);
  return <BookContext value={book}>{children}</BookContext>;
}

export function useDraftBook(): DraftBook {
  const book = useContext(BookContext);
  if (book === undefined) throw new Error('useDraftBook needs a DraftsProvider above it');
  return book;
}

/** A half-typed form: its newest text is on this PC at the next keystroke and in the store a moment later. */
export interface Draft<T> {
  /** Name under which the office keeps it. */
  readonly name: string;
  readonly content: T | undefined;
  /** The version of the record it was begun on, and what stood in the form then. */
  readonly base: number | undefined;
  readonly begun: unknown;
  readonly state: DraftState | undefined;
  readonly keep: (content: T, base?: number, begun?: unknown) => void;
  /** Sends at once. */
  readonly send: () => void;
  /** After it was submitted or given up. */
  readonly drop: () => void;
}

interface Opened<T> {
  readonly content: T | undefined;
  readonly base: number | undefined;
  readonly begun: unknown;
}

function openedOf<T>(found: DraftEntry | undefined): Opened<T> {
  return {
    content: found === undefined ? undefined : (JSON.parse(found.content) as T),
    base: found?.baseVersion,
    begun: found?.begun === undefined ? undefined : (JSON.parse(found.begun) as unknown),
  };
}

/** The draft of the form in this tab. Suspends until it is known whether there is one, so that a form never opens empty over it. */
export function useDraft<T>(): Draft<T> {
  const book = useDraftBook();
  const { id: name, page, params, title = '', setDirty } = useTab();
  // Asked once: after it was submitted the form must not wait for a draft again. What is known is asked before the first wait
  // only: React goes through a render that waited again, and it has to wait at the same place.
  const [asked] = useState<{ known: DraftEntry | undefined; opened?: Opened<T> }>(() => ({ known: book.latest(name) }));
  asked.opened ??= openedOf<T>(asked.known ?? use(book.opening(name)));
  const state = useSyncExternalStore(book.subscribe, () => book.stateOf(name));
  const isDraft = state !== undefined;
  useEffect(() => setDirty(isDraft), [isDraft, setDirty]);
  return {
    name,
    ...asked.opened,
    state,
    keep(content, base, begun) {
      book.write({
        name,
        page,
        params,
        title: title.slice(0, 200),
        content: JSON.stringify(content),
        at: Date.now(),
        ...(base !== undefined && { baseVersion: base }),
        ...(begun !== undefined && { begun: JSON.stringify(begun) }),
      });
    },
    send: () => void book.flush(),
    drop: () => void book.drop(name),
  };
}
