import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { expandPath } from '#core/modules/review/content-paths.ts';
import { expectOk } from '../desk.ts';
import { valueAt } from '../keying.ts';
import { type Below, type Canary, canaryFor, typeByName, withValue } from './canary.ts';
import type { KindSample, PlantedPath, Proposed, Target } from './kind-sample.ts';
import type { SampleOffice } from './sample-office.ts';

export interface Planting {
  readonly office: SampleOffice;
  readonly sample: KindSample;
  readonly proposed: Proposed;
  readonly target: Target;
  readonly draft: unknown;
}

interface Garden {
  readonly below: Below;
  /** All the checker could read before. */
  readonly seen: string;
  /** Where canaries go. */
  readonly places: readonly PlantedPath[];
}

function submit({ office, proposed, target }: Planting, draft: unknown): Promise<Reply<SubmissionTicket>> {
  return proposed.submit(office.maker, target, draft);
}

async function withdraw({ office }: Planting, { id }: SubmissionTicket): Promise<void> {
  await office.maker.get('review.withdraw', { submissionId: id });
}

/** Where blind values lie in what was keyed: the hidden paths themselves, or where the sample says. None: nothing is blind. */
export async function placesIn(planting: Planting): Promise<PlantedPath[]> {
  const { office, sample, draft } = planting;
  const probe = expectOk(await submit(planting, draft));
  const { hidden, checks } = await office.checker.get('review.show', { submissionId: probe.id });
  await withdraw(planting, probe);
  if (hidden.length === 0) return [];
  const types = new Map(checks.map(({ path, type }) => [path, type]));
  const named = sample.planted ?? hidden.map((path) => ({ path, type: types.get(path) ?? typeByName(path) }));
  const places = named.flatMap(({ path, type }) => expandPath(draft, path).map((each) => ({ path: each, type })));
  return places.filter(({ path }) => {
    const value = valueAt(draft, path);
    return typeof value === 'string' || (typeof value === 'number' && value !== 0);
  });
}

/**
 * Puts the draft before the checkers with a canary in every blind field. Where the office refuses all at once, one at a
 * time: what it refuses alone stays as the sample has it.
 */
export async function plant(
  planting: Planting,
  { below, seen, places }: Garden,
): Promise<{ ticket: SubmissionTicket; canaries: readonly Canary[] }> {
  const fresh = (place: PlantedPath): Canary =>
    canaryFor(place, valueAt(planting.draft, place.path) as string | number, below, seen);
  const all = places.map(fresh);
  const planted = all.reduce<unknown>((draft, { path, value }) => withValue(draft, path, value), planting.draft);
  const whole = await submit(planting, planted);
  if (whole.ok) return { ticket: whole.value, canaries: all };
  let { draft } = planting;
  const canaries: Canary[] = [];
  for (const place of places) {
    const accepted = await firstAccepted(planting, draft, () => fresh(place));
    if (!accepted) continue;
    draft = withValue(draft, accepted.path, accepted.value);
    canaries.push(accepted);
  }
  return { ticket: expectOk(await submit(planting, draft)), canaries };
}

const TRIES = 12;

async function firstAccepted(planting: Planting, draft: unknown, fresh: () => Canary): Promise<Canary | undefined> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const canary = fresh();
    const reply = await submit(planting, withValue(draft, canary.path, canary.value));
    if (!reply.ok) continue;
    await withdraw(planting, reply.value);
    return canary;
  }
  return undefined;
}
