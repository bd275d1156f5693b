import type { z } from 'zod';
import type { FieldFault } from '#shared/kernel/failure.ts';

/** What a schema did not accept, by path and reason; values are never echoed. `under` is where the value stands. */
export function faultsOf(error: z.core.$ZodError, under = ''): FieldFault[] {
  return error.issues.map((issue) => faultOf(issue, under));
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue, under: string): FieldFault {
  const path = [...(under === '' ? [] : [under]), ...issue.path.map(String)].join('.');
  const details = boundsOf(issue);
  return { path, reason: reasonOf(issue), ...(details && { details }) };
}

/** A schema's own reason (a word such as `tax_number_check`) when it gives one, else zod's code. */
function reasonOf(issue: Issue): string {
  if (/^[a-z][a-z0-9_.]*$/.test(issue.message)) return issue.message;
  const wantsOne = issue.code === 'too_small' && issue.minimum === 1;
  // Neither a text nor a list may be empty: that is said as of any other field that was left out.
  return wantsOne && (issue.origin === 'string' || issue.origin === 'array') ? 'required' : issue.code;
}

function boundsOf(issue: Issue): Record<string, string | number> | undefined {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  if (issue.code === 'unrecognized_keys') return { keys: issue.keys.join(', ') };
  return undefined;
}
