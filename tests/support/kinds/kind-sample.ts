import type { Input, ProcedureName } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { KeyedType, SubmissionTicket } from '#shared/review/review.schema.ts';
import type { Desk } from '../desk.ts';
import type { SampleOffice } from './sample-office.ts';

/** What a proposal is about, where it is not a new record: what a form sends beside its content. */
export interface Target {
  readonly action: 'create' | 'amend' | 'void';
  readonly recordId?: string;
  readonly baseVersion?: number;
  readonly submissionId?: string;
}

/** One thing somebody keyed and can put before the checkers. */
export interface Proposed {
  readonly procedure: ProcedureName;
  /** What was keyed: the content of a form, the rows of a workbook. */
  readonly draft: unknown;
  /** Present where it is no new record: the next version of the only one there is. */
  readonly target?: Target;
  submit(by: Desk, target: Target, draft: unknown): Promise<Reply<SubmissionTicket>>;
  /** How the same record is changed once it is effective; absent for kinds that only ever begin. */
  readonly then?: { readonly action: 'amend' | 'void'; readonly draft: unknown };
}

/** Where a value that is keyed twice lies in the draft. */
export interface PlantedPath {
  readonly path: string;
  readonly type: KeyedType;
}

/** One record kind as the generated tests know it. */
export interface KindSample {
  /** Another proposal each time, on something effective of its own where it needs that. */
  propose(office: SampleOffice): Promise<Proposed>;
  /** Where canaries go, for drafts that do not look like their content (workbooks). */
  readonly planted?: readonly PlantedPath[];
  /** Boxes whose value the checker may know: it stands in a countersigned record, or is a count of a few. */
  readonly known?: readonly string[];
  /** A proposal that came back cannot be sent in again as the same one (a workbook is imported anew). */
  readonly neverResubmitted?: true;
  /** Nothing else may wait beside it: who signs what changes when it takes effect. */
  readonly waitsAlone?: true;
}

type FormProcedure = {
  [N in ProcedureName]: Input<N> extends { readonly action: unknown; readonly content: unknown } ? N : never;
}[ProcedureName];

type Content<N extends FormProcedure> = Extract<Input<N>, { readonly content: unknown }>['content'];

/** A form's content, and what it says when the record is amended or voided. */
export function form<N extends FormProcedure>(
  procedure: N,
  draft: Content<N>,
  then?: { readonly action: 'amend' | 'void'; readonly draft: Content<N> },
  target?: Target,
): Proposed {
  return {
    procedure,
    draft,
    submit: async (by, where, content) =>
      (await by.ask(procedure, { ...where, content } as unknown as Input<N>)) as Reply<SubmissionTicket>,
    ...(then && { then }),
    ...(target && { target }),
  };
}

const NEW: Target = { action: 'create' };

/** Puts it before the checkers as its maker would. */
export function submitted(
  by: Desk,
  proposed: Proposed,
  target: Partial<Target> = {},
): Promise<Reply<SubmissionTicket>> {
  return proposed.submit(by, { ...(proposed.target ?? NEW), ...target }, proposed.draft);
}
