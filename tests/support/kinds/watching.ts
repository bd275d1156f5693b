import { expect, onTestFinished, vi } from 'vitest';
import type { ProcedureName } from '#shared/ipc/contract.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import { ASKABLE, knownTo, outlook, type Subject, textOf } from '../checker-outlook.ts';
import { expectOk, PASSWORD } from '../desk.ts';
import { DRAFT_NAME, type Known } from '../inputs-from-contract.ts';
import { checksOf, valueAt } from '../keying.ts';
import { keyAlike } from '../test-office.ts';
import { type Below, type Canary, formsOf, holds, leavesAt, typeByName } from './canary.ts';
import type { KindSample, Proposed, Target } from './kind-sample.ts';
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

export interface Watch {
  readonly office: SampleOffice;
  readonly kind: string;
  readonly sample: KindSample;
  readonly proposed: Proposed;
  readonly heard: Heard;
  readonly below: Below;
}

export interface Watched {
  /** What the checker has to key. */
  readonly boxes: number;
  readonly planted: number;
  readonly following: number;
  readonly replies: number;
  readonly recordId: string;
  readonly version: number;
}

const REVIEW = ASKABLE.filter((name) => /^(review|audit|policies)\./.test(name));

/**
 * One submission under the eyes of somebody who may check it: planted with canaries, looked for everywhere before and
 * after a first wrong keying, shown after the right one. Ends with the record effective.
 */
export async function staysBlind(watch: Watch, target: Target, draft: unknown): Promise<Watched> {
  const { office, kind, heard, below } = watch;
  const { maker, checker } = office;
  const planting = { ...watch, target, draft };
  const places = await placesIn(planting);
  const subjects: Subject[] = [
    { kind: 'client', id: office.clientId },
    { kind: 'product', id: office.bulk },
    ...(target.recordId === undefined ? [] : [{ kind, id: target.recordId }]),
  ];
  const ids = idsIn(draft);
  const isBlind = places.length > 0;
  const before = isBlind
    ? await outlook(office, checker, await knownTo(checker, subjects, ids))
    : new Map<string, string>();
  const seen = [...before.values()].join('\n');
  heard.forget();
  const { ticket, canaries } = await plant(planting, { below, seen, places });
  const mine = await maker.get('review.show', { submissionId: ticket.id });
  await maker.get('drafts.keep', {
    name: DRAFT_NAME,
    page: 'clients.form',
    params: { draft: 'canary' },
    title: canaries
      .map(({ value }) => String(value))
      .join(' ')
      .slice(0, 200),
    content: JSON.stringify(mine.content),
  });
  const blind = await checker.get('review.show', { submissionId: ticket.id });
  const secrets = [...canaries, ...followingFrom(mine, blind, canaries, seen)];
  refuseUnwatched(watch, mine, blind, secrets);
  const known = await knownTo(checker, [...subjects, { kind, id: mine.recordId }], [...ids, ticket.id]);
  const around = { office, heard, before, seen, known, secrets };
  const replies = isBlind ? await searched(around, mine) : 0;
  await keyAlike(mine, checker);
  const after = textOf([
    await checker.get('review.show', { submissionId: ticket.id }),
    await checker.get('review.batchRows', { submissionId: ticket.id }),
  ]);
  for (const { path, value } of canaries) {
    expect(holds(after, String(value)), `${kind} ${path} is shown once it was keyed alike`).toBe(true);
  }
  const signing = { submissionId: ticket.id, contentHash: mine.contentHash, password: PASSWORD };
  expect(expectOk(await checker.ask('review.sign', signing))).toMatchObject({ outcome: 'effective' });
  return {
    boxes: checksOf(mine, 'rekey').length,
    planted: canaries.length,
    following: secrets.length - canaries.length,
    replies,
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
  readonly secrets: readonly Canary[];
}

/** Looks everywhere, keys one box wrongly, and looks again where that leaves a trace. How many replies were searched. */
async function searched(around: Around, mine: SubmissionView): Promise<number> {
  const { office, heard, before, seen, known, secrets } = around;
  const search = async (when: string, names?: readonly ProcedureName[]): Promise<ReadonlyMap<string, string>> => {
    const replies = await outlook(office, office.checker, known, names);
    for (const [asked, reply] of replies) refuseTold(secrets, reply, `${asked} (${when})`);
    refuseTold(secrets, heard.text(), `log or output (${when})`);
    return replies;
  };
  const waiting = await search('waiting');
  refuseNewNumbers(before, waiting, seen);
  const mistake = wronglyKeyed(mine);
  if (!mistake) return waiting.size;
  const judged = await office.checker.get('review.reenter', { submissionId: mine.id, ...mistake.keyed });
  expect(judged).toMatchObject({ state: 'differs', differing: [mistake.path] });
  refuseTold(secrets, textOf(judged), 'the judgement');
  return waiting.size + (await search('after a wrong keying', REVIEW)).size;
}

/** Whatever is keyed again is hidden, and watched; the sample names what could not be told from what is known anyway. */
function refuseUnwatched(
  { kind, sample }: Watch,
  mine: SubmissionView,
  blind: SubmissionView,
  secrets: readonly Canary[],
): void {
  const boxes = checksOf(mine, 'rekey').map(({ path }) => path);
  const isHidden = (path: string) => blind.hidden.some((each) => path === each || path.startsWith(`${each}.`));
  expect(
    boxes.filter((path) => !isHidden(path)),
    `${kind} hides what it asks to be keyed`,
  ).toEqual([]);
  const watched = new Set(secrets.map(({ value }) => value));
  const unwatched = boxes.filter((path) => !watched.has(valueAt(mine.content, path) as string | number));
  const known = sample.known ?? [];
  expect(
    unwatched.filter((path) => !known.includes(path)),
    `${kind} has a canary in every box`,
  ).toEqual([]);
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

function idsIn(draft: unknown): string[] {
  return leavesAt(draft, '').flatMap(({ value }) => (typeof value === 'string' && UUID.test(value) ? [value] : []));
}

/** The size of the store and its log counts on while the office works, a question among what it counts: no value, by whatever chance. */
const SIZES = /"(?:databaseBytes|fileBytes|auditEvents)":\d+/g;

function refuseTold(secrets: readonly Canary[], reply: string, where: string): void {
  const text = reply.replaceAll(SIZES, '');
  for (const { path, forms } of secrets) {
    const told = forms.find((form) => holds(text, form));
    if (told !== undefined) expect.fail(`${where} tells ${told} of ${path}: ${around(text, told)}`);
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
