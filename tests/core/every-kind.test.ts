import { expect, test } from 'vitest';
import { sampleOf, STRAY_SAMPLES, SUBMITTED_KINDS } from '../support/kind-samples.ts';
import { openSampleOffice } from '../support/kinds/sample-office.ts';
import { STORIES } from '../support/kinds/stories.ts';

test('every sample belongs to a registered kind, and every registered kind has one', () => {
  expect(STRAY_SAMPLES).toEqual([]);
  expect(SUBMITTED_KINDS.map(({ name }) => name).filter((name) => sampleOf(name) === undefined)).toEqual([]);
});

test.each(SUBMITTED_KINDS.map((kind) => [kind.name, kind] as const))(
  '%s is agreed, disputed, returned, outdated, lent, and expires as every record does',
  { timeout: 180_000 },
  async (name, kind) => {
    const sample = sampleOf(name);
    const office = await openSampleOffice();
    for (const [title, story] of STORIES) {
      await story({ office, kind, sample }).catch((error: unknown) => {
        throw new Error(`${name}: ${title}`, { cause: error });
      });
    }
    const verified = await office.maker.get('office.verify', {});
    expect(
      verified.checks.flatMap(({ faults }) => faults),
      `the store is as signed after the stories of ${name}`,
    ).toEqual([]);
  },
);
