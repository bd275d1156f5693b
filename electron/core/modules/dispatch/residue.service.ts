import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { readDispatchNote } from '#core/modules/dispatch/dispatch-note.service.ts';
import { listLineQuantities } from '#core/modules/dispatch/line-quantity.repository.ts';
import { listOpenCharges } from '#core/modules/dispatch/residue.repository.ts';
import {
  contractShippedFenOf,
  credit,
  debit,
  shippedFenOf,
  type Posting,
} from '#core/modules/ledger/ledger.service.ts';

/**
 * 尾差. When an event closes a dispatched line (all of it settled, returned for credit or invoiced), what rounding left on
 * 1122.01 goes to 6001.04 in the same voucher, so that 1122.01 of every closed line is zero; and so for a contract line
 * whose goods are invoiced without naming a dispatched line. `entries` are the voucher's own, not yet posted; the event's
 * rows are already written.
 */
export async function residueEntries(db: ReadDb, entries: readonly Posting[]): Promise<Posting[]> {
  const noteIds = new Set(entries.flatMap((entry) => (entry.dispatchNoteId ? [entry.dispatchNoteId] : [])));
  const residues: Posting[] = [];
  for (const noteId of noteIds) {
    const own = entries.filter((entry) => entry.dispatchNoteId === noteId);
    residues.push(...(await residuesOfNote(db, noteId, own)));
  }
  return [...residues, ...(await residuesOfContracts(db, [...entries, ...residues]))];
}

/**
 * Invoiced before dispatch or against an opening document, a contract line meets its charges as a whole: once all that was
 * charged is invoiced or taken back, its 1122.01 is zero. Rounding leaves at most a fen a movement; more than that is no
 * rounding (an amended price) and stays to be seen.
 */
async function residuesOfContracts(db: ReadDb, entries: readonly Posting[]): Promise<Posting[]> {
  const own = entries.filter((entry) => entry.accountCode === ACCOUNT.shippedNotInvoiced && entry.contractLineKey);
  const residues: Posting[] = [];
  for (const [contractId, moved] of Map.groupBy(own, (entry) => entry.contractId ?? '')) {
    const posted = await contractShippedFenOf(db, contractId);
    for (const { lineKey, openE6, movements } of await listOpenCharges(db, contractId)) {
      const ofLine = moved.filter((entry) => entry.contractLineKey === lineKey);
      const [first] = ofLine;
      if (openE6 !== 0 || first === undefined) continue;
      const residueFen = (posted.get(lineKey) ?? 0) + sumFen(ofLine.map((entry) => entry.debitFen - entry.creditFen));
      if (residueFen === 0 || Math.abs(residueFen) > movements) continue;
      const client = first.clientId === undefined ? {} : { clientId: first.clientId };
      const facts = { ...client, contractId, contractLineKey: lineKey, memo: '合同行尾差' };
      residues.push(
        debit(ACCOUNT.invoiceRounding, residueFen, facts),
        credit(ACCOUNT.shippedNotInvoiced, residueFen, facts),
      );
    }
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
