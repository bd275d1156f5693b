import { afterAll, expect, test } from 'vitest';
import { sampleOf, SUBMITTED_KINDS } from '../kind-samples.ts';
import { belowOf } from './canary.ts';
import { CHECKER_OF_EVERYTHING, openSampleOffice } from './sample-office.ts';
import { eavesdrop, type Exposed, stayBlind, type Watched } from './watching.ts';

/** Two files share the kinds, because files run beside each other and tests of one file do not. */
export type Half = 0 | 1;

/** So many kinds wait in one office: a search looks for what each of them hides, and searching is what takes long. */
const TOGETHER = 6;

/** Every other kind waits for its check, planted with canaries, and nothing may tell them. */
export function canaryStories(half: Half): void {
  const seed = Number(process.env['CANARY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const total = { kinds: 0, planted: 0, following: 0, replies: 0 };

  afterAll(() => {
    const { kinds, planted, following, replies } = total;
    console.info(
      `canaries: ${planted} planted in ${kinds} kinds, ${following} more values follow from them; ` +
        `${replies} replies searched (CANARY_SEED=${seed})`,
    );
  });

  test.each(groupsOf(half))(
    'while %s wait, nothing an eligible checker can ask, no log and no output tells a value they have to key',
    { timeout: 600_000 },
    async (_names, group) => {
      const heard = eavesdrop();
      const office = await openSampleOffice({
        people: CHECKER_OF_EVERYTHING,
        log: (entry) => heard.take(JSON.stringify(entry)),
      });
      const watch = {
        office,
        heard,
        below: belowOf(seed + SUBMITTED_KINDS.findIndex(({ name }) => name === group[0])),
      };
      const proposals: Exposed[] = [];
      for (const kind of group) {
        const sample = sampleOf(kind);
        const proposed = await sample.propose(office);
        const target = proposed.target ?? { action: 'create' as const };
        proposals.push({ kind, sample, proposed, target, draft: proposed.draft });
      }
      const first = await stayBlind(watch, proposals);
      const second = await stayBlind(watch, amendmentsOf(proposals, first.watched));
      const watched = [...first.watched, ...second.watched];
      for (const { kind, sample } of proposals) {
        const own = watched.filter((each) => each.kind === kind);
        const boxes = own.reduce((sum, each) => sum + each.boxes, 0);
        const planted = own.reduce((sum, each) => sum + each.planted, 0);
        expect(planted > 0 || boxes <= (sample.known?.length ?? 0), `${kind} has canaries where it has boxes`).toBe(
          true,
        );
        total.kinds += planted > 0 ? 1 : 0;
        total.planted += planted;
      }
      total.following += watched.reduce((sum, { following }) => sum + following, 0);
      total.replies += first.replies + second.replies;
    },
  );
}

/** A name of the group for the report, and its kinds. */
function groupsOf(half: Half): [string, string[]][] {
  const own = SUBMITTED_KINDS.filter((_, index) => index % 2 === half).map(({ name }) => name);
  const alone = own.filter((name) => sampleOf(name).waitsAlone);
  const others = own.filter((name) => !alone.includes(name));
  const groups = Array.from({ length: Math.ceil(others.length / TOGETHER) }, (_, index) =>
    others.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  return [...groups, ...alone.map((name) => [name])].map((group) => [group.join(', '), group]);
}

function amendmentsOf(proposals: readonly Exposed[], watched: readonly Watched[]): Exposed[] {
  return proposals.flatMap((exposed) => {
    const { then } = exposed.proposed;
    const effective = watched.find(({ kind }) => kind === exposed.kind);
    if (then?.action !== 'amend' || !effective) return [];
    const { recordId, version } = effective;
    return [{ ...exposed, target: { action: 'amend' as const, recordId, baseVersion: version }, draft: then.draft }];
  });
}
