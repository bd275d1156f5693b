import type { Input } from '#shared/ipc/contract.ts';
import type { ReceiptOffice } from './receipt-office.ts';
import type { Made } from './trade-office.ts';

export type StatementDraft = Input<'statements.submit'>['content'];

/** A statement of the client over the month, issued today. */
export function statementDraft(office: ReceiptOffice, more: Partial<StatementDraft> = {}): StatementDraft {
  return {
    clientId: office.clientId,
    from: '2026-11-01',
    to: '2026-11-20',
    issuedOn: '2026-11-20',
    replyBy: '2026-12-05',
    ...more,
  };
}

export async function stated(office: ReceiptOffice, more: Partial<StatementDraft> = {}): Promise<Made> {
  const content = statementDraft(office, more);
  const { recordId, number } = await office.submitAndSign('statements.submit', { action: 'create', content });
  return { recordId, number: number ?? '' };
}

/** Records what the client answered. */
export async function answered(
  office: ReceiptOffice,
  { recordId }: Made,
  reply: Partial<StatementDraft>,
): Promise<void> {
  const { version, content } = await office.maker.get('statements.show', { id: recordId });
  const { clientId, from, to, issuedOn, replyBy, note } = content;
  await office.submitAndSign('statements.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { clientId, from, to, issuedOn, replyBy, note, ...reply },
  });
}
