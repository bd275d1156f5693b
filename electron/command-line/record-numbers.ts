import type { Desk } from './desk.ts';
import { CommandRefused } from './failures.ts';
import { say } from './words.ts';

const OPAQUE = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const LISTS: ReadonlySet<string> = new Set(['dispatch_note', 'invoice_request', 'receipt', 'allocation', 'statement']);

interface Numbered {
  readonly id: string;
  readonly number: string;
}

/**
 * The record a person means by the number on the paper. An opaque id is taken as it is, and so is what names a report,
 * which has no number (`{"groupBy":"client"}`).
 */
export async function findRecordId(desk: Desk, document: string, given: string): Promise<string> {
  if (OPAQUE.test(given) || !LISTS.has(document)) return given;
  const found = (await candidates(desk, document, given)).find(({ number }) => number === given);
  if (found) return found.id;
  const sentence = say(desk.language, 'recordNotFound', { name: given });
  throw new CommandRefused({ code: 'not_found', recordKind: document, id: given }, [sentence]);
}

async function candidates(desk: Desk, document: string, text: string): Promise<readonly Numbered[]> {
  switch (document) {
    case 'dispatch_note':
      return (await desk.get('dispatch.list', { text })).rows;
    case 'invoice_request':
      return (await desk.get('invoicing.listRequests', { text })).rows;
    case 'receipt':
      return (await desk.get('receipts.list', { text })).rows;
    case 'allocation':
      return (await desk.get('receipts.allocations', { text })).rows;
    case 'statement':
      return (await desk.get('statements.list', { text })).rows;
    default:
      return [];
  }
}
