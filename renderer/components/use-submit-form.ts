import { useState } from 'react';
import { type Draft, useDraft } from '#renderer/app/use-draft.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { type AnyFailure, type CommandName, useOfficeCommand } from '#renderer/app/use-office.ts';
import { type Attachments, useAttachments } from '#renderer/components/attachments.tsx';
import type { FormFault, Reading } from '#renderer/components/form-faults.ts';
import { useAutosave } from '#renderer/components/record-form.tsx';
import { type Deviations, needsReason, useDeviations } from '#renderer/components/use-deviations.ts';
import type { Input } from '#shared/ipc/contract.ts';
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
  /** When the draft was last kept on this PC, epoch milliseconds. */
  readonly savedAt: number | undefined;
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

/**
 * The version the form was begun on. It is kept with the draft: what others make effective meanwhile must never slip in
 * under what was typed, however the page learns of it.
 */
function useBase<V>(draft: Draft<V>, proposal: Proposal) {
  const start = draft.kept === undefined ? proposal.baseVersion : (draft.kept.base ?? proposal.baseVersion);
  const [base, setBase] = useState(start);
  const [told, setTold] = useState(0);
  const { recordId, baseVersion = 0 } = proposal;
  const current = Math.max(baseVersion, told);
  const movedOn = recordId !== undefined && base !== undefined && current > base;
  return { base, setBase, stale: movedOn ? { recordId, base, current } : undefined, noteCurrent: setTold };
}

/** Keeps the draft, reads it, submits it. Nothing typed is lost, whatever fails. */
export function useSubmitForm<N extends SubmitName, V>(options: SubmitFormOptions<N, V>): SubmitForm<V> {
  const { proposal, procedure, read, fill } = options;
  const again = useTab().params['again'] !== undefined;
  const draft = useDraft<V>();
  const [values, setValues] = useState<V>(() => draft.kept?.values ?? options.start);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [ticket, setTicket] = useTicket();
  const command = useOfficeCommand(typeof procedure === 'function' ? procedure(values) : procedure);
  const attachments = useAttachments(proposal.submissionId);
  const deviations = useDeviations(proposal.submissionId);
  const { base, setBase, stale, noteCurrent } = useBase(draft, proposal);
  const [begun, setBegun] = useState<V>(() => draft.kept?.begun ?? options.start);
  const save = () => draft.save(values, base, begun);
  useAutosave(values, () => {
    if (ticket === undefined) save();
  });
  async function submit(): Promise<void> {
    const reading = read(values);
    setFaults(reading.ok ? [] : reading.faults);
    if (!reading.ok) return undefined;
    const sent = proposed(proposal, { base, again, attachments, deviations });
    const reply = await command.run({ ...sent, content: reading.draft } as Input<N>);
    if (reply.ok) {
      draft.drop();
      return setTicket(reply.value as Ticket);
    }
    noteCurrent(currentOf(reply.failure));
    setFaults(faultsOf(reply.failure));
    return deviations.ask(faultsOf(reply.failure));
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
    begun,
    savedAt: draft.kept?.at,
    set: change,
    rebase: (next, version, current) => {
      setBase(version);
      setBegun(current);
      change(next);
      draft.save(next, version, current);
      command.reset();
    },
    save,
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
