import type { OfficeCall } from '#shared/ipc/office-link.ts';

/** Longest request id, in characters: a UUID has 36. */
export const LONGEST_ID = 64;
const LONGEST_NAME = 100;

/** A call of the right shape, or undefined. What is inside `input` is the office's to judge. */
export function readOfficeCall(value: unknown): OfficeCall | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { requestId, name, input } = value as Partial<Record<keyof OfficeCall, unknown>>;
  if (typeof requestId !== 'string' || requestId === '' || requestId.length > LONGEST_ID) return undefined;
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME) return undefined;
  return { requestId, name, input };
}
