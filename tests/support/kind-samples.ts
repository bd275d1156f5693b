import { officeKinds } from '#core/registry.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { ACTION_SAMPLES } from './kinds/action-samples.ts';
import { BECOMING_SAMPLES } from './kinds/becoming-samples.ts';
import { BILL_SAMPLES } from './kinds/bill-samples.ts';
import { IMPORT_SAMPLES } from './kinds/import-samples.ts';
import type { KindSample } from './kinds/kind-sample.ts';
import { PEOPLE_SAMPLES } from './kinds/people-samples.ts';
import { REGISTER_SAMPLES, standsForItsShape } from './kinds/register-samples.ts';
import { RELEASE_SAMPLES } from './kinds/release-samples.ts';
import { SETTINGS_SAMPLES } from './kinds/settings-samples.ts';
import { TRADE_SAMPLES } from './kinds/trade-samples.ts';

const SAMPLES: Readonly<Record<string, KindSample>> = {
  ...PEOPLE_SAMPLES,
  ...RELEASE_SAMPLES,
  ...SETTINGS_SAMPLES,
  ...TRADE_SAMPLES,
  ...ACTION_SAMPLES,
  ...IMPORT_SAMPLES,
  ...REGISTER_SAMPLES,
  ...BILL_SAMPLES,
  ...BECOMING_SAMPLES,
};

/**
 * Every kind somebody can submit, from the office's own registry; of the registers, which are one mechanism, those that stand
 * for their shape. The founding is none: it happens once.
 */
export const SUBMITTED_KINDS: readonly RecordKind[] = officeKinds().all.filter(
  ({ name, actions }) => actions.length > 0 && standsForItsShape(name),
);

/** Sample names that no registered kind has. */
export const STRAY_SAMPLES = Object.keys(SAMPLES).filter((name) => SUBMITTED_KINDS.every((kind) => kind.name !== name));

/** The sample of a kind; a registered kind without one fails by its name. */
export function sampleOf(kind: string): KindSample {
  const sample = SAMPLES[kind];
  if (!sample)
    throw new Error(`the record kind ${kind} is registered and has no sample in tests/support/kind-samples.ts`);
  return sample;
}
