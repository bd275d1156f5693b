import { expect } from 'vitest';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { TestOffice } from './test-office.ts';

/** Submits and countersigns; true when it took effect, false when a rule refused it. Anything else fails the test. */
export async function attempt(
  office: TestOffice,
  ...[name, input]: Parameters<TestOffice['submitAndSign']>
): Promise<boolean> {
  const reply = await office.maker.ask(name, input);
  if (!reply.ok) {
    expect(['invalid_input', 'rule_broken']).toContain(reply.failure.code);
    return false;
  }
  expect((await office.countersign((reply.value as SubmissionTicket).id)).outcome).toBe('effective');
  return true;
}
