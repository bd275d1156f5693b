import type { z } from 'zod';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';

const SECRETS = new Set(['password', 'newPassword', 'pin', 'code', 'passphrase', 'recoveryKey']);

/** SHA-256 of what was asked, without passwords, PINs, codes and what opens a backup: tells a retry from another call under the same id. */
export function inputHashOf(input: unknown): string {
  return sha256(JSON.stringify(input, (key, value: unknown) => (SECRETS.has(key) ? null : value)) ?? 'null');
}

/** Parses by the procedure's schema; what does not fit is named by path and reason, never echoed. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  throw new OfficeError({ code: 'invalid_input', fields: faultsOf(result.error) });
}
