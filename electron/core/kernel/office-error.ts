import type { Failure, RuleDetails } from '#shared/kernel/failure.ts';

/** The one exception core throws on purpose. Anything else is a bug. */
export class OfficeError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code === 'rule_broken' ? `rule_broken: ${failure.rule}` : failure.code);
    this.name = 'OfficeError';
    this.failure = failure;
  }
}

/** Refuses by a named rule; every rule has a sentence in each language (`rules.json`). */
export function refuse(rule: string, details?: RuleDetails): never {
  throw new OfficeError({ code: 'rule_broken', rule, ...(details && { details }) });
}

export function notFound(recordKind: string, id: string): never {
  throw new OfficeError({ code: 'not_found', recordKind, id });
}

/** Points at one value of the draft: `lines.3.quantityE6`, with the rule whose sentence explains it. */
export function refuseField(path: string, reason: string, details?: RuleDetails): never {
  throw new OfficeError({ code: 'invalid_input', fields: [{ path, reason, ...(details && { details }) }] });
}
