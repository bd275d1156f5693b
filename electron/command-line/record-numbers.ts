import type { Desk } from './desk.ts';
import { CommandRefused } from './failures.ts';
import { say } from './words.ts';

const OPAQUE = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

interface Numbered {
  readonly id: string;
  readonly number: string;
}

/** The record a person means by the number on the paper; an opaque id is taken as it is. */
export async function findRecordId(desk: Desk, document: string, given: string): Promise<string> {
  if (OPAQUE.test(given)) return given;
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
    default:
      return (await desk.get('contracts.list', { text })).rows;
  }
}
