import { afterAll, expect, test } from 'vitest';
import { ASKABLE, knownTo } from '../support/checker-outlook.ts';
import { inputsOf } from '../support/inputs-from-contract.ts';
import { sampleOf, SUBMITTED_KINDS } from '../support/kind-samples.ts';
import { belowOf } from '../support/kinds/canary.ts';
import { CHECKER_OF_EVERYTHING, openSampleOffice } from '../support/kinds/sample-office.ts';
import { eavesdrop, staysBlind } from '../support/kinds/watching.ts';

const seed = Number(process.env['CANARY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const total = { kinds: 0, planted: 0, following: 0, replies: 0 };

afterAll(() => {
  const { kinds, planted, following, replies } = total;
  console.info(
    `canaries: ${planted} planted in ${kinds} kinds, ${following} more values follow from them; ` +
      `${replies} replies searched (CANARY_SEED=${seed})`,
  );
});

/** Without a file or a hash in hand there is nothing to ask; the paper itself is meant to be read. */
const NOT_ASKED = [
  'backup.inspect',
  'backup.lookAtPlace',
  'drafts.paper',
  'exchange.preview',
  'exchange.refusedRows',
  'review.evidence',
];

test('a checker is given something to ask for every query, list and paper of the contract', async () => {
  const office = await openSampleOffice();
  const known = await knownTo(office.checker, [{ kind: 'client', id: office.clientId }], []);
  const silent = ASKABLE.filter((name) => inputsOf(name, known).length === 0);
  expect(silent.sort()).toEqual(NOT_ASKED);
});

test.each(SUBMITTED_KINDS.map(({ name }, index) => [name, index] as const))(
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
