import { expect, onTestFinished, vi } from 'vitest';
import type { ProcedureName } from '#shared/ipc/contract.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import { ASKABLE, knownTo, outlook, type Subject, textOf } from '../checker-outlook.ts';
import { expectOk, PASSWORD } from '../desk.ts';
import { DRAFT_NAME, kindNamed, type Known } from '../inputs-from-contract.ts';
import { checksOf, valueAt } from '../keying.ts';
import { SUBMITTED_KINDS } from '../kind-samples.ts';
import { keyAlike } from '../test-office.ts';
import { type Below, type Canary, formsOf, holds, leavesAt, typeByName } from './canary.ts';
import type { KindSample, PlantedPath, Proposed, Target } from './kind-sample.ts';
import { wronglyKeyed } from './mistakes.ts';
import { placesIn, plant } from './planting.ts';
import type { SampleOffice } from './sample-office.ts';

interface Heard {
  take(text: string): void;
  text(): string;
  forget(): void;
}

/** Everything that reaches the log, the console and the process's own output until the test is over. */
export function eavesdrop(): Heard {
  let heard: string[] = [];
  const take = (text: string): void => void heard.push(text);
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, level).mockImplementation((...said: unknown[]) => take(said.map(String).join(' ')));
    onTestFinished(() => spy.mockRestore());
  }
  return { take, text: () => heard.join('\n'), forget: () => void (heard = []) };
}

/** Under whose eyes submissions wait, and what is listened to meanwhile. */
export interface Watch {
  readonly office: SampleOffice;
  readonly heard: Heard;
  readonly below: Below;
}

/** A proposal of one kind, as it is put before the checkers. */
export interface Exposed {
  readonly kind: string;
  readonly sample: KindSample;
  readonly proposed: Proposed;
  readonly target: Target;
  readonly draft: unknown;
}

export interface Watched {
  readonly kind: string;
  /** What the checker has to key. */
  readonly boxes: number;
  readonly planted: number;
  readonly following: number;
  readonly recordId: string;
  readonly version: number;
}

/** A submission with canaries in it. */
interface Planted {
  readonly exposed: Exposed;
  readonly mine: SubmissionView;
  readonly canaries: readonly Canary[];
  /** The canaries, and what follows from them. */
  readonly secrets: readonly Canary[];
  /** What the checker may read of it. */
  readonly shown: string;
}

const REVIEW = ASKABLE.filter((name) => /^(review|audit|policies)\./.test(name));

/**
 * Submissions that wait beside each other under the eyes of somebody who may check them: planted with canaries, looked for
 * everywhere before and after a first wrong keying of each, shown after the right one. Ends with the records effective. The
 * second figure is how many replies were searched.
 */
export async function stayBlind(
  watch: Watch,
  proposals: readonly Exposed[],
): Promise<{ readonly watched: readonly Watched[]; readonly replies: number }> {
  const { office, heard } = watch;
  const places: PlantedPath[][] = [];
  for (const exposed of proposals) places.push(await placesIn({ office, ...exposed }));
  const subjects: Subject[] = [
    { kind: 'client', id: office.clientId },
    { kind: 'product', id: office.bulk },
    ...proposals.flatMap(({ kind, target }) => (target.recordId === undefined ? [] : [{ kind, id: target.recordId }])),
  ];
  const drafted = proposals.flatMap(({ draft }) => idsIn(draft));
  const ids = drafted.map(({ id }) => id);
  subjects.push(...drafted.filter(({ kind, id }) => isKind(kind) && subjects.every((known) => known.id !== id)));
  const isBlind = places.some((each) => each.length > 0);
  const before = isBlind
    ? await outlook(office, office.checker, await knownTo(office.checker, subjects, ids))
    : new Map<string, string>();
  const seen = [...before.values()].join('\n');
  heard.forget();
  const planted: Planted[] = [];
  for (const [index, exposed] of proposals.entries()) {
    planted.push(await exposedTo(watch, exposed, places[index] ?? [], seen));
  }
  const waiting = planted.map((each) => ({ ...each, secrets: withoutShown(each, planted) }));
  const known = await knownTo(
    office.checker,
    [...subjects, ...planted.map(({ exposed, mine }) => ({ kind: exposed.kind, id: mine.recordId }))],
    [...ids, ...planted.map(({ mine }) => mine.id)],
  );
  const replies = isBlind ? await searched({ office, heard, before, seen, known }, waiting) : 0;
  const watched: Watched[] = [];
  for (const each of waiting) watched.push(await signed(office, each));
  return { watched, replies };
}

/** What others show beside it is no secret of its own, unless it was planted: samples are alike. */
function withoutShown(own: Planted, planted: readonly Planted[]): Canary[] {
  const others = planted.filter((each) => each !== own).map(({ shown }) => shown);
  return own.secrets.filter(
    (secret) => own.canaries.includes(secret) || !secret.forms.some((form) => others.some((text) => holds(text, form))),
  );
}

/** What a sum of canaries comes to may stand somewhere already, by chance: so often others are drawn. */
const DRAWS = 4;

/** Put before the checkers with its canaries, kept as a draft of the maker's as well. */
async function exposedTo(
  { office, below }: Watch,
  exposed: Exposed,
  places: readonly PlantedPath[],
  seen: string,
): Promise<Planted> {
  const { maker, checker } = office;
  for (let draw = 1; ; draw += 1) {
    const { ticket, canaries } = await plant({ office, ...exposed }, { below, seen, places });
    const mine = await maker.get('review.show', { submissionId: ticket.id });
    const blind = await checker.get('review.show', { submissionId: ticket.id });
    const secrets = [...canaries, ...followingFrom(mine, blind, canaries, seen)];
    const unwatched = unwatchedIn(exposed, mine, blind, secrets);
    if (unwatched.length > 0 && draw < DRAWS) {
      await maker.get('review.withdraw', { submissionId: ticket.id });
      continue;
    }
    expect(unwatched, `${exposed.kind} has a canary in every box`).toEqual([]);
    await keepAsDraft(maker, mine, canaries);
    return { exposed, mine, canaries, secrets, shown: textOf(blind) };
  }
}

/** A draft of the same content, which is the maker's own. */
async function keepAsDraft(
  maker: SampleOffice['maker'],
  { content }: SubmissionView,
  canaries: readonly Canary[],
): Promise<void> {
  await maker.get('drafts.keep', {
    name: DRAFT_NAME,
    page: 'clients.form',
    params: { draft: 'canary' },
    title: canaries
      .map(({ value }) => String(value))
      .join(' ')
      .slice(0, 200),
    content: JSON.stringify(content),
  });
}

/** Keyed alike, shown, and signed. */
async function signed({ checker }: SampleOffice, { exposed, mine, canaries, secrets }: Planted): Promise<Watched> {
  const { kind } = exposed;
  await keyAlike(mine, checker);
  const after = textOf([
    await checker.get('review.show', { submissionId: mine.id }),
    await checker.get('review.batchRows', { submissionId: mine.id }),
  ]);
  for (const { path, value } of canaries) {
    expect(holds(after, String(value)), `${kind} ${path} is shown once it was keyed alike`).toBe(true);
  }
  const signing = { submissionId: mine.id, contentHash: mine.contentHash, password: PASSWORD };
  expect(expectOk(await checker.ask('review.sign', signing))).toMatchObject({ outcome: 'effective' });
  return {
    kind,
    boxes: checksOf(mine, 'rekey').length,
    planted: canaries.length,
    following: secrets.length - canaries.length,
    recordId: mine.recordId,
    version: (mine.baseVersion ?? 0) + 1,
  };
}

interface Around {
  readonly office: SampleOffice;
  readonly heard: Heard;
  readonly before: ReadonlyMap<string, string>;
  readonly seen: string;
  readonly known: Known;
}

/** Looks everywhere, keys one box of each wrongly, and looks again where that leaves a trace. How many replies were searched. */
async function searched({ office, heard, before, seen, known }: Around, planted: readonly Planted[]): Promise<number> {
  const search = async (when: string, names?: readonly ProcedureName[]): Promise<ReadonlyMap<string, string>> => {
    const replies = await outlook(office, office.checker, known, names);
    for (const { exposed, secrets } of planted) {
      for (const [asked, reply] of replies) refuseTold(exposed, secrets, reply, `${asked} (${when})`);
      refuseTold(exposed, secrets, heard.text(), `log or output (${when})`);
    }
    return replies;
  };
  const waiting = await search('waiting');
  refuseNewNumbers(before, waiting, seen);
  let isAnyWrong = false;
  for (const { exposed, mine, secrets } of planted) {
    const mistake = wronglyKeyed(mine);
    if (!mistake) continue;
    isAnyWrong = true;
    const judged = await office.checker.get('review.reenter', { submissionId: mine.id, ...mistake.keyed });
    expect(judged).toMatchObject({ state: 'differs', differing: [mistake.path] });
    refuseTold(exposed, secrets, textOf(judged), 'the judgement');
  }
  return waiting.size + (isAnyWrong ? (await search('after a wrong keying', REVIEW)).size : 0);
}

/** Boxes without a canary, but for those the sample names as known anyway. Whatever is keyed again is hidden. */
function unwatchedIn(
  { kind, sample }: Exposed,
  mine: SubmissionView,
  blind: SubmissionView,
  secrets: readonly Canary[],
): readonly string[] {
  const boxes = checksOf(mine, 'rekey').map(({ path }) => path);
  const isHidden = (path: string) => blind.hidden.some((each) => path === each || path.startsWith(`${each}.`));
  expect(
    boxes.filter((path) => !isHidden(path)),
    `${kind} hides what it asks to be keyed`,
  ).toEqual([]);
  const watched = new Set(secrets.map(({ value }) => value));
  const known = sample.known ?? [];
  return boxes.filter((path) => !watched.has(valueAt(mine.content, path) as string | number) && !known.includes(path));
}

/** The other hidden values that could be recognised: computed from the canaries, or carried along with them. */
function followingFrom(
  mine: SubmissionView,
  blind: SubmissionView,
  canaries: readonly Canary[],
  seen: string,
): Canary[] {
  const types = new Map(mine.checks.map(({ path, type }) => [path, type]));
  const planted = new Set(canaries.map(({ value }) => value));
  return blind.hidden
    .flatMap((path) => leavesAt(mine.content, path))
    .filter(({ path, value }) => !planted.has(value) && isTelling(value) && !NAMES_A_PLACE.test(path))
    .map(({ path, value }) => ({ path, value, forms: formsOf(types.get(path) ?? typeByName(path), value) }))
    .filter(({ forms }) => forms.every((form) => !holds(seen, form)));
}

/** Which fields of an amended record came from the file: places, not values. */
const NAMES_A_PLACE = /\.amends\.keyed\.\d+\.(?:path|type)$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function isTelling(value: string | number): boolean {
  return typeof value === 'number' ? Math.abs(value) >= 1000 : value.length >= 4 && !UUID.test(value);
}

/** Ids in a draft, each of the kind its field is named after. */
function idsIn(draft: unknown): Subject[] {
  return leavesAt(draft, '').flatMap(({ path, value }) =>
    typeof value === 'string' && UUID.test(value)
      ? [{ kind: kindNamed(path.slice(path.lastIndexOf('.') + 1)), id: value }]
      : [],
  );
}

const isKind = (name: string): boolean => SUBMITTED_KINDS.some((kind) => kind.name === name);

/** The size of the store and its log counts on while the office works, a question among what it counts: no value, by whatever chance. */
const SIZES = /"(?:databaseBytes|fileBytes|auditEvents)":\d+/g;

function refuseTold({ kind }: Exposed, secrets: readonly Canary[], reply: string, where: string): void {
  const text = reply.replaceAll(SIZES, '');
  for (const { path, forms } of secrets) {
    const told = forms.find((form) => holds(text, form));
    if (told !== undefined) expect.fail(`${where} tells ${told} of ${kind} ${path}: ${around(text, told)}`);
  }
}

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 120), at + 120);
}

const NUMBERS = /-?\d{4,}/g;
/** Instants count on while the office works. */
const INSTANT = 1e12;
/** Days as a workbook counts them, 2023 to 2031: when something was submitted is no secret. */
const isDaySerial = (number: string): boolean => /^4[5-8]\d{3}$/.test(number);

/** Nor is there a number that was not there before, so nothing can be worked out by subtraction either. */
function refuseNewNumbers(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, seen: string): void {
  const known = new Set(seen.match(NUMBERS));
  for (const [asked, reply] of after) {
    // The logs grow by every question, this one included.
    const counts = /^office\.verify|audit_log|disclosures/.test(asked) || REVIEW.some((name) => asked.startsWith(name));
    if (counts || !before.has(asked)) continue;
    const fresh = (reply.replaceAll(SIZES, '').match(NUMBERS) ?? []).filter(
      (number) =>
        !known.has(number) &&
        Math.abs(Number(number)) < INSTANT &&
        !(asked.startsWith('exchange.export') && isDaySerial(number)),
    );
    expect(fresh, `${asked} shows new numbers while something waits`).toEqual([]);
  }
}
