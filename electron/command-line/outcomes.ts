const REFUSALS: ReadonlySet<unknown> = new Set([
  'refused',
  'not_allowed',
  'wrong_password',
  'password_needed',
  'wrong_pin',
  'pin_blocked',
  'wrong_code',
  'unreadable',
]);

/** Some refusals are replies, because they must last in the log; for a script they are refusals all the same. */
export function endsInRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'outcome' in value && REFUSALS.has(value.outcome);
}
