import type { Input, Output } from '#shared/ipc/contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { type Desk, keyAlike, PASSWORD } from './test-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from './trade-office.ts';

export interface DailyOffice extends TradeOffice {
  readonly noteId: string;
  readonly contractId: string;
  /** 物流跟踪 on the office's note. */
  track(by: Desk, status: string): Promise<string>;
  /** 催回单 on the office's note. */
  chase(by: Desk, answer: string): Promise<string>;
  rows(by: Desk, asked?: Input<'daily.list'>): Promise<Output<'daily.list'>['rows']>;
  submitPage(by: Desk, officeDate?: string): Promise<SubmissionTicket>;
  /** Keys the number of entries off the author's own list, ticks them as seen, and signs. */
  signPage(author: Desk, signer: Desk, submissionId: string): Promise<Output<'review.sign'>>;
}

/** An office with one contract and one note shipped from it, and people who keep notes on both. */
export async function openDailyOffice(): Promise<DailyOffice> {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 100);
  const { recordId: noteId } = await office.note([take(10)]);
  const subject = { kind: 'dispatch_note', id: noteId };
  return {
    ...office,
    noteId,
    contractId,
    async track(by, status) {
      const content = { happenedAt: '2026-11-20 08:30', place: '无锡分拨', status };
      return (await by.get('daily.add', { kind: 'tracking_event', subject, content })).id;
    },
    async chase(by, answer) {
      const content = { spokenTo: '王建国', by: 'phone', answer, promisedOn: '2026-11-25' };
      return (await by.get('daily.add', { kind: 'sign_back_chase', subject, content })).id;
    },
    rows: async (by, asked = { subject }) => (await by.get('daily.list', asked)).rows,
    submitPage: (by, officeDate = '2026-11-20') =>
      by.get('daily.submitPage', { action: 'create', content: { officeDate } }),
    async signPage(author, signer, submissionId) {
      const seen = await author.get('review.show', { submissionId });
      await keyAlike(seen, signer);
      return signer.get('review.sign', { submissionId, contentHash: seen.contentHash, password: PASSWORD });
    },
  };
}
