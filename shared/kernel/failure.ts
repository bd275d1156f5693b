/** Every expected way an office procedure can fail. Sentences live in the locales, by `code` and `rule`. */
export type Failure =
  | { readonly code: 'invalid_input'; readonly fields: readonly FieldFault[] }
  | { readonly code: 'unauthenticated'; readonly reason: 'no_session' | 'expired' | 'locked' }
  | { readonly code: 'forbidden'; readonly permission: string }
  | { readonly code: 'not_found'; readonly recordKind: string; readonly id: string }
  | { readonly code: 'conflict'; readonly recordKind: string; readonly id: string }
  | { readonly code: 'rule_broken'; readonly rule: string; readonly details?: RuleDetails };

/** One value the schema or a rule did not accept: where (`lines.3.quantityE6`) and which sentence. */
export interface FieldFault {
  readonly path: string;
  readonly reason: string;
  readonly details?: RuleDetails;
}

export type RuleDetails = Readonly<Record<string, string | number>>;

/** A bug, never a rule: logged with its stack under `reference`, which the user can read out. */
export interface InternalFailure {
  readonly code: 'internal';
  readonly reference: string;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure | InternalFailure };
