import type { Output } from '#shared/ipc/contract.ts';
import { DEMO_PASSWORD } from './people.ts';
import { expectThat, type Player, type Stage } from './stage.ts';

type Submission = Output<'review.show'>;
type Judged = Output<'review.reenter'>;

/** What stands on the paper for a field: the checker reads it there and types it. */
export type Paper = (path: string, seen: Submission) => string;

/** The checker opens a submission, keys every blank box from the paper and ticks what is to be ticked. */
export async function keyBlind(by: Player, submissionId: string, paper: Paper): Promise<Judged> {
  const seen = await by.desk.get('review.show', { submissionId });
  const boxes = seen.checks.filter((check) => check.mode === 'rekey').map((check) => check.path);
  const confirmed = seen.checks.filter((check) => check.mode === 'confirm').map((check) => check.path);
  for (const path of boxes) expectThat(seen.hidden.includes(path), `${path} is hidden from the checker`);
  const entry = Object.fromEntries(boxes.map((path) => [path, paper(path, seen)]));
  return by.desk.get('review.reenter', { submissionId, entry, confirmed });
}

/** Signs what was keyed alike; gives the record that took effect. */
export async function sign(by: Player, submissionId: string): Promise<{ recordId: string; number: string }> {
  const { contentHash } = await by.desk.get('review.show', { submissionId });
  const outcome = await by.desk.get('review.sign', { submissionId, contentHash, password: DEMO_PASSWORD });
  expectThat(outcome.outcome === 'effective', `submission takes effect, got ${JSON.stringify(outcome)}`);
  return { recordId: outcome.recordId, number: outcome.number ?? '' };
}

/** Keys from the paper and signs; stops the demo if the two keyings differ. */
export async function check(
  stage: Stage,
  submissionId: string,
  paper: Paper,
): Promise<{ recordId: string; number: string }> {
  const judged = await keyBlind(stage.checker, submissionId, paper);
  expectThat(
    judged.state === 'agrees' || judged.state === 'not_needed',
    `both keyings agree, they differ at ${judged.differing.join(', ')}`,
  );
  return sign(stage.checker, submissionId);
}
