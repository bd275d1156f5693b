import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { typedDate } from '#renderer/components/typed-values.ts';
import type { SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import { SignBackBatch, SignBackBatchDraft } from '#shared/dispatch/sign-back-batch.schema.ts';

/** A note picked for a batch, as the page shows it. */
export interface PickedNote {
  readonly id: string;
  readonly number: string;
  readonly clientName: string;
  readonly dispatchedOn: string;
  readonly consigneeName: string;
}

export function pickedNote({ id, number, clientName, dispatchedOn, consigneeName }: SignBackChaseRow): PickedNote {
  return { id, number, clientName, dispatchedOn, consigneeName };
}

/** Everything as typed; a line's id is the id of its note. */
export interface SignBackBatchValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

export function newBatch(notes: readonly PickedNote[], today: string): SignBackBatchValues {
  return {
    fields: { receivedOn: today },
    lines: notes.map((note) => ({
      id: note.id,
      cells: { ...shownFacts(note), ...CELLS, receivedBy: note.consigneeName },
    })),
  };
}

const CELLS = { take: 'yes', receivedAs: 'authorised', remark: '' } as const;

function shownFacts({ number, clientName, dispatchedOn }: Omit<PickedNote, 'id' | 'consigneeName'>) {
  return { number, clientName, dispatchedOn };
}

/** A returned batch as it was submitted. */
export function batchForm(content: unknown, notes: ReadonlyMap<string, PickedNote>): SignBackBatchValues {
  const { receivedOn, copies } = SignBackBatch.parse(content);
  const unknown = { clientName: '', dispatchedOn: '' };
  return {
    fields: { receivedOn },
    lines: copies.map(({ dispatchNoteId, dispatchNumber, receivedBy, receivedAs, remark }) => {
      const facts = shownFacts({ ...unknown, ...notes.get(dispatchNoteId), number: dispatchNumber });
      return { id: dispatchNoteId, cells: { ...facts, ...CELLS, receivedBy, receivedAs, remark: remark ?? '' } };
    }),
  };
}

/** Copies that go into the batch: those not taken out again. */
export function takenCopies(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => cells['take'] !== 'no');
}

export function readBatch(values: SignBackBatchValues, today: string): Reading<SignBackBatchDraft> {
  return readDraft(SignBackBatchDraft, {
    receivedOn: typedDate(values.fields['receivedOn'], today),
    copies: takenCopies(values.lines).map(({ id, cells }) => ({
      dispatchNoteId: id,
      receivedBy: orNull(cells['receivedBy']),
      receivedAs: orNull(cells['receivedAs']),
      remark: orNull(cells['remark']),
    })),
  });
}
