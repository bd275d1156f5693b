import { afterAll, expect, test } from 'vitest';
import { sampleOf, SUBMITTED_KINDS } from '../kind-samples.ts';
import { belowOf } from './canary.ts';
import { CHECKER_OF_EVERYTHING, openSampleOffice } from './sample-office.ts';
import { eavesdrop, staysBlind } from './watching.ts';

/** Two files share the kinds, because files run beside each other and tests of one file do not. */
export type Half = 0 | 1;

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

  const own = SUBMITTED_KINDS.map(({ name }, index) => [name, index] as const).filter(
    ([, index]) => index % 2 === half,
  );
  test.each(own)(
    'while a %s waits, nothing an eligible checker can ask, no log and no output tells a value they have to key',
    { timeout: 300_000 },
    async (name, index) => {
      const heard = eavesdrop();
      const office = await openSampleOffice({
        people: CHECKER_OF_EVERYTHING,
        log: (entry) => heard.take(JSON.stringify(entry)),
      });
      const sample = sampleOf(name);
      const proposed = await sample.propose(office);
      const stage = { office, kind: name, sample, proposed, heard, below: belowOf(seed + index) };
      const target = proposed.target ?? { action: 'create' as const };
      const first = await staysBlind(stage, target, proposed.draft);
      const counted = [first];
      if (proposed.then?.action === 'amend') {
        const { recordId, version } = first;
        const amendment = { action: 'amend' as const, recordId, baseVersion: version };
        counted.push(await staysBlind(stage, amendment, proposed.then.draft));
      }
      const boxes = counted.reduce((sum, { boxes: keyed }) => sum + keyed, 0);
      const planted = counted.reduce((sum, each) => sum + each.planted, 0);
      expect(planted > 0 || boxes <= (sample.known?.length ?? 0), `${name} has canaries where it has boxes`).toBe(true);
      total.kinds += planted > 0 ? 1 : 0;
      total.planted += planted;
      for (const { following, replies } of counted) {
        total.following += following;
        total.replies += replies;
      }
    },
  );
}
