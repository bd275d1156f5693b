import { expect, test } from 'vitest';
import { DraftBook, type DraftEntry, type DraftJournal, type DraftLine, type Sent } from '#renderer/app/draft-book.ts';
import type { DraftToKeep, KeptDraft } from '#shared/review/drafts.contract.ts';

const NAME = 'clients.form/draft=1';
const typed = (text: string, at: number): DraftEntry => ({
  name: NAME,
  page: 'clients.form',
  params: { draft: '1' },
  title: text,
  content: JSON.stringify(text),
  at,
});

/** An office that answers when it is told to, a PC's storage, and rests that end when the story says so. */
function office(kept: readonly KeptDraft[] = [], left: readonly DraftEntry[] = []) {
  const store = new Map(kept.map((draft) => [draft.name, draft]));
  const here = new Map(left.map((entry) => [entry.name, entry]));
  const waiting: { readonly draft: DraftToKeep; readonly answer: (sent: Sent) => void }[] = [];
  const rests: (() => void)[] = [];
  const dropped: string[] = [];
  const journal: DraftJournal = {
    put: (entry) => void here.set(entry.name, entry),
    find: (name) => here.get(name),
    remove: (name) => void here.delete(name),
    names: () => [...here.keys()],
  };
  const line: DraftLine = {
    get: (name) => Promise.resolve(store.get(name)),
    keep: (draft) => new Promise((answer) => waiting.push({ draft, answer })),
    drop: (name) => Promise.resolve(dropped.push(name)),
  };
  const book = new DraftBook({
    line,
    journal,
    rest(run) {
      rests.push(run);
      return { cancel: () => void rests.splice(rests.indexOf(run), 1) };
    },
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const answer = async (sent: Sent): Promise<string> => {
    const call = waiting.shift();
    call?.answer(sent);
    await settled();
    return call?.draft.content ?? '';
  };
  const rested = async (): Promise<void> => {
    rests.shift()?.();
    await settled();
  };
  return { book, line, here, waiting, dropped, answer, rested, settled };
}

test('what is typed is on this PC at once and gone from it when the office has the newest text', async () => {
  const { book, here, waiting, answer, rested } = office();
  await book.start();
  book.write(typed('华', 1));
  book.write(typed('华东', 2));
  book.write(typed('华东集', 3));
  expect(here.get(NAME)?.content).toBe('"华东集"');
  expect(waiting.map(({ draft }) => draft.content)).toEqual(['"华"']);
  await answer({ keptAt: 100 });
  expect(here.has(NAME)).toBe(true);
  expect(waiting).toEqual([]);
  await rested();
  expect(await answer({ keptAt: 200 })).toBe('"华东集"');
  expect(here.has(NAME)).toBe(false);
  expect(book.stateOf(NAME)).toEqual({ where: 'kept', at: 3, keptAt: 200 });
});

test('an office that does not answer is asked again; until then the draft is here', async () => {
  const { book, here, answer, rested } = office();
  await book.start();
  book.write(typed('华东', 1));
  await answer('unanswered');
  expect(book.stateOf(NAME)?.where).toBe('here');
  expect(here.has(NAME)).toBe(true);
  await rested();
  expect(await answer({ keptAt: 5 })).toBe('"华东"');
  expect(here.has(NAME)).toBe(false);
});

test('of journal and store the newer one is opened, and the other forgotten', async () => {
  const { at: _at, ...old } = typed('昨天', 0);
  const newer = office([{ ...old, changedAt: 50 }], [typed('今天', 60)]);
  await newer.book.start();
  expect((await newer.book.opening(NAME))?.title).toBe('今天');
  expect(newer.waiting.map(({ draft }) => draft.title)).toEqual(['今天']);
  const older = office([{ ...old, changedAt: 50 }], [typed('前天', 40)]);
  await older.book.start();
  expect((await older.book.opening(NAME))?.title).toBe('昨天');
  expect(older.here.has(NAME)).toBe(false);
});

test('without an answer from the office a form opens on what is here, and never empty', async () => {
  const { line, book } = office([], [typed('今天', 60)]);
  Object.assign(line, { get: () => Promise.reject(new Error('gone')) });
  expect((await book.opening(NAME))?.title).toBe('今天');
  await expect(book.opening('another')).rejects.toThrow('gone');
});

test('a submitted draft does not come back, also when its last text was still under way', async () => {
  const { book, here, waiting, dropped, answer, rested, settled } = office();
  await book.start();
  book.write(typed('华东', 1));
  book.write(typed('华东集团', 2));
  const done = book.drop(NAME);
  await settled();
  expect(dropped).toEqual([]);
  await answer({ keptAt: 9 });
  await done;
  await rested();
  expect(dropped).toEqual([NAME]);
  expect([waiting, here.size, book.latest(NAME), book.stateOf(NAME)]).toEqual([[], 0, undefined, undefined]);
});

test('nothing is sent once the seat is somebody else’s', async () => {
  const { book, here, waiting } = office();
  await book.start();
  book.stop();
  book.write(typed('华东', 1));
  expect(waiting).toEqual([]);
  expect(here.has(NAME)).toBe(true);
});
