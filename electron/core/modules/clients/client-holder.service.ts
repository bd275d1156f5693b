import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findClientName, findHolder } from '#core/modules/clients/client-holder.repository.ts';

export { findHolder, holdersOf, listAbsorbed } from '#core/modules/clients/client-holder.repository.ts';

/**
 * The columns of a document's client: who holds it, and whom it was signed with where that client was merged since. An
 * amendment or voiding keeps both; a new document names a client that stands.
 */
export async function clientColumnsOf(
  db: ReadDb,
  clientId: string,
): Promise<{ readonly client_id: string; readonly signed_client_id: string | null }> {
  const holder = await findHolder(db, clientId);
  return { client_id: holder, signed_client_id: holder === clientId ? null : clientId };
}

/** The client a document counts for. Refused is one that was merged into another, unless the document was signed with it. */
export async function standingClient(db: ReadDb, clientId: string, signedWith: string | undefined): Promise<string> {
  const holder = await findHolder(db, clientId);
  if (holder === clientId || clientId === signedWith) return holder;
  const absorbed = await findClientName(db, clientId);
  const survivor = await findClientName(db, holder);
  return refuseField('clientId', 'client.merged_away', {
    code: absorbed?.code ?? '',
    survivorCode: survivor?.code ?? '',
    survivor: survivor?.name ?? '',
  });
}
