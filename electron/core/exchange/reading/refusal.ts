import type { WorkbookRefusal, WorkbookRule } from '#shared/exchange/workbook-content.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';

/** Carries a typed refusal up to `readBytes`, which is the only place that catches it. */
export class RefusedWorkbook extends Error {
  readonly refusal: WorkbookRefusal;

  constructor(rule: WorkbookRule, details: RuleDetails = {}) {
    super(rule);
    this.refusal = { rule, details };
  }
}
