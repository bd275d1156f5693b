import { useState } from 'react';
import { useDraft } from '#renderer/app/use-draft.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { type AnyFailure, type CommandName, useOfficeCommand } from '#renderer/app/use-office.ts';
import { type Attachments, useAttachments } from '#renderer/components/attachments.tsx';
import type { FormFault, Reading } from '#renderer/components/form-faults.ts';
import { useAutosave } from '#renderer/components/record-form.tsx';
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

/** A form on its way to a submission: what was typed, what is wrong with it, and what came of it. */
export interface SubmitForm<V> {
  readonly values: V;
  readonly faults: readonly FormFault[];
  readonly ticket: Ticket | undefined;
  readonly attachments: Attachments;
  readonly busy: boolean;
  /** Refusals that no single field is to blame for. */
  readonly failure: AnyFailure | undefined;
  /** When the draft was last kept on this PC, epoch milliseconds. */
  readonly savedAt: number | undefined;
  readonly set: (values: V) => void;
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
}

/** Keeps the draft, reads it, submits it. Nothing typed is lost, whatever fails. */
export function useSubmitForm<N extends SubmitName, V>(options: SubmitFormOptions<N, V>): SubmitForm<V> {
  const { proposal, read } = options;
  const draft = useDraft<V>();
  const [values, setValues] = useState<V>(() => draft.kept?.values ?? options.start);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [ticket, setTicket] = useTicket();
  const { procedure } = options;
  const command = useOfficeCommand(typeof procedure === 'function' ? procedure(values) : procedure);
  const attachments = useAttachments(proposal.submissionId);
  const save = () => draft.save(values);
  useAutosave(values, () => {
    if (ticket === undefined) save();
  });
  async function submit(): Promise<void> {
    const reading = read(values);
    setFaults(reading.ok ? [] : reading.faults);
    if (!reading.ok) return;
    const { action, recordId, baseVersion, submissionId } = proposal;
    const reply = await command.run({
      action,
      content: reading.draft,
      attachments: attachments.sent,
      ...(recordId !== undefined && { recordId }),
      ...(baseVersion !== undefined && { baseVersion }),
      ...(submissionId !== undefined && { submissionId }),
    } as Input<N>);
    if (reply.ok) {
      draft.drop();
      setTicket(reply.value as Ticket);
    } else if (reply.failure.code === 'invalid_input') {
      setFaults(reply.failure.fields.map((fault) => ({ ...fault, path: fault.path.replace(/^content\./, '') })));
    }
  }
  const failure = command.failure?.code === 'invalid_input' ? undefined : command.failure;
  return {
    values,
    faults,
    ticket,
    attachments,
    busy: command.busy,
    failure,
    savedAt: draft.kept?.at,
    set: (next) => {
      setValues(next);
      if (failure !== undefined) command.reset();
      if (faults.length === 0) return;
      const reading = read(next);
      setFaults(reading.ok ? [] : reading.faults);
    },
    save,
    submit: () => void submit(),
  };
}
