import type { RuleDetails } from '#shared/kernel/failure.ts';
import { OfficeError } from '#core/kernel/office-error.ts';

/** Why a print was refused; each is a rule with a sentence in both languages. */
export type PrintRule =
  | 'print.text_too_long'
  | 'print.overflow'
  | 'print.paper_unknown'
  | 'print.browser_missing'
  | 'print.browser_failed'
  | 'print.timed_out'
  | 'print.size_differs';

/** One text that left its place: the sheet counts from 1, `place` says which box, `over` what it covers. */
export interface PrintFault {
  readonly sheet: number;
  readonly kind: 'outside' | 'overlap';
  readonly text: string;
  readonly place: string;
  readonly over?: string;
}

/** Nothing was printed. The message names the text and where it stands; `faults` lists all that the guard found. */
export class PrintRefused extends OfficeError {
  readonly rule: PrintRule;
  readonly details: RuleDetails;
  readonly faults: readonly PrintFault[];

  constructor(rule: PrintRule, details: RuleDetails, faults: readonly PrintFault[] = []) {
    super({ code: 'rule_broken', rule, details });
    this.name = 'PrintRefused';
    this.message = `${rule}: ${Object.entries(details)
      .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
      .join(', ')}`;
    this.rule = rule;
    this.details = details;
    this.faults = faults;
  }
}

/** A text no size and no line break makes fit; `place` is the label printed before it or the column's title. */
export function refuseTooLong(place: string, text: string): never {
  throw new PrintRefused('print.text_too_long', { place, text: text.slice(0, 60) });
}

/** Turns what the guard found into the refusal a clerk can act on: the first text in full, the number of all. */
export function refuseOverflow(faults: readonly PrintFault[]): never {
  const first = faults[0];
  throw new PrintRefused(
    'print.overflow',
    { text: first?.text ?? '', place: first?.place ?? '', sheet: first?.sheet ?? 0, faults: faults.length },
    faults,
  );
}
