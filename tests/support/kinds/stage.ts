import { expect } from 'vitest';
import type { SubmissionView } from '#shared/review/review.contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { expectOk, PASSWORD, type Desk } from '../desk.ts';
import { keyAlike } from '../test-office.ts';
import { type KindSample, type Proposed, submitted } from './kind-sample.ts';
import type { SampleOffice } from './sample-office.ts';

export interface Stage {
  readonly office: SampleOffice;
  readonly kind: RecordKind;
  readonly sample: KindSample;
}

export type Story = (stage: Stage) => Promise<void>;

export async function put({ office, sample }: Stage): Promise<{ proposed: Proposed; ticket: SubmissionTicket }> {
  const proposed = await sample.propose(office);
  return { proposed, ticket: expectOk(await submitted(office.maker, proposed)) };
}

export function shown(by: Desk, { id }: Pick<SubmissionTicket, 'id'>): Promise<SubmissionView> {
  return by.get('review.show', { submissionId: id });
}

export function sign(by: Desk, seen: Pick<SubmissionView, 'id' | 'contentHash'>) {
  return by.ask('review.sign', { submissionId: seen.id, contentHash: seen.contentHash, password: PASSWORD });
}

export async function keyAndSign(office: SampleOffice, ticket: SubmissionTicket, by: Desk) {
  const seen = await shown(office.maker, ticket);
  await keyAlike(seen, by);
  return expectOk(await sign(by, seen));
}

/** Which version of its record a submission makes once it is effective. */
export function versionOf(seen: SubmissionView): number {
  return (seen.baseVersion ?? 0) + 1;
}

export function contentAt(by: Desk, seen: SubmissionView, version: number) {
  return by.ask('review.version', { kind: seen.kind, recordId: seen.recordId, version });
}

export async function effective(stage: Stage): Promise<{ proposed: Proposed; seen: SubmissionView }> {
  const { proposed, ticket } = await put(stage);
  const seen = await shown(stage.office.maker, ticket);
  expect(await keyAndSign(stage.office, ticket, stage.office.checker)).toMatchObject({ outcome: 'effective' });
  return { proposed, seen };
}
