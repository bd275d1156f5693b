import type { z } from 'zod';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { OfficeError } from '#core/kernel/office-error.ts';

const SECRETS = new Set(['password', 'newPassword', 'pin', 'code']);

/** SHA-256 of what was asked, without passwords, PINs and codes: tells a retry from another call under the same id. */
export function inputHashOf(input: unknown): string {
  return sha256(JSON.stringify(input, (key, value: unknown) => (SECRETS.has(key) ? null : value)) ?? 'null');
}

/** Parses by the procedure's schema; what does not fit is named by path and reason, never echoed. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  throw new OfficeError({ code: 'invalid_input', fields: result.error.issues.map(faultOf) });
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue): FieldFault {
  const path = issue.path.map(String).join('.');
  const details = boundsOf(issue);
  return { path, reason: reasonOf(issue), ...(details && { details }) };
}

/** A schema's own reason (a word such as `tax_number_check`) when it gives one, else zod's code. */
function reasonOf(issue: Issue): string {
  if (/^[a-z][a-z0-9_.]*$/.test(issue.message)) return issue.message;
  return issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1 ? 'required' : issue.code;
}

function boundsOf(issue: Issue): Record<string, string | number> | undefined {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  if (issue.code === 'unrecognized_keys') return { keys: issue.keys.join(', ') };
  return undefined;
}
