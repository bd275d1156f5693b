import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { listLineQuantities } from '#core/modules/dispatch/line-quantity.repository.ts';
import { credit, debit, shippedFenOf, type Posting } from '#core/modules/ledger/ledger.service.ts';

/**
 * 尾差. When an event closes a dispatched line (all of it settled, returned for credit or invoiced), what rounding left on
 * 1122.01 goes to 6001.04 in the same voucher, so that 1122.01 of every closed line is zero. `entries` are the voucher's
 * own, not yet posted; the event's rows are already written.
 */
export async function residueEntries(db: ReadDb, entries: readonly Posting[]): Promise<Posting[]> {
  const noteIds = new Set(entries.flatMap((entry) => (entry.dispatchNoteId ? [entry.dispatchNoteId] : [])));
  const residues: Posting[] = [];
  for (const noteId of noteIds) {
    const own = entries.filter((entry) => entry.dispatchNoteId === noteId);
    residues.push(...(await residuesOfNote(db, noteId, own)));
  }
  return residues;
}

async function residuesOfNote(db: ReadDb, noteId: string, entries: readonly Posting[]): Promise<Posting[]> {
  const note = await readDispatchNote(db, noteId);
  const posted = await shippedFenOf(db, noteId);
  const moved = new Set(entries.map((entry) => entry.dispatchLineKey));
  const closed = (await listLineQuantities(db, noteId)).filter(
    (line) =>
      moved.has(line.line_key) && line.dispatched_e6 === line.settled_e6 + line.returned_credit_e6 + line.invoiced_e6,
  );
  return closed.flatMap((line) => {
    const residueFen = (posted.get(line.line_key) ?? 0) + shippedIn(entries, line.line_key);
    const facts = {
      clientId: line.client_id,
      contractId: line.contract_id,
      contractLineKey: line.contract_line_key,
      dispatchNoteId: noteId,
      dispatchLineKey: line.line_key,
      memo: `${note?.number ?? ''} 尾差`,
    };
    return [debit(ACCOUNT.invoiceRounding, residueFen, facts), credit(ACCOUNT.shippedNotInvoiced, residueFen, facts)];
  });
}

function shippedIn(entries: readonly Posting[], lineKey: string): number {
  return entries
    .filter((entry) => entry.accountCode === ACCOUNT.shippedNotInvoiced && entry.dispatchLineKey === lineKey)
    .reduce((sum, entry) => sum + entry.debitFen - entry.creditFen, 0);
}
