import { z } from 'zod';
import { type Desk } from './desk.ts';
import { EXIT, type Invocation } from './command.ts';
import { brokenRule, CommandRefused, UsageError } from './failures.ts';
import { readJson } from './input.ts';
import { positional } from './invocation.ts';
import { disputeLines } from './review-lines.ts';
import { findSubmissionId } from './submission-numbers.ts';
import { say } from './words.ts';

/** `review dispute ID`: both keyings, unlabelled, for a third person. */
export async function showDispute(invocation: Invocation, desk: Desk): Promise<number> {
  const submissionId = await findSubmissionId(desk, positional(invocation, 1));
  const dispute = await desk.get('review.dispute', { submissionId });
  invocation.terminal.result(dispute, disputeLines(dispute, invocation.language));
  return EXIT.done;
}

const Choices = z.record(z.string(), z.enum(['first', 'second', 'neither']));
const Given = z.union([
  z.strictObject({ choices: Choices, remark: z.string().optional() }),
  Choices.transform((choices) => ({ choices, remark: undefined })),
]);

/** `review adjudicate ID JSON`: which of the two stands, field by field, signed with the third person's own key. */
export async function adjudicate(invocation: Invocation, desk: Desk, password: string): Promise<number> {
  const { language, terminal } = invocation;
  const given = Given.safeParse(await readJson(invocation, positional(invocation, 2)));
  if (!given.success) throw new UsageError(say(language, 'notChoices'));
  const { choices, remark } = given.data;
  const submissionId = await findSubmissionId(desk, positional(invocation, 1));
  const { contentHash: seen, serial } = await desk.get('review.show', { submissionId });
  const contentHash = invocation.option('hash') ?? seen;
  const verdict = { submissionId, contentHash, choices, password, ...(remark !== undefined && { remark }) };
  const outcome = await desk.get('review.adjudicate', verdict);
  switch (outcome.outcome) {
    case 'maker_right':
      terminal.result(outcome, [say(language, 'makerRight', { serial })]);
      return EXIT.done;
    case 'returned':
      terminal.result(outcome, [say(language, 'adjudicatedBack', { serial })]);
      return EXIT.done;
    case 'not_allowed':
      throw brokenRule(outcome.rule, { serial }, language);
    case 'wrong_password':
      throw new CommandRefused({ code: 'wrong_password' }, [say(language, 'signInRefused', { name: '', left: '' })]);
  }
}
