import { useEffect, useRef, useState } from 'react';
import type { DraftState } from '#renderer/app/draft-book.ts';
import { type Draft, useDraft } from '#renderer/app/use-draft.tsx';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { type AnyFailure, type CommandName, useOfficeCommand } from '#renderer/app/use-office.ts';
import { type Attachments, useAttachments } from '#renderer/components/use-attachments.ts';
import type { FormFault, Reading } from '#renderer/components/form-faults.ts';
import { type Deviations, needsReason, type Reasons, useDeviations } from '#renderer/components/use-deviations.ts';
import type { Input } from '#shared/ipc/contract.ts';
import type { AttachmentView, SubmissionView } from '#shared/review/review.contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { z } from 'zod';

/** Commands that propose a record: the input of each is an action, what it is based on, and the content. */
export type SubmitName = {
  [N in CommandName]: Input<N> extends { action: 'create' | 'amend' | 'void'; content: unknown } ? N : never;
}[CommandName];

/** What a form proposes: a new record, an amendment of one, or the correction of a returned submission. */
export interface Proposal {
  readonly action: 'create' | 'amend' | 'void';
  readonly recordId?: string;
  readonly baseVersion?: number;
  readonly submissionId?: string;
}

/** A submission that came back, to be proposed again: as the record it would make, or as the change it was. */
export function correctionOf({ id, action, recordId, baseVersion }: SubmissionView): Proposal {
  if (action !== 'amend') return { action: 'create', submissionId: id };
  return { action, submissionId: id, recordId, ...(baseVersion !== undefined && { baseVersion }) };
}

export type Ticket = z.infer<typeof SubmissionTicket>;

/** The record has moved on since the form was begun: which version it was, and which stands now. */
export interface StaleBase {
  readonly recordId: string;
  readonly base: number;
  readonly current: number;
}

/** A form on its way to a submission: what was typed, what is wrong with it, and what came of it. */
export interface SubmitForm<V> {
  readonly values: V;
  readonly faults: readonly FormFault[];
  readonly ticket: Ticket | undefined;
  readonly attachments: Attachments;
  readonly deviations: Deviations;
  readonly busy: boolean;
  /** Refusals that no single field is to blame for. */
  readonly failure: AnyFailure | undefined;
  /** Somebody else's change took effect meanwhile. */
  readonly stale: StaleBase | undefined;
  /** What stood in the form when it was begun. */
  readonly begun: V;
  /** A content as form values, to set versions side by side; a form that only makes new records has none. */
  readonly fill: ((content: unknown) => V) | undefined;
  /** Where the newest text is kept; undefined while nothing was typed. */
  readonly draft: DraftState | undefined;
  /** Counts refused submissions: the focus goes to the first error after each. */
  readonly refusals: number;
  readonly set: (values: V) => void;
  /** Goes on from another version of the record. */
  readonly rebase: (values: V, version: number, current: V) => void;
  readonly save: () => void;
  readonly submit: () => void;
}

/** What this tab submitted. It stays with the tab, so that a colleague at the desk or a restart finds the note, not an empty form. */
export function useTicket(): [Ticket | undefined, (ticket: Ticket) => void] {
  return useTabMemory<Ticket | undefined>('ticket', undefined);
}

interface SubmitFormOptions<N extends SubmitName, V> {
  /** What it goes to; by what was typed where one form can propose either of two. */
  readonly procedure: N | ((values: V) => N);
  readonly proposal: Proposal;
  readonly start: V;
  readonly read: (values: V) => Reading<Input<N>['content']>;
  readonly fill?: (content: unknown) => V;
}

/** Everything of a form that is kept as its draft. */
interface FormContent<V> {
  readonly values: V;
  readonly papers?: readonly AttachmentView[] | undefined;
  readonly reasons?: Reasons | undefined;
}

/**
 * The version the form was begun on. It is kept with the draft: what others make effective meanwhile must never slip in
 * under what was typed, however the page learns of it.
 */
function useBase(draft: Pick<Draft<unknown>, 'content' | 'base'>, proposal: Proposal) {
  const start = draft.content === undefined ? proposal.baseVersion : (draft.base ?? proposal.baseVersion);
  const [base, setBase] = useState(start);
  const [told, setTold] = useState(0);
  const { recordId, baseVersion = 0 } = proposal;
  const current = Math.max(baseVersion, told);
  const movedOn = recordId !== undefined && base !== undefined && current > base;
  return { base, setBase, stale: movedOn ? { recordId, base, current } : undefined, noteCurrent: setTold };
}

/** Everything typed into a form, as its draft has it or as it began; kept as it is typed. */
function useFormContent<V>(options: Pick<SubmitFormOptions<never, V>, 'proposal' | 'start'>, isOver: boolean) {
  const { proposal, start } = options;
  const draft = useDraft<FormContent<V>>();
  const [values, setValues] = useState<V>(() => draft.content?.values ?? start);
  const [papers, setPapers] = useState(draft.content?.papers);
  const [reasons, setReasons] = useState(draft.content?.reasons);
  const [begun, setBegun] = useState<V>(() => (draft.begun as V | undefined) ?? start);
  const attachments = useAttachments(proposal.submissionId, papers, setPapers);
  const deviations = useDeviations(proposal.submissionId, reasons, setReasons);
  const { base, setBase, stale, noteCurrent } = useBase(draft, proposal);
  const content = { values, papers, reasons };
  const keep = (kept: FormContent<V>, on = base, from = begun) =>
    draft.keep(kept, on, on === undefined ? undefined : from);
  useKeeping(content, () => keep(content), isOver);
  return {
    draft,
    values,
    setValues,
    begun,
    attachments,
    deviations,
    base,
    stale,
    noteCurrent,
    save() {
      keep(content);
      draft.send();
    },
    rebase(next: V, version: number, current: V) {
      setBase(version);
      setBegun(current);
      keep({ ...content, values: next }, version, current);
    },
  };
}

/** Keeps what is typed as it is typed. What the form began with is no draft. */
function useKeeping(content: FormContent<unknown>, keep: () => void, isOver: boolean): void {
  const { title } = useTab();
  const text = JSON.stringify(content);
  const kept = useRef({ text, title });
  const isDraft = useRef(false);
  useEffect(() => {
    const isTyped = kept.current.text !== text;
    const isRenamed = isDraft.current && kept.current.title !== title;
    kept.current = { text, title };
    if (isOver || (!isTyped && !isRenamed)) return;
    isDraft.current = true;
    keep();
  });
}

/** Keeps the draft, reads it, submits it. Nothing typed is lost, whatever fails. */
export function useSubmitForm<N extends SubmitName, V>(options: SubmitFormOptions<N, V>): SubmitForm<V> {
  const { proposal, procedure, read, fill } = options;
  const again = useTab().params['again'] !== undefined;
  const [ticket, setTicket] = useTicket();
  const { draft, values, setValues, stale, ...typed } = useFormContent(options, ticket !== undefined);
  const { attachments, deviations, base } = typed;
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refusals, setRefusals] = useState(0);
  const command = useOfficeCommand(typeof procedure === 'function' ? procedure(values) : procedure);
  async function submit(): Promise<void> {
    const reading = read(values);
    if (!reading.ok) return refuse(reading.faults);
    setFaults([]);
    const sent = proposed(proposal, { base, again, attachments, deviations });
    const reply = await command.run({ ...sent, draft: draft.name, content: reading.draft } as Input<N>);
    if (reply.ok) {
      draft.drop();
      return setTicket(reply.value as Ticket);
    }
    typed.noteCurrent(currentOf(reply.failure));
    deviations.ask(faultsOf(reply.failure));
    return refuse(faultsOf(reply.failure));
  }
  function refuse(found: readonly FormFault[]): void {
    setFaults(found);
    setRefusals((count) => count + 1);
  }
  const failure = isElsewhere(command.failure) ? undefined : command.failure;
  function change(next: V): void {
    setValues(next);
    if (failure !== undefined) command.reset();
    if (faults.length > 0) setFaults(stillWrong(read(next), faults));
  }
  return {
    values,
    faults: faults.filter((fault) => !needsReason(fault) || (deviations.reasons[fault.path] ?? '').trim() === ''),
    ticket,
    attachments,
    deviations,
    busy: command.busy,
    failure,
    stale: ticket === undefined ? stale : undefined,
    fill,
    begun: typed.begun,
    draft: draft.state,
    refusals,
    set: change,
    rebase: (next, version, current) => {
      change(next);
      typed.rebase(next, version, current);
      command.reset();
    },
    save: typed.save,
    submit: () => void submit(),
  };
}

interface Carried {
  readonly base: number | undefined;
  readonly again: boolean;
  readonly attachments: Attachments;
  readonly deviations: Deviations;
}

/** What goes to the office beside the content. Keyed again, it is a new one that only begins with what the old one held. */
function proposed({ action, recordId, submissionId }: Proposal, { base, again, attachments, deviations }: Carried) {
  return {
    action,
    attachments: attachments.sent,
    ...(Object.keys(deviations.sent).length > 0 && { deviations: deviations.sent }),
    ...(recordId !== undefined && { recordId }),
    ...(base !== undefined && { baseVersion: base }),
    ...(submissionId !== undefined && !again && { submissionId }),
  };
}

/** The places a refusal names, as the form knows them. */
function faultsOf(failure: AnyFailure): readonly FormFault[] {
  if (failure.code !== 'invalid_input') return [];
  return failure.fields.map((fault) => ({ ...fault, path: fault.path.replace(/^content\./, '') }));
}

/** The version a refusal says stands now; 0 when it says none. */
function currentOf(failure: AnyFailure): number {
  const { current } = failure.code === 'rule_broken' ? (failure.details ?? {}) : {};
  return isStale(failure) && typeof current === 'number' ? current : 0;
}

/** Said at its fields, or by the view of three versions. */
function isElsewhere(failure: AnyFailure | undefined): boolean {
  return failure?.code === 'invalid_input' || isStale(failure);
}

/** Where a reason is asked for, only the office knows whether it still is. */
function stillWrong(reading: Reading<unknown>, before: readonly FormFault[]): readonly FormFault[] {
  return [...(reading.ok ? [] : reading.faults), ...before.filter(needsReason)];
}

function isStale(failure: AnyFailure | undefined): boolean {
  return failure?.code === 'rule_broken' && failure.rule === 'review.stale_base';
}
